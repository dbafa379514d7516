/** Which news comes first: the weight of its outlet, then how much it is about the name. */
import type { ClipCard, OutletKind } from './content.ts';

const WEIGHT: Readonly<Record<OutletKind, number>> = { tv: 5, press: 4, agency: 3, radio: 2, web: 1 };

/**
 * The most important first: kind of outlet (tv, press, agency, radio, web, not known), a name in the title, clips of the
 * story, mentions, the later day, `clipId`. A total order: the order of the input makes no difference.
 */
export function byImportance(one: ClipCard, other: ClipCard): number {
  return (
    weightOf(other) - weightOf(one) ||
    Number(isInTitle(other)) - Number(isInTitle(one)) ||
    other.sameStory.length - one.sameStory.length ||
    mentionsIn(other) - mentionsIn(one) ||
    compare(other.publishedOn ?? '', one.publishedOn ?? '') ||
    compare(one.clipId, other.clipId)
  );
}

const weightOf = ({ outletKind }: ClipCard) => (outletKind ? WEIGHT[outletKind] : 0);
const isInTitle = ({ mentions }: ClipCard) => mentions.some(({ inTitle }) => inTitle);
const mentionsIn = ({ mentions }: ClipCard) => mentions.reduce((sum, { count }) => sum + count, 0);

/** By UTF-16 units: the same on every machine. */
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
