import type { Command } from 'commander';
import { Closed } from '../../shared/contract/digests.ts';
import { type Client, clientFor, read } from '../client/client.ts';
import type { GlobalOptions } from '../client/settings.ts';
import { subscriptionsOf } from '../client/subscriptions-of.ts';
import type { Context } from '../context.ts';
import { Failure } from '../failure.ts';
import { forPeople, writeJson, writeLines } from '../terminal/write.ts';

const examples = `
Closes the period of each daily and weekly subscription now: what it is owed goes out in one mail,
and where nothing happened a mail says so. Summaries that wait after a flood go too. The next digest
comes at its usual time. Needs a token with the scope admin.

  sent  mails handed over, which go out within seconds
  owed  mentions that they tell of

Status 1 where --to has no confirmed subscription.

Examples:
  clipwatch digests send
  clipwatch digests send --to press@example.org      only to this address
  clipwatch digests send --json | jq .sent`;

interface SendOptions extends GlobalOptions {
  readonly to?: string;
}

/** `clipwatch digests`: sending them before their time. */
export function addDigests(program: Command, context: Context): void {
  const digests = program.command('digests').description('daily and weekly mails, and summaries that wait');
  digests
    .command('send')
    .description('send now what subscribers are owed')
    .option('--to <address>', 'only to this address')
    .addHelpText('after', examples)
    .action(async (_: SendOptions, command: Command) => {
      const options = command.optsWithGlobals<SendOptions>();
      const client = await clientFor(context, options);
      const body = options.to === undefined ? {} : { address: options.to };
      const { sent, owed } = await read(Closed, client.POST('/v1/digests', { body }));
      if (!forPeople(context, options)) writeJson(context, { sent, owed });
      if (sent === 0 && options.to !== undefined) await failWithoutSubscription(client, options.to);
      if (forPeople(context, options))
        writeLines(context, [`${counted(sent, 'mail')} handed over, with ${counted(owed, 'mention')}`]);
    });
}

/** Nothing was sent: nothing may wait, or there may be nobody to send it to. */
async function failWithoutSubscription(client: Client, address: string): Promise<void> {
  let isAsked = false;
  for await (const { confirmed } of subscriptionsOf(client, address)) {
    if (confirmed) return;
    isAsked = true;
  }
  throw new Failure(
    `${address} has ${isAsked ? 'not confirmed its subscription' : 'no subscription'}: nothing is sent`,
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
