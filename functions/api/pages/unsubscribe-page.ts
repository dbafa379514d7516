/**
 * The page of the links that end subscriptions (RFC 8058). GET shows what the address follows and changes nothing; POST
 * ends: `all=1` everything of the address, `nameId` a name, `about` a kind of mails that was asked for (`videos`,
 * `corrections`), anything else the subscription of the mail. Again is as good as once.
 */
import type { Context } from 'hono';
import { recipientOf, type Subscription } from '../../../shared/contract/subscription.ts';
import { ASKED_FOR, type AskedFor, openUnsubscribeLink, type UnsubscribeLink } from '../../../shared/signing/links.ts';
import type { Dependencies } from '../dependencies.ts';
import { noticeIn } from './confirm-view.ts';
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
  const { nameId: name, about } = c.req.query();
  const asked = name ?? about;
  if (c.req.method !== 'POST') {
    const followed = await followedBy(link, before, dependencies);
    return c.html(unsubscribeView(followed, { key, ended: null, asked }, voice));
  }
  const ended = await end(link, await wanted(c), before, dependencies);
  const followed = await followedBy(link, await subscriptionsTo(link.address, dependencies), dependencies);
  return c.html(unsubscribeView(followed, { key, ended, asked: undefined }, voice));
}

type Wanted = { readonly kind: 'all' | 'subscription' | AskedFor } | { readonly kind: 'name'; readonly nameId: string };

const askedFor = (text: unknown): AskedFor | undefined => ASKED_FOR.find((one) => one === text);

/** What a POST ends. Mail programs send `List-Unsubscribe=One-Click`, as a form or in parts (RFC 8058, section 3.2). */
async function wanted(c: Context): Promise<Wanted> {
  const form = await c.req.parseBody();
  if (form.all === '1') return { kind: 'all' };
  if (typeof form.nameId === 'string') return { kind: 'name', nameId: form.nameId };
  const { nameId, about } = c.req.query();
  const kind = askedFor(form.about) ?? askedFor(about);
  if (kind !== undefined) return { kind };
  return nameId === undefined ? { kind: 'subscription' } : { kind: 'name', nameId };
}

async function end(
  link: UnsubscribeLink,
  wanted: Wanted,
  subscriptions: readonly Subscription[],
  { changeSubscription }: Dependencies,
): Promise<Ended> {
  // Not where it is for another address by now.
  const changed = (change: (before: Subscription) => Subscription | null) => (before: Subscription | null) =>
    before !== null && isTo(link.address, before) ? change(before) : before;
  const end = changed(() => null);
  switch (wanted.kind) {
    case 'all':
      for (const { id } of subscriptions) await changeSubscription(id, end);
      return 'all';
    case 'subscription':
      await changeSubscription(link.subscriptionId, end);
      return 'subscription';
    case 'name': {
      const { nameId } = wanted;
      for (const { id } of subscriptions.filter(({ nameIds }) => nameIds !== '*' && nameIds.includes(nameId))) {
        await changeSubscription(
          id,
          changed((before) => withoutName(before, nameId)),
        );
      }
      return subscriptions.some(({ nameIds }) => nameIds === '*') ? 'not-alone' : 'name';
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
      return kind;
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

async function followedBy(
  { address, subscriptionId }: UnsubscribeLink,
  subscriptions: readonly Subscription[],
  { namesById }: Dependencies,
): Promise<Followed> {
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
