import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { UploadMetadata } from '../../shared/contract/clip.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { fileErrorMessage } from '../input/file-error.ts';
import { readNames } from '../input/names-file.ts';
import { metaOption } from '../input/options.ts';
import { forPeople, writeError, writeJson, writeLines } from '../terminal/write.ts';
import { createMatcher, type Matches, writeMatches } from '../terminal/write-matches.ts';

const examples = `
Offline: no network, no AWS. Each mention has the spelling that matched and the reason. --explain
adds near misses: text that looks like a name, and why it does not count.

Examples:
  clipwatch match clip.txt --names names.json
  clipwatch match clips/* --names names.csv --explain
  clipwatch match clip.txt --names names.json --json | jq '.mentions[].spans[]'`;

interface MatchOptions extends GlobalOptions {
  readonly names: string;
  readonly explain?: boolean;
  readonly meta: UploadMetadata;
}

/** `clipwatch match`: the mentions of names in files, with reasons. */
export function addMatch(program: Command, context: Context, markFailed: () => void): void {
  program
    .command('match')
    .description('find names in files, with the reason for each match')
    .argument('<file...>', 'files to read')
    .requiredOption('--names <names.json>', 'names to look for, JSON or CSV')
    .addOption(metaOption())
    .option('--explain', 'also near misses, and why they do not count')
    .addHelpText('after', examples)
    .action(async (files: string[], _: MatchOptions, command: Command) => {
      const options = command.optsWithGlobals<MatchOptions>();
      const names = await readNames(options.names);
      const match = await createMatcher(names, options.explain === true);
      const { readFile: parseClips } = await import('../../shared/file/index.ts');
      const today = context.now().toISOString().slice(0, 10);
      for (const path of files) {
        try {
          const file = basename(path);
          for (const reading of await parseClips(await readFile(path), file, { today, metadata: options.meta })) {
            if (reading.kind === 'refused') throw new Error(reading.reason);
            const where = { file, ...(reading.part !== null && { part: reading.part }) };
            show(context, { ...where, ...match(reading.document, reading.fields.language) }, options);
          }
        } catch (error) {
          markFailed();
          writeError(context, `${path}: ${fileErrorMessage(error)}`);
        }
      }
    });
}

interface FileMatches extends Matches {
  readonly file: string;
  readonly part?: string;
}

function show(context: Context, found: FileMatches, options: GlobalOptions): void {
  if (forPeople(context, options)) {
    writeLines(context, [found.part === undefined ? found.file : `${found.file} ${found.part}`]);
    writeMatches(context, found);
    writeLines(context, ['']);
  } else writeJson(context, found);
}
