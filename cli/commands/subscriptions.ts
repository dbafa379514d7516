import { type Command, Option } from 'commander';
import * as z from 'zod/mini';
import { Cadence, Subscription } from '../../shared/contract/subscription.ts';
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
  readonly timeZone?: string;
  readonly quiet?: string;
  readonly videos?: boolean;
  readonly confirmed?: boolean;
}

/** A subscription whose id may be left to the API. */
const NewSubscription = z.partial(Subscription, { id: true });

const examples = `
Examples:
  clipwatch subscriptions add press@example.org --name randa-kassis --confirmed
  clipwatch subscriptions add press@example.org --all --cadence daily --time-zone Europe/Paris --quiet 22:00-07:00
  clipwatch subscriptions add archive@example.org --all --videos   also when a video is gone`;

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
        heads: ['ID', 'ADDRESS', 'NAMES', 'CADENCE', 'TIME ZONE', 'QUIET', 'CONFIRMED'],
        row: ({ id, address, nameIds, cadence, timeZone, quietHours, videos, confirmed }) => [
          id,
          address,
          nameIds === '*' ? 'all' : nameIds.join(', '),
          videos ? `${cadence}, videos` : cadence,
          timeZone ?? '–',
          quietHours ? `${quietHours.from}-${quietHours.to}` : '–',
          confirmed ? 'yes' : 'no',
        ],
      });
    });

  subscriptions
    .command('add')
    .description('send mails about mentions of names to an address')
    .argument('<address>', 'e-mail address')
    .option('--name <name...>', 'names to follow: ids or names')
    .option('--all', 'follow every name, including those added later')
    .addOption(new Option('--cadence <cadence>', 'how often').choices(Cadence.options).default('instant'))
    .option('--time-zone <zone>', 'such as Europe/Paris: for digests and quiet hours')
    .option('--quiet <from-to>', 'no e-mail in these hours, such as 22:00-07:00')
    .option('--videos', 'also a mail at once when a video is gone or plays again')
    .option('--confirmed', 'active at once (needs an admin token)')
    .option('--id <id>', 'id of the subscription (default: chosen by the API)')
    .addHelpText('after', examples)
    .action(async (address: string, _: AddOptions, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const { id, name, all, cadence, timeZone, quiet, videos, confirmed = false } = options;
      if ((name === undefined) === (all !== true)) throw new Failure('Give --name with names to follow, or --all', 2);
      const wanted = { nameIds: all ? '*' : name, cadence, timeZone, quietHours: parseQuietHours(quiet), videos };
      const given = { id, address, ...wanted, confirmed };
      // Names are looked up after everything else is known to be right; until then they may be written in any way.
      parseInput(z.omit(NewSubscription, { nameIds: true }), given, 'The subscription');
      const client = await clientFor(context, options);
      const nameIds = name === undefined ? '*' : await Promise.all(name.map((one) => idToFollow(context, client, one)));
      const body = parseInput(NewSubscription, { ...given, nameIds }, 'The subscription');
      const added = await client.post('/subscriptions', Subscription, body);
      if (!forPeople(context, options)) return writeJson(context, added);
      writeNote(
        context,
        `${added.address} is subscribed (${added.id})${added.confirmed ? '' : ', once it is confirmed'}.`,
      );
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

function parseQuietHours(quiet: string | undefined): { from: string; to: string } | undefined {
  if (quiet === undefined) return undefined;
  const [from, to, ...rest] = quiet.split('-');
  if (from === undefined || to === undefined || rest.length > 0) {
    throw new Failure(`--quiet ${quiet}: use hours such as 22:00-07:00`, 2);
  }
  return { from, to };
}
