import { type Command, Option } from 'commander';
import { CheckStatus, Clip } from '../../shared/contract/clip.ts';
import { clientFor, list, read } from '../client/client.ts';
import { requireNameId } from '../client/find-name.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { day, pastTime, positiveInteger } from '../input/options.ts';
import { clipLines } from '../terminal/clip-lines.ts';
import { recordLines } from '../terminal/table.ts';
import { forPeople, writeJson, writeLines } from '../terminal/write.ts';
import { writeList } from '../terminal/write-list.ts';
import { addCorrect, addRevisions } from './clip-changes.ts';

interface ListOptions extends GlobalOptions {
  readonly from?: string;
  readonly to?: string;
  readonly outlet?: string;
  readonly language?: string;
  readonly name?: string;
  readonly story?: string;
  readonly q?: string;
  readonly embedStatus?: CheckStatus;
  readonly receivedAfter?: string;
  readonly limit: number;
}

interface ShowOptions extends GlobalOptions {
  readonly asOf?: string;
}

const examples = `
Examples:
  clipwatch clips list --from 2017-01-01 --to 2017-12-31
  clipwatch clips list --name "Randa Kassis" --language en --limit 500
  clipwatch clips list --q "peace astan"
  clipwatch clips list --embed-status gone --outlet "Al Mayadeen TV"
  clipwatch clips list --json | jq -r '[.publishedOn, .outlet, .title] | @tsv'`;

/** `clipwatch clips`: list clips, show one, correct one, look back on one. */
export function addClips(program: Command, context: Context): void {
  const clips = program.command('clips').description('the clips of the archive');

  clips
    .command('list')
    .description('list clips, newest first')
    .option('--from <day>', 'published on this day or later (YYYY-MM-DD)', day)
    .option('--to <day>', 'published on this day or earlier', day)
    .option('--outlet <outlet>', 'of this outlet')
    .option('--language <tag>', 'in this language, such as en')
    .option('--name <name>', 'that mention this name; an id or a name')
    .option('--story <id>', 'of this story')
    .option(
      '--q <words>',
      'with all of these words in title, outlet, author, keywords or summary; the last may be a beginning',
    )
    .addOption(new Option('--embed-status <status>', 'with a video of this status').choices(CheckStatus.options))
    .option(
      '--received-after <time>',
      'whose file was received later than 2026-01-31T12:00:00Z, or than a day',
      pastTime,
    )
    .option('--limit <n>', 'at most this many', positiveInteger, 100)
    .addHelpText('after', examples)
    .action(async (_: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const { from, to, outlet, language, name, story, q, embedStatus, receivedAfter, limit } = options;
      const client = await clientFor(context, options);
      const nameId = name === undefined ? undefined : await requireNameId(client, name);
      const query = { from, to, outlet, language, nameId, story, q, embedStatus, receivedAfter };
      await writeList(
        context,
        options,
        list(Clip, (page) => client.GET('/v1/clips', { params: { query: { ...query, ...page } } }), limit + 1),
        {
          heads: ['DAY', 'OUTLET', 'TITLE', 'NAMES', 'VIDEOS', 'CLIP'],
          row: (clip) => [
            clip.publishedOn ?? '–',
            clip.outlet ?? '–',
            clip.title ?? clip.key,
            clip.mentions.map(({ nameId: mentioned }) => mentioned).join(', '),
            clip.embeds.map(({ check }) => check?.status ?? 'unchecked').join(', '),
            clip.clipId,
          ],
          limit,
        },
      );
    });

  clips
    .command('show')
    .description('show all fields of a clip')
    .argument('<id>', 'clip id, as `clips list` shows it')
    .option(
      '--as-of <time>',
      'as it was known at a time such as 2026-01-31T12:00:00Z, or at the end of a day such as 2026-01-31 (UTC)',
      pastTime,
    )
    .addHelpText('after', '\nExamples:\n  clipwatch clips show 5f2c… --json | jq .evidence')
    .action(async (id: string, _: ShowOptions, command: Command) => {
      const options = command.optsWithGlobals<ShowOptions>();
      const client = await clientFor(context, options);
      const clip = await read(
        Clip,
        client.GET('/v1/clips/{clipId}', { params: { path: { clipId: id }, query: { asOf: options.asOf } } }),
      );
      if (!forPeople(context, options)) return writeJson(context, clip);
      writeLines(context, [
        ...clipLines(clip, (index) => {
          const check = clip.embeds[index]?.check;
          return check ? ` – ${check.status} (${check.reason}, ${check.checkedAt})` : ' – unchecked';
        }),
        ...recordLines([
          ['receipt', `${clip.receipt.outcome} ${clip.receipt.reason ?? ''}`],
          ['object', `s3://${clip.bucket}/${clip.key}`],
          ['received', clip.receivedAt],
          ['story', clip.story],
          ['clip', clip.clipId],
        ]),
      ]);
    });

  addCorrect(clips, context);
  addRevisions(clips, context);
}
