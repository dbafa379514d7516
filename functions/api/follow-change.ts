/**
 * What follows from a change of a subscription: its address is asked, the next digest has its time, and what waits goes to
 * whom it is for now. Jobs of the agenda are arranged before the change, so that a run that dies after it forgets nothing.
 */
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { isSameWay } from './accept-subscription.ts';
import type { Dependencies } from './dependencies.ts';

/** By then the change is written, or never is; a job without something to do does nothing. */
const WRITTEN_MS = 60_000;

/** To be called before the change is written. */
export async function announceChange(
  before: Subscription | null,
  after: Subscription,
  { arrange, now }: Pick<Dependencies, 'arrange' | 'now'>,
): Promise<void> {
  const at = new Date(now() + WRITTEN_MS);
  if (!after.confirmed) await arrange({ kind: 'confirm', subscriptionId: after.id }, at);
  for (const recipient of concerned(before, after)) await arrange({ kind: 'news', recipient }, at);
}

/** To be called when it is written: the same, at once. */
export async function followChange(
  before: Subscription | null,
  after: Subscription,
  { askToConfirm, arrangeDigest, tell, now }: Pick<Dependencies, 'askToConfirm' | 'arrangeDigest' | 'tell' | 'now'>,
): Promise<void> {
  if (!after.confirmed) await askToConfirm(after.id);
  await arrangeDigest(after, new Date(now()));
  for (const recipient of concerned(before, after)) await tell(recipient);
}

/** Who may be owed something that now goes to another recipient, or that waited for the confirmation. */
function concerned(before: Subscription | null, after: Subscription): string[] {
  if (before === null || (isSameWay(before, after) && before.confirmed === after.confirmed)) return [];
  return [...new Set([recipientOf(before), recipientOf(after)])];
}
