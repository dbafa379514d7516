import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { cannotRead } from './cannot-read.ts';
import { readNames } from './names-file.ts';
import { complain, forPeople, writeJson, writeLines } from './output.ts';
import type { CommonOptions } from './settings.ts';
import { view } from './view.ts';
import type { World } from './world.ts';

const examples = `
Offline: no network, no AWS. One unreadable file does not stop the others (exit status 1 then).

Examples:
  clipwatch parse clip.txt
  clipwatch parse clips/* --names names.json > clips.jsonl
  clipwatch parse clip.txt --json | jq '.embeds[].url'`;

interface ParseOptions extends CommonOptions {
  readonly names?: string;
}

/** `clipwatch parse`: what would be read from files, the line of design section 4 for each, in the order given. */
export function addParse(program: Command, world: World, settle: (status: 1) => void): void {
  program
    .command('parse')
    .description('read files without sending them anywhere')
    .argument('<file...>', 'files to read')
    .option('--names <names.json>', 'names to look for: [{"id", "name", "aliases": […]}]')
    .addHelpText('after', examples)
    .action(async (files: string[], _: ParseOptions, command: Command) => {
      const options = command.optsWithGlobals<ParseOptions>();
      const names = options.names === undefined ? [] : await readNames(options.names);
      const [{ parseFile }, { compileNames }] = await Promise.all([
        import('../shared/clip.ts'),
        import('../shared/name/index.ts'),
      ]);
      const matcher = compileNames(names);
      const today = world.now().toISOString().slice(0, 10);
      const people = forPeople(world, options);
      for (const file of files) {
        try {
          for (const { clip } of await parseFile(await readFile(file), basename(file), matcher, { today })) {
            if (people) writeLines(world, [...view(clip), '']);
            else writeJson(world, clip);
          }
        } catch (error) {
          settle(1);
          complain(world, `${file}: ${cannotRead(error)}`);
        }
      }
    });
}
