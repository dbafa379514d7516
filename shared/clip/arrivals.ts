/** How many files arrived, by what became of them: a file of several clips counts as its clips. */
import type { Receipt } from '../contract/clip.ts';
import type { Result } from '../contract/message.ts';

/** Files whose fields were read, wholly or in part, and files that were refused. */
export interface Arrivals {
  readonly parsed: number;
  readonly partial: number;
  readonly refused: number;
}

export const NO_ARRIVALS: Arrivals = { parsed: 0, partial: 0, refused: 0 };

/**
 * What a result adds, that was settled at `now`: nothing if it had been settled before, if the file was deleted, or if
 * another version has taken its place.
 */
export function arrivalsIn(result: Result, receipt: Receipt | null, now: Date): Arrivals {
  if (receipt === null || receipt.settledAt !== now.toISOString()) return NO_ARRIVALS;
  switch (receipt.outcome) {
    case 'parsed':
    case 'partial':
    case 'refused': {
      if (result.kind !== 'several') return { ...NO_ARRIVALS, [receipt.outcome]: 1 };
      const refused = result.parts.filter(({ kind }) => kind === 'refused').length;
      const arrivals: Arrivals = { ...NO_ARRIVALS, [receipt.outcome]: result.parts.length - refused };
      return { ...arrivals, refused };
    }
    case 'superseded':
    case 'removed':
      return NO_ARRIVALS;
    default:
      return receipt.outcome satisfies never;
  }
}

export const sumOf = (all: Iterable<Arrivals>): Arrivals =>
  [...all].reduce(
    (sum, { parsed, partial, refused }) => ({
      parsed: sum.parsed + parsed,
      partial: sum.partial + partial,
      refused: sum.refused + refused,
    }),
    NO_ARRIVALS,
  );
