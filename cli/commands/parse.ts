import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { ReadClip } from '../../shared/clip/parse-file.ts';
import type { UploadMetadata } from '../../shared/contract/clip.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { fileErrorMessage } from '../input/file-error.ts';
import { readNames } from '../input/names-file.ts';
import { metaOption } from '../input/options.ts';
import { readOutlets } from '../input/outlets-file.ts';
import { clipLines } from '../terminal/clip-lines.ts';
import { EVIDENCE_HEADS, evidenceRows } from '../terminal/evidence-rows.ts';
import { forPeople, writeError, writeJson, writeLines, writeNote, writeTable, writeText } from '../terminal/write.ts';

const examples = `
Offline: no network, no AWS. A file that cannot be opened does not stop the others (exit status 1
then); one that holds no text is printed with what to do. A file that holds several clips gives one
object each, with its "part".

Examples:
  clipwatch parse clip.txt
  clipwatch parse clips/* --names names.json > clips.jsonl
  clipwatch parse page.html --explain            each field's rule, confidence and offsets
  clipwatch parse clips/* --outlets outlets.json  with outlets of your own
  clipwatch parse page.html --text               the main text only
  clipwatch parse cutting.pdf --meta outlet="Radio Hill" --meta published-on=2017-02-15
  clipwatch parse clip.txt --json | jq '.embeds[].url'`;

interface ParseOptions extends GlobalOptions {
  readonly names?: string;
  readonly outlets?: string;
  readonly meta: UploadMetadata;
  readonly explain?: boolean;
  readonly text?: boolean;
}

/** `clipwatch parse`: reads files offline and prints one `ParsedFile` (JSON, one a line) for each clip, in the order given. */
export function addParse(program: Command, context: Context, markFailed: () => void): void {
  program
    .command('parse')
    .description('read files and print what is found; nothing is sent anywhere')
    .argument('<file...>', 'files to read')
    .option('--names <names.json>', 'names to look for: [{"id", "name", "aliases": […]}]')
    .option(
      '--outlets <outlets.json>',
      'outlets over the built-in ones: [{"id", "name", "aliases": […], "domains": […]}]',
    )
    .addOption(metaOption())
    .option('--explain', 'how each field was found, and other candidates')
    .option('--text', 'print the main text only')
    .addHelpText('after', examples)
    .action(async (files: string[], _: ParseOptions, command: Command) => {
      const options = command.optsWithGlobals<ParseOptions>();
      const names = options.names === undefined ? [] : await readNames(options.names);
      const own = options.outlets === undefined ? [] : await readOutlets(options.outlets);
      const [{ parseFile }, { compileNames }, { ownOutletsOf }] = await Promise.all([
        import('../../shared/clip/parse-file.ts'),
        import('../../shared/name/index.ts'),
        import('../../shared/file/outlets/own.ts'),
      ]);
      const matcher = compileNames(names);
      const outlets = ownOutletsOf(own);
      const today = context.now().toISOString().slice(0, 10);
      const print = printer(context, options);
      for (const file of files) {
        try {
          const bytes = await readFile(file);
          const clips = await parseFile(bytes, basename(file), matcher, { today, metadata: options.meta, outlets });
          clips.forEach(print);
        } catch (error) {
          markFailed();
          writeError(context, `${file}: ${fileErrorMessage(error)}`);
        }
      }
    });
}

/** Prints clips one after another. */
function printer(context: Context, options: ParseOptions): (clip: ReadClip) => void {
  return options.text ? textPrinter(context) : ({ clip }) => printClip(context, clip, options);
}

/** Texts with a blank line between them; a file without one has the reason on standard error. */
function textPrinter(context: Context): (clip: ReadClip) => void {
  let between = '';
  return ({ clip, text }) => {
    if (clip.format === null) for (const warning of warningsOf(clip)) writeNote(context, `${nameOf(clip)}: ${warning}`);
    else {
      writeText(context, `${between}${text}\n`);
      between = '\n';
    }
  };
}

function printClip(context: Context, clip: ReadClip['clip'], options: ParseOptions): void {
  const { candidates: _, ...brief } = clip;
  if (options.explain && options.json !== true) {
    writeLines(context, [nameOf(clip)]);
    writeTable(context, EVIDENCE_HEADS, evidenceRows(clip));
    writeLines(context, [...warningsOf(clip).map((warning) => `warning  ${warning}`), '']);
  } else if (forPeople(context, options)) writeLines(context, [...clipLines(clip), '']);
  else writeJson(context, options.explain ? clip : brief);
}

function nameOf({ file, part }: ReadClip['clip']): string {
  return part === undefined ? file : `${file} ${part}`;
}

function warningsOf({ warnings }: ReadClip['clip']): string[] {
  return warnings.map(({ code, message }) => `${code}: ${message}`);
}
