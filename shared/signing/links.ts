/**
 * Links of mails other than those to records, and of feeds. The key of each is signed for one use and opens nothing else; where the
 * page needs more than its path says, the key holds it. A link lives through one rotation of the signing keys.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { datedKey, type Opening, openDatedKey, type Verifying } from './dated-key.ts';
import type { FindKey, SigningKey } from './key.ts';
import { bytesOf, type Signed, sign, signatureLength, verify } from './signature.ts';

/** Half of SHA-256's 32 bytes, as cursors have: RFC 2104, section 5, advises not to cut below that. */
const MAC_BYTES = 16;

/** Whose link it is: of a mail that the subscription sent to the address. */
export interface UnsubscribeLink {
  readonly subscriptionId: string;
  readonly address: string;
}

/** The address is asked whether it wants the subscription as it is; the link works until then, in whole seconds. */
export interface ConfirmLink extends UnsubscribeLink {
  /** Where alerts go, as `placeOf` says; in the key it is hashed. */
  readonly place: string;
  readonly until: Date;
}

/** What the key of such a link has of the place. */
export const placeHash = (place: string): string => createHash('sha256').update(place).digest('base64url').slice(0, 22);

/** Kinds of mails that can be ended alone: those that a subscription asks for. */
export const ASKED_FOR = ['videos', 'corrections'] as const;
export type AskedFor = (typeof ASKED_FOR)[number];

/** What the link ends, if that is not its subscription: a name, a kind of mails, or everything of the address. */
export type FirstEnd =
  | { readonly nameId?: string; readonly about?: never; readonly all?: never }
  | { readonly about: AskedFor; readonly nameId?: never; readonly all?: never }
  | { readonly all: true; readonly nameId?: never; readonly about?: never };

/** `base` of all links: URL of the API, without a slash at the end. */
export function unsubscribeLink(
  base: string,
  { subscriptionId, address, nameId, about, all }: UnsubscribeLink & FirstEnd,
  key: SigningKey,
): string {
  const link = `${base}/unsubscribe?key=${seal('unsubscribe', [subscriptionId, address], key)}`;
  if (nameId !== undefined) return `${link}&nameId=${encodeURIComponent(nameId)}`;
  if (about !== undefined) return `${link}&about=${about}`;
  return all ? `${link}&all=1` : link;
}

/** What is in the key of such a link; null where it is forged, altered, or of another use. */
export async function openUnsubscribeLink(given: string, findKey: FindKey): Promise<UnsubscribeLink | null> {
  const content = await open('unsubscribe', given, findKey);
  if (content === null) return null;
  const [subscriptionId, address] = Unsubscribe.parse(content);
  return { subscriptionId, address };
}

export function confirmLink(
  base: string,
  { subscriptionId, address, place, until }: ConfirmLink,
  key: SigningKey,
): string {
  const seconds = Math.floor(until.getTime() / 1000);
  return `${base}/confirm?key=${seal('confirm', [subscriptionId, address, seconds, placeHash(place)], key)}`;
}

/** What is in the key of such a link, which may have expired; null where it is forged, altered, or of another use. */
export async function openConfirmLink(given: string, findKey: FindKey): Promise<OpenedConfirmLink | null> {
  const opened = Confirm.safeParse(await open('confirm', given, findKey));
  if (!opened.success) return null;
  const [subscriptionId, address, seconds, place] = opened.data;
  return { subscriptionId, address, placeHash: place, until: new Date(seconds * 1000) };
}
type OpenedConfirmLink = Omit<ConfirmLink, 'place'> & { readonly placeHash: string };

/** The page of a name: by what it matches, how to narrow it, and its clips. It leads to records: it opens as long as their links do. */
export function nameLink(base: string, nameId: string, key: SigningKey, now: Date): string {
  return `${base}/names/${encodeURIComponent(nameId)}?key=${datedKey(['name', nameId], key, now)}`;
}

/** The part of that page that lists the clips of the name. */
export const CLIPS = 'clips';

/** Whether `given`, the key of a link, opens this name. */
export function openNameLink(nameId: string, given: string, verifying: Verifying): Promise<Opening> {
  return openDatedKey(['name', nameId], given, verifying);
}

/** A video of a clip, by the ids that the API has. */
export interface StillLink {
  readonly clipId: string;
  readonly embedId: string;
}

/** The still of a video that the archive keeps. */
export function stillLink(base: string, { clipId, embedId }: StillLink, key: SigningKey): string {
  const path = `${encodeURIComponent(clipId)}/${encodeURIComponent(embedId)}`;
  return `${base}/stills/${path}?key=${keyOf(['still', clipId, embedId], key)}`;
}

/** Whether `given` is the key of a link to this still. */
export function openStillLink({ clipId, embedId }: StillLink, given: string, findKey: FindKey): Promise<boolean> {
  return isKeyOf(['still', clipId, embedId], given, findKey);
}

/** Where programs fetch the newest mentions of a name. */
export interface FeedLinks {
  readonly atom: string;
  readonly json: string;
}

/** The feeds of a name; their key opens them and nothing else. */
export function feedLinks(base: string, nameId: string, key: SigningKey): FeedLinks {
  const feed = `${base}/v1/feeds/${encodeURIComponent(nameId)}`;
  const given = keyOf(['feed', nameId], key);
  return { atom: `${feed}.atom?key=${given}`, json: `${feed}.json?key=${given}` };
}

/** Whether `given` is the key of the feeds of this name. */
export function openFeedLink(nameId: string, given: string, findKey: FindKey): Promise<boolean> {
  return isKeyOf(['feed', nameId], given, findKey);
}

const Unsubscribe = z.tuple([z.string(), z.string()]);
const Confirm = z.tuple([z.string(), z.string(), z.int(), z.string()]);

/** A key that holds `content`: its signature, then JSON. */
function seal(purpose: Signed[0], content: readonly unknown[], key: SigningKey): string {
  const text = JSON.stringify(content);
  return Buffer.concat([sign([purpose, text], key, MAC_BYTES), Buffer.from(text)]).toString('base64url');
}

async function open(purpose: Signed[0], given: string, findKey: FindKey): Promise<unknown> {
  const bytes = bytesOf(given);
  if (bytes === null) return null;
  const length = signatureLength(MAC_BYTES);
  const text = bytes.subarray(length).toString();
  const isOurs = await verify(bytes.subarray(0, length), [purpose, text], findKey, MAC_BYTES);
  return isOurs ? JSON.parse(text) : null;
}

/** A key for what the path of its link says. */
function keyOf(signed: Signed, key: SigningKey): string {
  return sign(signed, key, MAC_BYTES).toString('base64url');
}

async function isKeyOf(signed: Signed, given: string, findKey: FindKey): Promise<boolean> {
  const signature = bytesOf(given);
  return signature !== null && (await verify(signature, signed, findKey, MAC_BYTES));
}
