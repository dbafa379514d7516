/** A follower who comes, changes and goes, by the steps of a history; the two others follow from the beginning to the end. */

import { suppressionOf } from '../../functions/aws/table/subscription/suppressed.ts';
import { createToken } from '../../functions/aws/table/tokens.ts';
import { type HttpRequest, httpEvent } from '../support/cost/events.ts';
import { bounce, complaint } from '../support/fake/ses-events.ts';
import { GUESTS, type GuestAddress, HOW, type How } from './phase.ts';
import type { Fault } from './runs.ts';
import { api } from './stages.ts';
import type { World } from './world.ts';

/** What comes back from the guest's address; the last alone does not end its mails. */
export const FEEDBACK = ['hard bounce', 'complaint', 'soft bounce'] as const;
export type Feedback = (typeof FEEDBACK)[number];

/** The guest follows so, at this address; a request that is not answered is made again. */
export async function followAs(
  world: World,
  { how, address, fault }: { readonly how: How; readonly address: GuestAddress; readonly fault: Fault | null },
): Promise<void> {
  const body = { address, nameIds: '*', confirmed: true, ...HOW[how] };
  const request = { method: 'PUT', path: '/v1/subscriptions/guest', body } as const;
  if (!(await isDone(world, request, fault))) await isDone(world, request, null);
  world.guest.push({ from: world.now, how, address });
}

export async function unfollow(world: World): Promise<void> {
  const last = world.guest.at(-1);
  if (last === undefined) return;
  await isDone(world, { method: 'DELETE', path: '/v1/subscriptions/guest' }, null);
  world.guest.push({ ...last, from: world.now, how: null });
}

/** Somebody has all digests sent. */
export async function closeAll(world: World, fault: Fault | null): Promise<void> {
  world.closings.push(world.now);
  await isDone(world, { method: 'POST', path: '/v1/digests', body: {} }, fault);
}

/** Makes a request as an administrator; whether it was answered, and well. */
async function isDone(world: World, request: HttpRequest, fault: Fault | null): Promise<boolean> {
  world.token ??= (await createToken(['admin'], 'model')).clear;
  const event = httpEvent(request, world.token);
  const { end } = await world.runApi(fault, () => api.handler(event));
  return end?.kind === 'done' && end.value.statusCode < 400;
}

/** SES tells of what came back, perhaps twice; it counts from when the feedback function has read it. */
export function comesBack(world: World, feedback: Feedback, isTwice: boolean): void {
  const address = world.guest.at(-1)?.address ?? GUESTS[0];
  const event = eventOf(feedback, { address, at: new Date(world.now).toISOString() });
  world.send('feedback', event);
  if (isTwice) world.send('feedback', event, 5 * 60);
  if (feedback !== 'soft bounce') world.comesBack.add(address);
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

/** Whether an address of the guest is to get nothing; asked once more has come back. */
export async function noteSuppression({ comesBack, suppressed, now }: World): Promise<void> {
  for (const address of comesBack) {
    if (!suppressed.has(address) && (await suppressionOf(address)) !== null) suppressed.set(address, now);
  }
}

/** Mails to the guest by runs that began when it did not follow, had another address, or was known to get nothing. */
export function wrongGuest({ mails, guest, suppressed }: World): string[] {
  return mails
    .filter(({ to }) => GUESTS.some((address) => address === to))
    .flatMap(({ to, run, kind, at }) => {
      const began = run?.startedAt ?? 0;
      const then = [
        guest.findLast(({ from }) => from <= began),
        ...guest.filter(({ from }) => from > began && from <= at),
      ];
      const follows = then.some((phase) => phase?.how != null && phase.address === to);
      const hour = new Date(at).getUTCHours();
      const isQuiet = guest.every(({ from, how }) => how === 'quiet' || from > at) && (hour >= 22 || hour < 6);
      return [
        ...(isQuiet && (kind === 'alert' || kind === 'summary')
          ? [`the guest got a mail (${kind}) in its quiet hours`]
          : []),
        ...(follows ? [] : [`the guest got a mail (${kind}) at ${to}, where it follows nothing`]),
        ...((suppressed.get(to) ?? began) < began
          ? [`the guest got a mail (${kind}) though its address is to get none`]
          : []),
      ];
    });
}
