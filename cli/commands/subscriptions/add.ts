import { isDeepStrictEqual } from 'node:util';
import { type Command, Option } from 'commander';
import {
  AnsweredSubscription,
  Cadence,
  DIGEST_HOUR,
  GivenSubscription,
  HookSecret,
  HookUrl,
  Language,
  type ShownSubscription as Subscription,
  Weekday,
} from '../../../shared/contract/subscription.ts';
import { type Client, clientFor, read } from '../../client/client.ts';
import { findNameId } from '../../client/find-name.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import { subscriptionsOf } from '../../client/subscriptions-of.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { by, numberIn, parseInput } from '../../input/options.ts';
import { withoutEffect } from '../../input/without-effect.ts';
import { forPeople, writeJson, writeNote } from '../../terminal/write.ts';

const { shape } = GivenSubscription;

interface AddOptions extends GlobalOptions {
  readonly id?: string;
  readonly name?: string[];
  readonly all?: boolean;
  readonly cadence: Cadence;
  readonly hour?: GivenSubscription['hour'];
  readonly weekday?: string;
  readonly timeZone?: string;
  readonly quiet?: GivenSubscription['quietHours'];
  readonly urgent?: string[];
  readonly videos?: boolean;
  readonly corrections?: boolean;
  readonly language?: string;
  readonly webhook?: string;
  readonly secret?: string;
  readonly slack?: string;
  readonly teams?: string;
  readonly confirmed?: boolean;
}

const examples = `
Examples:
  clipwatch subscriptions add press@example.org --name randa-kassis --confirmed
  clipwatch subscriptions add press@example.org --all --quiet 22:00-07:00 --time-zone Europe/Paris
  clipwatch subscriptions add press@example.org --all --quiet 22:00-07:00 --urgent randa-kassis
  clipwatch subscriptions add me@example.org --all --cadence daily --hour 8 --time-zone Asia/Tokyo
  clipwatch subscriptions add me@example.org --all --cadence weekly --weekday friday --language fr
  clipwatch subscriptions add archive@example.org --all --videos --corrections
  clipwatch subscriptions add me@example.org --all --slack https://hooks.slack.com/services/T0/B0/x
  clipwatch subscriptions add --all --webhook https://example.org/hook --secret whsec_… --confirmed

An address that did not subscribe itself is asked by a mail first, five times a day at most.`;

/** As `HookSecret` takes it. */
const SECRET_HELP = 'signs the requests: whsec_ and base64 of 24 to 64 bytes, or another text of 16 to 200 characters';

/** `subscriptions add`: who is told of what, and how. */
export function addSubscriptionsAdd(subscriptions: Command, context: Context): void {
  subscriptions
    .command('add')
    .description('send mails about mentions of names to an address, or tell a web hook or a chat')
    .argument('[address]', 'e-mail address; a web hook or chat that an admin confirms may have none', by(shape.address))
    .option('--name <name...>', 'names to follow: ids or names')
    .option('--all', 'follow every name, including those added later')
    .addOption(new Option('--cadence <cadence>', 'how often').choices(Cadence.options).default('instant'))
    .option('--hour <hour>', `hour of the digest, 0 to 23 (default: ${DIGEST_HOUR})`, by(shape.hour, numberIn))
    .addOption(new Option('--weekday <day>', 'day of the weekly digest').choices(Weekday.options))
    .option('--time-zone <zone>', 'such as Europe/Paris: for digests and quiet hours', by(shape.timeZone))
    .option('--quiet <from-to>', 'no e-mail in these hours, such as 22:00-07:00', by(shape.quietHours, hoursIn))
    .option('--urgent <name...>', 'names that are told in quiet hours too')
    .option('--videos', 'also a mail at once when a video is gone or plays again')
    .option('--corrections', 'also when a clip that was told of has changed')
    .addOption(new Option('--language <language>', 'language of the mails').choices(Language.options))
    .option('--webhook <url>', 'requests to this address instead of mails', by(HookUrl))
    .option('--secret <secret>', SECRET_HELP, by(HookSecret))
    .option('--slack <url>', 'messages to a channel of Slack instead of mails', by(HookUrl))
    .option('--teams <url>', 'messages to a channel of Teams instead of mails', by(HookUrl))
    .option('--confirmed', 'active at once (needs an admin token)')
    .option('--id <id>', 'id of the subscription (default: chosen by the API)', by(shape.id))
    .addHelpText('after', examples)
    .action(async (address: string | undefined, _: AddOptions, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const { name, all, urgent } = options;
      if (address === undefined && channelIn(options) === undefined) {
        command.error('error: give the address that gets the mails, such as press@example.org');
      }
      if (name !== undefined && all) throw new Failure('Give --name with names to follow, or --all, not both', 2);
      if (name === undefined && !all) throw new Failure('Give --name with names to follow, or --all', 2);
      for (const text of withoutEffect(options)) writeNote(context, `note: ${text}`);
      const given = { ...givenIn(options), address };
      const client = await clientFor(context, options);
      const idsFor = (names: readonly string[]) => Promise.all(names.map((one) => idToFollow(context, client, one)));
      const nameIds = name === undefined ? '*' : await idsFor(name);
      const urgentNameIds = urgent && (await idsFor(urgent));
      const wanted = { ...given, nameIds, ...(urgentNameIds && { urgentNameIds }) };
      const body = parseInput(GivenSubscription, wanted, 'The subscription');
      const existing = await sameAs(client, body);
      const added = await addOrAsk(client, existing, body);
      if (!forPeople(context, options)) return writeJson(context, added);
      const so = existing === null ? 'is subscribed' : 'is subscribed already';
      writeNote(context, `${added.address} ${so} (${added.id})${untilConfirmed(added)}.`);
    });
}

/** What the options say of a subscription, but for its names. */
function givenIn(options: AddOptions) {
  const { id, cadence, hour, weekday, timeZone, quiet, videos, corrections, language, confirmed = false } = options;
  const plain = { id, cadence, hour, weekday, timeZone, quietHours: quiet, videos, corrections, language, confirmed };
  const channel = channelIn(options);
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(channel && { channel }),
  };
}

function channelIn({ webhook, secret, slack, teams }: AddOptions) {
  const urls = { webhook, slack, teams };
  const kinds = (['webhook', 'slack', 'teams'] as const).filter((kind) => urls[kind] !== undefined);
  if (kinds.length > 1) throw new Failure('Give one of --webhook, --slack and --teams', 2);
  if ((webhook === undefined) !== (secret === undefined)) throw new Failure('--webhook and --secret go together', 2);
  const [kind] = kinds;
  return kind && { kind, url: urls[kind], ...(kind === 'webhook' && { secret }) };
}

/** A subscription of the address that says the same already: nobody needs two of them. */
async function sameAs(
  client: Client,
  { id, address, confirmed, ...body }: GivenSubscription,
): Promise<Subscription | null> {
  if (id !== undefined || address === undefined || body.channel?.kind === 'webhook') return null;
  for await (const one of subscriptionsOf(client, address)) {
    const { id: _, address: _address, confirmed: isConfirmed, ...rest } = one;
    if (isDeepStrictEqual(rest, body) && (isConfirmed || !confirmed)) return one;
  }
  return null;
}

/** Makes a subscription; has the address of one that is there, and not confirmed, asked again. */
function addOrAsk(
  client: Client,
  existing: Subscription | null,
  body: GivenSubscription,
): Promise<AnsweredSubscription> {
  if (existing === null) return read(AnsweredSubscription, client.POST('/v1/subscriptions', { body }));
  if (existing.confirmed) return Promise.resolve(existing);
  const params = { path: { id: existing.id } };
  return read(AnsweredSubscription, client.PUT('/v1/subscriptions/{id}', { params, body }));
}

function untilConfirmed({ confirmed, confirmation }: AnsweredSubscription): string {
  if (confirmed) return '';
  if (confirmation === undefined) return ', once it is confirmed by the link in the mail that it gets';
  if ('askedFrom' in confirmation) {
    return `, once it is confirmed by the link in the mail that goes out at ${confirmation.askedFrom}: an address is asked five times a day at most`;
  }
  const { mailedAt, worksUntil } = confirmation;
  return `, once it is confirmed by the link in the mail that was sent at ${mailedAt}: that works until ${worksUntil}`;
}

/** The id to follow. It may be of a name that does not exist yet: mentions count once the name is added. */
async function idToFollow(context: Context, client: Client, given: string): Promise<string> {
  const id = await findNameId(client, given);
  if (id === null) writeNote(context, `No tracked name is "${given}" yet: see \`clipwatch names list\`.`);
  return id ?? given;
}

/** `22:00-07:00` */
function hoursIn(written: string): unknown {
  const [from, ...to] = written.split('-');
  return { from, to: to.join('-') };
}
