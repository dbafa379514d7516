/** The page of the link in a mail that asks an address whether it wants a subscription. GET changes nothing. */
import type { Context } from 'hono';
import { elsewhereOf, placeOf, type Subscription } from '../../../../shared/contract/subscription.ts';
import { openConfirmLink, placeHash } from '../../../../shared/signing/links.ts';
import { trailOfLink } from '../../audit/trail.ts';
import type { Dependencies } from '../../dependencies.ts';
import { announceChange, followChange } from '../../follow-change.ts';
import { startAgain } from '../../start-again.ts';
import { confirmedPage, confirmQuestion, noticeIn, type Wish } from './confirm-view.ts';
import { voiceFor } from './voice.ts';

/** Names that a page lists. */
const MOST_NAMES = 100;

export async function confirmPage(c: Context, dependencies: Dependencies): Promise<Response> {
  const { getSubscription, keyring, now } = dependencies;
  const key = c.req.query('key') ?? '';
  const link = await openConfirmLink(key, keyring.findKey);
  if (link === null)
    return c.html(
      noticeIn(({ badLink }) => badLink, voiceFor(c, undefined)),
      403,
    );
  const stored = await getSubscription(link.subscriptionId);
  const asked = askedBy(link, stored) ? stored : null;
  const voice = voiceFor(c, isTo(link, stored) ? stored?.language : undefined);
  if (asked === null) {
    // To the same address another mail went, unless there is nothing to ask any more.
    const isChanged = isTo(link, stored) && stored?.confirmed === false;
    return c.html(
      noticeIn(({ confirm }) => (isChanged ? confirm.changed : confirm.ended), voice),
      410,
    );
  }
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
  const changeSubscription = trailOfLink('subscription.confirm', dependencies);
  const { before, after } = await changeSubscription(link.subscriptionId, async (before) => {
    if (before === null || !askedBy(link, before)) return before;
    const confirmed = { ...before, confirmed: true };
    await startAgain(before, confirmed, dependencies);
    await announceChange(before, confirmed, dependencies);
    return confirmed;
  });
  if (after === null || !askedBy(link, after))
    return c.html(
      noticeIn(({ confirm }) => confirm.ended, voice),
      410,
    );
  await followChange(before, after, dependencies);
  return c.html(confirmedPage(wish, voice));
}

type Opened = NonNullable<Awaited<ReturnType<typeof openConfirmLink>>>;

const isTo = ({ address }: Opened, subscription: Subscription | null): boolean =>
  subscription?.address.toLowerCase() === address.toLowerCase();

/** Whether a subscription is what the mail asked about: for its address, and told at the same place. */
const askedBy = (link: Opened, subscription: Subscription | null): boolean =>
  subscription !== null && isTo(link, subscription) && placeHash(placeOf(subscription)) === link.placeHash;

async function wishOf({ address, nameIds, channel }: Subscription, { namesById }: Dependencies): Promise<Wish> {
  const elsewhere = elsewhereOf(channel);
  if (nameIds === '*') return { address, elsewhere, names: '*' };
  const shown = nameIds.slice(0, MOST_NAMES);
  const names = await namesById(shown);
  // Names may be followed before they are tracked.
  return { address, elsewhere, names: shown.map((nameId) => names.get(nameId)?.name ?? nameId) };
}
