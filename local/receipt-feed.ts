/** Follows the table's receipts as they are written. */
import { setTimeout as pause } from 'node:timers/promises';
import { getClip } from '../functions/aws/table/clip/clips.ts';
import { receiptsByOutcome } from '../functions/aws/table/file/receipts.ts';
import { type Clip, Outcome, type Receipt } from '../shared/contract/clip.ts';

/** Receipts read for each outcome in one poll; if more are new, the older ones are reported as a flood. */
const PAGE = 20;
const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 2_000;
const GROWTH = 1.3;
/** Polling takes at most one part in so many of the time, so that it does not slow the emulator in a flood. */
const SHARE = 8;

export interface ReceiptSource {
  /** Receipts with an outcome, newest first by `settledAt`; `more`: there are older ones. */
  receipts(outcome: Outcome): Promise<{ items: Receipt[]; more: boolean }>;
  clip(clipId: string): Promise<Clip | null>;
}

/** Receipts of the table that the environment names. */
export const tableReceipts: ReceiptSource = {
  receipts: async (outcome) => {
    const { items, position } = await receiptsByOutcome({ outcome, limit: PAGE, position: null });
    return { items, more: position !== null };
  },
  clip: getClip,
};

export type ReceiptEvent =
  | { kind: 'receipt'; receipt: Receipt; clip: Clip | null }
  /** More receipts were written since the last poll than it reads. */
  | { kind: 'flood'; outcome: Outcome };

/** Returns a function that reads the receipts written since its last call; the first call returns none. */
export function createReceiptPoll(source: ReceiptSource): () => Promise<ReceiptEvent[]> {
  const last = new Map<Outcome, Set<string>>();
  return async () => {
    const found = await Promise.all(Outcome.options.map((outcome) => newReceipts(source, outcome, last)));
    const fresh = found.flatMap(({ receipts }) => receipts);
    fresh.sort((a, b) => (a.settledAt < b.settledAt ? -1 : a.settledAt > b.settledAt ? 1 : 0));
    const events = fresh.map(async (receipt): Promise<ReceiptEvent> => {
      return { kind: 'receipt', receipt, clip: receipt.clipId ? await source.clip(receipt.clipId) : null };
    });
    const floods = found.flatMap(({ outcome, flood }): ReceiptEvent[] => (flood ? [{ kind: 'flood', outcome }] : []));
    return [...floods, ...(await Promise.all(events))];
  };
}

async function newReceipts(source: ReceiptSource, outcome: Outcome, last: Map<Outcome, Set<string>>) {
  const { items, more } = await source.receipts(outcome);
  const known = last.get(outcome);
  last.set(outcome, new Set(items.map(receiptId)));
  if (known === undefined) return { outcome, receipts: [], flood: false };
  const receipts = items.filter((receipt) => !known.has(receiptId(receipt)));
  return { outcome, receipts, flood: more && receipts.length === items.length };
}

const receiptId = ({ key, versionId, settledAt }: Receipt) => JSON.stringify([key, versionId, settledAt]);

/**
 * Polls until the signal is aborted, less often while nothing happens. A poll that fails is reported to `onError` and
 * tried again.
 */
export async function followReceipts(
  poll: () => Promise<ReceiptEvent[]>,
  onEvent: (event: ReceiptEvent) => void,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = SHORTEST_PAUSE_MS; !signal.aborted; wait = Math.min(wait * GROWTH, LONGEST_PAUSE_MS)) {
    const started = performance.now();
    try {
      const events = await poll();
      if (signal.aborted) return;
      for (const event of events) onEvent(event);
      if (events.length > 0) wait = SHORTEST_PAUSE_MS;
    } catch (error) {
      if (signal.aborted) return;
      onError(error);
    }
    await pause(Math.max(wait, (performance.now() - started) * (SHARE - 1)), undefined, { signal }).catch(
      () => undefined,
    );
  }
}
