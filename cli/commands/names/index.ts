import type { Command } from 'commander';
import * as z from 'zod/mini';
import { Name } from '../../../shared/contract/name.ts';
import { ApiError, type Client, clientFor, read } from '../../client/client.ts';
import { requireNameId, trackedNames } from '../../client/find-name.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { readNames } from '../../input/names-file.ts';
import { parseInput } from '../../input/options.ts';
import { forPeople, writeError, writeJson, writeNote } from '../../terminal/write.ts';
import { writeList } from '../../terminal/write-list.ts';
import { addNamesBackfill } from './backfill.ts';
import { addNamesDryRun } from './dry-run.ts';
import { addNamesFeeds } from './feeds.ts';
import { addNameLists } from './lists.ts';
import { addNamesTest } from './test.ts';
import { addNamesVariants } from './variants.ts';

interface AddOptions extends GlobalOptions {
  readonly id?: string;
  readonly alias?: string[];
  readonly transliterate?: boolean;
  readonly strike?: string[];
  readonly require?: string[];
  readonly exclude?: string[];
  readonly file?: string;
  readonly replace?: boolean;
}

const examples = `
Examples:
  clipwatch names add "Randa Kassis" --alias "رندة قسيس" --alias "Ранда Кассис"
  clipwatch names add Kassis --id kassis --transliterate --exclude "Kassis Street"
  clipwatch names add --file names.json --replace`;

/** `clipwatch names`: the tracked names. */
export function addNames(program: Command, context: Context, markFailed: () => void): void {
  const names = program.command('names').description('the names that clips are searched for');

  names
    .command('list')
    .description('list the tracked names')
    .addHelpText('after', '\nExamples:\n  clipwatch names list\n  clipwatch names list --json > names.jsonl')
    .action(async (_: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      await writeList(context, options, trackedNames(client), {
        heads: ['ID', 'NAME', 'ALIASES'],
        row: ({ id, name, aliases }) => [id, name, aliases.join(', ')],
      });
    });

  names
    .command('add')
    .description('track a name, or all names in a file')
    .argument('[name]', 'display name')
    .option('--id <id>', 'id (default: made from the name by the API)')
    .option('--alias <alias...>', 'other spellings')
    .option('--transliterate', 'match its transliterations too; `names variants` lists them')
    .option('--strike <variant...>', 'transliterations to leave out')
    .option('--require <word...>', 'counts only near one of these words')
    .option('--exclude <phrase...>', 'does not count near these phrases')
    .option('--file <names.json>', 'add every name of a file')
    .option('--replace', 'replace names that exist already')
    .addHelpText('after', examples)
    .action(async (name: string | undefined, _: AddOptions, command: Command) => {
      const options = command.optsWithGlobals<AddOptions>();
      const wanted = await namesToAdd(name, options);
      const client = await clientFor(context, options);
      for (const one of wanted) {
        const added = await add(client, one, options.replace === true);
        if (added === null) {
          markFailed();
          writeError(
            context,
            `${one.id ?? one.name} is there already: replace it with --replace, or add another name with another --id`,
          );
        } else if (forPeople(context, options)) {
          writeNote(context, `${added.name} is tracked as ${added.id}.`);
        } else {
          writeJson(context, added);
        }
      }
    });

  names
    .command('remove')
    .description('stop tracking names')
    .argument('<name...>', 'ids or names')
    .addHelpText('after', '\nExamples:\n  clipwatch names remove randa-kassis\n  clipwatch names remove "Randa Kassis"')
    .action(async (given: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      for (const one of given) {
        const id = await requireNameId(client, one);
        await client.DELETE('/v1/names/{id}', { params: { path: { id } } });
        if (forPeople(context, options)) writeNote(context, `${id} is no longer tracked.`);
        else writeJson(context, { id, removed: true });
      }
    });

  addNameLists(names, context, markFailed);
  addNamesTest(names, context);
  addNamesVariants(names, context);
  addNamesDryRun(names, context);
  addNamesBackfill(names, context);
  addNamesFeeds(names, context);
}

/** A name whose id may be left to the API. */
const NewName = z.partial(Name, { id: true });
type NewName = z.infer<typeof NewName>;

async function namesToAdd(name: string | undefined, options: AddOptions): Promise<NewName[]> {
  const { id, alias: aliases = [], transliterate, strike, require, exclude, file, replace } = options;
  if (file !== undefined) {
    if (name !== undefined) throw new Failure('Give a name or --file, not both', 2);
    return readNames(file);
  }
  if (name === undefined) throw new Failure('Give a name, or a file of names with --file', 2);
  if (replace && id === undefined) throw new Failure('Give the --id of the name to --replace', 2);
  return [parseInput(NewName, { id, name, aliases, transliterate, strike, require, exclude }, 'The name')];
}

/** Null if a name with this id exists already. */
async function add(client: Client, name: NewName, isReplacing: boolean): Promise<Name | null> {
  if (isReplacing && name.id !== undefined) {
    return read(Name, client.PUT('/v1/names/{id}', { params: { path: { id: name.id } }, body: name }));
  }
  try {
    return await read(Name, client.POST('/v1/names', { body: name }));
  } catch (error) {
    if (error instanceof ApiError && error.httpStatus === 409) return null;
    throw error;
  }
}
