import { type Command, Option } from 'commander';
import type { Token } from '../../functions/aws/table/tokens.ts';
import { Scope } from '../../shared/contract/api.ts';
import { type CommonOptions, settingsOf } from '../client/settings.ts';
import type { World } from '../context.ts';
import { Failure, reasonOf } from '../failure.ts';
import { complain, forPeople, note, writeJson, writeLines } from '../terminal/write.ts';
import { show } from '../terminal/write-list.ts';

type Tokens = typeof import('../../functions/aws/table/tokens.ts');

interface CreateOptions extends CommonOptions {
  readonly scope: Scope[];
  readonly label: string;
}

const PAGE = 100;
const examples = `
The token is shown this once: the table keeps only its hash. Works with AWS credentials for the table, no token needed.

Examples:
  clipwatch tokens create --scope admin --label "Randa's laptop"
  export CLIPWATCH_TOKEN=$(npx clipwatch tokens create --scope read --json | jq -r .token)`;

/** `clipwatch tokens`: who may ask the API. Straight on the table, so that the first token can be made. */
export function addTokens(program: Command, world: World, settle: (status: 1) => void): void {
  const tokens = program.command('tokens').description('tokens for the API (needs AWS credentials for the table)');

  tokens
    .command('create')
    .description('make a token')
    .addOption(
      new Option('--scope <scope...>', 'what it may do; write includes read, admin both')
        .choices(Scope.options)
        .makeOptionMandatory(),
    )
    .option('--label <label>', 'what it is for', 'made on the command line')
    .addHelpText('after', examples)
    .action(async (_: CreateOptions, command: Command) => {
      const options = command.optsWithGlobals<CreateOptions>();
      const { clear, token } = await onTable(world, options, (table) =>
        table.createToken([...new Set(options.scope)], options.label),
      );
      if (!forPeople(world, options)) return writeJson(world, { ...token, token: clear });
      writeLines(world, [clear]);
      note(world, `Keep it: it is not shown again. Its id is ${token.id}, to revoke it.`);
    });

  tokens
    .command('list')
    .description('list the tokens, without the tokens themselves')
    .addHelpText('after', '\nExamples:\n  clipwatch tokens list')
    .action(async (_: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await show(world, options, all(world, options), {
        heads: ['ID', 'SCOPES', 'LABEL', 'CREATED'],
        row: ({ id, scopes, label, createdAt }) => [id, scopes.join(', '), label, createdAt],
      });
    });

  tokens
    .command('revoke')
    .description('end tokens')
    .argument('<id...>', 'ids, as `tokens list` shows them')
    .addHelpText('after', '\nExamples:\n  clipwatch tokens revoke 3f9a12c0d4e5')
    .action(async (ids: string[], _: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      for (const id of ids) {
        if ((await onTable(world, options, (table) => table.revokeToken(id))) === 'absent') {
          settle(1);
          complain(world, `No token has the id ${id}: see \`clipwatch tokens list\``);
        } else if (forPeople(world, options)) {
          note(world, `${id} is revoked.`);
        } else {
          writeJson(world, { id, revoked: true });
        }
      }
    });
}

async function* all(world: World, options: CommonOptions): AsyncGenerator<Token> {
  let position: string | null = null;
  do {
    const from: string | null = position;
    const page: Awaited<ReturnType<Tokens['listTokens']>> = await onTable(world, options, (table) =>
      table.listTokens({ limit: PAGE, position: from }),
    );
    yield* page.items;
    position = page.position;
  } while (position !== null);
}

async function onTable<T>(world: World, options: CommonOptions, work: (table: Tokens) => Promise<T>): Promise<T> {
  await settingsOf(world, options).useTable();
  try {
    return await work(await import('../../functions/aws/table/tokens.ts'));
  } catch (cause) {
    throw new Failure(`The table cannot be used: ${reasonOf(cause)}`, 1, { cause });
  }
}
