/**
 * How often each kind of date clue is right, beside no other that contradicts it: what its confidence claims. Measured on
 * saved pages by `npm run bench -- pages`, which prints each rule's share beside its claim.
 */
import type { Place } from './position.ts';

export const CLAIMS = {
  given: 1,
  stated: 0.98,
  /** In the head of a page, by the kind of name. */
  jsonLd: 0.96,
  published: 0.95,
  vague: 0.8,
  changed: 0.55,
  mail: 0.7,
  sent: 0.5,
  /** A day that the head declares, where what the page shows contradicts it. */
  contested: 0.35,
} as const;

/** Of days in the body of a page, by what marks them and what they are called. */
export const MARKED = {
  itemprop: { published: 0.93, updated: 0.6, unlabelled: 0.85 },
  time: { published: 0.88, updated: 0.6, unlabelled: 0.86 },
  class: { published: 0.87, updated: 0.58, unlabelled: 0.84 },
  byline: { published: 0.84, updated: 0.54, unlabelled: 0.8 },
} as const;

/** Of bylines of files that are no pages, above and below the text. */
export const BYLINES = {
  published: { above: 0.94, below: 0.93 },
  unlabelled: { above: 0.92, below: 0.6 },
  updated: { above: 0.55, below: 0.5 },
} as const;

/** What a day in the body of a page claims less, by its place. */
export const LESS: Readonly<Record<Place, number>> = { beside: 0, anywhere: 0.06, near: 0.1, far: 0.2, elsewhere: 0.4 };
