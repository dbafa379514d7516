/** Ends a way out whose host takes nothing any more. */
import { recipientOf, type Subscription } from '../../../shared/contract/subscription.ts';
import { arrange } from '../../aws/table/alert/agenda.ts';
import { suppress } from '../../aws/table/subscription/suppressed.ts';

/**
 * The recipient gets nothing more until an administrator releases it, and the address of the subscription, if it has one,
 * is told so. That is arranged first: after a crash in between the host is asked once more, and the mail may come twice.
 */
export async function stopRecipient(subscription: Subscription, reason: string, now: Date): Promise<void> {
  await arrange({ kind: 'hook-ended', subscriptionId: subscription.id, reason }, now);
  await suppress(recipientOf(subscription), { kind: 'hook-ended', at: now.toISOString(), detail: reason });
}
