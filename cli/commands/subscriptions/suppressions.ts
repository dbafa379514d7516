import type { Command } from 'commander';
import { Suppression } from '../../../shared/contract/suppression.ts';
import { clientFor, list } from '../../client/client.ts';
import type { GlobalOptions } from '../../client/settings.ts';
import type { Context } from '../../context.ts';
import { forPeople, writeJson, writeNote } from '../../terminal/write.ts';
import { writeList } from '../../terminal/write-list.ts';

const suppressionExamples = `
Examples:
  clipwatch subscriptions suppressed
  clipwatch subscriptions suppressed press@example.org`;

/** `subscriptions suppressed|release`: addresses that get nothing any more. */
export function addSuppressions(subscriptions: Command, context: Context): void {
  subscriptions
    .command('suppressed')
    .description('list addresses that get nothing any more, with the reason')
    .argument('[address]', 'this address only')
    .addHelpText('after', suppressionExamples)
    .action(async (address: string | undefined, _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      const suppressions = list(Suppression, (page) =>
        client.GET('/v1/suppressions', { params: { query: { address: address || undefined, ...page } } }),
      );
      await writeList(context, options, suppressions, {
        heads: ['ADDRESS', 'REASON', 'SINCE', 'WHAT WAS SAID'],
        row: ({ address, reason, suppressedAt, detail }) => [address, reason, suppressedAt, detail],
      });
    });

  subscriptions
    .command('release')
    .description('let addresses have mail again (needs an admin token)')
    .argument('<address...>', 'addresses')
    .addHelpText('after', '\nExamples:\n  clipwatch subscriptions release press@example.org')
    .action(async (addresses: string[], _: GlobalOptions, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>();
      const client = await clientFor(context, options);
      for (const address of addresses) {
        await client.DELETE('/v1/suppressions/{address}', { params: { path: { address } } });
        if (forPeople(context, options)) writeNote(context, `${address} may have mail again.`);
        else writeJson(context, { address, released: true });
      }
    });
}
