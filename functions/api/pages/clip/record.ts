/** What is known of a clip, for its page. */

import { Story } from '../../../../shared/contract/api.ts';
import { Clip } from '../../../../shared/contract/clip.ts';
import { Revision } from '../../../../shared/contract/history.ts';
import type { Voice } from '../../../../shared/view/voice.ts';
import { type Api, listOf, type Refused, RefusedError, Text } from '../api.ts';
import type { Reader } from '../page.ts';
import { nameTexts } from '../parts/name-texts.ts';

/** States that are compared; earlier ones are told by the API. */
const MAX_REVISIONS = 20;

export interface ClipRecord {
  readonly clip: Clip;
  /** Of the clip as it is here: a change is one of this state. */
  readonly etag: string | null;
  /** Null where it cannot be had, or not on a page. */
  readonly text: string | null;
  readonly nameOf: (nameId: string) => string;
  /** Null where only the record itself is open. */
  readonly story: Story | null;
  /** The newest first. */
  readonly revisions: readonly Revision[];
}

/** A form that was sent and not done: what was written is kept. */
export interface Unsaved {
  readonly field: string;
  readonly mine: string;
  readonly problem: Refused;
  /** Somebody else changed the field meanwhile. */
  readonly isConflict: boolean;
}

/** How a record is shown, and to whom. */
export interface RecordLook {
  readonly voice: Voice;
  readonly reader: Reader;
  readonly now: Date;
  /** Opened by a link in a mail: the record alone, with no way to anything else of the archive. */
  readonly isAlone: boolean;
  /** The name that was asked for: other names are marked without a fill. */
  readonly nameId: string | null;
  /** Which of the videos the reader asked to play, from 1 on. */
  readonly playing: number | null;
  /** The address of this page with another video to play. */
  readonly playAt: (number: number) => string;
  readonly stillOf: (embedId: string) => string;
  readonly unsaved: Unsaved | null;
}

export const clipPath = (clipId: string): string => `/clips/${encodeURIComponent(clipId)}`;

/** Throws `RefusedError` where there is no such clip. `around`: with its story and its earlier states. */
export async function readRecord(api: Api, clipId: string, around: boolean): Promise<ClipRecord> {
  const path = clipPath(clipId);
  const [found, text, revisions] = await Promise.all([
    api.ask(path, Clip),
    api.ask(`${path}/text`, Text),
    around ? api.ask(`${path}/revisions`, listOf(Revision), { query: { limit: MAX_REVISIONS } }) : null,
  ]);
  if (found.kind === 'refused') throw new RefusedError(found.problem);
  const { value: clip, etag } = found;
  const [story, nameOf] = await Promise.all([
    around ? api.ask(`/stories/${encodeURIComponent(clip.story)}`, Story) : null,
    nameTexts(
      api,
      clip.mentions.map(({ nameId }) => nameId),
    ),
  ]);
  return {
    clip,
    etag,
    text: text.kind === 'done' ? text.value : null,
    nameOf,
    story: story?.kind === 'done' ? story.value : null,
    revisions: revisions?.kind === 'done' ? revisions.value.items : [],
  };
}
