import type { Command } from 'commander';
import { Backfill } from '../../../shared/contract/api.ts';
import { clientFor, read } from '../../client/client.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { createProgress } from '../../terminal/progress.ts';
import { forPeople, writeJson, writeNote } from '../../terminal/write.ts';

interface BackfillOptions extends GlobalOptions {
  readonly wait: boolean;
}

const PAUSE_MS = 2000;

const examples = `
A change of names starts a back-fill ten minutes after the last change: many changes make one. This
command starts it within a minute and waits for it; if all clips have been matched with the current
names already, it matches them again.

Examples:
  clipwatch names backfill
  clipwatch names backfill --no-wait`;

/** `clipwatch names backfill`: matches the archive again with the current names. */
export function addNamesBackfill(names: Command, context: Context): void {
  names
    .command('backfill')
    .description('match the archive again, and wait until that is done')
    .option('--no-wait', 'only start it, and show its progress')
    .addHelpText('after', examples)
    .action(async (_: BackfillOptions, command: Command) => {
      const options = command.optsWithGlobals<BackfillOptions>();
      const client = await clientFor(context, options);
      const progress = createProgress(context);
      let state = await read(Backfill, client.POST('/v1/names/backfill'));
      try {
        while (options.wait && state.state !== 'done') {
          progress.count(state.state === 'waiting' ? 'clips: it starts within a minute' : 'clips', state.seen);
          await context.wait(PAUSE_MS);
          state = await read(Backfill, client.GET('/v1/names/backfill'));
        }
      } finally {
        progress.end();
      }
      if (forPeople(context, options)) writeNote(context, sentence(state));
      else writeJson(context, state);
    });
}

function sentence({ state, seen, changed, failed }: Backfill): string {
  if (state === 'waiting') return 'It starts within a minute.';
  const trouble = failed === 0 ? '' : `, ${failed} failed and are tried again`;
  const sum = `${seen} clips seen, the mentions of ${changed} changed${trouble}.`;
  return state === 'done' ? sum : `It is under way: ${sum}`;
}
