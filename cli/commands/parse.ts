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
import { forPeople, writeError, writeJson, writeLines, writeTable } from '../terminal/write.ts';

const examples = `
Offline: no network, no AWS. One unreadable file does not stop the others (exit status 1 then). A
file that holds several clips gives one object each, with its "part".

Examples:
  clipwatch parse clip.txt
  clipwatch parse clips/* --names names.json > clips.jsonl
  clipwatch parse page.html --explain            each field's rule, confidence and offsets
  clipwatch parse clips/* --outlets outlets.json  with outlets of your own
  clipwatch parse page.html --text               the main text only
  clipwatch parse scan.pdf --meta outlet="Radio Hill" --meta published-on=2017-02-15
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
      for (const file of files) {
        try {
          const bytes = await readFile(file);
          const clips = await parseFile(bytes, basename(file), matcher, { today, metadata: options.meta, outlets });
          for (const clip of clips) print(context, clip, options);
        } catch (error) {
          markFailed();
          writeError(context, `${file}: ${fileErrorMessage(error)}`);
        }
      }
    });
}

function print(context: Context, { clip, text }: ReadClip, options: ParseOptions): void {
  const { candidates: _, ...brief } = clip;
  if (options.text) context.stdout.write(`${text}\n`);
  else if (options.explain && options.json !== true) {
    writeLines(context, [clip.part === undefined ? clip.file : `${clip.file} ${clip.part}`]);
    writeTable(context, EVIDENCE_HEADS, evidenceRows(clip));
    writeLines(context, [...clip.warnings.map(({ code, message }) => `warning  ${code}: ${message}`), '']);
  } else if (forPeople(context, options)) writeLines(context, [...clipLines(clip), '']);
  else writeJson(context, options.explain ? clip : brief);
}
