/** Whether and when an address is asked by mail whether it wants a subscription: nobody can have an address flooded. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { type Confirmation, placeOf, type Subscription } from '../contract/subscription.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long the link of such a mail works. */
export const LINK_MS = 7 * DAY_MS;
/** Mails that ask one address in a day, refused ones too, whoever subscribes it to whatever. */
const MOST_QUESTIONS = 5;

/** A mail that asks. */
export const Question = z.object({
  subscriptionId: z.string(),
  /** What it asks, as `questionOf` says. */
  what: z.string(),
  at: z.iso.datetime(),
  /** The run that sends it, until then; absent once it is sent. */
  lease: z.optional(z.object({ run: z.string(), until: z.iso.datetime() })),
  /** SES refused the mail: it counts for the day of its address, and may be asked again. */
  refused: z.optional(z.boolean()),
});
export type Question = z.infer<typeof Question>;
/** One that a run is about to ask. */
export type BegunQuestion = Question & { readonly lease: NonNullable<Question['lease']> };

/** The same while an answer to the mail means the same: the address, the names, and the place that is told. */
export function questionOf(subscription: Pick<Subscription, 'address' | 'nameIds' | 'channel'>): string {
  const { address, nameIds } = subscription;
  const names = nameIds === '*' ? nameIds : [...new Set(nameIds)].sort();
  const question = JSON.stringify([address.toLowerCase(), names, placeOf(subscription)]);
  return createHash('sha256').update(question).digest('base64url').slice(0, 22);
}

/** `ours`: send it. `done`: it was sent at `at`, within a day. `later`: another run is at it, or there were too many. */
export type Turn =
  | { readonly kind: 'ours'; readonly questions: readonly Question[] }
  | { readonly kind: 'done' | 'later'; readonly at: Date };

/** Whether a question is to be asked now that these were; `ours` has all that are to be known from now on. */
export function turnOf(asked: readonly Question[], wanted: BegunQuestion, now: Date): Turn {
  const ofDay = asked.filter(({ at }) => Date.parse(at) > now.getTime() - DAY_MS);
  const same = ofDay.find((one) => isSame(one, wanted) && one.refused !== true);
  if (same !== undefined && same.lease === undefined) return { kind: 'done', at: new Date(same.at) };
  if (same?.lease !== undefined && same.lease.run !== wanted.lease.run && same.lease.until > now.toISOString()) {
    return { kind: 'later', at: new Date(same.lease.until) };
  }
  const others = ofDay.filter((one) => one !== same);
  const first = others.at(-MOST_QUESTIONS);
  if (first !== undefined) return { kind: 'later', at: new Date(Date.parse(first.at) + DAY_MS) };
  return { kind: 'ours', questions: [...others, wanted] };
}

/** What comes of asking: nothing new, since a mail of that day has it, nothing before an instant, or a mail (null). */
export function confirmationOf(
  asked: readonly Question[],
  wanted: Pick<Question, 'subscriptionId' | 'what'>,
  now: Date,
): Confirmation | null {
  const turn = turnOf(asked, { ...wanted, at: now.toISOString(), lease: { run: '', until: '' } }, now);
  if (turn.kind === 'done') {
    const worksUntil = new Date(turn.at.getTime() + LINK_MS);
    return { mailedAt: turn.at.toISOString(), worksUntil: worksUntil.toISOString() };
  }
  // A run that is at it is as good as a mail.
  const isBegun = asked.some((one) => isSame(one, wanted) && (one.lease?.until ?? '') > now.toISOString());
  return turn.kind === 'later' && !isBegun ? { askedFrom: turn.at.toISOString() } : null;
}

export const isSame = (one: Question, other: Pick<Question, 'subscriptionId' | 'what'>): boolean =>
  one.subscriptionId === other.subscriptionId && one.what === other.what;
