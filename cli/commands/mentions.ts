import type { Command } from 'commander';
import { ListedMention } from '../../shared/contract/api.ts';
import { clientFor, list } from '../client/client.ts';
import { requireNameId } from '../client/find-name.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { positiveInteger } from '../input/options.ts';
import { writeList } from '../terminal/write-list.ts';

interface ListOptions extends GlobalOptions {
  readonly limit: number;
}

/** `clipwatch mentions`: the mentions of a name. */
export function addMentions(program: Command, context: Context): void {
  program
    .command('mentions')
    .description('mentions of a name')
    .command('list')
    .description('list the mentions of a name, newest first')
    .argument('<name>', 'id or name of a tracked name')
    .option('--limit <n>', 'at most this many', positiveInteger, 100)
    .addHelpText(
      'after',
      '\nExamples:\n  clipwatch mentions list randa-kassis\n  clipwatch mentions list "Randa Kassis" --json',
    )
    .action(async (name: string, _: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const client = await clientFor(context, options);
      const path = { id: await requireNameId(client, name) };
      const mentions = list(
        ListedMention,
        (page) => client.GET('/v1/names/{id}/mentions', { params: { path, query: page } }),
        options.limit + 1,
      );
      await writeList(context, options, mentions, {
        heads: ['DAY', 'OUTLET', 'TITLE', 'COUNT', 'SENTENCE', 'CLIP'],
        row: ({ publishedOn, outlet, title, count, snippet, clipId }) => [
          publishedOn ?? '–',
          outlet ?? '–',
          title ?? '–',
          String(count),
          snippet,
          clipId,
        ],
        limit: options.limit,
      });
    });
}
