import type { Command } from 'commander';
import type { CommonOptions } from '../../client/settings.ts';
import type { World } from '../../context.ts';
import { plain } from '../../terminal/width.ts';
import { forPeople, note, writeJson, writeLines } from '../../terminal/write.ts';

interface VariantsOptions extends CommonOptions {
  readonly strike?: string[];
}

const examples = `
Offline. What --transliterate makes a name found by, the likeliest first. Those that are somebody else can be struck out.

Examples:
  clipwatch names variants "Mara Lind"
  clipwatch names add "Mara Lind" --transliterate --strike "Мара Линт"`;

/** `clipwatch names variants`: the spellings in other scripts that nobody has to type in. */
export function addNamesVariants(names: Command, world: World): void {
  names
    .command('variants')
    .description('show the transliterations of a name')
    .argument('<name>', 'the name')
    .option('--strike <variant...>', 'leave these out')
    .addHelpText('after', examples)
    .action(async (name: string, _: VariantsOptions, command: Command) => {
      const options = command.optsWithGlobals<VariantsOptions>();
      const { variantsOf } = await import('../../../shared/name/index.ts');
      const variants = variantsOf(name, options.strike);
      if (!forPeople(world, options)) return void writeJson(world, { name, variants });
      if (variants.length === 0) note(world, 'This name has no transliterations.');
      writeLines(world, variants.map(plain));
    });
}
