/** Tells of receipts as they are written. */
import { setTimeout as pause } from 'node:timers/promises';
import { getClip } from '../functions/aws/table/clips.ts';
import { receiptsByOutcome } from '../functions/aws/table/receipts.ts';
import { type Clip, Outcome, type Receipt } from '../shared/contract/clip.ts';

/** Looked at per outcome at a time; where more come at once, what is older is told of as a number. */
const AT_A_TIME = 20;
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const GROWTH = 1.3;
/** Looking takes at most one part in so many of the emulator's time, so that a flood is not slowed by being watched. */
const SHARE = 8;

export interface Reading {
  /** Receipts with an outcome, the one settled last first, and whether there are older ones. */
  receipts(outcome: Outcome): Promise<{ items: Receipt[]; more: boolean }>;
  clip(clipId: string): Promise<Clip | null>;
}

/** The table that the environment names. */
export const table: Reading = {
  receipts: async (outcome) => {
    const { items, position } = await receiptsByOutcome({ outcome, limit: AT_A_TIME, position: null });
    return { items, more: position !== null };
  },
  clip: getClip,
};

export type News =
  | { kind: 'receipt'; receipt: Receipt; clip: Clip | null }
  /** More were settled since the last look than are told of one by one. */
  | { kind: 'flood'; outcome: Outcome };

/** Looks for what is new since the last look; the first look takes everything as known. */
export function lookout(reading: Reading): () => Promise<News[]> {
  const last = new Map<Outcome, Set<string>>();
  return async () => {
    const found = await Promise.all(Outcome.options.map((outcome) => newReceipts(reading, outcome, last)));
    const fresh = found.flatMap(({ receipts }) => receipts);
    fresh.sort((a, b) => (a.settledAt < b.settledAt ? -1 : a.settledAt > b.settledAt ? 1 : 0));
    const told = fresh.map(async (receipt): Promise<News> => {
      return { kind: 'receipt', receipt, clip: receipt.clipId ? await reading.clip(receipt.clipId) : null };
    });
    const floods = found.flatMap(({ outcome, flood }): News[] => (flood ? [{ kind: 'flood', outcome }] : []));
    return [...floods, ...(await Promise.all(told))];
  };
}

async function newReceipts(reading: Reading, outcome: Outcome, last: Map<Outcome, Set<string>>) {
  const { items, more } = await reading.receipts(outcome);
  const known = last.get(outcome);
  last.set(outcome, new Set(items.map(idOf)));
  if (known === undefined) return { outcome, receipts: [], flood: false };
  const receipts = items.filter((receipt) => !known.has(idOf(receipt)));
  return { outcome, receipts, flood: more && receipts.length === items.length };
}

const idOf = ({ key, versionId, settledAt }: Receipt) => JSON.stringify([key, versionId, settledAt]);

/**
 * Looks again and again until the signal is given, ever more rarely while nothing happens. A look that fails is told
 * to `complain` and tried again.
 */
export async function watch(
  look: () => Promise<News[]>,
  tell: (news: News) => void,
  complain: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = SHORTEST_PAUSE_MS; !signal.aborted; wait = Math.min(wait * GROWTH, LONGEST_PAUSE_MS)) {
    const began = performance.now();
    try {
      const news = await look();
      if (signal.aborted) return;
      for (const one of news) tell(one);
      if (news.length > 0) wait = SHORTEST_PAUSE_MS;
    } catch (error) {
      if (signal.aborted) return;
      complain(error);
    }
    await pause(Math.max(wait, (performance.now() - began) * (SHARE - 1)), undefined, { signal }).catch(
      () => undefined,
    );
  }
}
