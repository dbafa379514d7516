/** How much of a text is in another, and how the two differ. */
import type { StoryText } from './shingles.ts';
import type { Sketch } from './sketch.ts';

/** `similarity`: 0 to 1, in hundredths. `why`: for people, in English: `96 % the same; differs in the headline`. */
export interface Similarity {
  readonly similarity: number;
  readonly why: string;
}

/** Shingles below which two texts are one only if all of them agree: so short, other news differs in a word. */
const LEAST_SHINGLES = 48;
/** From this share of the beginning in common, one text can be a shorter version of the other. */
const SAME_LEAD = 0.5;
/** Below this one, what two texts have in common may be boilerplate, or the older part of a page that grows. */
const OTHER_LEAD = 0.3;
const OTHER_LEAD_COUNTS = 0.9;
/** From so many numerals on they count: a report of another week has the words of the last one, and other figures. */
const LEAST_FIGURES = 5;
const SAME_FIGURES = 0.5;

/** Compares a text with the sketch of an earlier one; the same for the same two texts. */
export function similarityOf(earlier: Sketch, own: StoryText): Similarity {
  const size = own.shingles.length;
  const isShort = Math.min(size, earlier.size) < LEAST_SHINGLES;
  const headline = earlier.title === own.title ? [] : ['differs in the headline'];
  if (earlier.words === own.words && earlier.size === size && !(isShort && headline.length > 0)) {
    return headline.length === 0 ? { similarity: 1, why: 'the same text' } : shown(1, 'the same', headline);
  }
  if (isShort) return { similarity: 0, why: 'too short to be compared' };
  const { inOwn, inEarlier } = shares(earlier, own);
  const both = Math.min(1, (2 * inOwn * earlier.size) / (earlier.size + size));
  const lead = shareOf(earlier.lead, own.wideLead);
  const beginsAlike = shareOf(earlier.lead, own.lead) >= SAME_LEAD;
  const figures = figuresInCommon(earlier, own);
  const counts = (lead < OTHER_LEAD ? OTHER_LEAD_COUNTS : 1) * (figures < SAME_FIGURES ? SAME_FIGURES + figures : 1);
  const differences = [
    ...headline,
    ...(lead < OTHER_LEAD ? ['differs in the beginning'] : []),
    ...(figures < SAME_FIGURES ? ['has other figures'] : []),
  ];
  const contained = size < earlier.size ? inEarlier : inOwn;
  if (beginsAlike && contained - both > NOTICEABLE) {
    const [what, where] =
      size < earlier.size ? ['shorter', 'of it is in the other'] : ['longer', 'of the other is in it'];
    return shown(contained * counts, where, differences, `a ${what} version: `);
  }
  const more = own.sentences - earlier.sentences;
  const sentences = `${Math.abs(more)} sentence${Math.abs(more) === 1 ? '' : 's'} ${more > 0 ? 'more' : 'less'}`;
  return shown(both * counts, 'the same', more === 0 ? differences : [...differences, sentences]);
}

/** In hundredths, rounded down, and never 1: that is for the same text. */
function shown(share: number, what: string, differences: readonly string[], start = ''): Similarity {
  const hundredths = Math.min(99, Math.floor(share * 100 + 1e-9));
  return { similarity: hundredths / 100, why: [`${start}${hundredths} % ${what}`, ...differences].join('; ') };
}

/** How much more a text is in another than the other in it, for the one to be a shorter version. */
const NOTICEABLE = 0.1;

/** The shares of the earlier text in this one, and of this one in the earlier: estimates from the sample. */
function shares(earlier: Sketch, own: StoryText): { inOwn: number; inEarlier: number } {
  const hashes = new Set(own.shingles.map(({ hash }) => hash));
  const common = earlier.sample.filter((hash) => hashes.has(hash)).length;
  // Of the earlier text all hashes up to the last one of the sample are known.
  const last = earlier.size > earlier.sample.length ? (earlier.sample.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
  const known = own.shingles.filter(({ hash }) => hash <= last).length;
  return { inOwn: common / earlier.sample.length, inEarlier: known === 0 ? 0 : common / known };
}

function shareOf(sample: readonly number[], lead: StoryText['lead']): number {
  const hashes = new Set(lead.map(({ hash }) => hash));
  return sample.filter((hash) => hashes.has(hash)).length / Math.max(1, sample.length);
}

/** The share of the numerals of the text with fewer that is in the other; 1 where there are too few to tell. */
function figuresInCommon(earlier: Sketch, own: StoryText): number {
  if (Math.min(earlier.figureCount, own.figures.length) < LEAST_FIGURES) return 1;
  const last = earlier.figureCount > earlier.figures.length ? (earlier.figures.at(-1) ?? 0) : Number.POSITIVE_INFINITY;
  const known = own.figures.filter((figure) => figure <= last);
  const common = earlier.figures.filter((figure) => known.includes(figure)).length;
  return common / Math.max(1, Math.min(earlier.figures.length, known.length));
}
