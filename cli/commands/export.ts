import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { CheckStatus } from '../../shared/contract/clip.ts';
import { EXPORT_FORMATS, type ExportFormat, ShownExport } from '../../shared/contract/export.ts';
import { type Client, clientFor, read } from '../client/client.ts';
import { requireNameId } from '../client/find-name.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { day, pastTime } from '../input/options.ts';
import { createProgress } from '../terminal/progress.ts';
import { writeNote, writeText } from '../terminal/write.ts';

interface ExportOptions extends GlobalOptions {
  readonly format: ExportFormat;
  readonly bom?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly outlet?: string;
  readonly language?: string;
  readonly name?: string;
  readonly story?: string;
  readonly embedStatus?: CheckStatus;
  readonly q?: string;
  readonly receivedAfter?: string;
  readonly output?: string;
}

const PAUSE_MS = 2000;

const examples = `
The clips are those of now, by day: what arrives meanwhile is left out. A cell that a spreadsheet
would take for a formula begins with an apostrophe.

Examples:
  clipwatch export -o clips.csv --bom
  clipwatch export --format jsonl --name "Randa Kassis" --from 2017-01-01 | jq .title`;

/** `clipwatch export`: clips as a file of any size. */
export function addExport(program: Command, context: Context): void {
  program
    .command('export')
    .description('write clips to a file, as CSV or JSON Lines')
    .addOption(new Option('--format <format>', 'of the file').choices(EXPORT_FORMATS).default('csv'))
    .option('--bom', 'begin a CSV with a byte order mark, for Excel')
    .option('--from <day>', 'published on this day or later (YYYY-MM-DD)', day)
    .option('--to <day>', 'published on this day or earlier', day)
    .option('--outlet <outlet>', 'of this outlet')
    .option('--language <tag>', 'in this language, such as en')
    .option('--name <name>', 'that mention this name (id or name)')
    .option('--story <id>', 'of this story')
    .option('--q <words>', 'in which all of these words occur, the last by its beginning')
    .addOption(new Option('--embed-status <status>', 'with a video of this status').choices(CheckStatus.options))
    .option('--received-after <time>', 'whose file was received later than this time or day', pastTime)
    .option('-o, --output <file>', 'where to write it (default: standard output)')
    .addHelpText('after', examples)
    .action(async (_: ExportOptions, command: Command) => {
      const {
        format,
        bom,
        from,
        to,
        outlet,
        language,
        name,
        story,
        q,
        embedStatus,
        receivedAfter,
        output,
        ...options
      } = command.optsWithGlobals<ExportOptions>();
      const client = await clientFor(context, options);
      const nameId = name === undefined ? undefined : await requireNameId(client, name);
      const asked = { format, bom, from, to, outlet, language, nameId, story, q, embedStatus, receivedAfter };
      const begun = await read(ShownExport, client.POST('/v1/exports', { body: asked }));
      const { url, rows } = await written(begun, client, context);
      await save(url, output, context);
      if (output !== undefined) writeNote(context, `${rows} clips are in ${output}.`);
    });
}

async function written(begun: ShownExport, client: Client, context: Context): Promise<{ url: string; rows: number }> {
  const progress = createProgress(context);
  try {
    for (let one = begun; ; ) {
      const { id, state, rows, url, reason } = one;
      progress.count('clips', rows);
      if (state === 'failed') throw new Failure(`The export ${id} failed. ${reason ?? ''}`.trimEnd());
      if (state === 'done' && url !== undefined) return { url, rows };
      await context.wait(PAUSE_MS);
      one = await read(ShownExport, client.GET('/v1/exports/{id}', { params: { path: { id } } }));
    }
  } finally {
    progress.end();
  }
}

async function save(url: string, output: string | undefined, context: Context): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok || answer.body === null) throw new Failure(`${new URL(url).origin} answered ${answer.status}`);
  const body = Readable.fromWeb(answer.body);
  if (output !== undefined) return pipeline(body, createWriteStream(output));
  const text = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const bytes of body) writeText(context, text.decode(bytes, { stream: true }));
}
