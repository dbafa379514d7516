/** The page of the link in a mail that asks an address whether it wants a subscription. GET changes nothing. */
import type { Context } from 'hono';
import type { Subscription } from '../../../shared/contract/subscription.ts';
import { type ConfirmLink, openConfirmLink } from '../../../shared/signing/links.ts';
import type { Dependencies } from '../dependencies.ts';
import { startAgain } from '../start-again.ts';
import { confirmedPage, confirmQuestion, noticeIn, type Wish } from './confirm-view.ts';
import { voiceFor } from './voice.ts';

/** Names that a page lists. */
const MOST_NAMES = 100;

export async function confirmPage(c: Context, dependencies: Dependencies): Promise<Response> {
  const { getSubscription, changeSubscription, keyring, now } = dependencies;
  const key = c.req.query('key') ?? '';
  const link = await openConfirmLink(key, keyring.findKey);
  if (link === null)
    return c.html(
      noticeIn(({ badLink }) => badLink, voiceFor(c, undefined)),
      403,
    );
  const asked = subscriptionOf(link, await getSubscription(link.subscriptionId));
  const voice = voiceFor(c, asked?.language);
  if (asked === null)
    return c.html(
      noticeIn(({ confirm }) => confirm.ended, voice),
      410,
    );
  if (!asked.confirmed && link.until.getTime() < now()) {
    return c.html(
      noticeIn(({ confirm }) => confirm.expired, voice),
      410,
    );
  }
  const wish = await wishOf(asked, dependencies);
  if (c.req.method !== 'POST') {
    return c.html(asked.confirmed ? confirmedPage(wish, voice) : confirmQuestion(wish, key, voice));
  }
  const { after } = await changeSubscription(link.subscriptionId, async (before) => {
    if (before === null || subscriptionOf(link, before) === null) return before;
    const confirmed = { ...before, confirmed: true };
    await startAgain(before, confirmed, dependencies);
    return confirmed;
  });
  const confirmed = subscriptionOf(link, after);
  if (confirmed === null)
    return c.html(
      noticeIn(({ confirm }) => confirm.ended, voice),
      410,
    );
  await dependencies.arrangeDigest(confirmed, new Date(now()));
  return c.html(confirmedPage(wish, voice));
}

/** The subscription, if it is still for the address that was asked. */
function subscriptionOf({ address }: ConfirmLink, subscription: Subscription | null): Subscription | null {
  return subscription?.address.toLowerCase() === address.toLowerCase() ? subscription : null;
}

async function wishOf({ address, nameIds }: Subscription, { namesById }: Dependencies): Promise<Wish> {
  if (nameIds === '*') return { address, names: '*' };
  const shown = nameIds.slice(0, MOST_NAMES);
  const names = await namesById(shown);
  // Names may be followed before they are tracked.
  return { address, names: shown.map((nameId) => names.get(nameId)?.name ?? nameId) };
}
