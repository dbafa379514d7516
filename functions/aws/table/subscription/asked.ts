/** What an address was asked by mail in the last day (`shared/alert/question.ts`): a row for each address. */
import { randomUUID } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { confirmationOf, isSame, Question, questionOf, type Turn, turnOf } from '../../../../shared/alert/question.ts';
import type { Confirmation, Subscription } from '../../../../shared/contract/subscription.ts';
import { SEND_LEASE_MS } from '../../../../shared/triggers.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import { askedKey } from '../keys.ts';
import { readRows } from '../rows.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Tries of a change while others change the same row. */
const TRIES = 20;

/** Who asks whom: a run, for a subscription. */
export interface Asking {
  readonly subscription: Subscription;
  readonly run: string;
}

/** Takes the turn of asking an address. `ours`: send the mail, then say that it was sent. */
export async function takeTurn({ subscription, run }: Asking, now: Date): Promise<Turn> {
  const until = new Date(now.getTime() + SEND_LEASE_MS).toISOString();
  const wanted = { ...identityOf(subscription), at: now.toISOString(), lease: { run, until } };
  let turn = turnOf([], wanted, now);
  await change(subscription.address, now, (asked) => {
    turn = turnOf(asked, wanted, now);
    return turn.kind === 'ours' ? turn.questions : null;
  });
  return turn;
}

/** The mail is sent. */
export async function markAsked(asking: Asking, now: Date): Promise<void> {
  await changeOwn(asking, now, ({ lease: _, ...sent }) => [sent]);
}

/** SES has refused the mail: the address does not have it. */
export async function markRefused(asking: Asking, now: Date): Promise<void> {
  await changeOwn(asking, now, ({ lease: _, ...refused }) => [{ ...refused, refused: true }]);
}

/** No mail was sent: the next one may ask at once. */
export async function giveTurnBack(asking: Asking, now: Date): Promise<void> {
  await changeOwn(asking, now, () => []);
}

/** Why an address that is asked now, for a subscription as it is, gets no mail at once; null: it gets one. */
export async function confirmationFor(subscription: Subscription, now: Date): Promise<Confirmation | null> {
  const { asked } = await read(subscription.address);
  return confirmationOf(asked, identityOf(subscription), now);
}

const identityOf = (subscription: Subscription) => ({
  subscriptionId: subscription.id,
  what: questionOf(subscription),
});

function changeOwn({ subscription, run }: Asking, now: Date, become: (own: Question) => Question[]): Promise<void> {
  const isOwn = (one: Question) => isSame(one, identityOf(subscription)) && one.lease?.run === run;
  return change(subscription.address, now, (asked) =>
    asked.some(isOwn) ? asked.flatMap((one) => (isOwn(one) ? become(one) : [one])) : null,
  );
}

const Row = z.object({ asked: z._default(z.array(Question), []), mark: z.optional(z.string()) });

async function read(address: string): Promise<z.infer<typeof Row>> {
  const [row] = await readRows([askedKey(address)]);
  return Row.parse(row ?? {});
}

/** Writes what `changed` makes of the questions; null: nothing. It is asked again where another change comes first. */
async function change(
  address: string,
  now: Date,
  changed: (asked: readonly Question[]) => readonly Question[] | null,
): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const { asked, mark } = await read(address);
    const after = changed(asked);
    if (after === null) return;
    const isWritten = await succeeds(
      dynamo().send(
        new UpdateCommand({
          TableName: setting('table'),
          Key: askedKey(address),
          UpdateExpression: 'SET kind = :kind, v = :v, asked = :asked, mark = :next, #end = :end',
          ConditionExpression: mark === undefined ? 'attribute_not_exists(mark)' : 'mark = :mark',
          ExpressionAttributeNames: { '#end': table.timeToLive },
          ExpressionAttributeValues: {
            ':kind': rows.asked,
            ':v': 2,
            ':asked': after,
            ':next': randomUUID(),
            ':end': Math.floor((now.getTime() + 2 * DAY_MS) / 1000),
            ...(mark !== undefined && { ':mark': mark }),
          },
        }),
      ),
    );
    if (isWritten) return;
  }
  throw new Error(`What an address was asked changed ${TRIES} times while it was written.`);
}
