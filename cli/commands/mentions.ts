import type { Command } from 'commander';
import { ListedMention } from '../../shared/contract/api.ts';
import { clientFor } from '../client/client.ts';
import { nameIdOf } from '../client/find-name.ts';
import type { CommonOptions } from '../client/settings.ts';
import type { World } from '../context.ts';
import { positive } from '../input/numbers.ts';
import { show } from '../terminal/write-list.ts';

interface ListOptions extends CommonOptions {
  readonly limit: number;
}

/** `clipwatch mentions`: where a name stands. */
export function addMentions(program: Command, world: World): void {
  program
    .command('mentions')
    .description('where a name is mentioned')
    .command('list')
    .description('list the mentions of a name, newest first')
    .argument('<name>', 'id or name of a tracked name')
    .option('--limit <n>', 'at most so many', positive, 100)
    .addHelpText(
      'after',
      '\nExamples:\n  clipwatch mentions list randa-kassis\n  clipwatch mentions list "Randa Kassis" --json',
    )
    .action(async (name: string, _: ListOptions, command: Command) => {
      const options = command.optsWithGlobals<ListOptions>();
      const client = await clientFor(world, options);
      const path = `/names/${encodeURIComponent(await nameIdOf(client, name))}/mentions`;
      await show(world, options, client.list(path, ListedMention, {}, options.limit + 1), {
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
