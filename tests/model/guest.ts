/** A follower who comes, changes and goes, by the steps of a history; the two others follow from the beginning to the end. */
import { arrangeDigest } from '../../functions/aws/table/period.ts';
import {
  createSubscription,
  removeSubscription,
  replaceSubscription,
} from '../../functions/aws/table/subscriptions.ts';
import { suppressionOf } from '../../functions/aws/table/suppressed.ts';
import type { Subscription } from '../../shared/contract/subscription.ts';
import { bounce, complaint } from '../support/ses-events.ts';
import { HOW, type How } from './phase.ts';
import type { World } from './world.ts';

export const GUEST = 'guest@example.org';

/** What comes back from the guest's address; the last alone does not end its mails. */
export const FEEDBACK = ['hard bounce', 'complaint', 'soft bounce'] as const;
export type Feedback = (typeof FEEDBACK)[number];

export async function followAs(world: World, how: How): Promise<void> {
  const subscription: Subscription = { id: 'guest', address: GUEST, nameIds: '*', confirmed: true, ...HOW[how] };
  await world.runApi(null, async () => {
    const created = await createSubscription(subscription);
    if (created === 'exists') await replaceSubscription(subscription);
    await arrangeDigest(subscription, new Date());
  });
  world.guest.push({ from: world.now, how });
}

export async function unfollow(world: World): Promise<void> {
  if (world.guest.length === 0) return;
  await world.runApi(null, () => removeSubscription('guest'));
  world.guest.push({ from: world.now, how: null });
}

/** SES tells of what came back, perhaps twice; it counts from when the feedback function has read it. */
export function comesBack(world: World, feedback: Feedback, isTwice: boolean): void {
  const given = { address: GUEST, at: new Date(world.now).toISOString() };
  const event = eventOf(feedback, given);
  world.send('feedback', event);
  if (isTwice) world.send('feedback', event, 5 * 60);
  if (feedback !== 'soft bounce') world.comesBack.push(world.now);
}

function eventOf(feedback: Feedback, given: { address: string; at: string }): string {
  switch (feedback) {
    case 'hard bounce':
      return bounce('Permanent', 'General', given);
    case 'complaint':
      return complaint(given);
    case 'soft bounce':
      return bounce('Transient', 'General', given);
    default:
      return feedback satisfies never;
  }
}

/** Whether the guest's address is to get nothing; asked once more has come back. */
export async function noteSuppression(world: World): Promise<void> {
  if (world.suppressedSince !== null || world.comesBack.length === 0) return;
  if ((await suppressionOf(GUEST)) !== null) world.suppressedSince = world.now;
}

/** Mails to the guest by runs that began when it did not follow, or was known to get nothing. */
export function wrongGuest({ mails, guest, suppressedSince }: World): string[] {
  return mails
    .filter(({ to }) => to === GUEST)
    .flatMap(({ run, kind, at }) => {
      const began = run?.startedAt ?? 0;
      const phase = guest.findLast(({ from }) => from <= began);
      const left = phase === undefined || phase.how === null;
      const isBack = guest.some(({ from, how }) => from > began && from <= at && how !== null);
      const hour = new Date(at).getUTCHours();
      const isQuiet = guest.every(({ from, how }) => how === 'quiet' || from > at) && (hour >= 22 || hour < 6);
      return [
        ...(isQuiet && (kind === 'alert' || kind === 'summary')
          ? [`the guest got a mail (${kind}) in its quiet hours`]
          : []),
        ...(left && !isBack ? [`the guest got a mail (${kind}) though it follows nothing`] : []),
        ...(suppressedSince !== null && began > suppressedSince
          ? [`the guest got a mail (${kind}) though its address is to get none`]
          : []),
      ];
    });
}
