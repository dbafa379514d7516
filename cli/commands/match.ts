import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { UploadMetadata } from '../../shared/contract/clip.ts';
import type { CommonOptions } from '../client/settings.ts';
import type { World } from '../context.ts';
import { cannotRead } from '../input/file-error.ts';
import { metaOption } from '../input/meta.ts';
import { readNames } from '../input/names-file.ts';
import { complain, forPeople, writeJson, writeLines } from '../terminal/write.ts';
import { type Matches, matcherOf, showMatches } from '../terminal/write-matches.ts';

const examples = `
Offline: no network, no AWS. Each place has the spelling it matched and why it counts. With --explain also what only
looks like a name, and why it does not count.

Examples:
  clipwatch match clip.txt --names names.json
  clipwatch match clips/* --names names.csv --explain
  clipwatch match clip.txt --names names.json --json | jq '.mentions[].spans[]'`;

interface MatchOptions extends CommonOptions {
  readonly names: string;
  readonly explain?: boolean;
  readonly meta: UploadMetadata;
}

/** `clipwatch match`: the names in files, and why. */
export function addMatch(program: Command, world: World, settle: (status: 1) => void): void {
  program
    .command('match')
    .description('find names in files, and say why each counts')
    .argument('<file...>', 'files to read')
    .requiredOption('--names <names.json>', 'names to look for, JSON or CSV')
    .addOption(metaOption())
    .option('--explain', 'near misses too, and why they do not count')
    .addHelpText('after', examples)
    .action(async (files: string[], _: MatchOptions, command: Command) => {
      const options = command.optsWithGlobals<MatchOptions>();
      const names = await readNames(options.names);
      const match = await matcherOf(names, options.explain === true);
      const { readFile: readClips } = await import('../../shared/file/index.ts');
      const today = world.now().toISOString().slice(0, 10);
      for (const path of files) {
        try {
          const file = basename(path);
          for (const reading of await readClips(await readFile(path), file, { today, given: options.meta })) {
            if (reading.kind === 'refused') throw new Error(reading.reason);
            const where = { file, ...(reading.part !== null && { part: reading.part }) };
            show(world, { ...where, ...match(reading.document, reading.fields.language) }, options);
          }
        } catch (error) {
          settle(1);
          complain(world, `${path}: ${cannotRead(error)}`);
        }
      }
    });
}

interface FileMatches extends Matches {
  readonly file: string;
  readonly part?: string;
}

function show(world: World, found: FileMatches, options: CommonOptions): void {
  if (forPeople(world, options)) {
    writeLines(world, [found.part === undefined ? found.file : `${found.file} ${found.part}`]);
    showMatches(world, found);
    writeLines(world, ['']);
  } else writeJson(world, found);
}
