import type { Command } from 'commander';
import { ShownName } from '../../../shared/contract/api.ts';
import { clientFor, read } from '../../client/client.ts';
import { requireNameId } from '../../client/find-name.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { recordLines } from '../../terminal/table.ts';
import { forPeople, writeJson, writeLines } from '../../terminal/write.ts';

const examples = `
Whoever has an address reads the newest 50 mentions of this name, and nothing else, without a token.

Examples:
  clipwatch names feeds randa-kassis
  clipwatch names feeds "Randa Kassis" --json | jq -r .atom`;

/** `clipwatch names feeds`: where feed readers fetch the mentions of a name. */
export function addNamesFeeds(names: Command, context: Context): void {
  names
    .command('feeds')
    .description('the addresses of the feeds of a name')
    .argument('<name>', 'id or name of a tracked name')
    .addHelpText('after', examples)
    .action(async (given: string, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      const id = await requireNameId(client, given);
      const { feeds } = await read(ShownName, client.GET('/v1/names/{id}', { params: { path: { id } } }));
      if (!forPeople(context, options)) return writeJson(context, { id, ...feeds });
      writeLines(
        context,
        recordLines([
          ['Atom', feeds.atom],
          ['JSON Feed', feeds.json],
        ]),
      );
    });
}
