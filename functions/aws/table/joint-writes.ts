/**
 * Changes of clips that one run makes at about the same time, joined: what waits while a transaction is under way goes
 * together in the next one. Clips of one day then share the writes of their counters, and do not meet in them.
 */
import type { CountMove } from '../../../shared/clip/counts.ts';
import { type CountedChange, counterMoves, failingActions, moveCounters } from './clip/counters.ts';
import type { Action } from './conditional.ts';

/** Of a transaction (DynamoDB quotas: 100 actions, 4 MB). */
const MAX_ACTIONS = 100;
const MAX_BYTES = 3_000_000;

interface Waiting extends CountedChange {
  readonly done: (isDone: boolean) => void;
  readonly failed: (error: unknown) => void;
}

/** A writer for one run: each change is all or nothing as if it were alone, and fails alone. */
export function jointWrites(): (change: CountedChange) => Promise<boolean> {
  let waiting: readonly Waiting[] = [];
  let isBusy = false;
  async function work(): Promise<void> {
    isBusy = true;
    while (waiting.length > 0) {
      const group = leadingGroup(waiting);
      waiting = waiting.slice(group.length);
      await writeGroup(group);
    }
    isBusy = false;
  }
  return (change) =>
    new Promise((done, failed) => {
      waiting = [...waiting, { ...change, done, failed }];
      if (!isBusy) void work();
    });
}

/** The first changes that fit into one transaction: it has no two actions on one row. */
function leadingGroup(waiting: readonly Waiting[]): Waiting[] {
  const group: Waiting[] = [];
  const keys = new Set<string>();
  let bytes = 0;
  for (const one of waiting) {
    const own = one.actions.map(keyOf);
    bytes += one.actions.reduce((sum, action) => sum + bytesOf(action), 0);
    const { actions, moves } = joined([...group, one]);
    const fits = actions.length + moves.length <= MAX_ACTIONS && bytes <= MAX_BYTES;
    if (group.length > 0 && (!fits || own.some((key) => keys.has(key)))) return group;
    group.push(one);
    for (const key of own) keys.add(key);
  }
  return group;
}

function joined(group: readonly CountedChange[]): { actions: Action[]; moves: CountMove[] } {
  const moves = group.flatMap(({ moves }) => moves);
  return { actions: group.flatMap(({ actions }) => actions), moves: counterMoves([], moves) };
}

/** Settles every change of a group. Those whose conditions do not hold leave it, and the others go on without them. */
async function writeGroup(group: readonly Waiting[]): Promise<void> {
  const [first, ...others] = group;
  if (first === undefined) return;
  if (others.length === 0) return moveCounters(first).then(first.done, first.failed);
  try {
    const failing = new Set(await failingActions(joined(group)));
    let at = 0;
    const left = group.filter(({ actions, done }) => {
      const isFailing = actions.some((_, i) => failing.has(at + i));
      at += actions.length;
      if (isFailing || failing.size === 0) done(!isFailing);
      return !isFailing && failing.size > 0;
    });
    await writeGroup(left);
  } catch {
    // One may be the reason: it fails alone, with the error, and whoever waits for it is told.
    for (const one of group) await writeGroup([one]);
  }
}

function keyOf({ Put, Update, Delete, ConditionCheck }: Action): string {
  const { pk, sk } = Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key ?? {};
  return JSON.stringify([pk, sk]);
}

/** About the bytes of an action: packed attributes are large, and the names of the clips that a file has. */
function bytesOf({ Put }: Action): number {
  return Object.values(Put?.Item ?? {}).reduce(
    (sum: number, value) => sum + (value instanceof Uint8Array ? value.length : listBytes(value)),
    1000,
  );
}

function listBytes(value: unknown): number {
  return Array.isArray(value) ? Buffer.byteLength(JSON.stringify(value)) : 0;
}
