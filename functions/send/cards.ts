/** Clips as messages show them. */
import type { ClipCard, ClipHead, ClipMention, ClipVideo } from '../../shared/alert/content.ts';
import type { Clip, WatchedEmbed } from '../../shared/contract/clip.ts';
import type { Name } from '../../shared/contract/name.ts';
import { kindOfOutlet } from '../../shared/file/outlets/index.ts';
import { providerName } from '../../shared/view/provider-name.ts';
import { getClip } from '../aws/table/clip/clips.ts';
import { mapOf } from '../runtime/batch.ts';
import type { Links } from './links.ts';

/** Clips read at once: each takes up to a megabyte. */
const WIDTH = 16;

/** Clips by id, each read once; null for a clip that was removed. */
export async function clipsById(clipIds: readonly string[]): Promise<Map<string, Clip | null>> {
  const unique = [...new Set(clipIds)];
  const clips = await mapOf(unique, WIDTH, getClip);
  return new Map(unique.map((clipId, i) => [clipId, clips[i] ?? null]));
}

export function headOf({ clipId, title, outlet, publishedOn, language }: Clip, links: Links): ClipHead {
  return { clipId, title, outlet, publishedOn, language, link: links.clip(clipId) };
}

export interface Chosen {
  /** Names to show, by id: mentions of others are left out, and names that the clip does not have. */
  readonly names: ReadonlyMap<string, Pick<Name, 'id' | 'name'>>;
}

/** Of a clip whose story is not looked at. */
const ALONE: ClipCard['sameStory'] = { clips: 0, outlets: [] };

export function cardOf(clip: Clip, { names }: Chosen, links: Links): ClipCard {
  return {
    ...headOf(clip, links),
    original: clip.url ?? null,
    outletKind: clip.outlet === null ? null : kindOfOutlet(clip.outlet),
    receivedAt: clip.receivedAt,
    mentions: clip.mentions.flatMap((mention): ClipMention[] => {
      const { nameId, count, snippet, marks, spans } = mention;
      const name = names.get(nameId)?.name;
      if (name === undefined) return [];
      const inTitle = spans.some(({ field }) => field === 'title');
      return [{ nameId, name, count, inTitle, snippet, marks, spans, narrow: links.name(nameId) }];
    }),
    videos: clip.embeds.map((embed) => videoOf(clip.clipId, embed, links)),
    sameStory: ALONE,
  };
}

function videoOf(clipId: string, { id, provider, url, check, proof }: WatchedEmbed, links: Links): ClipVideo {
  const link = proof === undefined || id === undefined ? null : links.still({ clipId, embedId: id });
  const still = proof === undefined || link === null ? null : { link, keptAt: proof.at };
  return { provider: providerName({ provider, url }), url, check, still };
}
