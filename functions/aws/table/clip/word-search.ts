/**
 * Searching for words: what is asked of a clip, and what may lead to it: places under a word, and for the months in which
 * some clip has none, the lines of all clips.
 */
import {
  filed,
  hasStem,
  occursIn,
  type Searched,
  stemOf,
  type WordQuery,
  wordQueryOf,
} from '../../../../shared/clip/search.ts';
import { defaults } from '../../../../shared/wiring.ts';
import { optionalSetting } from '../../../runtime/environment.ts';
import { listings, monthOf, shardsOf } from '../keys.ts';
import { boundsOf, type Entry, entries, LAST, type Listing, merged } from '../listing.ts';
import { queryPartition } from '../rows.ts';

/** The order of a query and the part of it that is asked for. */
type Within = Pick<Listing, 'order' | 'from' | 'to' | 'position'>;

/** Where a search may look. */
export interface WordLeads {
  /** Of each word, the longest first, under which every clip that has it has a place. */
  readonly complete: readonly Listing[];
  /** Where there are none: whatever may have all of the words; null where the deployment files none. */
  readonly rest: ((expected: number) => AsyncGenerator<Entry, void, undefined>) | null;
}

export interface WordSearch {
  readonly isMetBy: (clip: Searched) => boolean;
  readonly leads: (within: Within) => Promise<WordLeads>;
}

/** Words that are looked into: of several long ones each is rare. */
const MOST_LED = 3;
/** Months that are looked for: some eight read units; what lies behind them is taken for one that has clips without a place. */
const MOST_MONTHS = 500;
/** What a range of lines counts in rows that are passed over, besides its own: a query of each shard. */
const PASSED_OF_RANGE = 64;

/** The search for the words of a text, which has one at least. */
export function searchFor(q: string): WordSearch {
  const query = wordQueryOf(q);
  if (query === null) throw new Error('There is no word to search for.');
  return { isMetBy: (clip) => occursIn(query, clip), leads: (within) => leadsOf(query, within) };
}

async function leadsOf({ words, beginning }: WordQuery, within: Within): Promise<WordLeads> {
  if (Number(optionalSetting('searchWords') ?? defaults.searchWords) === 0) return { complete: [], rest: null };
  const begun = filed(beginning);
  // Words that are begun alike have several stems where the beginning is shorter than one.
  const wanted = [
    ...words.map(filed).map((word) => ({ word, sought: ` ${word} `, leads: true })),
    { word: begun, sought: ` ${begun}`, leads: hasStem(begun) },
  ];
  const lines = listingOf(
    listings.lines,
    wanted.map(({ sought }) => sought),
    within,
  );
  const longest = wanted.filter(({ leads }) => leads).sort((a, b) => b.word.length - a.word.length);
  const led = await Promise.all(
    longest.slice(0, MOST_LED).map(async ({ word, sought }) => ({
      places: listingOf(listings.words(stemOf(word)), [sought], within),
      months: await monthsWithoutPlaces(stemOf(word), within),
    })),
  );
  const [best] = led.toSorted((a, b) => a.months.length - b.months.length);
  return {
    complete: led.filter(({ months }) => months.length === 0).map(({ places }) => places),
    rest: (expected) => {
      if (best === undefined) return entries(lines, expected);
      const both = [entries(best.places, expected), linesOf(lines, best.months, expected)];
      return withoutRepeats(merged(both, within.order));
    },
  };
}

function listingOf(listing: string, words: string[], within: Within): Listing {
  return { index: null, partitions: shardsOf(listing), filter: { words }, ...within };
}

/** Months, in order, of which some clip has words with this stem and no place under it. */
async function monthsWithoutPlaces(stem: string, within: Within): Promise<string[]> {
  const [low, high] = boundsOf(within);
  const found = await queryPartition(listings.words(stem), {
    condition: 'sk BETWEEN :low AND :high',
    values: { ':low': monthOf(low), ':high': monthOf(high) },
    newest: within.order === 'newest',
    most: MOST_MONTHS,
  });
  return found.map(({ sk }) => String(sk));
}

/** The lines of these months. */
async function* linesOf(
  lines: Listing,
  months: readonly string[],
  expected: number,
): AsyncGenerator<Entry, void, undefined> {
  const { order, position } = lines;
  const [low, high] = boundsOf(lines);
  for (const range of rangesOf(months, order)) {
    const [, from = low] = [range.from, low].toSorted();
    const [to = high] = [range.to, high].toSorted();
    if (from >= to) continue;
    const isInside = position !== null && from <= position && position <= to;
    yield* entries({ ...lines, from, to, position: isInside ? position : null }, expected);
    yield { pk: lines.partitions[0] ?? '', sk: '', listOrder: order === 'newest' ? from : to, passed: PASSED_OF_RANGE };
  }
}

/** Ranges of orders: months that follow each other are one, and the last goes on where there may be more of them. */
export function rangesOf(months: readonly string[], order: Listing['order']): { from: string; to: string }[] {
  const ranges: { from: string; to: string }[] = [];
  let last = Number.NaN;
  for (const month of months) {
    const [years, ofYear] = month.split('-').map(Number);
    const number = (years ?? 0) * 12 + (ofYear ?? 0);
    const before = ranges.at(-1);
    if (before === undefined || Math.abs(number - last) !== 1) ranges.push({ from: month, to: `${month}${LAST}` });
    else if (order === 'newest') before.from = month;
    else before.to = `${month}${LAST}`;
    last = number;
  }
  const end = ranges.at(-1);
  if (end !== undefined && months.length >= MOST_MONTHS) {
    if (order === 'newest') end.from = ' ';
    else end.to = LAST;
  }
  return ranges;
}

/** A clip that has a place and a line comes once. */
async function* withoutRepeats(found: AsyncGenerator<Entry, void, undefined>): AsyncGenerator<Entry, void, undefined> {
  let last: string | null = null;
  for await (const entry of found) {
    if (entry.passed === undefined) {
      if (entry.listOrder === last) continue;
      last = entry.listOrder;
    }
    yield entry;
  }
}
