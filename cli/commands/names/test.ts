import type { Command } from 'commander';
import type { Name } from '../../../shared/contract/name.ts';
import { documentOfText } from '../../../shared/document/from-text.ts';
import { clientFor } from '../../client/client.ts';
import { trackedNames } from '../../client/find-name.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { readNames } from '../../input/names-file.ts';
import { forPeople, writeJson } from '../../terminal/write.ts';
import { createMatcher, writeMatches } from '../../terminal/write-matches.ts';

interface TestOptions extends GlobalOptions {
  readonly names?: string;
  readonly language?: string;
}

const examples = `
Examples:
  clipwatch names test "Yesterday Randa Kassis spoke in Astana."
  clipwatch names test "Рандой Кассис" --names names.json        with names of a file, offline`;

/** `clipwatch names test`: mentions and near misses in a text. */
export function addNamesTest(names: Command, context: Context): void {
  names
    .command('test')
    .description('find names in a text, with reasons and near misses')
    .argument('<text>', 'the text; blank lines separate paragraphs')
    .option('--names <names.json>', 'names to look for (default: the tracked names)')
    .option('--language <tag>', 'the language of the text, such as en')
    .addHelpText('after', examples)
    .action(async (text: string, _: TestOptions, command: Command) => {
      const options = command.optsWithGlobals<TestOptions>();
      const match = await createMatcher(await namesFor(context, options), true);
      const found = match(documentOfText(text), options.language ?? null);
      if (forPeople(context, options)) writeMatches(context, found);
      else writeJson(context, found);
    });
}

async function namesFor(context: Context, options: TestOptions): Promise<Name[]> {
  if (options.names !== undefined) return readNames(options.names);
  const tracked: Name[] = [];
  for await (const name of trackedNames(await clientFor(context, options))) tracked.push(name);
  return tracked;
}
