import { expect, test, vi } from 'vitest';
import { lookout, type News, type Reading, watch } from '../../local/receipt-feed.ts';
import type { Outcome, Receipt } from '../../shared/contract/clip.ts';

function receiptOf(key: string, outcome: Outcome, second: number): Receipt {
  const settledAt = `2026-01-02T03:04:${String(second).padStart(2, '0')}.000Z`;
  return { bucket: 'b', key, versionId: 'v', outcome, reason: null, receivedAt: settledAt, settledAt };
}

/** Receipts as the table lists them, newest first, `page` at a time. */
function listing(page = 50) {
  const all: Receipt[] = [];
  const reading: Reading = {
    receipts: async (outcome) => {
      const found = all.filter((receipt) => receipt.outcome === outcome).reverse();
      return { items: found.slice(0, page), more: found.length > page };
    },
    clip: async () => null,
  };
  return { all, look: lookout(reading) };
}

const keysOf = (news: News[]) => news.map((one) => (one.kind === 'receipt' ? one.receipt.key : `many ${one.outcome}`));

test('the first look takes everything as known; each later one tells what is new, in the order it was settled', async () => {
  const { all, look } = listing();
  all.push(receiptOf('old', 'parsed', 1));
  expect(await look()).toEqual([]);
  all.push(receiptOf('b', 'parsed', 3), receiptOf('a', 'refused', 2), receiptOf('c', 'partial', 4));
  expect(keysOf(await look())).toEqual(['a', 'b', 'c']);
  expect(await look()).toEqual([]);
});

test('a receipt that is closed (its file was removed) is news once more', async () => {
  const { all, look } = listing();
  all.push(receiptOf('a', 'parsed', 1));
  await look();
  all[0] = receiptOf('a', 'removed', 2);
  expect(keysOf(await look())).toEqual(['a']);
});

test('more than one look can show is told as such, not passed over', async () => {
  const { all, look } = listing(2);
  all.push(receiptOf('old', 'parsed', 1));
  await look();
  for (let i = 2; i < 7; i++) all.push(receiptOf(`new-${i}`, 'parsed', i));
  expect(keysOf(await look())).toEqual(['many parsed', 'new-5', 'new-6']);
});

test('a look that fails is told, and the next one follows', async () => {
  const ending = new AbortController();
  const found: News = { kind: 'flood', outcome: 'parsed' };
  const look = vi.fn<() => Promise<News[]>>().mockRejectedValueOnce(new Error('busy')).mockResolvedValueOnce([found]);
  const complain = vi.fn<(error: unknown) => void>();
  const told: News[] = [];
  const tell = (news: News) => {
    told.push(news);
    ending.abort();
  };
  await watch(look, tell, complain, ending.signal);
  expect(complain.mock.calls).toEqual([[new Error('busy')]]);
  expect(told).toEqual([found]);
});

test('nothing is told any more once the end has come', async () => {
  const ending = new AbortController();
  const tell = vi.fn<(news: News) => void>();
  const look = async (): Promise<News[]> => {
    ending.abort();
    return [{ kind: 'flood', outcome: 'parsed' }];
  };
  await watch(look, tell, () => undefined, ending.signal);
  expect(tell).not.toHaveBeenCalled();
});
