/** Which news comes first, by the weight of its outlet, then how much it is about the name; and which name of it. */
import type { OutletKind } from '../contract/outlet.ts';
import type { ClipCard, ClipMention, DigestName, Reader } from './content.ts';

const WEIGHT: Readonly<Record<OutletKind, number>> = { tv: 5, press: 4, agency: 3, radio: 2, web: 1 };

/**
 * The most important first: kind of outlet (tv, press, agency, radio, web, not known), a name in the title, clips of the
 * story, mentions, the later day, the newest received, `clipId`. A total order: the order of the input makes no difference.
 */
export function byImportance(one: ClipCard, other: ClipCard): number {
  return (
    weightOf(other) - weightOf(one) ||
    Number(isInTitle(other)) - Number(isInTitle(one)) ||
    other.sameStory.clips - one.sameStory.clips ||
    mentionsIn(other) - mentionsIn(one) ||
    compare(other.publishedOn ?? '', one.publishedOn ?? '') ||
    compare(other.receivedAt, one.receivedAt) ||
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

type Follows = Reader['follows'];

/** Clips in the order in which they are told, and the names of each: the most mentions first, then in the reader's order. */
export function inOrder(clips: readonly ClipCard[], follows: Follows): ClipCard[] {
  return clips.toSorted(byImportance).map((clip) => {
    const places = clip.mentions.map((mention) => placeOf([{ clip, mention }], follows));
    const inPlace = places.toSorted(byPlace).flatMap(({ mentions }) => mentions);
    return { ...clip, mentions: inPlace };
  });
}

/** The names of clips: those of the most clips first, then of the most mentions, then in the reader's order. */
export function namesInOrder(clips: readonly ClipCard[], follows: Follows): string[] {
  const told = clips.flatMap((clip) => clip.mentions.map((mention) => ({ clip, mention })));
  return [...Map.groupBy(told, ({ mention }) => mention.name)]
    .map(([name, own]) => ({ name, ...placeOf(own, follows) }))
    .sort(byPlace)
    .map(({ name }) => name);
}

/** Counted names, those of the most clips first, then in the reader's order. */
export function countedInOrder<T extends { readonly name: string; readonly clips: number }>(
  names: readonly T[],
  follows: Follows,
): T[] {
  return names.toSorted(
    (one, other) => other.clips - one.clips || rankOf(one.name, follows) - rankOf(other.name, follows),
  );
}

/** Names of a digest: urgent ones first, then those with the most mentions, then as they are given. */
export function digestInOrder(names: readonly DigestName[]): DigestName[] {
  return names.toSorted((one, other) => Number(other.isUrgent) - Number(one.isUrgent) || other.mentions - one.mentions);
}

interface Told {
  readonly clip: Pick<ClipCard, 'outlet'>;
  readonly mention: ClipMention;
}

/** What decides about the place of a name, with its mentions. */
function placeOf(told: readonly Told[], follows: Follows) {
  return {
    mentions: told.map(({ mention }) => mention),
    isOutlet: told.every(isOutlet),
    clips: told.length,
    count: told.reduce((sum, { mention }) => sum + mention.count, 0),
    rank: rankOf(told[0]?.mention.name ?? '', follows),
  };
}

/** A name that is the outlet says nothing beside it. */
function byPlace(one: ReturnType<typeof placeOf>, other: ReturnType<typeof placeOf>): number {
  return (
    Number(one.isOutlet) - Number(other.isOutlet) ||
    other.clips - one.clips ||
    other.count - one.count ||
    one.rank - other.rank
  );
}

/** Whether the name is that of the outlet of its clip, or is written so in it. */
function isOutlet({ clip: { outlet }, mention: { name, spans } }: Told): boolean {
  if (outlet === null) return false;
  return [name, ...spans.map(({ form }) => form)].some((text) => folded(text) === folded(outlet));
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The place of a name in the reader's own order; the same for all that are not in it. */
function rankOf(name: string, follows: Follows): number {
  const rank = follows === '*' ? -1 : follows.indexOf(name);
  return rank === -1 ? Number.MAX_SAFE_INTEGER : rank;
}
