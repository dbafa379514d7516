/**
 * Circuit breakers of hosts, shared by all runs. A run changes the stored breaker under a condition on its version, so
 * that concurrent runs lose nothing of each other's. A host that never failed has no row.
 */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Breaker, CLOSED } from '../../../../shared/embed/index.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import type { Key } from '../keys.ts';
import { readRows } from '../rows.ts';

/** A row that was not written for so long expires. */
const KEPT_SECONDS = 7 * 24 * 60 * 60;
const TRIES = 5;

const breakerKey = (host: string): Key => ({ pk: `BREAKER#${host}`, sk: 'BREAKER' });

const Row = z.object({
  version: z.int(),
  recent: z.array(z.object({ embed: z.string(), impression: z.enum(['answered', 'failed', 'gone']) })),
  openUntil: z.number(),
  trips: z.int(),
  allGoneSince: z.number(),
});

/** The breakers of these hosts. */
export async function readBreakers(hosts: readonly string[]): Promise<Map<string, Breaker>> {
  const found = await readRows(hosts.map(breakerKey));
  return new Map(hosts.map((host, i) => [host, breakerIn(found[i])]));
}

/**
 * Changes the breaker of a host and answers the new one. `change` may be called several times; it answers null where
 * nothing is to be written. A breaker without a failure gets no row.
 */
export async function changeBreaker(
  host: string,
  now: Date,
  change: (breaker: Breaker) => Breaker | null,
): Promise<Breaker> {
  for (let tries = 1; ; tries++) {
    const [row] = await readRows([breakerKey(host)]);
    const before = breakerIn(row);
    const after = change(before);
    if (after === null || (row === undefined && isCalm(after))) return after ?? before;
    if (await write(host, now, after, row === undefined ? null : Row.parse(row).version)) return after;
    if (tries === TRIES) throw new Error(`The breaker of ${host} was changed by others ${TRIES} times in a row.`);
  }
}

function write(host: string, now: Date, breaker: Breaker, version: number | null): Promise<boolean> {
  const expires = { [table.timeToLive]: Math.floor(now.getTime() / 1000) + KEPT_SECONDS };
  const recent = breaker.recent.map(({ embed, signal }) => ({ embed, impression: signal }));
  const counted = { kind: rows.breaker, v: 1, version: (version ?? 0) + 1 };
  const Item = { ...breakerKey(host), ...counted, ...breaker, recent, ...expires };
  return succeeds(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item,
        ...(version === null
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :version',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':version': version },
            }),
      }),
    ),
  );
}

function breakerIn(row: Record<string, unknown> | undefined): Breaker {
  if (row === undefined) return CLOSED;
  const { version: _, recent, ...breaker } = Row.parse(row);
  return { ...breaker, recent: recent.map(({ embed, impression }) => ({ embed, signal: impression })) };
}

const isCalm = ({ recent, openUntil, trips }: Breaker): boolean =>
  openUntil === 0 && trips === 0 && recent.every(({ signal }) => signal === 'answered');
