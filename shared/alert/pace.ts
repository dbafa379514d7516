/**
 * What of that which a recipient is owed goes out now, in which messages, and until when the rest waits: nobody reads 80
 * alerts a day. It is decided over what is owed as a whole, so that what waits goes together.
 */
import type { Owed } from '../contract/alert.ts';

/** After a message what comes meanwhile is gathered for so long. */
export const PAUSE_MS = 10_000;
/** So many stories within a pause are the beginning of more: it is gathered, a pause at a time, until one brings nothing. */
export const MANY_STORIES = 5;
/** But for no longer than this after a message. */
export const LONGEST_GATHERING_MS = 60_000;
/** Messages and stories are counted over so long; then what waited is told in one summary. */
export const WINDOW_MS = 15 * 60_000;
/** Messages in a window. */
export const MOST_MESSAGES = 5;
/** Stories that the alerts of a window tell; more at once are a summary. */
export const MOST_STORIES = 20;

/**
 * Alerts that one message tells, and that are looked at for it: five requests each, at a millisecond of processor time
 * (measured; 3.7 with the 512 MB of the send function), end within a run. The rest waits for the next message.
 */
export const MOST_TOLD = 800;

/** What a recipient was told lately. */
export interface Pace {
  /** Messages of the last 15 minutes, the oldest first; `stories`: told as news. */
  readonly sent: readonly { readonly at: string; readonly stories: number }[];
  /** News waits until then for a summary; null: none does. */
  readonly floodUntil: string | null;
  /** The last try failed, or the other side asked for patience: nothing is tried before `at`. */
  readonly retry: { readonly at: string; readonly reason: string } | null;
}

/** Something that is owed, with the end of the quiet hours that hold for it; null where none do. */
interface Due {
  readonly owed: Owed;
  readonly quietUntil: Date | null;
}

/** What goes into one message. A correction has a message of its own, and so has what a search of the archive found. */
export interface Batch {
  readonly kind: 'alert' | 'summary' | 'found' | 'videos' | 'correction';
  readonly owed: readonly Owed[];
  /** Of a summary: the recipient is owed more than it tells. */
  readonly isMore?: boolean;
}

/** What is not told yet, why, and when it is to be looked at again. */
export interface Waiting {
  readonly owed: readonly Owed[];
  readonly until: Date;
  readonly reason: string;
}

export interface Decision {
  readonly send: readonly Batch[];
  readonly wait: readonly Waiting[];
}

export interface Situation {
  /** What was recorded first is first. */
  readonly due: readonly Due[];
  readonly pace: Pace;
  readonly now: Date;
  /** More is owed than stands in `due`. */
  readonly isMore?: boolean;
  /** Somebody asks for what waits for a summary. */
  readonly isAsked: boolean;
}

/** Everything that is due is either sent or waits, and waits for an instant that is yet to come; so does what is not in `due`. */
export function decide(situation: Situation): Decision {
  const { send, wait } = decideDue(situation);
  if (situation.isMore !== true) return { send, wait };
  const isStuck = send.length === 0 && wait.length > 0;
  const until = new Date(situation.now.getTime() + PAUSE_MS);
  return {
    send: send.map((batch) => (batch.kind === 'summary' ? { ...batch, isMore: true } : batch)),
    wait: isStuck ? wait : [...wait, { owed: [], until, reason: reasons.more }],
  };
}

function decideDue({ due, pace, now, isAsked }: Situation): Decision {
  const wait: Waiting[] = [];
  const asked = due.filter(({ owed }) => owed.asked === true);
  const others = due.filter(({ owed }) => owed.asked !== true);
  const isQuiet = ({ quietUntil }: Due) => quietUntil !== null && quietUntil > now;
  for (const quiet of Map.groupBy(others.filter(isQuiet), ({ quietUntil }) => quietUntil?.getTime()).values()) {
    const until = quiet[0]?.quietUntil;
    if (until) wait.push({ owed: quiet.map(({ owed }) => owed), until, reason: reasons.quiet });
  }
  const ready = others.filter((one) => !isQuiet(one)).map(({ owed }) => owed);
  const pause = isAsked ? null : pauseAfter(pace, now);
  if (pause !== null) {
    if (ready.length > 0) wait.push({ owed: ready, ...pause });
    return {
      send: batchesOf(
        asked.map(({ owed }) => owed),
        false,
      ),
      wait,
    };
  }
  const paced = inPace(ready, { pace: { ...pace, sent: lately(pace, now) }, now, isAsked });
  return {
    send: [
      ...batchesOf(
        asked.map(({ owed }) => owed),
        false,
      ),
      ...paced.send,
    ],
    wait: [...wait, ...paced.wait],
  };
}

/** The pace after a decision, of which these messages were sent. */
export function paceAfter(pace: Pace, sent: readonly Batch[], { wait }: Decision, now: Date): Pace {
  const at = now.toISOString();
  const held = wait.find(({ reason }) => reason === reasons.flood);
  const isStill = wait.length > 0 && !sent.some(isNews);
  return {
    sent: [...lately(pace, now), ...sent.map((batch) => ({ at, stories: isNews(batch) ? storiesOf(batch.owed) : 0 }))],
    floodUntil: held?.until.toISOString() ?? (isStill ? pace.floodUntil : null),
    retry: null,
  };
}

/** Why something waits. */
export const reasons = {
  quiet: 'quiet hours',
  pause: 'what comes meanwhile goes with it',
  flood: 'there were many, which go in one summary',
  many: 'there were many messages',
  more: 'it goes after what one message tells',
} as const;

/** Until when something waits and why, as the ledger shows it to people: `waits until 2026-11-26 22:00 UTC: quiet hours`. */
export function waitText({ until, reason }: Pick<Waiting, 'until' | 'reason'>): string {
  const minute = new Date(Math.ceil(until.getTime() / MINUTE_MS) * MINUTE_MS).toISOString();
  return `waits until ${minute.slice(0, 10)} ${minute.slice(11, 16)} UTC: ${reason}`;
}
const MINUTE_MS = 60_000;

/** Until when nothing is sent at all; null: now. */
function pauseAfter({ retry, sent }: Pace, now: Date): Omit<Waiting, 'owed'> | null {
  if (retry !== null && Date.parse(retry.at) > now.getTime()) {
    return { until: new Date(retry.at), reason: retry.reason };
  }
  const last = sent.at(-1);
  const until = last === undefined ? 0 : Date.parse(last.at) + PAUSE_MS;
  return until > now.getTime() ? { until: new Date(until), reason: reasons.pause } : null;
}

function inPace(ready: readonly Owed[], { pace, now, isAsked }: Omit<Situation, 'due'>): Decision {
  const { sent, floodUntil } = pace;
  const windowEnd = new Date(Date.parse(sent[0]?.at ?? now.toISOString()) + WINDOW_MS);
  const news = ready.filter(({ debt }) => debt.kind === 'mention');
  const others = ready.filter(({ debt }) => debt.kind !== 'mention');
  const before = sent.reduce((sum, { stories }) => sum + stories, 0);
  const isTooMuch = sent.length >= MOST_MESSAGES || (sent.length > 0 && before + storiesOf(news) > MOST_STORIES);
  const endsAt = floodUntil === null ? (isTooMuch ? windowEnd : now) : new Date(floodUntil);
  const flood = endsAt > now ? { until: endsAt, reason: reasons.flood } : null;
  const hold = flood ?? (floodUntil === null ? gathering(news, sent.at(-1), now) : null);
  const isHeld = news.length > 0 && !isAsked && hold !== null;
  const told = isHeld ? [] : batchesOf(news, floodUntil !== null);
  const room = isAsked ? others.length : Math.max(0, MOST_MESSAGES - sent.length - told.length);
  const batches = batchesOf(others, false);
  const late = batches.slice(room).flatMap(({ owed }) => owed);
  return {
    send: [...told, ...batches.slice(0, room)],
    wait: [
      ...(isHeld ? [{ owed: news, ...hold }] : []),
      ...(late.length > 0 ? [{ owed: late, until: windowEnd, reason: reasons.many }] : []),
    ],
  };
}

/** Until when more is awaited after the last message, since much came at once and may not be all; null: it is not. */
function gathering(
  news: readonly Owed[],
  last: Pace['sent'][number] | undefined,
  now: Date,
): Omit<Waiting, 'owed'> | null {
  if (last === undefined) return null;
  const begin = Date.parse(last.at);
  const since = now.getTime() - begin;
  const came = [...Map.groupBy(news, ({ story }) => story).values()]
    .map((ofStory) => Math.min(...ofStory.map(({ recordedAt }) => Date.parse(recordedAt))))
    .sort((one, other) => one - other);
  const isMuch = came.some((at, i) => (came[i + MANY_STORIES - 1] ?? Number.POSITIVE_INFINITY) - at < PAUSE_MS);
  const isOver = now.getTime() - (came.at(-1) ?? 0) >= PAUSE_MS || since >= LONGEST_GATHERING_MS;
  if (!isMuch || isOver) return null;
  const pauses = Math.floor(since / PAUSE_MS) + 1;
  return { until: new Date(begin + pauses * PAUSE_MS), reason: reasons.pause };
}

/** `isFlood`: what waited for a summary is told in one. */
function batchesOf(owed: readonly Owed[], isFlood: boolean): Batch[] {
  const of = (kind: Owed['debt']['kind']) => owed.filter(({ debt }) => debt.kind === kind);
  const news = of('mention');
  const stories = storiesOf(news);
  const isSummary = stories > MOST_STORIES || (isFlood && stories > 1);
  const together: Batch[] = [
    { kind: isSummary ? 'summary' : 'alert', owed: news },
    { kind: 'videos', owed: of('video') },
  ];
  const alone = (kind: Batch['kind'], some: readonly Owed[]) => some.map((one): Batch => ({ kind, owed: [one] }));
  return [
    ...together.filter((batch) => batch.owed.length > 0),
    ...alone('found', of('found')),
    ...alone('correction', of('correction')),
  ];
}

function lately({ sent }: Pace, now: Date): Pace['sent'] {
  return sent.filter(({ at }) => Date.parse(at) + WINDOW_MS > now.getTime());
}

const isNews = ({ kind }: Batch): boolean => kind === 'alert' || kind === 'summary';

const storiesOf = (owed: readonly Owed[]): number => new Set(owed.map(({ story }) => story)).size;
