/** Delivering mails exactly once: deliveries are claimed in the ledger, sent in one mail to an address, settled there. */
import type { Message } from '../../shared/alert/index.ts';
import { mailRefused } from '../../shared/wiring.ts';
import type { Unsent } from '../aws/mail-error.ts';
import { claim, type Delivery, giveBack, markRefused, markSent } from '../aws/table/earlier-claims.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';
import { addressHash, withoutAddresses } from '../runtime/private-text.ts';

/** SES accounts start at one mail a second in the sandbox and some 14 outside; past the rate it throttles. */
const MAILS_AT_ONCE = 4;

/** SES takes no mail of the account: the mails that are left would fail as well, and are not tried. */
class MailStopped extends Error {
  override readonly name = 'MailStopped';
}

/**
 * Sends one mail to each address about its deliveries that have no final state yet. Returns the failures, after every
 * other address is done; repeating the call sends only what is missing. A mail that SES refuses is settled: no failure.
 */
export function deliverEach<T extends Delivery>(
  pending: readonly T[],
  compose: (claimed: readonly T[]) => Promise<Message>,
): Promise<unknown[]> {
  const byAddress = [...Map.groupBy(pending, ({ address }) => address)];
  return attemptEach(byAddress, async ([address, deliveries]) => {
    const { claimed, held } = await claimAll(deliveries);
    if (claimed.length > 0) await send(address, claimed, await compose(claimed));
    if (held > 0) {
      throw new Error(`${held} deliveries to ${addressHash(address)} are held by another run; they are tried again.`);
    }
  });
}

/**
 * Acts on every recipient, some at a time, until one meets `MailStopped`. Returns the errors thrown, after the rest is
 * done.
 */
export async function attemptEach<T>(
  recipients: readonly T[],
  act: (recipient: T) => Promise<void>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const attempt = async (recipient: T) => {
    if (failures.some((failure) => failure instanceof MailStopped)) return;
    await act(recipient).catch((error) => failures.push(error));
  };
  await forEachOf(recipients, attempt, MAILS_AT_ONCE);
  return failures;
}

/** Claims deliveries for this run. `held` counts those that another run has claimed; the others have a final state. */
export async function claimAll<T extends Delivery>(
  deliveries: readonly T[],
): Promise<{ claimed: readonly T[]; held: number }> {
  const claims = await Promise.all(deliveries.map((delivery) => claim(delivery, new Date())));
  return {
    claimed: deliveries.filter((_, i) => claims[i] === 'claimed'),
    held: claims.filter((one) => one === 'held').length,
  };
}

/**
 * Sends one mail about claimed deliveries and settles them: as sent, or as refused where SES says no to the address or
 * the message. If SES fails or takes no mail of the account, gives the claims back and throws.
 */
export async function send(address: string, claimed: readonly Delivery[], message: Message): Promise<void> {
  // Few runs send a mail: the others need not load what writes it.
  const { sendMail } = await import('../aws/mail.ts');
  const sent = await sendMail({
    ...{ kind: 'alert', subscriptionId: 'alerts', sender: setting('sender'), to: address, language: 'en', message },
    ...{ unsubscribe: setting('apiUrl'), stories: [], replyTo: null, configurationSet: null, alertId: null },
  });
  const about = { to: addressHash(address), deliveries: claimed.length, clipIds: clipIdsOf(claimed) };
  switch (sent.kind) {
    case 'sent': {
      const { messageId } = sent;
      // If this fails the claims stay: when their lease ends the mail is sent once more, and the ledger counts the attempt.
      await forEachOf(claimed, (delivery) => markSent(delivery, messageId, new Date()));
      console.info({ message: 'mail sent', ...about, messageId });
      return;
    }
    case 'refused': {
      const { reason } = sent;
      await forEachOf(claimed, (delivery) => markRefused(delivery, reason, new Date()));
      console.warn({ message: mailRefused, ...about, reason: withoutAddresses(reason) });
      return;
    }
    case 'stopped':
    case 'failed': {
      const { reason } = sent;
      await forEachOf(claimed, (delivery) => giveBack(delivery, reason, new Date()));
      throw failureOf(sent, address);
    }
    default:
      return sent satisfies never;
  }
}

function failureOf({ kind, reason }: Unsent, address: string): Error {
  const cause = withoutAddresses(reason);
  return kind === 'stopped'
    ? new MailStopped(`SES takes no mail from this account (runbook: "Mails that SES does not take"): ${cause}`)
    : new Error(`The mail to ${addressHash(address)} was not sent: ${cause}`);
}

/** Log lines name so many clips. */
const MAX_LOGGED = 20;

function clipIdsOf(deliveries: readonly Delivery[]): string[] {
  const clipIds = deliveries.map(({ clipId }) => clipId).filter((clipId) => clipId !== '');
  return [...new Set(clipIds)].slice(0, MAX_LOGGED);
}
