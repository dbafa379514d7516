import { type Command, InvalidArgumentError, Option } from 'commander';
import * as z from 'zod';
import type { Token } from '../../functions/aws/table/tokens.ts';
import { Scope } from '../../shared/contract/api.ts';
import { Label } from '../../shared/contract/given.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';
import { by } from '../input/options.ts';
import { timeOf } from '../terminal/time.ts';
import { forPeople, writeError, writeJson, writeLines, writeNote } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';

type Tokens = typeof import('../../functions/aws/table/tokens.ts');

interface CreateOptions extends GlobalOptions {
  readonly scope: Scope[];
  readonly label: string;
  readonly expires?: Expiry;
}

/** When a token expires: an instant, or so many days after it is made. */
type Expiry = Date | { readonly days: number };

const PAGE = 100;
const examples = `
The token is shown only once: the table has only its hash. Needs AWS credentials for the table, but
no token.

Examples:
  clipwatch tokens create --scope admin --label "Randa's laptop"
  clipwatch tokens create --scope read --label "election website" --expires 90d
  export CLIPWATCH_TOKEN=$(npx clipwatch tokens create --scope read --json | jq -r .token)`;

/** `clipwatch tokens`: API tokens. Works on the table, not through the API, so that the first token can be made. */
export function addTokens(program: Command, context: Context, markFailed: () => void): void {
  const tokens = program.command('tokens').description('tokens for the API (needs AWS credentials for the table)');

  tokens
    .command('create')
    .description('make a token')
    .addOption(
      new Option('--scope <scope...>', 'what it may do; write includes read, admin both')
        .choices(Scope.options)
        .makeOptionMandatory(),
    )
    .option('--label <label>', 'what it is for', by(Label), 'made on the command line')
    .option('--expires <when>', 'after so many days (30d), or when a day begins in UTC or at a time', expiry)
    .addHelpText('after', examples)
    .action(async (_: CreateOptions, command: Command) => {
      const options = command.optsWithGlobals<CreateOptions>();
      const expiresAt = instantOf(options.expires, context.now());
      const { clear, token } = await onTable(context, options, (table) =>
        table.createToken([...new Set(options.scope)], options.label, expiresAt),
      );
      if (!forPeople(context, options)) return writeJson(context, { ...token, token: clear });
      writeLines(context, [clear]);
      writeNote(context, `Keep it: it is not shown again. Its id is ${token.id}, to revoke it.`);
      if (token.expiresAt !== undefined) writeNote(context, `It works until ${timeOf(token.expiresAt)}.`);
    });

  tokens
    .command('list')
    .description('list ids, scopes and labels of the tokens, when they expire and were last used')
    .addHelpText('after', '\nExamples:\n  clipwatch tokens list')
    .action(async (_: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      await writeList(context, options, all(context, options), {
        heads: ['ID', 'SCOPES', 'LABEL', 'CREATED', 'EXPIRES', 'LAST USED'],
        row: ({ id, scopes, label, createdAt, expiresAt = '', lastUsedOn = '' }) => [
          id,
          scopes.join(', '),
          label,
          createdAt,
          expiresAt,
          lastUsedOn,
        ],
      });
    });

  tokens
    .command('revoke')
    .description('revoke tokens')
    .argument('<id...>', 'ids, as `tokens list` shows them')
    .addHelpText('after', '\nExamples:\n  clipwatch tokens revoke 3f9a12c0d4e5')
    .action(async (ids: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      for (const id of ids) {
        if ((await onTable(context, options, (table) => table.revokeToken(id))) === 'absent') {
          markFailed();
          writeError(context, `No token has the id ${id}: see \`clipwatch tokens list\``);
        } else if (forPeople(context, options)) {
          writeNote(context, `${id} is revoked.`);
        } else {
          writeJson(context, { id, revoked: true });
        }
      }
    });
}

const Time = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

function expiry(value: string): Expiry {
  const days = /^([1-9]\d{0,3})d$/.exec(value)?.[1];
  if (days !== undefined) return { days: Number(days) };
  // A day alone is read as its beginning in UTC (ECMA-262, Date Time String Format).
  if (Time.safeParse(value).success) return new Date(value);
  throw new InvalidArgumentError(
    'use days such as 30d, a day such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z',
  );
}

function instantOf(expires: Expiry | undefined, now: Date): Date | undefined {
  if (expires === undefined) return undefined;
  const end = expires instanceof Date ? expires : new Date(now.getTime() + expires.days * 24 * 60 * 60 * 1000);
  if (end <= now) throw new Failure(`--expires ${end.toISOString()} is over already: give a time to come`, 2);
  return end;
}

async function* all(context: Context, options: GlobalOptions): AsyncGenerator<Token> {
  let position: string | null = null;
  do {
    const from: string | null = position;
    const page: Awaited<ReturnType<Tokens['listTokens']>> = await onTable(context, options, (table) =>
      table.listTokens({ limit: PAGE, position: from }),
    );
    yield* page.items;
    position = page.position;
  } while (position !== null);
}

async function onTable<T>(context: Context, options: GlobalOptions, work: (table: Tokens) => Promise<T>): Promise<T> {
  await resolveSettings(context, options).useTable();
  try {
    return await work(await import('../../functions/aws/table/tokens.ts'));
  } catch (cause) {
    throw new Failure(`The table cannot be used: ${errorMessage(cause)}`, 1, { cause });
  }
}
