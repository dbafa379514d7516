import type { Command } from 'commander';
import { Story } from '../../shared/contract/api.ts';
import { clientFor, read } from '../client/client.ts';
import type { GlobalOptions } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { forPeople, writeJson, writeNote, writeTable } from '../terminal/write.ts';

/** `clipwatch stories`: the clips of a story; splitting and merging by hand. */
export function addStories(program: Command, context: Context): void {
  const stories = program.command('stories').description('clips that tell the same thing');

  stories
    .command('show')
    .description('show the clips of a story, how alike they are, and why')
    .argument('<story>', 'id of a story, as `clips show` has it')
    .addHelpText('after', "\nExamples:\n  clipwatch stories show 3bb168… --json | jq -r '.items[].why'")
    .action(async (story: string, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      show(await read(Story, client.GET('/v1/stories/{story}', { params: { path: { story } } })), options);
    });

  stories
    .command('split')
    .description('give a clip a story of its own; it stays so, and nobody is mailed')
    .argument('<story>', 'the story that the clip is in')
    .argument('<clip>', 'id of the clip')
    .addHelpText('after', '\nExamples:\n  clipwatch stories split 3bb168… f60dbb…')
    .action(async (story: string, clipId: string, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      const asked = client.POST('/v1/stories/{story}/split', { params: { path: { story } }, body: { clipId } });
      show(await read(Story, asked), options);
    });

  stories
    .command('merge')
    .description('make one story of several: the first stays, the others lead to it; nobody is mailed')
    .argument('<stories...>', 'ids of two stories or more')
    .addHelpText('after', '\nExamples:\n  clipwatch stories merge 3bb168… 13ae20…')
    .action(async (ids: string[], _: GlobalOptions, command: Command) => {
      if (new Set(ids).size < 2) command.error('error: give at least two stories', { exitCode: 2 });
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      show(await read(Story, client.POST('/v1/stories/merge', { body: { stories: ids } })), options);
    });

  function show(story: Story, options: GlobalOptions): void {
    if (!forPeople(context, options)) {
      writeJson(context, story);
      return;
    }
    const { items, more } = story;
    writeTable(
      context,
      ['CLIP', 'TITLE', 'ALIKE', 'WHY'],
      items.map(({ clipId, title, similarity, why }) => [
        clipId,
        title ?? '–',
        `${Math.round(similarity * 100)} %`,
        why,
      ]),
    );
    writeNote(context, `Story ${story.story}${more === 0 ? '' : `; ${more} more clips: clipwatch clips list --story`}`);
  }
}
