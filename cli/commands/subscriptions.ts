import { isDeepStrictEqual } from 'node:util';
import { type Command, Option } from 'commander';
import * as z from 'zod/mini';
import {
  Cadence,
  DIGEST_HOUR,
  GivenSubscription,
  Language,
  ShownSubscription as Subscription,
  Weekday,
} from '../../shared/contract/subscription.ts';
import { Suppression } from '../../shared/contract/suppression.ts';
import { type Client, clientFor } from '../client/client.ts';
import { findNameId } from '../client/find-name.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { parseInput } from '../input/options.ts';
import { forPeople, writeJson, writeNote } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';

interface AddOptions extends GlobalOptions {
  readonly id?: string;
  readonly name?: string[];
  readonly all?: boolean;
  readonly cadence: string;
  readonly hour?: string;
  readonly weekday?: string;
  readonly timeZone?: string;
  readonly quiet?: string;
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
  clipwatch subscriptions add press@example.org --all --cadence daily --time-zone Europe/Paris --quiet 22:00-07:00
  clipwatch subscriptions add press@example.org --all --cadence weekly --weekday friday --hour 6 --language fr
  clipwatch subscriptions add archive@example.org --all --videos   also when a video is gone
  clipwatch subscriptions add desk@example.org --all --slack https://hooks.slack.com/services/T0/B0/x
  clipwatch subscriptions add --all --webhook https://example.org/hook --secret whsec_… --confirmed`;

const suppressionExamples = `
Examples:
  clipwatch subscriptions suppressed
  clipwatch subscriptions suppressed press@example.org`;

/** `clipwatch subscriptions`: who gets e-mails about which names. */
export function addSubscriptions(program: Command, context: Context): void {
  const subscriptions = program.command('subscriptions').description('who gets e-mails about which names');

  subscriptions
    .command('list')
    .description('list the subscriptions')
    .addHelpText('after', '\nExamples:\n  clipwatch subscriptions list')
    .action(async (_: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      await writeList(context, options, client.list('/subscriptions', Subscription), {
        heads: ['ID', 'ADDRESS', 'WAY', 'NAMES', 'WHEN', 'TIME ZONE', 'QUIET', 'LANGUAGE', 'CONFIRMED'],
        row: (subscription) => {
          const { id, address, channel, nameIds, timeZone, quietHours, language, confirmed } = subscription;
          return [
            id,
            address,
            channel?.kind ?? 'mail',
            nameIds === '*' ? 'all' : nameIds.join(', '),
            whenOf(subscription),
            timeZone ?? '–',
            quietHours ? `${quietHours.from}-${quietHours.to}` : '–',
            language ?? '–',
            confirmed ? 'yes' : 'no',
          ];
        },
      });
    });

  subscriptions
    .command('add')
    .description('send mails about mentions of names to an address, or tell a web hook or a chat')
    .argument('[address]', 'e-mail address; a web hook or chat that an admin confirms may have none')
    .option('--name <name...>', 'names to follow: ids or names')
    .option('--all', 'follow every name, including those added later')
    .addOption(new Option('--cadence <cadence>', 'how often').choices(Cadence.options).default('instant'))
    .option('--hour <hour>', 'hour of the digest, 0 to 23 (default: 7)')
    .addOption(new Option('--weekday <day>', 'day of the weekly digest').choices(Weekday.options))
    .option('--time-zone <zone>', 'such as Europe/Paris: for digests and quiet hours')
    .option('--quiet <from-to>', 'no e-mail in these hours, such as 22:00-07:00')
    .option('--urgent <name...>', 'names that are told in quiet hours too')
    .option('--videos', 'also a mail at once when a video is gone or plays again')
    .option('--corrections', 'also when a clip that was told of has changed')
    .addOption(new Option('--language <language>', 'language of the mails').choices(Language.options))
    .option('--webhook <url>', 'requests to this address instead of mails')
    .option('--secret <secret>', 'signs the requests: whsec_ and base64 of 24 to 64 bytes')
    .option('--slack <url>', 'messages to a channel of Slack instead of mails')
    .option('--teams <url>', 'messages to a channel of Teams instead of mails')
    .option('--confirmed', 'active at once (needs an admin token)')
    .option('--id <id>', 'id of the subscription (default: chosen by the API)')
    .addHelpText('after', examples)
    .action(async (address: string | undefined, _: AddOptions, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const { name, all, urgent } = options;
      if ((name === undefined) === (all !== true)) throw new Failure('Give --name with names to follow, or --all', 2);
      const given = { ...givenIn(options), address };
      // Names are looked up after everything else is known to be right; until then they may be written in any way.
      parseInput(z.omit(GivenSubscription, { nameIds: true }), given, 'The subscription');
      const client = await clientFor(context, options);
      const idsFor = (names: readonly string[]) => Promise.all(names.map((one) => idToFollow(context, client, one)));
      const nameIds = name === undefined ? '*' : await idsFor(name);
      const urgentNameIds = urgent && (await idsFor(urgent));
      const wanted = { ...given, nameIds, ...(urgentNameIds && { urgentNameIds }) };
      const body = parseInput(GivenSubscription, wanted, 'The subscription');
      const existing = await sameAs(client, body);
      const added = existing ?? (await client.post('/subscriptions', Subscription, body));
      if (!forPeople(context, options)) return writeJson(context, added);
      const so = existing === null ? 'is subscribed' : 'is subscribed already';
      const until = added.confirmed ? '' : ', once it is confirmed by the link in the mail that it gets';
      writeNote(context, `${added.address} ${so} (${added.id})${until}.`);
    });

  subscriptions
    .command('remove')
    .description('end subscriptions')
    .argument('<id...>', 'ids, or an address for all its subscriptions')
    .addHelpText('after', '\nExamples:\n  clipwatch subscriptions remove press@example.org')
    .action(async (given: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      for (const id of (await Promise.all(given.map((one) => idsOf(client, one)))).flat()) {
        await client.remove(`/subscriptions/${encodeURIComponent(id)}`);
        if (forPeople(context, options)) writeNote(context, `${id} is ended.`);
        else writeJson(context, { id, removed: true });
      }
    });
  addSuppressions(subscriptions, context);
}

/** `subscriptions suppressed|release`: addresses that get nothing any more. */
function addSuppressions(subscriptions: Command, context: Context): void {
  subscriptions
    .command('suppressed')
    .description('list addresses that get nothing any more, with the reason')
    .argument('[address]', 'this address only')
    .addHelpText('after', suppressionExamples)
    .action(async (address: string | undefined, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      await writeList(context, options, client.list('/suppressions', Suppression, address ? { address } : {}), {
        heads: ['ADDRESS', 'REASON', 'SINCE', 'WHAT WAS SAID'],
        row: ({ address, reason, suppressedAt, detail }) => [address, reason, suppressedAt, detail],
      });
    });

  subscriptions
    .command('release')
    .description('let addresses have mail again (needs an admin token)')
    .argument('<address...>', 'addresses')
    .addHelpText('after', '\nExamples:\n  clipwatch subscriptions release press@example.org')
    .action(async (addresses: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      for (const address of addresses) {
        await client.remove(`/suppressions/${encodeURIComponent(address)}`);
        if (forPeople(context, options)) writeNote(context, `${address} may have mail again.`);
        else writeJson(context, { address, released: true });
      }
    });
}

/** When it is told, in a table: `weekly friday 7:00, videos`. */
function whenOf({ cadence, weekday, hour = DIGEST_HOUR, videos, corrections }: Subscription): string {
  const time = `${hour}:00`;
  const rhythm = { instant: 'instant', daily: `daily ${time}`, weekly: `weekly ${weekday ?? 'monday'} ${time}` }[
    cadence
  ];
  return [rhythm, ...(videos ? ['videos'] : []), ...(corrections ? ['corrections'] : [])].join(', ');
}

/** What the options say of a subscription, but for its names. */
function givenIn(options: AddOptions) {
  const { id, cadence, hour, weekday, timeZone, quiet, videos, corrections, language, confirmed = false } = options;
  const plain = { id, cadence, weekday, timeZone, videos, corrections, language, confirmed };
  const channel = channelIn(options);
  return {
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(hour !== undefined && { hour: Number(hour) }),
    ...(quiet !== undefined && { quietHours: parseQuietHours(quiet) }),
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
  for await (const one of client.list('/subscriptions', Subscription, { address })) {
    const { id: _, address: _address, confirmed: isConfirmed, ...rest } = one;
    if (isDeepStrictEqual(rest, body) && (isConfirmed || !confirmed)) return one;
  }
  return null;
}

/** The id to follow. It may be of a name that does not exist yet: mentions count once the name is added. */
async function idToFollow(context: Context, client: Client, given: string): Promise<string> {
  const id = await findNameId(client, given);
  if (id === null) writeNote(context, `No tracked name is "${given}" yet: see \`clipwatch names list\`.`);
  return id ?? given;
}

/** Ids for an id or, as it has an @, an address. */
async function idsOf(client: Client, given: string): Promise<string[]> {
  if (!given.includes('@')) return [given];
  const ids: string[] = [];
  for await (const { id } of client.list('/subscriptions', Subscription, { address: given })) ids.push(id);
  if (ids.length === 0) throw new Failure(`${given} has no subscription`);
  return ids;
}

function parseQuietHours(quiet: string): { from: string; to: string } {
  const [from, to, ...rest] = quiet.split('-');
  if (from === undefined || to === undefined || rest.length > 0) {
    throw new Failure(`--quiet ${quiet}: use hours such as 22:00-07:00`, 2);
  }
  return { from, to };
}
