/** What only a person can settle: files that were refused, and doubts about clips. */
import type { Clip, Receipt } from '../../../../shared/contract/clip.ts';

/** Fields that are given by hand here. */
export const FIELDS = ['publishedOn', 'outlet', 'title'] as const;
export type Field = (typeof FIELDS)[number];

/** A clip, and the tag of the state that was seen. */
export interface SeenClip {
  readonly clip: Clip;
  readonly etag: string;
}

export type Need =
  | { readonly kind: 'refused'; readonly receipt: Receipt }
  /** `message` says what was seen, in English; `choices`: values that it may have, the likeliest first. */
  | {
      readonly kind: Field;
      readonly seen: SeenClip;
      readonly message: string;
      readonly choices: readonly string[];
    }
  /** A frame that may be a video. */
  | { readonly kind: 'player'; readonly seen: SeenClip; readonly message: string };

type Code = Clip['warnings'][number]['code'];

/** Which field a warning casts doubt on. */
const DOUBTS: Readonly<Partial<Record<Code, Field>>> = {
  'date-ambiguous': 'publishedOn',
  'date-incomplete': 'publishedOn',
  'date-invalid': 'publishedOn',
  'date-missing': 'publishedOn',
  'outlet-missing': 'outlet',
  'title-missing': 'title',
};

/** Days that are offered for a choice. */
const MAX_CHOICES = 3;

/** All of them, the one that has waited longest first. */
export function needsOf(refused: readonly Receipt[], seen: readonly SeenClip[]): Need[] {
  const told = refused.filter((receipt) => !isToldByParts(receipt, refused));
  const needs = [...told.map((receipt): Need => ({ kind: 'refused', receipt })), ...seen.flatMap(doubtsOf)];
  return needs.sort((one, other) => sinceOf(one).localeCompare(sinceOf(other)));
}

/** Whether it is of a file that holds several clips, of which one is told, too: that is one thing to mend. */
function isToldByParts({ key, versionId, part }: Receipt, refused: readonly Receipt[]): boolean {
  return (
    part === undefined && refused.some((of) => of.part !== undefined && of.key === key && of.versionId === versionId)
  );
}

/** Since when it waits, an instant. */
export function sinceOf(need: Need): string {
  return (need.kind === 'refused' ? need.receipt : need.seen.clip.receipt).settledAt;
}

/** A doubt ends with a correction. */
function doubtsOf(seen: SeenClip): Need[] {
  const { clip } = seen;
  const doubts = clip.warnings.flatMap(({ code, message }): Need[] => {
    if (code === 'embed-unknown') return [{ kind: 'player', seen, message }];
    const kind = DOUBTS[code];
    if (kind === undefined || clip.evidence[kind]?.rule === 'corrected') return [];
    return [{ kind, seen, message, choices: kind === 'publishedOn' ? daysOf(clip, code) : [] }];
  });
  // Two warnings about one field are one thing to settle.
  return doubts.filter(({ kind }, i) => doubts.findIndex((other) => other.kind === kind) === i);
}

function daysOf({ publishedOn, candidates }: Clip, code: Code): string[] {
  const others = (candidates?.publishedOn ?? []).map(({ value }) => value);
  const read = publishedOn === null ? [] : [publishedOn];
  const turned = code === 'date-ambiguous' ? read.map(withMonthAsDay) : [];
  return [...new Set([...read, ...turned, ...others])].slice(0, MAX_CHOICES);
}

/** `2019-05-04` → `2019-04-05`: the other order, in which both are days of the calendar. */
const withMonthAsDay = (day: string): string => day.replace(/-(\d\d)-(\d\d)$/, '-$2-$1');
