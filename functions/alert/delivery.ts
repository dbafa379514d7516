/** Telling what is owed: claimed in the ledger, sent and marked, one mail an address. */
import type { Message } from '../../shared/alert/index.ts';
import { sendMail } from '../aws/mail.ts';
import { claim, type Delivery, giveBack, markSent } from '../aws/table/ledger.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';

/** SES accounts start at one mail a second in the sandbox and some 14 outside; past the rate it throttles. */
const MAILS_AT_ONCE = 4;

/**
 * Sends each address one mail about what it is owed and was not told yet. Answers what went wrong, after everything
 * else was done; whatever was told is settled in the ledger, so repeating the call tells only the rest.
 */
export async function tellEach<T extends Delivery>(
  owed: readonly T[],
  compose: (owed: readonly T[]) => Promise<Message>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const byAddress = [...Map.groupBy(owed, ({ address }) => address)];
  await forEachOf(
    byAddress,
    ([address, deliveries]) => tell(address, deliveries, compose).catch((error) => failures.push(error)),
    MAILS_AT_ONCE,
  );
  return failures;
}

async function tell<T extends Delivery>(
  address: string,
  deliveries: readonly T[],
  compose: (owed: readonly T[]) => Promise<Message>,
): Promise<void> {
  const claims = await Promise.all(deliveries.map((delivery) => claim(delivery, new Date())));
  const mine = deliveries.filter((_, i) => claims[i] === 'claimed');
  if (mine.length > 0) await send(address, mine, await compose(mine));
  const held = claims.filter((one) => one === 'held').length;
  if (held > 0) throw new Error(`${held} deliveries to ${address} are held by another run; they are tried again.`);
}

/** Sends one mail about deliveries that are claimed, and settles them; on failure gives the claims back and throws. */
export async function send(address: string, owed: readonly Delivery[], message: Message): Promise<void> {
  const sent = await sendMail(setting('sender'), address, message).catch((error) => ({
    kind: 'failed' as const,
    error,
  }));
  if (sent.kind !== 'sent') {
    const cause = sent.kind === 'refused' ? new Error(sent.reason) : sent.error;
    await forEachOf(owed, (delivery) => giveBack(delivery, String(cause)));
    throw new Error(`The mail to ${address} was not sent: ${cause}`, { cause });
  }
  // If this fails the claims stay: when their lease ends the mail goes out once more, and the ledger counts it.
  await forEachOf(owed, (delivery) => markSent(delivery, sent.messageId, new Date()));
  console.info({ message: 'told', news: owed.length, subject: message.subject, messageId: sent.messageId });
}

/** What `read` answers for each id, each asked for once. */
export async function lookUp<T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await read(id)] as const)));
}
