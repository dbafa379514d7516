/** Which version of the names is compiled and stored, and the lease of the run that compiles. */
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import { automatonKey, compileLeaseKey } from '../keys.ts';

const AutomatonRow = z.object({
  /** Every change of the names up to this version is in it. */
  version: z.int(),
  /** Format of the bytes (`AUTOMATON_FORMAT`); code of another release cannot load them. */
  format: z.int(),
  bytes: z.int(),
  /** `weight` of the list at that version (`NamesState`). */
  weight: z.number(),
  /** Key of its object in the archive bucket, and of the one that it followed. */
  object: z.string(),
  previous: z.nullable(z.string()),
  compiledAt: z.iso.datetime(),
});
/** The automaton that is stored. */
export type StoredAutomaton = Readonly<z.infer<typeof AutomatonRow>>;

/** The automaton that is stored; null before the first. A consistent read. */
export async function storedAutomaton(): Promise<StoredAutomaton | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: automatonKey, ConsistentRead: true }),
  );
  return Item === undefined ? null : AutomatonRow.parse(Item);
}

/** Records what is stored. False where a newer version of the same format is recorded already: it never goes back. */
export function recordAutomaton(stored: StoredAutomaton): Promise<boolean> {
  return succeeds(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: { ...automatonKey, kind: rows.automaton, v: 1, ...stored },
        ConditionExpression: 'attribute_not_exists(pk) OR #format <> :format OR #version <= :version',
        ExpressionAttributeNames: { '#format': 'format', '#version': 'version' },
        ExpressionAttributeValues: { ':format': stored.format, ':version': stored.version },
      }),
    ),
  );
}

/** Longer than a run of the compile function can last (15 minutes): a lease that expired is of a run that died. */
const LEASE_MS = 16 * 60 * 1000;

/** Takes the lease for a run; false while another has it. */
export function takeCompileLease(holder: string, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + LEASE_MS).toISOString();
  return succeeds(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item: { ...compileLeaseKey, kind: rows.compileLease, v: 1, holder, leaseUntil: until },
        ConditionExpression: 'attribute_not_exists(pk) OR leaseUntil < :now',
        ExpressionAttributeValues: { ':now': now.toISOString() },
      }),
    ),
  );
}

/** Gives the lease back, unless another run has taken it since. */
export async function releaseCompileLease(holder: string): Promise<void> {
  await succeeds(
    dynamo().send(
      new DeleteCommand({
        TableName: setting('table'),
        Key: compileLeaseKey,
        ConditionExpression: 'holder = :holder',
        ExpressionAttributeValues: { ':holder': holder },
      }),
    ),
  );
}
