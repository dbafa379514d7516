import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { NamesImported } from '../../../shared/contract/api.ts';
import type { Name } from '../../../shared/contract/name.ts';
import {
  NAME_LIST_FORMATS,
  type NameListFormat,
  rowErrorText,
  writeNameList,
} from '../../../shared/name-list/index.ts';
import { type Client, clientFor, read } from '../../client/client.ts';
import { trackedNames } from '../../client/find-name.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { Failure } from '../../failure.ts';
import { nameListFormat, readNameListFile } from '../../input/names-file.ts';
import { createProgress } from '../../terminal/progress.ts';
import { forPeople, writeError, writeJson, writeNote, writeText } from '../../terminal/write.ts';

interface ImportOptions extends GlobalOptions {
  readonly partial?: boolean;
}

interface ExportOptions extends GlobalOptions {
  readonly format?: NameListFormat;
}

/** Names in one request: fewer than the API accepts, so that each request ends within seconds. */
const BATCH = 500;

const importExamples = `
CSV (UTF-8): a header with the columns id, name, aliases, transliterate, strike, require, exclude;
only name is required. Several values in a cell are separated by | or ;. JSON: an array as in
names.json, or one object per line. A name whose id exists already is replaced. If any row is
invalid nothing is imported, unless --partial is given.

Examples:
  clipwatch names import names.csv
  clipwatch names import names.json --partial`;

const exportExamples = `
Examples:
  clipwatch names export > names.csv
  clipwatch names export names.json`;

/** `clipwatch names import|export`: whole lists of names. */
export function addNameLists(names: Command, context: Context, markFailed: () => void): void {
  names
    .command('import')
    .description('track the names of a list, CSV or JSON')
    .argument('<file>', 'the list')
    .option('--partial', 'import the valid rows, report the others')
    .addHelpText('after', importExamples)
    .action(async (file: string, _: ImportOptions, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const { names: rows, errors, cleaned } = await readNameListFile(file);
      for (const error of errors) writeError(context, `${file}: ${rowErrorText(error)}`);
      if (errors.length > 0) markFailed();
      if (errors.length > 0 && options.partial !== true) {
        throw new Failure(`${file}: nothing was imported; --partial imports the ${rows.length} valid rows`);
      }
      const list = rows.map(({ name }) => name);
      const client = await clientFor(context, options);
      const sum = await importAll(client, context, list);
      if (!forPeople(context, options))
        writeJson(context, { ...sum, ...(cleaned !== undefined && { cleaned }), errors });
      else {
        const isNew = sum.created === 1 ? 'name is new' : 'names are new';
        writeNote(context, `${sum.created} ${isNew}, ${sum.replaced} changed, ${sum.unchanged} unchanged.`);
        if (cleaned !== undefined)
          writeNote(context, `Characters that show nothing were left out of ${cleaned} of the rows.`);
      }
    });

  names
    .command('export')
    .description('write every tracked name as a list that can be imported')
    .argument('[file]', 'output file; its extension gives the format (default: standard output)')
    .addOption(new Option('--format <format>', 'default: by the file extension, or csv').choices(NAME_LIST_FORMATS))
    .addHelpText('after', exportExamples)
    .action(async (file: string | undefined, _: ExportOptions, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>();
      const client = await clientFor(context, options);
      const list: Name[] = [];
      for await (const name of trackedNames(client)) list.push(name);
      const format = options.format ?? (file === undefined ? 'csv' : nameListFormat(file, ''));
      const text = await writeNameList(list, format);
      if (file === undefined) return writeText(context, text);
      await writeFile(file, text);
      writeNote(context, `${list.length} names are in ${file}.`);
    });
}

type Sum = Omit<NamesImported, 'cleaned' | 'errors'>;

async function importAll(client: Client, context: Context, list: readonly Name[]): Promise<Sum> {
  const progress = createProgress(context);
  const sum = { created: 0, replaced: 0, unchanged: 0 };
  try {
    for (let from = 0; from < list.length; from += BATCH) {
      const body = list.slice(from, from + BATCH);
      const done = await read(NamesImported, client.POST('/v1/names/import', { body }));
      sum.created += done.created;
      sum.replaced += done.replaced;
      sum.unchanged += done.unchanged;
      progress.show('names', Math.min(list.length, from + BATCH), list.length);
    }
    return sum;
  } finally {
    progress.end();
  }
}
