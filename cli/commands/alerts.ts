import { type Command, Option } from 'commander';
import { Alert, AlertState } from '../../shared/contract/alert.ts';
import { clientFor, list, read } from '../client/client.ts';
import { findNameId } from '../client/find-name.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { day, positiveInteger } from '../input/options.ts';
import { recordLines } from '../terminal/table.ts';
import { durationOf, minuteOf, timeOf } from '../terminal/time.ts';
import { forPeople, writeJson, writeLines, writeNote } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';

interface ListOptions extends GlobalOptions {
  readonly address?: string;
  readonly name?: string;
  readonly state?: AlertState;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

const listExamples = `
WHEN it was recorded, in UTC; TOOK from the arrival of the file to the mail. STATE:
  open        recorded; waits to be sent, or for the reason given
  claimed     is being sent
  sent        went out in a mail or message of its own kind
  digested    was told in a digest or summary
  refused     was not taken, for the reason given; \`alerts resend\` tries again
  suppressed  is not sent: unsubscribed, bounced, complained, or its host has ended

Examples:
  clipwatch alerts list --address press@example.org
  clipwatch alerts list --state open            what waits, and for what
  clipwatch alerts list --state refused --json | jq -r .reason`;

/** `clipwatch alerts`: who was told of what, and what waits. */
export function addAlerts(program: Command, context: Context): void {
  const alerts = program.command('alerts').description('who was told of what, and what waits');

  alerts
    .command('list')
    .description('list alerts, the one that was recorded last first')
    .option('--address <address>', 'to this address, or to webhook:ID, slack:ID, teams:ID')
    .option('--name <name>', 'about this name: its id or name')
    .addOption(new Option('--state <state>', 'in this state').choices(AlertState.options))
    .option('--from <day>', 'recorded on this day (UTC) or later', day)
    .option('--to <day>', 'recorded on this day (UTC) or earlier', day)
    .option('--limit <n>', 'at most this many', positiveInteger, 100)
    .addHelpText('after', listExamples)
    .action(async (_: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { address, name, state, from, to, limit } = options;
      const client = await clientFor(context, options);
      // An alert about a video or a correction has an id that is of no name.
      const nameId = name === undefined ? undefined : ((await findNameId(client, name)) ?? name);
      const query = { address, nameId, state, from, to };
      const found = list(
        Alert,
        (page) => client.GET('/v1/alerts', { params: { query: { ...query, ...page } } }),
        limit + 1,
      );
      await writeList(context, options, found, {
        heads: ['ID', 'WHEN', 'TO', 'NAME', 'TOOK', 'STATE'],
        row: (alert) => [
          alert.id,
          minuteOf(alert.recordedAt),
          alert.address,
          alert.nameId,
          tookOf(alert) ?? '–',
          alert.reason === undefined ? alert.state : `${alert.state}: ${alert.reason}`,
        ],
        limit,
      });
    });

  alerts
    .command('show')
    .description('show an alert')
    .argument('<id>', 'id, as `alerts list` has it')
    .addHelpText('after', '\nExamples:\n  clipwatch alerts show tGh2…')
    .action(async (id: string, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      const alert = await read(Alert, client.GET('/v1/alerts/{id}', { params: { path: { id } } }));
      if (forPeople(context, options)) writeLines(context, recordLines(rowsOf(alert)));
      else writeJson(context, alert);
    });

  alerts
    .command('resend')
    .description('have alerts sent again, at once; whatever became of them')
    .argument('<id...>', 'ids, as `alerts list` has them')
    .addHelpText('after', '\nExamples:\n  clipwatch alerts resend tGh2…')
    .action(async (ids: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      for (const id of ids) {
        const alert = await read(Alert, client.POST('/v1/alerts/{id}/resend', { params: { path: { id } } }));
        if (forPeople(context, options)) writeNote(context, `${id} is on its way to ${alert.address}.`);
        else writeJson(context, alert);
      }
    });
}

/** From the arrival of the file to the mail; undefined where there is none. */
function tookOf({ droppedAt, sentAt }: Alert): string | undefined {
  return sentAt === undefined ? undefined : durationOf(Date.parse(sentAt) - Date.parse(droppedAt));
}

/** The fields that it has, in the order of its life. */
function rowsOf(alert: Alert): [string, string][] {
  const { id, address, nameId, story, clipId, state, reason, attempts, ...times } = alert;
  const rows: [string, string | undefined][] = [
    ['id', id],
    ['to', address],
    ['name', nameId],
    ['story', story],
    ['clip', clipId || undefined],
    ['state', state],
    ['why', reason],
    ['attempts', String(attempts)],
    ['file received', timeOf(times.droppedAt)],
    ['recorded', timeOf(times.recordedAt)],
    ['sent', times.sentAt && timeOf(times.sentAt)],
    ['took', tookOf(alert)],
    ['message', times.messageId],
  ];
  return rows.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]]));
}
