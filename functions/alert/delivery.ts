/** Delivering mails exactly once: deliveries are claimed in the ledger, sent in one mail to an address, marked as sent. */
import type { Message } from '../../shared/alert/index.ts';
import { sendMail } from '../aws/mail.ts';
import { claim, type Delivery, giveBack, markSent } from '../aws/table/ledger.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';

/** SES accounts start at one mail a second in the sandbox and some 14 outside; past the rate it throttles. */
const MAILS_AT_ONCE = 4;

/**
 * Sends one mail to each address about its deliveries that were not sent before. Returns the failures, after every
 * other address is done; repeating the call sends only what is missing.
 */
export function deliverEach<T extends Delivery>(
  pending: readonly T[],
  compose: (claimed: readonly T[]) => Promise<Message>,
): Promise<unknown[]> {
  const byAddress = [...Map.groupBy(pending, ({ address }) => address)];
  return attemptEach(byAddress, async ([address, deliveries]) => {
    const { claimed, held } = await claimAll(deliveries);
    if (claimed.length > 0) await send(address, claimed, await compose(claimed));
    if (held > 0) throw new Error(`${held} deliveries to ${address} are held by another run; they are tried again.`);
  });
}

/** Acts on every recipient, some at a time. Returns the errors thrown, after the rest is done. */
export async function attemptEach<T>(
  recipients: readonly T[],
  act: (recipient: T) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  await forEachOf(recipients, (recipient) => act(recipient).catch((error) => failures.push(error)), MAILS_AT_ONCE);
  return failures;
}

/** Claims deliveries for this run. `held` counts those that another run has claimed; the others were sent before. */
export async function claimAll<T extends Delivery>(
  deliveries: readonly T[],
): Promise<{ claimed: readonly T[]; held: number }> {
  const claims = await Promise.all(deliveries.map((delivery) => claim(delivery, new Date())));
  return {
    claimed: deliveries.filter((_, i) => claims[i] === 'claimed'),
    held: claims.filter((one) => one === 'held').length,
  };
}

/** Sends one mail about claimed deliveries and marks them as sent. If SES fails, gives the claims back and throws. */
export async function send(address: string, claimed: readonly Delivery[], message: Message): Promise<void> {
  const sent = await sendMail(setting('sender'), address, message).catch((error) => ({
    kind: 'failed' as const,
    error,
  }));
  if (sent.kind !== 'sent') {
    const cause = sent.kind === 'refused' ? new Error(sent.reason) : sent.error;
    await forEachOf(claimed, (delivery) => giveBack(delivery, String(cause)));
    throw new Error(`The mail to ${address} was not sent: ${cause}`, { cause });
  }
  // If this fails the claims stay: when their lease ends the mail is sent once more, and the ledger counts the attempt.
  await forEachOf(claimed, (delivery) => markSent(delivery, sent.messageId, new Date()));
  const { messageId } = sent;
  console.info({ message: 'mail sent', deliveries: claimed.length, subject: message.subject, messageId });
}
