import { type Command, InvalidArgumentError } from 'commander';
import { Clip, Day } from '../../shared/contract/clip.ts';
import { clientFor } from '../client/client.ts';
import { nameIdOf } from '../client/find-name.ts';
import type { CommonOptions } from '../client/settings.ts';
import type { World } from '../context.ts';
import { positive } from '../input/numbers.ts';
import { view } from '../terminal/clip-lines.ts';
import { record } from '../terminal/table.ts';
import { forPeople, writeJson, writeLines } from '../terminal/write.ts';
import { show } from '../terminal/write-list.ts';

interface ListOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly outlet?: string;
  readonly language?: string;
  readonly name?: string;
  readonly limit: number;
}

const examples = `
Examples:
  clipwatch clips list --from 2017-01-01 --to 2017-12-31
  clipwatch clips list --name "Randa Kassis" --language en --limit 500
  clipwatch clips list --json | jq -r '[.publishedOn, .outlet, .title] | @tsv'`;

/** `clipwatch clips`: the records. */
export function addClips(program: Command, world: World): void {
  const clips = program.command('clips').description('the clips of the archive');

  clips
    .command('list')
    .description('list clips, newest first')
    .option('--from <day>', 'published on this day or later (YYYY-MM-DD)', day)
    .option('--to <day>', 'published on this day or earlier', day)
    .option('--outlet <outlet>', 'of this outlet')
    .option('--language <tag>', 'in this language, such as en')
    .option('--name <name>', 'that mention this name: its id or name')
    .option('--limit <n>', 'at most so many', positive, 100)
    .addHelpText('after', examples)
    .action(async (_: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { from, to, outlet, language, name, limit } = options;
      const client = await clientFor(world, options);
      const nameId = name === undefined ? undefined : await nameIdOf(client, name);
      await show(world, options, client.list('/clips', Clip, { from, to, outlet, language, name: nameId }, limit + 1), {
        heads: ['DAY', 'OUTLET', 'TITLE', 'NAMES', 'VIDEO', 'CLIP'],
        row: (clip) => [
          clip.publishedOn ?? '–',
          clip.outlet ?? '–',
          clip.title ?? clip.key,
          clip.mentions.map(({ nameId: mentioned }) => mentioned).join(', '),
          clip.embeds.map(({ check }) => check?.status ?? 'unchecked').join(', '),
          clip.clipId,
        ],
        limit,
      });
    });

  clips
    .command('show')
    .description('show one clip with all that is known of it')
    .argument('<id>', 'clip id, as `clips list` shows it')
    .addHelpText('after', '\nExamples:\n  clipwatch clips show 5f2c… --json | jq .evidence')
    .action(async (id: string, _: CommonOptions, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const clip = await (await clientFor(world, options)).get(`/clips/${encodeURIComponent(id)}`, Clip);
      if (!forPeople(world, options)) return writeJson(world, clip);
      writeLines(world, [
        ...view(clip, (index) => {
          const check = clip.embeds[index]?.check;
          return check ? ` – ${check.status} (${check.reason}, ${check.checkedAt})` : ' – unchecked';
        }),
        ...record([
          ['receipt', `${clip.receipt.outcome} ${clip.receipt.reason ?? ''}`],
          ['object', `s3://${clip.bucket}/${clip.key}`],
          ['received', clip.receivedAt],
          ['clip', clip.clipId],
        ]),
      ]);
    });
}

function day(value: string): string {
  if (!Day.safeParse(value).success) throw new InvalidArgumentError('use a day such as 2017-02-15');
  return value;
}
