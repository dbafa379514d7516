import { type Command, Option } from 'commander';
import { Outcome, Receipt } from '../../shared/contract/clip.ts';
import { clientFor, list } from '../client/client.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { day, positiveInteger } from '../input/options.ts';
import { timeOf } from '../terminal/time.ts';
import { writeList } from '../terminal/write-list.ts';

interface ReceiptsOptions extends GlobalOptions {
  readonly outcome?: Outcome;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
}

const help = `
Without a key, files that were refused. Each version of a file has a receipt, and each clip of a
file that holds several.

  parsed      it is a clip
  partial     it is a clip, with warnings
  refused     it is none; the reason says how to mend the file
  superseded  a newer version of the file has taken its place
  removed     the file was deleted

Examples:
  clipwatch receipts                            what was refused, and what to do about it
  clipwatch receipts clips/page.html            what became of a file
  clipwatch receipts --outcome partial --from 2026-11-01 --json | jq -r '[.key, .reason] | @tsv'`;

/** `clipwatch receipts`: what became of files. */
export function addReceipts(program: Command, context: Context): void {
  program
    .command('receipts')
    .description('list what became of files, the newest first')
    .argument('[key]', 'key of a file in the inbox, as `put` shows it')
    .addOption(new Option('--outcome <outcome>', 'with this outcome').choices(Outcome.options))
    .option('--from <day>', 'settled on this day (UTC) or later', day)
    .option('--to <day>', 'settled on this day (UTC) or earlier', day)
    .option('--limit <n>', 'at most this many', positiveInteger, 100)
    .addHelpText('after', help)
    .action(async (key: string | undefined, _: ReceiptsOptions, command: Command) => {
      const options = command.optsWithGlobals<ReceiptsOptions>();
      const { outcome, from, to, limit } = options;
      if (key !== undefined && outcome !== undefined) throw new Failure('Give a key or --outcome, not both', 2);
      const wanted = key === undefined ? { outcome: outcome ?? 'refused' } : { key };
      const client = await clientFor(context, options);
      const receipts = list(
        Receipt,
        (page) => client.GET('/v1/receipts', { params: { query: { ...wanted, from, to, ...page } } }),
        limit + 1,
      );
      await writeList(context, options, receipts, {
        heads: ['WHEN', 'FILE', 'OUTCOME', 'REASON'],
        row: (receipt) => [timeOf(receipt.settledAt), fileOf(receipt), receipt.outcome, receipt.reason ?? ''],
        limit,
      });
    });
}

/** The file, and which part of it. */
function fileOf({ key, part }: Receipt): string {
  return part === undefined ? key : `${key} · ${part}`;
}
