/**
 * What the confidence of each kind of date clue claims: how often its day is right where no other clue contests it. The one table
 * of them, set from saved pages: `npm run bench -- pages --pages DIR` prints each rule's share beside its claim. What says
 * "measured" was met 20 times or more there; the rest is ordered between.
 */
import type { Place } from './position.ts';

export const CLAIMS = {
  given: 1,
  stated: 0.98,
  /** Declared in the head of a page: measured 99 of 100, of which the claim leaves some for pages that nobody has seen. */
  jsonLd: 0.97,
  /** Measured, as above. */
  published: 0.96,
  /** Right on 16 of 30 pages of another sample, before what is shown contested it. */
  vague: 0.7,
  changed: 0.55,
  mail: 0.7,
  sent: 0.5,
  /** In an address, year first and last, by how it is parted. */
  addressPath: 0.95,
  addressDashes: 0.93,
  addressDigits: 0.9,
  addressDayFirst: 0.8,
  /** In the text of a page. */
  postedSentence: 0.8,
  dateline: 0.66,
  datelineBehindPlace: 0.56,
  titleDate: 0.57,
  foot: { published: 0.57, updated: 0.5 },
  /** In its scripts: one day, or several. */
  embedded: 0.7,
  embeddedAmongOthers: 0.5,
  /** What another clue contradicts: the head was right in 5 of 26 pages where the shown day was the day before or after. */
  contested: 0.3,
} as const;

/** What a day in the body of a page is called: the best word for it, none, or that of an update. */
type DayLabel = 'published' | 'unlabelled' | 'updated';
export type Mark = 'itemprop' | 'time' | 'class' | 'byline';

/** Days in the body of a page by their place, and by what they are called there; beside the headline, measured: 97 of 100. */
const PLACED: Readonly<Record<Exclude<Place, 'elsewhere'>, Readonly<Record<DayLabel, number>>>> = {
  beside: { published: 0.96, unlabelled: 0.955, updated: 0.6 },
  anywhere: { published: 0.95, unlabelled: 0.95, updated: 0.55 },
  near: { published: 0.87, unlabelled: 0.85, updated: 0.5 },
  far: { published: 0.64, unlabelled: 0.6, updated: 0.45 },
};
/** Added for how they are marked: between equals the surer mark counts. */
const SURER: Readonly<Record<Mark, number>> = { itemprop: 0.005, time: 0.004, class: 0.003, byline: 0 };
/** Among other texts they are other texts' mostly, and no value but by a mark for machines or a label. */
const ELSEWHERE: Readonly<Record<Mark, Readonly<Record<DayLabel, number>>>> = {
  itemprop: { published: 0.53, unlabelled: 0.46, updated: 0.2 },
  time: { published: 0.48, unlabelled: 0.46, updated: 0.2 },
  class: { published: 0.47, unlabelled: 0.44, updated: 0.18 },
  byline: { published: 0.58, unlabelled: 0.4, updated: 0.14 },
};

/** What a day in the body of a page claims. */
export function placedClaim(mark: Mark, dayLabel: 'published' | 'updated' | null, place: Place): number {
  const label = dayLabel ?? 'unlabelled';
  return place === 'elsewhere' ? ELSEWHERE[mark][label] : PLACED[place][label] + SURER[mark];
}

/** What a dateline or the like loses by its place. */
export const LESS: Readonly<Record<Place, number>> = { beside: 0, anywhere: 0.06, near: 0.1, far: 0.2, elsewhere: 0.4 };

/** Of bylines of files that are no pages, above and below the text. */
export const BYLINES = {
  published: { above: 0.94, below: 0.93 },
  unlabelled: { above: 0.92, below: 0.6 },
  updated: { above: 0.55, below: 0.5 },
} as const;
