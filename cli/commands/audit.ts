import type { Command } from 'commander';
import { AuditEntry } from '../../shared/contract/audit.ts';
import { clientFor, list } from '../client/client.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { day, positiveInteger } from '../input/options.ts';
import { timeOf } from '../terminal/time.ts';
import { writeList } from '../terminal/write-list.ts';

interface AuditOptions extends GlobalOptions {
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

const examples = `
Examples:
  clipwatch audit --from 2026-11-01
  clipwatch audit --json | jq 'select(.id == "randa-kassis") | {at, who, before, after}'`;

/** `clipwatch audit`: who changed what by the API. */
export function addAudit(program: Command, context: Context): void {
  program
    .command('audit')
    .description('list who changed what by the API or the link of a mail, the newest first (needs a token for admins)')
    .option('--from <day>', 'on this day (UTC) or later', day)
    .option('--to <day>', 'on this day (UTC) or earlier', day)
    .option('--limit <n>', 'at most this many', positiveInteger, 100)
    .addHelpText('after', examples)
    .action(async (_: AuditOptions, command: Command) => {
      const options = command.optsWithGlobals<AuditOptions>();
      const { from, to, limit } = options;
      const client = await clientFor(context, options);
      const entries = list(
        AuditEntry,
        (page) => client.GET('/v1/audit', { params: { query: { from, to, ...page } } }),
        limit + 1,
      );
      await writeList(context, options, entries, {
        heads: ['WHEN', 'WHO', 'WHAT', 'ID', 'CHANGED'],
        row: (entry) => [timeOf(entry.at), entry.who, entry.what, entry.id, changedIn(entry)],
        limit,
      });
    });
}

/** The fields that a change is about. */
function changedIn({ before = {}, after = {}, asked }: AuditEntry): string {
  if (asked !== undefined) return 'not known whether it was made';
  return Object.keys({ ...before, ...after }).join(', ');
}
