/**
 * Whose turn it is to ask a host. A host gets one request a second from all of clipwatch, whoever asks: up to a thousand
 * parse runs at once, and the round of re-checks.
 *
 * A parse run takes a host for a moment (a row `PACE#<host>`); the round takes all its hosts by one row, each for as long
 * as it may need (`LEASE`, which also keeps a second round away). Both write their own row before they read the other's,
 * consistently: of two that come at one moment at least one sees the other. Then the parse run leaves the host to the
 * round, and the round waits until the run's turn is over. Clocks of functions agree within milliseconds (Amazon Time Sync).
 */
import { createHash } from 'node:crypto';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { succeeds } from '../conditional.ts';
import type { Key } from '../keys.ts';
import { readRows } from '../rows.ts';

const paceKey = (host: string): Key => ({ pk: `PACE#${host}`, sk: 'PACE' });
const leaseKey: Key = { pk: 'LEASE', sk: 'LEASE' };

/** A longer host is leased under a hash, so that a thousand of them stay far under the 400 KB of a row. */
const MAX_LEASED_NAME = 40;
const leasedName = (host: string): string =>
  host.length <= MAX_LEASED_NAME ? host : createHash('sha256').update(host).digest('hex').slice(0, 32);

/** A row that says nothing any more expires after a day. */
const KEPT_SECONDS = 24 * 60 * 60;
const expiry = (now: number) => ({ [table.timeToLive]: Math.floor(now / 1000) + KEPT_SECONDS });

/** Milliseconds of the epoch, as everywhere in this file. */
const Pace = z.object({ busyUntil: z.number() });
const Lease = z.object({ busyUntil: z.number(), hosts: z.record(z.string(), z.number()) });

/** Takes a host until then; false while it is somebody else's. */
export async function takePace(host: string, now: number, until: number): Promise<boolean> {
  return succeeds(
    dynamo().send(
      new UpdateCommand({
        TableName: setting('table'),
        Key: paceKey(host),
        UpdateExpression: 'SET kind = :kind, v = :v, busyUntil = :until, #expires = :expires',
        ConditionExpression: 'attribute_not_exists(busyUntil) OR busyUntil <= :now',
        ExpressionAttributeNames: { '#expires': table.timeToLive },
        ExpressionAttributeValues: {
          ':kind': rows.pace,
          ':v': 1,
          ':until': until,
          ':now': now,
          ':expires': expiry(now)[table.timeToLive],
        },
      }),
    ),
  );
}

/** Until when each of these hosts belongs to a parse run. */
export async function readPaces(hosts: readonly string[]): Promise<Map<string, number>> {
  const found = await readRows(hosts.map(paceKey));
  return new Map(hosts.map((host, i) => [host, found[i] === undefined ? 0 : Pace.parse(found[i]).busyUntil]));
}

/** Takes hosts for a round, each until its time, and keeps other rounds away until `until`; false while there is one. */
export function takeLease(hosts: ReadonlyMap<string, number>, now: number, until: number): Promise<boolean> {
  const Item = {
    ...leaseKey,
    kind: rows.lease,
    v: 1,
    busyUntil: until,
    hosts: Object.fromEntries([...hosts].map(([host, until]) => [leasedName(host), until])),
    ...expiry(now),
  };
  return succeeds(
    dynamo().send(
      new PutCommand({
        TableName: setting('table'),
        Item,
        ConditionExpression: 'attribute_not_exists(pk) OR busyUntil <= :now',
        ExpressionAttributeValues: { ':now': now },
      }),
    ),
  );
}

/** Until when each of these hosts belongs to a round; 0 where it never did. */
export async function readLeases(hosts: readonly string[]): Promise<Map<string, number>> {
  const [row] = await readRows([leaseKey]);
  const leased = new Map(row === undefined ? [] : Object.entries(Lease.parse(row).hosts));
  return new Map(hosts.map((host) => [host, leased.get(leasedName(host)) ?? 0]));
}
