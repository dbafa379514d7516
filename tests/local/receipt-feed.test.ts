import { expect, test, vi } from 'vitest';
import { createReceiptPoll, followReceipts, type ReceiptEvent, type ReceiptSource } from '../../local/receipt-feed.ts';
import type { Outcome, Receipt } from '../../shared/contract/clip.ts';

function receiptOf(key: string, outcome: Outcome, second: number): Receipt {
  const settledAt = `2026-01-02T03:04:${String(second).padStart(2, '0')}.000Z`;
  return { bucket: 'b', key, versionId: 'v', outcome, reason: null, receivedAt: settledAt, settledAt };
}

/** Receipts as the table lists them, newest first, `page` at a time. */
function listing(page = 50) {
  const all: Receipt[] = [];
  const source: ReceiptSource = {
    receipts: async (outcome) => {
      const found = all.filter((receipt) => receipt.outcome === outcome).reverse();
      return { items: found.slice(0, page), more: found.length > page };
    },
    clip: async () => null,
  };
  return { all, poll: createReceiptPoll(source) };
}

const keysOf = (news: ReceiptEvent[]) =>
  news.map((one) => (one.kind === 'receipt' ? one.receipt.key : `many ${one.outcome}`));

test('the first poll returns nothing; each later one returns the new receipts, oldest first', async () => {
  const { all, poll } = listing();
  all.push(receiptOf('old', 'parsed', 1));
  expect(await poll()).toEqual([]);
  all.push(receiptOf('b', 'parsed', 3), receiptOf('a', 'refused', 2), receiptOf('c', 'partial', 4));
  expect(keysOf(await poll())).toEqual(['a', 'b', 'c']);
  expect(await poll()).toEqual([]);
});

test('a receipt that changes (its file was removed) is reported again', async () => {
  const { all, poll } = listing();
  all.push(receiptOf('a', 'parsed', 1));
  await poll();
  all[0] = receiptOf('a', 'removed', 2);
  expect(keysOf(await poll())).toEqual(['a']);
});

test('more receipts than one poll reads are reported as a flood', async () => {
  const { all, poll } = listing(2);
  all.push(receiptOf('old', 'parsed', 1));
  await poll();
  for (let i = 2; i < 7; i++) all.push(receiptOf(`new-${i}`, 'parsed', i));
  expect(keysOf(await poll())).toEqual(['many parsed', 'new-5', 'new-6']);
});

test('a poll that fails is reported, and the next one follows', async () => {
  const ending = new AbortController();
  const found: ReceiptEvent = { kind: 'flood', outcome: 'parsed' };
  const poll = vi
    .fn<() => Promise<ReceiptEvent[]>>()
    .mockRejectedValueOnce(new Error('busy'))
    .mockResolvedValueOnce([found]);
  const onError = vi.fn<(error: unknown) => void>();
  const reported: ReceiptEvent[] = [];
  const onEvent = (event: ReceiptEvent) => {
    reported.push(event);
    ending.abort();
  };
  await followReceipts(poll, onEvent, onError, ending.signal);
  expect(onError.mock.calls).toEqual([[new Error('busy')]]);
  expect(reported).toEqual([found]);
});

test('nothing is reported after the end', async () => {
  const ending = new AbortController();
  const onEvent = vi.fn<(event: ReceiptEvent) => void>();
  const poll = async (): Promise<ReceiptEvent[]> => {
    ending.abort();
    return [{ kind: 'flood', outcome: 'parsed' }];
  };
  await followReceipts(poll, onEvent, () => undefined, ending.signal);
  expect(onEvent).not.toHaveBeenCalled();
});
