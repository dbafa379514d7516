/** Clips with their texts, for searching the archive for a name that is not tracked yet. */

import { clipIdIn, clipKeys, listings, shardsOf } from '../keys.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { readRows } from '../rows.ts';
import { type ClipText, type LiveRow, liveRowIn, textIn } from './clip-rows.ts';
import { mentionsOf } from './mention-rows.ts';

/** A clip's text, and whether the clip mentions the name asked for. */
export interface ClipWithText extends Pick<LiveRow, 'clipId' | 'title' | 'outlet' | 'publishedOn' | 'language'> {
  readonly text: ClipText;
  readonly mentions: boolean;
}

/** Clips by day, the newest first. */
export async function listTexts(query: PageQuery & { readonly nameId: string }): Promise<Page<ClipWithText>> {
  const { nameId, limit, position } = query;
  const listing = { index: 'list', partitions: shardsOf(listings.clips), order: 'newest', position } as const;
  return readPage(listing, limit, async (entries) => {
    const found = await readRows(
      entries.map(clipIdIn).flatMap((clipId) => [clipKeys.clip(clipId), clipKeys.text(clipId)]),
    );
    const clips = entries.map(({ listOrder }, i) => {
      const live = liveRowIn(found[2 * i]);
      // Removed, or listed at another place by now.
      return live?.listOrder === listOrder ? live : null;
    });
    const mentions = await mentionsOf(nameId, clips);
    return clips.map((live, i) => {
      const text = live === null ? null : textIn(found[2 * i + 1], live.revision);
      // The clip is being written.
      if (live === null || text === null) return null;
      const { clipId, title, outlet, publishedOn, language } = live;
      return { clipId, title, outlet, publishedOn, language, text, mentions: Boolean(mentions[i]) };
    });
  });
}
