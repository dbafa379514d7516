/**
 * The rows by which clips are found by words (`shared/clip/search.ts`). A clip has a place under each of its stems, and a
 * line with all of its words, in the order of clips: readers take them as hints and look at the clip itself. A stem that
 * some clip has no place under is noted once for the month of the clip, and for good: whoever looks for it has to read the
 * lines of that month.
 */
import { type Filing, filingOf, type Searched, stemOf } from '../../../../shared/clip/search.ts';
import { rows } from '../../../../shared/wiring.ts';
import { forEachOf } from '../../../runtime/batch.ts';
import { deleteIfOlder, putIf, putUnlessNewer } from '../conditional.ts';
import { type Key, leftOutKey, lineKey, wordKey } from '../keys.ts';
import { readRows } from '../rows.ts';
import type { Stale } from './clip-rows.ts';
import type { ChildRow, MentionedClip } from './mention-rows.ts';

/** Words as they stand in a row, each between two spaces. */
const inRow = (words: readonly string[]): string => ` ${words.join(' ')} `;

/** Where the words of a clip stand; with no stems at most, nowhere. */
export function wordPlaces(filing: Filing, { clipId, revision, order }: MentionedClip): ChildRow[] {
  const row = { v: 1, clipId, revision };
  return [
    ...[...filing.stems].map(([stem, words]) => ({
      ...wordKey(stem, clipId, order),
      ...row,
      kind: rows.wordPlace,
      words: inRow(words),
    })),
    { ...lineKey(clipId, order), ...row, kind: rows.wordLine, words: inRow(filing.words) },
  ];
}

/** The stems that a stored clip is filed under; undefined where it is not. */
export function stemsOf(clip: Searched & { readonly searchWords?: number | undefined }): string[] | undefined {
  const { searchWords = 0 } = clip;
  return searchWords === 0 ? undefined : [...filingOf(clip, searchWords).stems.keys()];
}

/** Files a clip under `most` stems; first of all it notes what it is not filed under. */
export async function putWords(clip: MentionedClip, searched: Searched, most: number): Promise<void> {
  if (most === 0) return;
  const filing = filingOf(searched, most);
  await noteLeftOut(filing.leftOut, clip.order);
  await forEachOf(wordPlaces(filing, clip), (row) => putUnlessNewer(row, row.revision));
}

/** Places that an older version of a clip left and this one does not have. `order`: null where the clip is no more. */
export function stalePlaces(
  clipId: string,
  { order, stems }: { readonly order: string | null; readonly stems: readonly string[] | undefined },
  stale: readonly Stale[],
): Key[] {
  const own = new Set(stems);
  return stale.flatMap(({ order: left, words }) => {
    if (words === undefined) return [];
    const isSame = left === order;
    const places = words.filter((stem) => !isSame || !own.has(stem)).map((stem) => wordKey(stem, clipId, left));
    return isSame && stems !== undefined ? places : [...places, lineKey(clipId, left)];
  });
}

/** Removes these places, unless a newer version has taken them. */
export async function removeWords(places: readonly Key[], revision: string): Promise<void> {
  await forEachOf(places, (place) => deleteIfOlder(place, revision));
}

/** Notes that this environment knows to be there. */
const noted = new Set<string>();
/** Some 5 MB; then it begins anew. */
const MOST_NOTED = 50_000;

/** Notes that a clip with this order is not filed under these words. */
export async function noteLeftOut(words: readonly string[], order: string): Promise<void> {
  const keys = [...new Set(words.map(stemOf))].map((stem) => leftOutKey(stem, order));
  const unknown = keys.filter((key) => !noted.has(addressOf(key)));
  const there = await readRows(unknown, { consistent: false, only: ['kind'] });
  const missing = unknown.filter((_, i) => there[i] === undefined);
  await forEachOf(missing, (key) => putIf({ ...key, kind: rows.leftOut, v: 1 }, 'attribute_not_exists(pk)'));
  if (noted.size > MOST_NOTED) noted.clear();
  for (const key of unknown) noted.add(addressOf(key));
}

const addressOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** Forgets what is noted: for tests, whose tables begin empty. */
export function forgetNoted(): void {
  noted.clear();
}
