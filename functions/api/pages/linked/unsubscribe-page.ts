/**
 * The page of the links that end subscriptions (RFC 8058). GET shows what the address follows and changes nothing; POST
 * ends: `all=1` everything of the address, `nameId` a name, `about` a kind of mails that was asked for (`videos`,
 * `corrections`), `List-Unsubscribe=One-Click` or no body what the link is about, which is the subscription of the mail
 * unless its query says another. Again is as good as once. Anything else ends nothing: 400.
 */
import type { Context } from 'hono';
import { recipientOf, type Subscription } from '../../../../shared/contract/subscription.ts';
import { ASKED_FOR, openUnsubscribeLink, type UnsubscribeLink } from '../../../../shared/signing/links.ts';
import { trailOfLink } from '../../audit/trail.ts';
import type { Dependencies } from '../../dependencies.ts';
import { noticeIn } from './confirm-view.ts';
import { type Wanted, wantedByLink, wantedByPost } from './unsubscribe-request.ts';
import { type Ended, type Followed, unsubscribeView } from './unsubscribe-view.ts';
import { voiceFor } from './voice.ts';

/** Subscriptions read at once. */
const PAGE = 100;

export async function unsubscribePage(c: Context, dependencies: Dependencies): Promise<Response> {
  const key = c.req.query('key') ?? '';
  const link = await openUnsubscribeLink(key, dependencies.keyring.findKey);
  if (link === null)
    return c.html(
      noticeIn(({ badLink }) => badLink, voiceFor(c, undefined)),
      403,
    );
  const before = await subscriptionsTo(link.address, dependencies);
  // The language of the mail, before its subscription is ended.
  const voice = voiceFor(c, own(link, before)?.language ?? before[0]?.language);
  if (c.req.method !== 'POST') {
    const followed = await followedBy(link, before, dependencies);
    return c.html(unsubscribeView(followed, { key, ended: null, byLink: wantedByLink(c.req.query()) }, voice));
  }
  const wanted = await wantedByPost(c.req);
  if (wanted === null)
    return c.html(
      noticeIn(({ unsubscribe }) => unsubscribe.unclear, voice),
      400,
    );
  const ended = await end(link, wanted, before, dependencies);
  const followed = await followedBy(link, await subscriptionsTo(link.address, dependencies), dependencies);
  return c.html(unsubscribeView(followed, { key, ended, byLink: null }, voice));
}

async function end(
  link: UnsubscribeLink,
  wanted: Wanted,
  subscriptions: readonly Subscription[],
  dependencies: Dependencies,
): Promise<Ended> {
  const { namesById } = dependencies;
  const changeSubscription = trailOfLink('subscription.unsubscribe', dependencies);
  // Not where it is for another address by now.
  const changed = (change: (before: Subscription) => Subscription | null) => (before: Subscription | null) =>
    before !== null && isTo(link.address, before) ? change(before) : before;
  const end = changed(() => null);
  switch (wanted.kind) {
    case 'all':
      for (const { id } of subscriptions) await changeSubscription(id, end);
      return { kind: 'all' };
    case 'subscription':
      await changeSubscription(link.subscriptionId, end);
      return { kind: 'subscription' };
    case 'name': {
      const { nameId } = wanted;
      for (const { id } of subscriptions.filter(({ nameIds }) => nameIds !== '*' && nameIds.includes(nameId))) {
        await changeSubscription(
          id,
          changed((before) => withoutName(before, nameId)),
        );
      }
      if (subscriptions.some((one) => one.confirmed && one.nameIds === '*')) return { kind: 'not-alone' };
      return { kind: 'name', name: (await namesById([nameId])).get(nameId)?.name ?? nameId };
    }
    case 'videos':
    case 'corrections': {
      const { kind } = wanted;
      for (const { id } of subscriptions) {
        await changeSubscription(
          id,
          changed((before) => ({ ...before, [kind]: false })),
        );
      }
      return { kind };
    }
    default:
      return wanted satisfies never;
  }
}

/** Null where nothing is left to follow. */
function withoutName(subscription: Subscription, nameId: string): Subscription | null {
  const { nameIds, urgentNameIds } = subscription;
  if (nameIds === '*') return subscription;
  const left = nameIds.filter((one) => one !== nameId);
  if (left.length === 0) return null;
  const urgent = urgentNameIds?.filter((one) => one !== nameId);
  return { ...subscription, nameIds: left, ...(urgent && { urgentNameIds: urgent }) };
}

/** Subscriptions whose mails go to the address: what goes to a web hook or a chat is not ended with them. */
async function subscriptionsTo(address: string, { listSubscriptions }: Dependencies): Promise<Subscription[]> {
  const found: Subscription[] = [];
  let position: string | null = null;
  do {
    const page = await listSubscriptions({ address, limit: PAGE, position });
    found.push(...page.items.filter((one) => recipientOf(one) === address.toLowerCase()));
    ({ position } = page);
  } while (position !== null);
  return found;
}

/** What sends: a question that nobody has answered yet sends nothing. */
async function followedBy(
  { address, subscriptionId }: UnsubscribeLink,
  all: readonly Subscription[],
  { namesById }: Dependencies,
): Promise<Followed> {
  const subscriptions = all.filter(({ confirmed }) => confirmed);
  const ids = new Set(subscriptions.flatMap(({ nameIds }) => (nameIds === '*' ? [] : nameIds)));
  const names = await namesById([...ids]);
  return {
    address,
    hasThis: own({ address, subscriptionId }, subscriptions) !== undefined,
    every: subscriptions.some(({ nameIds }) => nameIds === '*'),
    askedFor: ASKED_FOR.filter((kind) => subscriptions.some((one) => one[kind] === true)),
    names: [...ids].map((id) => ({ id, name: names.get(id)?.name ?? id })),
  };
}

const own = ({ subscriptionId }: UnsubscribeLink, subscriptions: readonly Subscription[]) =>
  subscriptions.find(({ id }) => id === subscriptionId);

const isTo = (address: string, subscription: Subscription): boolean =>
  subscription.address.toLowerCase() === address.toLowerCase();
