/**
 * Counters of clips and mentions by day. They are moved in the transaction that changes the clip which they count, and
 * only there (`clip-change.ts`), so that they are exact however often a result is delivered.
 *
 * Two transactions cannot change one row at once, so a counter is a sum over up to 64 rows, its slots. A quiet deployment
 * uses the first one; a run that meets another one there takes a slot at random from then on.
 */
import { type CountMove, movesBetween } from '../../../../shared/clip/counts.ts';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { type Action, failingTogether } from '../conditional.ts';
import { counterKey } from '../keys.ts';

const SLOTS = 64;

/** The slots that this environment's transactions write to just now, and the first that the next one tries. */
const taken = new Set<number>();
let first = 0;

function takeSlot(): number {
  let slot = first;
  for (let tries = 0; taken.has(slot) && tries < SLOTS; tries++) slot = (slot + 1) % SLOTS;
  taken.add(slot);
  return slot;
}

/** Actions that are done all or not at all, and the counters that move with them: at most 100 of both together. */
export interface CountedChange {
  readonly actions: readonly Action[];
  readonly moves: readonly CountMove[];
}

/** Does a change; false where a condition does not hold. */
export async function moveCounters(change: CountedChange): Promise<boolean> {
  return (await failingActions(change)).length === 0;
}

/** Does a change; answers which of the actions have a condition that does not hold. */
export async function failingActions({ actions, moves }: CountedChange): Promise<number[]> {
  if (moves.length === 0) return failingTogether([...actions]);
  let slot = takeSlot();
  try {
    return await failingTogether((tries) => {
      if (tries > 1) {
        // Whoever is at work in that slot may stay there.
        taken.delete(slot);
        first = Math.floor(Math.random() * SLOTS);
        slot = takeSlot();
      }
      return [...actions, ...moves.map((move) => addAction(move, slot))];
    });
  } finally {
    taken.delete(slot);
  }
}

/** The moves from one set of counts to another, one for each counter. */
export const counterMoves = (before: readonly CountMove[], after: readonly CountMove[]): CountMove[] =>
  movesBetween(before, after, (move) => JSON.stringify(Object.values(counterKey(move, 0))));

function addAction(move: CountMove, slot: number): Action {
  const { clips, mentions } = move;
  const base = { TableName: setting('table'), Key: { ...counterKey(move, slot) } };
  const values = { ':kind': rows.counter, ':clips': clips, ':mentions': mentions };
  const names = { '#kind': 'kind' };
  switch (move.of) {
    case 'name':
      return {
        Update: {
          ...base,
          UpdateExpression: 'SET #kind = :kind ADD clips :clips, mentions :mentions',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        },
      };
    case 'clips': {
      // The newest spelling of the outlet is shown; a clip that is taken away brings none.
      const spelling = clips > 0 ? ':outlet' : 'if_not_exists(outlet, :outlet)';
      return {
        Update: {
          ...base,
          UpdateExpression: `SET #kind = :kind, outlet = ${spelling}, #language = :language ADD clips :clips, mentions :mentions`,
          ExpressionAttributeNames: { ...names, '#language': 'language' },
          ExpressionAttributeValues: { ...values, ':outlet': move.outlet, ':language': move.language },
        },
      };
    }
    default:
      return move satisfies never;
  }
}
