/** The states of a clip: what makes another one, and which was known at a time. */
import type { Embed, ExplainedField, Mention, ParsedFile, StatusChange, WatchedEmbed } from '../contract/clip.ts';
import { type ChangedBy, COMPARED, type Compared, type Made } from '../contract/history.ts';

/** What a user sees of a clip. Mentions are compared by name and number: where they stand follows from the file. */
export interface Shown extends Pick<ParsedFile, ExplainedField> {
  readonly story: string;
  readonly versionId: string;
  readonly mentions: readonly Pick<Mention, 'nameId' | 'count'>[];
  readonly embeds: readonly Embed[];
  /** All else that is shown, in one text: evidence, where the names stand, what was given by hand. */
  readonly detail: string;
}

/** In what two states differ, in the order of `COMPARED`. */
export function differences(one: Shown, other: Shown): Compared[] {
  return COMPARED.filter((what) => comparable(one, what) !== comparable(other, what));
}

function comparable(shown: Shown, what: Compared): string {
  switch (what) {
    case 'mentions':
      return JSON.stringify(shown.mentions.map(({ nameId, count }) => [nameId, count]).sort());
    case 'embeds':
      return JSON.stringify(shown.embeds.map(({ provider, videoId, url }) => [provider, videoId, url]).sort());
    default:
      return JSON.stringify(shown[what] ?? null);
  }
}

/**
 * How a state is recorded that takes the place of `before`, which is null for a clip that is not there; `last` is the number
 * of the newest state that the clip ever had. Null where a user sees no difference: the state is still `before`.
 */
export function madeAfter(
  before: (Shown & Made) | null,
  after: Shown,
  { by, now, last }: { readonly by: ChangedBy; readonly now: Date; readonly last: number },
): Made | null {
  if (before === null) return { number: last + 1, recordedAt: now.toISOString(), by, changed: [] };
  const changed = differences(before, after);
  const isAlike = before.versionId === after.versionId && before.detail === after.detail;
  if (changed.length === 0 && isAlike) return null;
  return { number: before.number + 1, recordedAt: notBefore(before.recordedAt, now), by, changed };
}

/** Clocks of functions differ: a later state is never recorded before an earlier one. */
export function notBefore(recordedAt: string, now: Date): string {
  const at = now.toISOString();
  return at < recordedAt ? recordedAt : at;
}

/** A state, and until when it held; null while it holds. */
interface Held extends Pick<Made, 'number' | 'recordedAt'> {
  readonly until: string | null;
}

/**
 * Which state was known at an instant; null where there was none: before the first, and between a removal and the next
 * upload. `states`: the newest first.
 */
export function stateAt<T extends Held>(states: readonly T[], at: string): T | null {
  const state = states.find(({ recordedAt }) => recordedAt <= at);
  return state === undefined || (state.until !== null && state.until <= at) ? null : state;
}

/** What was known of a video at an instant: its check where that is old enough, else its status by its history. */
export function embedAt(embed: WatchedEmbed, at: string): WatchedEmbed {
  const { history: all = [], check, proof, ...video } = embed;
  const history = all.filter((change) => change.at <= at);
  const last = history.at(-1);
  const known = check !== null && check.checkedAt <= at ? check : last === undefined ? null : checkOf(last);
  return { ...video, check: known, history, ...(proof !== undefined && proof.at <= at && { proof }) };
}

/** A check of which only the status is kept. */
function checkOf({ at, status, reason }: StatusChange): NonNullable<WatchedEmbed['check']> {
  const seen = { httpStatus: null, finalUrl: null, title: null, tookMs: 0 };
  return { status, reason, seen, checkedAt: at, nextCheckAt: null };
}
