/**
 * What a clip adds to the counters: one clip to its outlet and language on its day, with all its mentions, and one clip to
 * each of its names. Counters are moved by the difference of what a clip added and what it adds now.
 */
import type { ParsedFile } from '../contract/clip.ts';
import { tableName } from '../file/outlets/local-names.ts';
import { beginning } from '../well-formed.ts';

/** The day of a clip without one: before every real day. */
export const NO_DAY = '0000-00-00';

/**
 * Equal for spellings of one outlet, and for its names in several languages (`local-names.ts`). Cut, since it is part
 * of keys, which DynamoDB limits: outlets of the same 200 characters are counted and listed together.
 */
export function foldedOutlet(outlet: string): string {
  return beginning(tableName(outlet).normalize('NFKC').toLowerCase(), 200);
}

/** Adds `clips` and `mentions` to the counter of an outlet and language, or of a name, on a day. */
export type CountMove = CountedOf & { readonly day: string; readonly clips: number; readonly mentions: number };
type CountedOf =
  | { readonly of: 'clips'; readonly outlet: string | null; readonly language: string | null }
  | { readonly of: 'name'; readonly nameId: string };

/** What counting needs of a clip; `counts`: all its names, each once, with how often it occurs. */
export interface CountedClip extends Pick<ParsedFile, 'publishedOn' | 'outlet' | 'language'> {
  readonly counts: ReadonlyMap<string, number>;
}

/** All that a clip adds, always in the same order: the clip itself, then its names by their ids. */
export function addsOf({ publishedOn, outlet, language, counts }: CountedClip): CountMove[] {
  const day = publishedOn ?? NO_DAY;
  const names = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const mentions = names.reduce((sum, [, count]) => sum + count, 0);
  return [
    { of: 'clips', day, outlet, language, clips: 1, mentions },
    ...names.map(([nameId, count]): CountMove => ({ of: 'name', day, nameId, clips: 1, mentions: count })),
  ];
}

/**
 * The moves that make counters which contain `before` contain `after` instead: one for each counter that changes.
 * `keyOf`: equal for moves of the same counter.
 */
export function movesBetween(
  before: readonly CountMove[],
  after: readonly CountMove[],
  keyOf: (move: CountMove) => string,
): CountMove[] {
  const sums = new Map<string, CountMove>();
  const add = (sign: 1 | -1) => (move: CountMove) => {
    const { clips = 0, mentions = 0 } = sums.get(keyOf(move)) ?? {};
    sums.set(keyOf(move), { ...move, clips: clips + sign * move.clips, mentions: mentions + sign * move.mentions });
  };
  before.forEach(add(-1));
  after.forEach(add(1));
  return [...sums.values()].filter(({ clips, mentions }) => clips !== 0 || mentions !== 0);
}
