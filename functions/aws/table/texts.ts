/** Clips with their texts, for searching the archive for a name that is not tracked yet. */
import { type ClipText, type LiveRow, liveRowIn, textIn } from './clip-rows.ts';
import { clipKeys, listings, shardsOf } from './keys.ts';
import { type Page, type PageQuery, readPage, readRows } from './listing.ts';

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
    const ids = entries.map(({ pk }) => pk.slice(clipKeys.clip('').pk.length));
    const found = await readRows(
      ids.flatMap((clipId) => [clipKeys.clip(clipId), clipKeys.text(clipId), clipKeys.mention(clipId, nameId)]),
    );
    return entries.map((entry, i) => {
      const [clipRow, textRow, mention] = found.slice(3 * i, 3 * i + 3);
      const live = liveRowIn(clipRow);
      // Removed, or listed at another place by now.
      if (live === null || live.listOrder !== entry.listOrder) return null;
      const text = textIn(textRow, live.revision);
      // The clip is being written.
      if (text === null) return null;
      const { clipId, title, outlet, publishedOn, language, revision } = live;
      return { clipId, title, outlet, publishedOn, language, text, mentions: mention?.revision === revision };
    });
  });
}
