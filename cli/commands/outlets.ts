import { type Command, Option } from 'commander';
import { OutletKind, OwnOutlet } from '../../shared/contract/outlet.ts';
import { idFromName } from '../../shared/name-list/index.ts';
import { type Client, clientFor, list, read } from '../client/client.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';
import { parseInput } from '../input/options.ts';
import { readOutlets } from '../input/outlets-file.ts';
import { forPeople, writeError, writeJson, writeNote } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';

interface SetOptions extends GlobalOptions {
  readonly id?: string;
  readonly alias?: string[];
  readonly domain?: string[];
  readonly country?: string;
  readonly language?: string;
  readonly kind?: OutletKind;
}

const setExamples = `
What there is with this id is replaced. It counts for files that are read from now on; for older
ones after \`clipwatch replay\`.

Examples:
  clipwatch outlets set "Radio Hill" --alias "RH FM" "راديو هيل" --domain radiohill.example
  clipwatch outlets set "Radio Hill" --country GB --language en --kind radio`;

const importExamples = `
The list is a JSON array of objects with id, name, aliases, domains, country, language and kind;
only id and name are required. An outlet whose id exists already is replaced. One that is refused is
reported, the others are imported.

Examples:
  clipwatch outlets import outlets.json
  clipwatch outlets list --json | jq -s . > outlets.json`;

/** `clipwatch outlets`: the deployment's own outlets. */
export function addOutlets(program: Command, context: Context, markFailed: () => void): void {
  const outlets = program.command('outlets').description('outlets of your own, over those that clipwatch knows');

  outlets
    .command('list')
    .description('list your own outlets')
    .addHelpText('after', '\nExamples:\n  clipwatch outlets list')
    .action(async (_: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      const found = list(OwnOutlet, (page) => client.GET('/v1/outlets', { params: { query: page } }));
      await writeList(context, options, found, {
        heads: ['ID', 'NAME', 'ALIASES', 'DOMAINS', 'COUNTRY', 'LANGUAGE', 'KIND'],
        row: ({ id, name, aliases, domains = [], country = '', language = '', kind = '' }) => {
          return [id, name, aliases.join(', '), domains.join(', '), country, language, kind];
        },
      });
    });

  outlets
    .command('set')
    .description('add an outlet, or replace one')
    .argument('<name>', 'the name that clips are given')
    .option('--id <id>', 'id (default: made from the name)')
    .option('--alias <alias...>', 'what files call it')
    .option('--domain <host...>', 'its sites')
    .option('--country <code>', 'ISO 3166-1, such as GB')
    .option('--language <tag>', 'of its clips where their text does not tell, such as en')
    .addOption(new Option('--kind <kind>', 'what it mainly is').choices(OutletKind.options))
    .addHelpText('after', setExamples)
    .action(async (name: string, _: SetOptions, command: Command) => {
      const options = command.optsWithGlobals<SetOptions>();
      const { id = idFromName(name), alias: aliases = [], domain: domains, country, language, kind } = options;
      const given = { id, name, aliases, domains, country, language, kind };
      const outlet = await put(await clientFor(context, options), parseInput(OwnOutlet, given, 'The outlet'));
      if (!forPeople(context, options)) writeJson(context, outlet);
      else writeNote(context, `${outlet.name} is known as ${outlet.id}; \`clipwatch replay\` gives it to older clips.`);
    });

  outlets
    .command('import')
    .description('add or replace the outlets of a list')
    .argument('<outlets.json>', 'the list')
    .addHelpText('after', importExamples)
    .action(async (file: string, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const wanted = await readOutlets(file);
      const client = await clientFor(context, options);
      let imported = 0;
      for (const outlet of wanted) {
        try {
          await put(client, outlet);
          imported++;
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
          markFailed();
          writeError(context, `${outlet.id}: ${errorMessage(error)}`);
        }
      }
      const refused = wanted.length - imported;
      if (forPeople(context, options)) writeNote(context, `${imported} outlets were imported, ${refused} refused.`);
      else writeJson(context, { imported, refused });
    });

  outlets
    .command('remove')
    .description('remove outlets; clips keep them until the next replay')
    .argument('<id...>', 'ids, as `outlets list` shows them')
    .addHelpText('after', '\nExamples:\n  clipwatch outlets remove radio-hill')
    .action(async (ids: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      for (const id of ids) {
        await client.DELETE('/v1/outlets/{id}', { params: { path: { id } } });
        if (forPeople(context, options)) writeNote(context, `${id} is no longer known.`);
        else writeJson(context, { id, removed: true });
      }
    });
}

const put = (client: Client, outlet: OwnOutlet): Promise<OwnOutlet> =>
  read(OwnOutlet, client.PUT('/v1/outlets/{id}', { params: { path: { id: outlet.id } }, body: outlet }));
