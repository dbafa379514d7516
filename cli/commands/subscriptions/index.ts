import type { Command } from 'commander';
import { DIGEST_HOUR, type ShownSubscription as Subscription } from '../../../shared/contract/subscription.ts';
import { type Client, clientFor } from '../../client/client.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import { subscriptionsOf } from '../../client/subscriptions-of.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { forPeople, writeJson, writeNote } from '../../terminal/write.ts';
import { writeList } from '../../terminal/write-list.ts';
import { addSubscriptionsAdd } from './add.ts';
import { addSuppressions } from './suppressions.ts';

const removeExamples = `
Examples:
  clipwatch subscriptions remove 9f2c41d07be3a658
  clipwatch subscriptions remove press@example.org`;

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
      await writeList(context, options, subscriptionsOf(client), {
        heads: ['ID', 'TO', 'FOLLOWS', 'HOW'],
        row: (subscription) => [
          subscription.id,
          whomOf(subscription),
          subscription.nameIds === '*' ? 'all' : subscription.nameIds.join(', '),
          howOf(subscription),
        ],
      });
    });

  addSubscriptionsAdd(subscriptions, context);

  subscriptions
    .command('remove')
    .description('end subscriptions')
    .argument('<id|address...>', 'ids as `subscriptions list` has them, or an address: all of its subscriptions')
    .addHelpText('after', removeExamples)
    .action(async (given: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      for (const id of (await Promise.all(given.map((one) => idsOf(client, one)))).flat()) {
        await client.DELETE('/v1/subscriptions/{id}', { params: { path: { id } } });
        if (forPeople(context, options)) writeNote(context, `${id} is ended.`);
        else writeJson(context, { id, removed: true });
      }
    });

  addSuppressions(subscriptions, context);
}

/** `press@example.org`, and where it is told if not by mail: `ops@example.org (slack hooks.slack.com)`. */
function whomOf({ address, channel = { kind: 'mail' } }: Subscription): string {
  return channel.kind === 'mail' ? address : `${address} (${channel.kind} ${new URL(channel.url).host})`;
}

/** All that was chosen: `weekly friday 7:00, quiet 22:00-07:00, Europe/Paris, videos, in fr, not confirmed`. */
function howOf({ cadence, weekday = 'monday', hour = DIGEST_HOUR, ...more }: Subscription): string {
  const { timeZone, quietHours, urgentNameIds, videos, corrections, language, confirmed } = more;
  const rhythms = { instant: 'instant', daily: `daily ${hour}:00`, weekly: `weekly ${weekday} ${hour}:00` };
  return [
    rhythms[cadence],
    quietHours && `quiet ${quietHours.from}-${quietHours.to}`,
    timeZone,
    urgentNameIds?.length && `urgent ${urgentNameIds.join(' ')}`,
    videos && 'videos',
    corrections && 'corrections',
    language && `in ${language}`,
    confirmed || 'not confirmed',
  ]
    .filter((one) => typeof one === 'string')
    .join(', ');
}

/** Ids for an id or, as it has an @, an address. */
async function idsOf(client: Client, given: string): Promise<string[]> {
  if (!given.includes('@')) return [given];
  const ids: string[] = [];
  for await (const { id } of subscriptionsOf(client, given)) ids.push(id);
  if (ids.length === 0) throw new Failure(`${given} has no subscription`);
  return ids;
}
