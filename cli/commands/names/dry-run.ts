import type { Command } from 'commander';
import * as z from 'zod/mini';
import { DryRun, type DryRunSample } from '../../../shared/contract/api.ts';
import { Name } from '../../../shared/contract/name.ts';
import { type Client, clientFor, read } from '../../client/client.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { parseInput, positiveInteger } from '../../input/options.ts';
import { createProgress } from '../../terminal/progress.ts';
import { forPeople, writeJson, writeLines, writeNote, writeTable } from '../../terminal/write.ts';

const NewName = z.partial(Name, { id: true });
type NewName = z.infer<typeof NewName>;

interface DryRunOptions extends GlobalOptions {
  readonly id?: string;
  readonly alias?: string[];
  readonly transliterate?: boolean;
  readonly strike?: string[];
  readonly require?: string[];
  readonly exclude?: string[];
  readonly limit: number;
}

/** Samples that are printed. */
const MAX_SAMPLES = 20;

const examples = `
Nothing is saved. The newest clips are searched first.

Examples:
  clipwatch names dry-run "Randa Kassis" --alias "رندة قسيس"
  clipwatch names dry-run Kassis --id randa-kassis --exclude "Kassis Street"   what a change does`;

/** `clipwatch names dry-run`: the mentions that a name would have in the archive, before it is saved. */
export function addNamesDryRun(names: Command, context: Context): void {
  names
    .command('dry-run')
    .description('count the mentions that a new or changed name would have')
    .argument('<name>', 'display name')
    .option('--id <id>', 'id of the name that it would replace')
    .option('--alias <alias...>', 'other spellings')
    .option('--transliterate', 'match its transliterations too')
    .option('--strike <variant...>', 'transliterations to leave out')
    .option('--require <word...>', 'counts only near one of these words')
    .option('--exclude <phrase...>', 'does not count near these phrases')
    .option('--limit <n>', 'search at most about this many clips', positiveInteger, 100_000)
    .addHelpText('after', examples)
    .action(async (name: string, _: DryRunOptions, command: Command) => {
      const options = command.optsWithGlobals<DryRunOptions>();
      const { id, alias: aliases = [], transliterate, strike, require, exclude } = options;
      const given = { id, name, aliases, transliterate, strike, require, exclude };
      const wanted = parseInput(NewName, given, 'The name');
      const client = await clientFor(context, options);
      const { samples, ...sum } = await search(client, context, wanted, options.limit);
      if (!forPeople(context, options)) return void writeJson(context, { ...sum, samples });
      if (samples.length > 0) {
        writeTable(context, ['', 'NAME', 'DAY', 'OUTLET', 'TITLE', 'SENTENCE'], samples.slice(0, MAX_SAMPLES).map(row));
      }
      writeLines(context, [
        `${sum.searched} clips searched: ${sum.hits} would mention it, ${sum.added} mentions added, ${sum.lost} lost.`,
      ]);
      if (sum.nextCursor !== null) writeNote(context, 'There are more clips than these: raise --limit to search them.');
    });
}

function row({ kind, nameId, publishedOn, outlet, title, snippet }: DryRunSample): string[] {
  return [kind === 'added' ? '+' : '−', nameId, publishedOn ?? '–', outlet ?? '–', title ?? '–', snippet];
}

/** Searches page by page up to about `limit` clips, with progress. */
async function search(client: Client, context: Context, name: NewName, limit: number): Promise<DryRun> {
  const progress = createProgress(context);
  const samples: DryRunSample[] = [];
  let cursor: string | undefined;
  try {
    for (;;) {
      const asked = client.POST('/v1/names/dry-run', { params: { query: { cursor } }, body: name });
      const answer: DryRun = await read(DryRun, asked);
      samples.push(...answer.samples.slice(0, MAX_SAMPLES - samples.length));
      cursor = answer.nextCursor ?? undefined;
      if (cursor === undefined || answer.searched >= limit) return { ...answer, samples };
      progress.count(`clips searched, ${answer.hits} hits`, answer.searched);
    }
  } finally {
    progress.end();
  }
}
