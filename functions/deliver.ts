/** Telling followers: who is owed what, claimed, sent and marked, address by address. */
import { type AlertClip, composeAlert } from '../shared/alert/index.ts';
import { clipLink } from '../shared/clip-link.ts';
import type { Clip } from '../shared/contract.ts';
import { sendMail } from './aws/mail.ts';
import { getClip } from './aws/table/clips.ts';
import { claim, type Delivery, giveBack, markSent } from './aws/table/ledger.ts';
import { getName } from './aws/table/names.ts';
import { signingKey } from './aws/table/settings.ts';
import { followersOf } from './aws/table/subscriptions.ts';
import { forEachOf } from './batch.ts';
import { setting } from './environment.ts';

/** A name newly found in a clip. */
export interface News {
  readonly clipId: string;
  readonly nameId: string;
}

/** One delivery and what it tells. */
interface Owed extends Delivery {
  readonly clip: Clip;
  readonly name: string;
}

/** SES accounts start at one mail a second in the sandbox and some 14 outside; past the rate it throttles. */
const MAILS_AT_ONCE = 4;

/**
 * Tells every follower, one mail an address. Answers what went wrong, after everything else was done; whatever was
 * told is settled in the ledger, so repeating the call tells only the rest.
 */
export async function deliver(news: readonly News[]): Promise<unknown[]> {
  const owed = await owedFor(news);
  const failures: unknown[] = [];
  const byAddress = [...Map.groupBy(owed, ({ address }) => address)];
  await forEachOf(
    byAddress,
    ([address, deliveries]) => tell(address, deliveries).catch((error) => failures.push(error)),
    MAILS_AT_ONCE,
  );
  return failures;
}

/** What each instant follower is owed, a story once however many clips tell it. */
async function owedFor(news: readonly News[]): Promise<Owed[]> {
  const clips = await lookUp(
    news.map(({ clipId }) => clipId),
    getClip,
  );
  const names = await lookUp(
    news.map(({ nameId }) => nameId),
    getName,
  );
  const followers = await lookUp(
    news.map(({ nameId }) => nameId),
    followersOf,
  );
  const owed = new Map<string, Owed>();
  for (const { clipId, nameId } of news) {
    const clip = clips.get(clipId);
    const name = names.get(nameId)?.name;
    // A clip removed or corrected since, or a name no longer tracked, is no news any more.
    if (!clip?.mentions.some((mention) => mention.nameId === nameId) || name === undefined) continue;
    for (const { address, cadence, confirmed } of followers.get(nameId) ?? []) {
      const key = JSON.stringify([address.toLowerCase(), nameId, clip.story]);
      if (confirmed && cadence === 'instant' && !owed.has(key)) {
        owed.set(key, { address: address.toLowerCase(), nameId, story: clip.story, clipId, clip, name });
      }
    }
  }
  return [...owed.values()];
}

async function lookUp<T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await read(id)] as const)));
}

async function tell(address: string, deliveries: readonly Owed[]): Promise<void> {
  const claims = await Promise.all(deliveries.map((delivery) => claim(delivery, new Date())));
  const mine = deliveries.filter((_, i) => claims[i] === 'claimed');
  if (mine.length > 0) await send(address, mine);
  const held = claims.filter((one) => one === 'held').length;
  if (held > 0) throw new Error(`${held} deliveries to ${address} are held by another run; they are tried again.`);
}

async function send(address: string, owed: readonly Owed[]): Promise<void> {
  const message = await composeAlert(await alertClips(owed));
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
  console.info({ message: 'told', mentions: owed.length, subject: message.subject, messageId: sent.messageId });
}

async function alertClips(owed: readonly Owed[]): Promise<AlertClip[]> {
  const secret = await signingKey();
  return [...Map.groupBy(owed, ({ clipId }) => clipId).values()].flatMap((ofClip) => {
    const clip = ofClip[0]?.clip;
    if (clip === undefined) return [];
    const { clipId, title, outlet, publishedOn, embeds } = clip;
    const mentions = ofClip.flatMap(({ nameId, name }) => {
      const mention = clip.mentions.find((one) => one.nameId === nameId);
      return mention
        ? [{ name, count: mention.count, snippet: mention.snippet, forms: mention.spans.map(({ form }) => form) }]
        : [];
    });
    return [
      { clipId, title, outlet, publishedOn, embeds, link: clipLink(setting('apiUrl'), clipId, secret), mentions },
    ];
  });
}
