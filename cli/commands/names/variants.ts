import type { Command } from 'commander';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { sanitise } from '../../terminal/harmless.ts';
import { forPeople, writeJson, writeLines, writeNote } from '../../terminal/write.ts';

interface VariantsOptions extends GlobalOptions {
  readonly strike?: string[];
}

const examples = `
Offline. The spellings that --transliterate adds to a name, the most likely first. --strike leaves
out those that are the name of somebody else.

Examples:
  clipwatch names variants "Mara Lind"
  clipwatch names add "Mara Lind" --transliterate --strike "Мара Линт"`;

/** `clipwatch names variants`: the transliterations of a name. */
export function addNamesVariants(names: Command, context: Context): void {
  names
    .command('variants')
    .description('show the transliterations of a name')
    .argument('<name>', 'the name')
    .option('--strike <variant...>', 'leave these out')
    .addHelpText('after', examples)
    .action(async (name: string, _: VariantsOptions, command: Command) => {
      const options = command.optsWithGlobals<VariantsOptions>();
      const { transliterationsOf } = await import('../../../shared/name/index.ts');
      const variants = transliterationsOf(name, options.strike);
      if (!forPeople(context, options)) return void writeJson(context, { name, variants });
      if (variants.length === 0) writeNote(context, 'This name has no transliterations.');
      writeLines(context, variants.map(sanitise));
    });
}
