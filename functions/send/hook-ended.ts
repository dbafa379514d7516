/** Tells the address of a subscription that its web hook or chat gets nothing more. */
import { createHash } from 'node:crypto';
import { isMailAddress, recipientOf } from '../../shared/contract/subscription.ts';
import { mailRefused } from '../../shared/wiring.ts';
import { getSubscription } from '../aws/table/subscription/subscriptions.ts';
import { suppressionOf } from '../aws/table/subscription/suppressed.ts';
import { addressHash } from '../runtime/private-text.ts';
import { signedLinks } from './links.ts';
import { done, type Outcome, type Run, type Work } from './outcome.ts';
import { readerOf } from './reader.ts';
import { type Sent, ways } from './ways/index.ts';

/** Between two tries: where SES is too busy or fails, and where it takes no mail of the account. */
const RETRY_MS = 60_000;
const STOPPED_MS = 60 * 60_000;

/** A subscription that an administrator made without an address has nobody to tell: `subscriptions suppressed` lists it. */
export const hookEnded: Work<'hook-ended'> = async ({ subscriptionId, reason }, run) => {
  const subscription = await getSubscription(subscriptionId);
  if (subscription === null || !isMailAddress(subscription.address)) return done;
  const { address, channel } = subscription;
  if (channel === undefined || channel.kind === 'mail' || (await suppressionOf(address)) !== null) return done;
  const now = run.now();
  const at = now.toISOString();
  const sent = await ways.mail(
    {
      subscription,
      content: { kind: 'hook-ended', recipient: recipientOf(subscription), host: new URL(channel.url).host, reason },
      reader: await readerOf(subscription, [], await signedLinks(now)),
      key: createHash('sha256').update(`hook-ended ${subscriptionId} ${at}`).digest('base64url').slice(0, 22),
      recordedAt: at,
      attempt: 1,
      stories: [],
    },
    run,
  );
  return outcomeOf(sent, { subscriptionId, address }, run);
};

function outcomeOf(
  sent: Sent,
  { subscriptionId, address }: { subscriptionId: string; address: string },
  run: Run,
): Outcome {
  const again = (milliseconds: number, why: string): Outcome => ({
    ...{ kind: 'later', why },
    at: new Date(run.now().getTime() + milliseconds),
  });
  switch (sent.kind) {
    case 'sent':
      return done;
    case 'refused':
      console.warn({ message: mailRefused, kind: 'hook-ended', subscriptionId, address: addressHash(address) });
      return done;
    case 'stopped':
      return again(STOPPED_MS, sent.reason);
    case 'failed':
      return again(RETRY_MS, sent.reason);
    case 'later':
      return { kind: 'later', at: sent.at, why: sent.reason };
    default:
      return sent satisfies never;
  }
}
