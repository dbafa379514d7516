/**
 * The one way to change a clip row: under the condition that it is still as it was read, in one transaction with the
 * counters and with the state that another one takes the place of (`history-rows.ts`).
 *
 * The counters contain what the rows say is counted: the first `counted` of the additions of each clip (`addsOf`). Those of
 * a clip with a hundred names or more do not fit into one transaction. Then what the old row counts is taken back before the
 * change, and what the new one adds is counted after it, step by step, each step with the `counted` of the row. Wherever a
 * run dies, the row says where to go on from: whoever changes the row next does, and whoever finds nothing to change
 * (`finishCount`).
 */
import { addsOf, type CountMove } from '../../../../shared/clip/counts.ts';
import { madeAfter, notBefore, type Shown } from '../../../../shared/clip/history.ts';
import type { ChangedBy, Made } from '../../../../shared/contract/history.ts';
import { setting } from '../../../runtime/environment.ts';
import { type Action, putIf } from '../conditional.ts';
import { clipKeys } from '../keys.ts';
import {
  type ClipContent,
  clipRow,
  detailIn,
  type LiveRow,
  type RowContent,
  type StoredState,
  storedStateIn,
} from './clip-rows.ts';
import { type CountedChange, counterMoves, moveCounters } from './counters.ts';
import { keepState } from './history-rows.ts';

/** A clip row as it was read, or as a change left it. */
export type RowBefore = Pick<StoredState, 'revision' | 'number' | 'live' | 'corrections'>;

export interface ClipChange {
  /** Null where there is no row. */
  readonly before: RowBefore | null;
  readonly after: RowContent;
  /** Who or what changes the clip, and when. */
  readonly by: ChangedBy;
  readonly now: Date;
  /** Written with the row, in the same transaction; at most 50. */
  readonly along?: readonly Action[];
}

/** Does a change of rows and counters, alone or with others; false where a condition does not hold. */
export type Write = (change: CountedChange) => Promise<boolean>;

/** Actions of a transaction (DynamoDB quota); one is that of the row. */
const MAX_ACTIONS = 100;

/** Changes a clip row; answers the row as it then is, or null, with nothing changed, where it is not `before` any more. */
export async function changeClip(change: ClipChange, write: Write = moveCounters): Promise<RowBefore | null> {
  const { before, after } = change;
  const made = madeBy(change);
  const along = [...(change.along ?? []), ...(await endedState(change, made))];
  const adds = after.kind === 'clip' ? addsOfRow(after) : [];
  const room = MAX_ACTIONS - 1 - along.length;
  const counted = [adds.length, Math.min(adds.length, countedIn(before).length + room)].find(
    (most) => counterMoves(countedIn(before), adds.slice(0, most)).length <= room,
  );
  if (counted === undefined) {
    // What the old row counts leaves no room: take it back first.
    const uncounted = before === null ? null : await countTo(before, 0, write);
    return uncounted === null ? null : changeClip({ ...change, before: uncounted }, write);
  }
  const row = clipRow(after, made, counted);
  const moves = counterMoves(countedIn(before), adds.slice(0, counted));
  const written = await writeRow(row, { before, along, moves }, write);
  return written === null ? null : countTo(written, adds.length, write);
}

async function writeRow(
  row: Record<string, unknown>,
  { before, along, moves }: { before: RowBefore | null; along: readonly Action[]; moves: readonly CountMove[] },
  write: Write,
): Promise<RowBefore | null> {
  const guard = guardOf(before);
  // Alone, a write costs half as much as in a transaction.
  const isAlone = along.length + moves.length === 0;
  const isWritten = isAlone
    ? await putIf(row, guard.ConditionExpression, guard.ExpressionAttributeValues, guard.ExpressionAttributeNames)
    : await write({ actions: [{ Put: { TableName: setting('table'), Item: row, ...guard } }, ...along], moves });
  return isWritten ? storedStateIn(row, undefined) : null;
}

/**
 * How the state is recorded that a change makes: as a new one only where a user can see a difference. `guardOf` relies on it:
 * rows of one number show the same.
 */
function madeBy({ before, after, by, now }: ClipChange): Made {
  const last = before?.number ?? 0;
  const live = before?.live ?? null;
  switch (after.kind) {
    case 'absent':
      return { number: last, recordedAt: now.toISOString(), by, changed: [] };
    case 'clip': {
      const made = madeAfter(live === null ? null : { ...live, ...shownIn(live) }, shownIn(after), { by, now, last });
      return made ?? live ?? { number: last, recordedAt: now.toISOString(), by, changed: [] };
    }
    default:
      return after satisfies never;
  }
}

/** Keeps the state that a change ends. */
async function endedState({ before, after, now }: ClipChange, made: Made): Promise<Action[]> {
  const live = before?.live ?? null;
  if (live === null) return [];
  switch (after.kind) {
    case 'absent':
      return [
        await keepState(live, {
          ...{ at: notBefore(live.recordedAt, now), isRemoved: true, isCorrected: false, hasMoved: true },
        }),
      ];
    case 'clip':
      if (made.number === live.number) return [];
      return [
        await keepState(live, {
          ...{ at: made.recordedAt, isRemoved: false, isCorrected: isCorrected(live, after, made) },
          hasMoved: hasMoved(live, after, made),
        }),
      ];
    default:
      return after satisfies never;
  }
}

/** Whether a reader of the clip is to know of the change: a file or a person gave it another title, outlet, day or names. */
function isCorrected(live: LiveRow, after: ClipContent, { by, changed }: Made): boolean {
  if (by.kind !== 'file' && by.kind !== 'correction') return false;
  const namesOf = (row: LiveRow | ClipContent) => [...countsIn(row).keys()].sort().join(' ');
  return TOLD.some((field) => changed.includes(field)) || namesOf(live) !== namesOf(after);
}

/** Whether a listing that led to the clip leads there no more: that of its day, outlet, language or story, of a name or a word. */
function hasMoved(live: LiveRow, after: ClipContent, { changed }: Made): boolean {
  const names = countsIn(after);
  const wordsOf = ({ title, summary, author, keywords }: ClipContent | LiveRow) =>
    JSON.stringify([title, summary, author, keywords]);
  if (live.searchWords !== undefined && wordsOf(live) !== wordsOf(after)) return true;
  return LISTED.some((field) => changed.includes(field)) || [...countsIn(live).keys()].some((name) => !names.has(name));
}

/** What clips are listed by, besides names. */
const LISTED = ['publishedOn', 'outlet', 'language', 'story'] as const;

/** Fields whose change is told to those who were told of the clip. */
const TOLD = ['title', 'outlet', 'publishedOn'] as const;

function shownIn(row: LiveRow | ClipContent): Shown {
  const mentions = [...countsIn(row)].map(([nameId, count]) => ({ nameId, count }));
  return { ...row, mentions, detail: detailIn(row) };
}

/** Holds while a clip row is still as it was read. */
export function guardOf(before: RowBefore | null) {
  if (before === null) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const { revision, number, live } = before;
  // Rows of earlier releases lack attributes, and tombstones have but two of these.
  const same = (name: string, value: string, isAbsent: boolean) =>
    isAbsent ? `(attribute_not_exists(${name}) OR ${name} = ${value})` : `${name} = ${value}`;
  return {
    ConditionExpression: [
      'revision = :revision',
      // A tombstone has the number of the state that it ended.
      live === null ? 'attribute_exists(removed)' : 'attribute_not_exists(removed)',
      same('#number', ':number', number === 1),
      same('namesVersion', ':names', live === null || live.namesVersion === 0),
      same('counted', ':counted', live === null || live.counted === 0),
    ].join(' AND '),
    ExpressionAttributeNames: { '#number': 'number' },
    ExpressionAttributeValues: {
      ':revision': revision,
      ':number': number,
      ':names': live?.namesVersion ?? 0,
      ':counted': live?.counted ?? 0,
    },
  };
}

/** All that a clip adds to the counters; nothing where the row of an earlier release does not know all of its names. */
function addsOfRow(
  row: Pick<LiveRow, 'publishedOn' | 'outlet' | 'language' | 'mentions' | 'further' | 'furtherCounts'>,
) {
  const { further, furtherCounts = [] } = row;
  if (furtherCounts.length < further) return [];
  return addsOf({ ...row, counts: countsIn(row) });
}

/** How often each name occurs, as far as the row knows. */
function countsIn({ mentions, furtherCounts = [] }: Pick<LiveRow, 'mentions' | 'furtherCounts'>): Map<string, number> {
  return new Map([...mentions.map(({ nameId, count }) => [nameId, count] as const), ...furtherCounts]);
}

/** What the counters contain of a clip. */
export function countedIn(row: RowBefore | null): CountMove[] {
  return row === null || row.live === null ? [] : addsOfRow(row.live).slice(0, row.live.counted);
}

/**
 * Counts what a clip adds and the counters do not contain yet: of a run that died, or of a row of an earlier release. Writes
 * nothing where nothing is missing. False where the row is not as it was any more.
 */
export async function finishCount(row: RowBefore, write: Write = moveCounters): Promise<boolean> {
  return row.live === null || (await countTo(row, addsOfRow(row.live).length, write)) !== null;
}

/** Counts more or fewer of what a clip adds, in steps; null where the row is not as it was any more. */
async function countTo(row: RowBefore, counted: number, write: Write): Promise<RowBefore | null> {
  const { live } = row;
  if (live === null || live.counted === counted) return row;
  const adds = addsOfRow(live);
  const step = MAX_ACTIONS - 1;
  const next = Math.max(live.counted - step, Math.min(live.counted + step, counted));
  const moves = counterMoves(adds.slice(next, live.counted), adds.slice(live.counted, next));
  const guard = guardOf(row);
  const own = {
    ...guard,
    TableName: setting('table'),
    Key: { ...clipKeys.clip(live.clipId) },
    UpdateExpression: 'SET counted = :next',
    ExpressionAttributeValues: { ...guard.ExpressionAttributeValues, ':next': next },
  };
  const isDone = await write({ actions: [{ Update: own }], moves });
  return isDone ? countTo({ ...row, live: { ...live, counted: next } }, counted, write) : null;
}
