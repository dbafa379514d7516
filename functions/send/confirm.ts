/** Asks the owner of an address whether it wants what a subscription says, once a day; an address five times a day at most. */
import { createHash } from 'node:crypto';
import { LINK_MS } from '../../shared/alert/question.ts';
import {
  DIGEST_HOUR,
  elsewhereOf,
  isMailAddress,
  placeOf,
  type Subscription,
} from '../../shared/contract/subscription.ts';
import { mailRefused } from '../../shared/wiring.ts';
import { arrange } from '../aws/table/alert/agenda.ts';
import { type Asking, giveTurnBack, markAsked, markRefused, takeTurn } from '../aws/table/subscription/asked.ts';
import { getSubscription } from '../aws/table/subscription/subscriptions.ts';
import { suppressionOf } from '../aws/table/subscription/suppressed.ts';
import { addressHash } from '../runtime/private-text.ts';
import { type Links, signedLinks } from './links.ts';
import { done, type Outcome, type Work } from './outcome.ts';
import { readerOf } from './reader.ts';
import { type Outgoing, type Sent, ways } from './ways/index.ts';

/** Between two tries where SES is too busy or fails. */
const RETRY_MS = 60_000;
/** Between two tries where SES takes no mail of the account. */
const STOPPED_MS = 60 * 60_000;

export const confirm: Work<'confirm'> = async (job, run) => {
  const { subscriptionId } = job;
  const subscription = await getSubscription(subscriptionId);
  if (subscription === null || subscription.confirmed || !isMailAddress(subscription.address)) return done;
  const { address } = subscription;
  if ((await suppressionOf(address)) !== null) {
    console.warn({
      message: 'an address that gets no mail is not asked',
      subscriptionId,
      address: addressHash(address),
    });
    return done;
  }
  const now = run.now();
  const asking = { subscription, run: run.id };
  const turn = await takeTurn(asking, now);
  switch (turn.kind) {
    case 'done':
      return done;
    case 'later':
      await arrange(job, turn.at);
      return done;
    case 'ours': {
      // Confirmations go by mail, whatever way the subscription has.
      const sent = await ways.mail(await outgoing(subscription, await signedLinks(now), now), run);
      return settle(asking, sent, now);
    }
    default:
      return turn satisfies never;
  }
};

async function settle(asking: Asking, sent: Sent, now: Date): Promise<Outcome> {
  switch (sent.kind) {
    case 'sent':
      await markAsked(asking, now);
      return done;
    case 'refused': {
      const { id: subscriptionId, address } = asking.subscription;
      console.warn({ message: mailRefused, kind: 'confirm', subscriptionId, address: addressHash(address) });
      await markRefused(asking, now);
      return done;
    }
    case 'stopped':
      return again(asking, now, { at: new Date(now.getTime() + STOPPED_MS), why: sent.reason });
    case 'failed':
      return again(asking, now, { at: new Date(now.getTime() + RETRY_MS), why: sent.reason });
    case 'later':
      return again(asking, now, { at: sent.at, why: sent.reason });
    default:
      return sent satisfies never;
  }
}

async function again(asking: Asking, now: Date, when: { at: Date; why: string }): Promise<Outcome> {
  await giveTurnBack(asking, now);
  return { kind: 'later', ...when };
}

async function outgoing(subscription: Subscription, links: Links, now: Date): Promise<Outgoing> {
  const { id, address, nameIds, cadence, hour = DIGEST_HOUR, weekday = 'monday', channel } = subscription;
  const reader = await readerOf(subscription, [], links);
  const until = new Date(now.getTime() + LINK_MS);
  const link = links.confirm({ subscriptionId: id, address, place: placeOf(subscription), until });
  return {
    subscription,
    content: {
      kind: 'confirm',
      cadence,
      hour,
      weekday,
      elsewhere: elsewhereOf(channel),
      link,
      until: until.toISOString(),
    },
    // Names may be followed before they are tracked: then their ids must do.
    reader: nameIds !== '*' && reader.follows.length === 0 ? { ...reader, follows: nameIds.slice(0, 20) } : reader,
    key: createHash('sha256').update(`confirm ${id} ${now.toISOString()}`).digest('base64url').slice(0, 22),
    recordedAt: now.toISOString(),
    attempt: 1,
    stories: [],
  };
}
