/** Subscriptions: who is told of which names, how, and when. */
import * as z from 'zod/mini';
import { asCopied } from './given.ts';
import { MailAddress } from './mail-address.ts';
import { ChosenId } from './name.ts';

export const Cadence = z.enum(['instant', 'daily', 'weekly']);
export type Cadence = z.infer<typeof Cadence>;

/** The languages that mails are written in. */
export const Language = z.enum(['en', 'fr', 'de', 'es', 'ar', 'ru']);
export type Language = z.infer<typeof Language>;

export const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
export type Weekday = z.infer<typeof Weekday>;

/** The hour of a digest, unless the subscription names another. */
export const DIGEST_HOUR = 7;

const clockTime = z
  .string()
  .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use a time from 00:00 to 23:59, such as 07:00'));

/** Times of the day between which no mail is sent; past midnight if `to` is earlier than `from`. */
const QuietHours = z.object({ from: clockTime, to: clockTime });

/** Characters of the name of a time zone: the longest have some thirty. */
const MAX_ZONE = 100;

/** Where the requests of a web hook or chat go. */
export const HookUrl = z
  .url({ protocol: /^https$/, error: 'use an address that begins with https://' })
  .check(z.maxLength(2000));

/** Begins a secret that is bytes in base64 (Standard Webhooks 1.0.0, "Signature scheme"). */
export const HOOK_SECRET_PREFIX = 'whsec_';
/** The secret of a web hook. */
export const HookSecret = z
  .string('use whsec_ and base64 of 24 to 64 bytes, or another text of 16 to 200 characters')
  .check(
    z.minLength(16),
    z.maxLength(200),
    z.refine((secret) => !secret.startsWith(HOOK_SECRET_PREFIX) || isEncoded(secret.slice(HOOK_SECRET_PREFIX.length))),
  );

/** The way out: a mail, a signed request in the form of Standard Webhooks, or a message to a channel of a chat. */
export const Channel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mail') }),
  z.object({ kind: z.literal('webhook'), url: HookUrl, secret: HookSecret }),
  z.object({ kind: z.literal('slack'), url: HookUrl }),
  z.object({ kind: z.literal('teams'), url: HookUrl }),
]);
export type Channel = z.infer<typeof Channel>;

/** The way out as it is given: a web hook that is changed keeps its secret, unless there is a new one. */
const givenUrl = HookUrl.check(asCopied);
const GivenChannel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail') }),
  z.strictObject({ kind: z.literal('webhook'), url: givenUrl, secret: z.optional(HookSecret.check(asCopied)) }),
  z.strictObject({ kind: z.literal('slack'), url: givenUrl }),
  z.strictObject({ kind: z.literal('teams'), url: givenUrl }),
]);

/** The way out as it is shown: without the secret. */
const ShownChannel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mail') }),
  z.object({ kind: z.literal('webhook'), url: HookUrl }),
  z.object({ kind: z.literal('slack'), url: HookUrl }),
  z.object({ kind: z.literal('teams'), url: HookUrl }),
]);

/** In the place of an address that was not given, which a mail cannot do without: as `recipientOf` says. */
const HookAddress = z.string().check(z.maxLength(254), z.regex(/^(?:webhook|slack|teams):.+$/));

/** An address that follows names; `nameIds: "*"` follows every name, those added later too. */
export const Subscription = z.object({
  id: ChosenId,
  address: z.union([MailAddress, HookAddress]),
  nameIds: z.union([z.literal('*'), z.array(ChosenId).check(z.minLength(1), z.maxLength(1000))]),
  cadence: Cadence,
  hour: z.optional(z.int('use a whole hour from 0 to 23').check(z.minimum(0), z.maximum(23))).check(
    z.meta({
      description:
        'The hour of the digest, 0 to 23, in the time zone; 7 unless given. Kept, without effect, by an instant one',
    }),
  ),
  weekday: z
    .optional(Weekday)
    .check(
      z.meta({ description: 'The day of the weekly digest; Monday unless given. Kept, without effect, by others' }),
    ),
  timeZone: z.optional(
    z.string().check(z.maxLength(MAX_ZONE), z.refine(isTimeZone, 'use an IANA time zone such as Europe/Paris')),
  ),
  quietHours: z.optional(QuietHours).check(
    z.meta({
      description: 'Hold for what is told at once: also for videos and corrections of a digest, not for digests',
    }),
  ),
  urgentNameIds: z.optional(z.array(ChosenId).check(z.maxLength(1000))).check(
    z.meta({
      description:
        'Names that are told in quiet hours too, and first in digests. Others than those followed have no effect',
    }),
  ),
  videos: z
    .optional(z.boolean())
    .check(z.meta({ description: 'Also told at once, whatever the cadence, when a video is gone or plays again' })),
  corrections: z
    .optional(z.boolean())
    .check(z.meta({ description: 'Also told when a clip that was told of has other fields or names' })),
  language: z.optional(Language).check(z.meta({ description: 'The language of the mails; English unless given' })),
  channel: z.optional(Channel),
  confirmed: z.boolean(),
});
export type Subscription = z.infer<typeof Subscription>;

/** A subscription as the API answers it. */
export const ShownSubscription = z.extend(Subscription, { channel: z.optional(ShownChannel) });
export type ShownSubscription = z.infer<typeof ShownSubscription>;

/** The mail that asks whether an address wants a subscription, where none goes out now. */
const Confirmation = z.union([
  z.object({ mailedAt: z.iso.datetime(), worksUntil: z.iso.datetime() }),
  z.object({ askedFrom: z.iso.datetime() }),
]);
export type Confirmation = z.infer<typeof Confirmation>;

/** What a creation or a change answers. */
export const AnsweredSubscription = z.extend(ShownSubscription, {
  confirmation: z.optional(Confirmation).check(
    z.meta({
      description:
        'Only where no mail goes out at once that asks the address: it was asked this within a day (`mailedAt`), and the link of that mail works; or it was asked five times in a day, whatever for, and the mail goes out at `askedFrom`',
    }),
  ),
});

export type AnsweredSubscription = z.infer<typeof AnsweredSubscription>;

/** A subscription as the API is given it; the API chooses an id where there is none. */
export const GivenSubscription = z.extend(z.strictObject(Subscription.shape), {
  id: z.optional(ChosenId),
  address: z.optional(MailAddress).check(z.meta({ description: 'A web hook of an administrator may have none' })),
  quietHours: z.optional(
    z.strictObject(QuietHours.shape).check(
      z.refine(({ from, to }) => from !== to, {
        path: ['to'],
        error: 'use another time than that at which they begin; if no mail is to come at all, end the subscription',
      }),
    ),
  ),
  channel: z.optional(GivenChannel),
  confirmed: z._default(z.boolean(), false),
});
export type GivenSubscription = z.infer<typeof GivenSubscription>;

/** The subscription without what is never given back. */
export const shownSubscription = (subscription: Subscription): ShownSubscription =>
  ShownSubscription.parse(subscription);

/** Whom the ledger has for a subscription: the address in lower case, or `webhook:{id}`, `slack:{id}`, `teams:{id}`. */
export function recipientOf({
  id,
  address,
  channel = { kind: 'mail' },
}: Pick<Subscription, 'id' | 'address' | 'channel'>): string {
  return channel.kind === 'mail' ? address.toLowerCase() : `${channel.kind}:${id}`;
}

/** Where alerts go besides the address: `mail`, or the kind of the channel and its URL, which is a secret. */
export const placeOf = ({ channel = { kind: 'mail' } }: Pick<Subscription, 'channel'>): string =>
  channel.kind === 'mail' ? channel.kind : `${channel.kind} ${channel.url}`;

/** Where alerts go that are no mails, as people may be shown it: the path of the URL is a secret. Null for mails. */
export function elsewhereOf(channel: ShownSubscription['channel']): Elsewhere | null {
  if (channel === undefined || channel.kind === 'mail') return null;
  return { kind: channel.kind, host: new URL(channel.url).host };
}
export interface Elsewhere {
  readonly kind: Exclude<Channel['kind'], 'mail'>;
  readonly host: string;
}

/** `Slack (hooks.slack.com)`; of a web hook the host alone. */
export function placeText({ kind, host }: Elsewhere): string {
  switch (kind) {
    case 'webhook':
      return host;
    case 'slack':
      return `Slack (${host})`;
    case 'teams':
      return `Teams (${host})`;
    default:
      return kind satisfies never;
  }
}

/** Whether a text is base64, padded or not, of as many bytes as a secret has. */
function isEncoded(text: string): boolean {
  if (text.length > 88) return false;
  const bytes = Buffer.from(text, 'base64');
  const isWhole = unpadded(bytes.toString('base64')) === unpadded(text);
  return isWhole && bytes.length >= 24 && bytes.length <= 64;
}

const unpadded = (text: string): string => text.replace(/={0,2}$/, '');

/** Whether what the ledger has for a recipient is an address, and no channel of another kind: those have a colon, and no `@`. */
export const isMailAddress = (recipient: string): boolean => recipient.includes('@');

/** A recipient as it is written anywhere, as the ledger has it: only addresses are the same in capitals. */
export const recipientIn = (written: string): string => (isMailAddress(written) ? written.toLowerCase() : written);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // Intl has no function that answers this; it throws a RangeError for an unknown zone.
    return false;
  }
}
