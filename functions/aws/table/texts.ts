/** Clips with their texts, for those who search the archive for a name that is not tracked yet. */
import * as z from 'zod';
import { clipKeys, listings, shardsOf } from './keys.ts';
import { type Page, type PageQuery, readPage, readRows } from './listing.ts';

const Head = z.object({
  clipId: z.string(),
  revision: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  publishedOn: z.string().nullable(),
  language: z.string().nullable(),
  listOrder: z.string(),
});
const TextRow = z.object({ revision: z.string(), text: z.string().optional(), archived: z.string().optional() });

/** A clip's text, in its row or in the archive, and whether it mentions the name asked for. */
export interface ClipWithText extends Omit<z.infer<typeof Head>, 'revision' | 'listOrder'> {
  readonly text: { readonly kind: 'text' | 'archived'; readonly value: string };
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
      const [head, text, mention] = found.slice(3 * i, 3 * i + 3);
      const clip = Head.safeParse(head);
      const kept = TextRow.safeParse(text);
      // Removed, moved in the listing, or just being written.
      if (!clip.success || clip.data.listOrder !== entry.listOrder) return null;
      if (!kept.success || kept.data.revision !== clip.data.revision) return null;
      const { revision, listOrder: _, ...shown } = clip.data;
      const { text: value = '', archived } = kept.data;
      return {
        ...shown,
        text: archived === undefined ? { kind: 'text', value } : { kind: 'archived', value: archived },
        mentions: mention?.revision === revision,
      };
    });
  });
}
