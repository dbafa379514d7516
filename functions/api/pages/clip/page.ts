/** A clip: its record with evidence, its text with every name marked, its videos, its story, its states; corrected in place. */

import * as z from 'zod/mini';
import { ListedEmbed, Story } from '../../../../shared/contract/api.ts';
import { Clip } from '../../../../shared/contract/clip.ts';
import type { Refused } from '../api.ts';
import type { Answer, Asked, Page } from '../page.ts';
import { fieldOf } from './around.ts';
import { clipPath, type RecordLook, readRecord, type Unsaved } from './record.ts';
import { videoId } from './video.ts';
import { clipView } from './view.ts';

export const get = (asked: Asked): Promise<Answer> => show(asked, null);

export async function post(asked: Asked): Promise<Answer> {
  const { form, api } = asked;
  const own = clipPath(idIn(asked));
  switch (form.get('do')) {
    case 'correct':
    case 'take-back':
      return correct(asked);
    case 'recheck': {
      const embed = form.get('embed') ?? '';
      const path = `/embeds/${encodeURIComponent(embed)}/recheck`;
      const replied = await api.ask(path, ListedEmbed, { method: 'POST' });
      return replied.kind === 'done' ? { to: `${own}#${videoId(1)}` } : refusedAs(asked, replied.problem);
    }
    case 'split': {
      const path = `/stories/${encodeURIComponent(form.get('story') ?? '')}/split`;
      const replied = await api.ask(path, Story, { method: 'POST', body: { clipId: form.get('mate') ?? '' } });
      return replied.kind === 'done' ? { to: own } : refusedAs(asked, replied.problem);
    }
    default:
      return show(asked, null);
  }
}

/**
 * Corrects a field of the clip as the reader saw it. Where something else of it has changed meanwhile (a check of a video), and
 * the field has not, nothing stands in the way.
 */
async function correct(asked: Asked): Promise<Answer> {
  const { form, api } = asked;
  const field = fieldOf(form.get('field') ?? '');
  if (field === null) return show(asked, null);
  const path = clipPath(idIn(asked));
  const mine = form.get('value')?.trim() ?? '';
  const value = form.get('do') === 'take-back' ? null : mine;
  const save = (ifMatch: string | undefined) =>
    api.ask(path, Clip, { method: 'PATCH', body: { [field]: value }, ifMatch });
  let replied = await save(form.get('etag') || undefined);
  let isConflict = replied.kind === 'refused' && replied.problem.status === 412;
  if (isConflict) {
    const now = await api.ask(path, Clip);
    if (now.kind === 'done' && (now.value[field] ?? '') === form.get('seen')) {
      replied = await save(now.etag ?? undefined);
      isConflict = replied.kind === 'refused' && replied.problem.status === 412;
    }
  }
  if (replied.kind === 'done') return { to: `${path}#field-${field}` };
  return show(asked, { field, mine, problem: replied.problem, isConflict });
}

const refusedAs = (asked: Asked, problem: Refused): Promise<Page> =>
  show(asked, { field: '', mine: '', problem, isConflict: false });

async function show({ params, query, api, voice, reader, now }: Asked, unsaved: Unsaved | null): Promise<Page> {
  const clipId = params.clipId ?? '';
  const record = await readRecord(api, clipId, true);
  return clipView(record, {
    voice,
    reader,
    now,
    isAlone: false,
    unsaved,
    ...askedIn(query),
    playAt: (number) =>
      `${clipPath(clipId)}?${new URLSearchParams({ ...keptIn(query), play: `${number}` })}#${videoId(number)}`,
    stillOf: (embedId) => `/stills/${encodeURIComponent(clipId)}/${encodeURIComponent(embedId)}`,
  });
}

const Play = z.coerce.number().check(z.int(), z.positive());

/** What an address asks of the page: a name, a video to play. */
export function askedIn(query: URLSearchParams): Pick<RecordLook, 'nameId' | 'playing'> {
  const play = Play.safeParse(query.get('play') ?? undefined);
  return { nameId: query.get('nameId'), playing: play.success ? play.data : null };
}

const keptIn = (query: URLSearchParams): Record<string, string> => {
  const nameId = query.get('nameId');
  return nameId === null ? {} : { nameId };
};

const idIn = ({ params }: Asked): string => params.clipId ?? '';
