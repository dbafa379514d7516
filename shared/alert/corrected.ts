/** What of a clip a correction tells. */
import type { Clip } from '../contract/clip.ts';

/** A clip or an earlier state of one; `furtherCounts`: names with mentions beyond those that the state keeps whole. */
export interface Correctable extends Pick<Clip, 'title' | 'outlet' | 'publishedOn'> {
  readonly mentions: readonly { readonly nameId: string }[];
  readonly furtherCounts?: readonly (readonly [string, number])[] | undefined;
}

/** What was said of a clip, or is to be said: two of them that are alike need no correction. */
export interface Said extends Pick<Clip, 'title' | 'outlet' | 'publishedOn'> {
  /** In order. */
  readonly nameIds: readonly string[];
}

export function saidOf(clip: Correctable): Said {
  const { title, outlet, publishedOn } = clip;
  return { title, outlet, publishedOn, nameIds: namesIn(clip).sort() };
}

export const isSame = (one: Said, other: Said): boolean => JSON.stringify(one) === JSON.stringify(other);

export const namesIn = ({
  mentions,
  furtherCounts = [],
}: Pick<Correctable, 'mentions' | 'furtherCounts'>): string[] => [
  ...new Set([...mentions.map(({ nameId }) => nameId), ...furtherCounts.map(([nameId]) => nameId)]),
];
