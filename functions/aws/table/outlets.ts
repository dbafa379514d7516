/**
 * The deployment's own outlets: a few hundred rows in one partition. Every change raises their version under the condition
 * that nobody else did since they were read, so that no two of them are known by the same.
 */
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { MAX_OUTLETS, MAX_OUTLETS_BYTES, OwnOutlet } from '../../../shared/contract/outlet.ts';
import { type Clash, clashOf } from '../../../shared/file/outlets/own.ts';
import { rows } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { type Action, failingTogether, succeedsTogether } from './conditional.ts';
import { outletsPartition, outletsVersionKey, ownOutletKey } from './keys.ts';
import type { Page, PageQuery } from './page.ts';
import { queryPartition, readRows } from './rows.ts';

const VersionRow = z.object({ version: z.int() });
/** Apart from the attributes of the row, whose `kind` is another. */
const OutletRow = z.object({ outlet: OwnOutlet });
const outletIn = (row: unknown): OwnOutlet => OutletRow.parse(row).outlet;

/** Attempts at a change while others change outlets. */
const TRIES = 8;

/** What became of an outlet that was put; `full`: there are too many, or they are too large together. */
export type OutletPut =
  | { readonly kind: 'created' | 'replaced' | 'full' }
  | { readonly kind: 'clash'; readonly clash: Clash };

/** Creates or replaces an outlet, unless another one is known by something that it is known by. */
export async function putOutlet(outlet: OwnOutlet): Promise<OutletPut> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const version = await outletsVersion();
    const stored = await allOutlets();
    const others = stored.filter(({ id }) => id !== outlet.id);
    const before = stored.find(({ id }) => id === outlet.id);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(outlet)) return { kind: 'replaced' };
    const clash = clashOf(outlet, others);
    if (clash !== null) return { kind: 'clash', clash };
    if (isFull([...others, outlet])) return { kind: 'full' };
    const Item = { ...ownOutletKey(outlet.id), kind: rows.outlet, v: 1, outlet };
    const put: Action = { Put: { TableName: setting('table'), Item } };
    if (await succeedsTogether([put, raise(version)])) return { kind: before === undefined ? 'created' : 'replaced' };
  }
  throw crowded();
}

export async function removeOutlet(id: string): Promise<'removed' | 'absent'> {
  const remove: Action = {
    Delete: { TableName: setting('table'), Key: ownOutletKey(id), ConditionExpression: 'attribute_exists(pk)' },
  };
  for (let tries = 1; tries <= TRIES; tries++) {
    const failing = await failingTogether([remove, raise(await outletsVersion())]);
    if (failing.length === 0) return 'removed';
    if (failing.includes(0)) return 'absent';
  }
  throw crowded();
}

export async function getOutlet(id: string): Promise<OwnOutlet | null> {
  const [row] = await readRows([ownOutletKey(id)]);
  return row === undefined ? null : outletIn(row);
}

/** Outlets in the order of their ids. */
export async function listOutlets({ limit, position }: PageQuery): Promise<Page<OwnOutlet>> {
  const after = position === null ? {} : { after: ownOutletKey(position).sk };
  const found = await readOutlets({ most: limit + 1, ...after });
  const items = found.slice(0, limit);
  return { items, position: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** All outlets, in the order of their ids. What is kept of them is kept with the version that was read before them. */
export function allOutlets(): Promise<OwnOutlet[]> {
  return readOutlets({});
}

/** It changes with every change of an outlet, and is 0 before the first. A consistent read. */
export async function outletsVersion(): Promise<number> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: outletsVersionKey, ConsistentRead: true }),
  );
  return Item === undefined ? 0 : VersionRow.parse(Item).version;
}

async function readOutlets(part: { most?: number; after?: string }): Promise<OwnOutlet[]> {
  const condition = 'begins_with(sk, :outlet)';
  const values = { ':outlet': ownOutletKey('').sk };
  const found = await queryPartition(outletsPartition, { condition, values, consistent: true, ...part });
  return found.map(outletIn);
}

/** The version after this one, unless there is one already. */
function raise(version: number): Action {
  const Item = { ...outletsVersionKey, kind: rows.outletsVersion, v: 1, version: version + 1 };
  const put = { TableName: setting('table'), Item };
  if (version === 0) return { Put: { ...put, ConditionExpression: 'attribute_not_exists(pk)' } };
  return {
    Put: {
      ...put,
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':version': version },
    },
  };
}

function isFull(outlets: readonly OwnOutlet[]): boolean {
  return outlets.length > MAX_OUTLETS || Buffer.byteLength(JSON.stringify(outlets)) > MAX_OUTLETS_BYTES;
}

const crowded = () => new Error(`Outlets were changed by others ${TRIES} times in a row.`);
