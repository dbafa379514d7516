/** A web hook or chat that has ended, and is confirmed for another place. */
import { recipientOf, type Subscription } from '../../shared/contract/subscription.ts';
import { isSameWay } from './accept-subscription.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Lets a web hook or chat have what it is owed again where a change confirms it, or a confirmed one gets another address:
 * that it ended was said by the place before. One that stays as it was is released by an administrator only.
 */
export async function startAgain(
  before: Subscription | null,
  after: Subscription,
  { suppressions, suppressionOf, now }: Pick<Dependencies, 'suppressions' | 'suppressionOf' | 'now'>,
): Promise<void> {
  const { channel, confirmed } = after;
  if (!confirmed || channel === undefined || channel.kind === 'mail') return;
  if (before?.confirmed === true && isSameWay(before, after)) return;
  const recipient = recipientOf(after);
  if ((await suppressionOf(recipient)) !== null) await suppressions.release(recipient, new Date(now()));
}
