import pMap from 'p-map';
import { type Outcome, Receipt } from '../../shared/contract/clip.ts';
import type { Context } from '../context.ts';
import { type Client, list } from './client.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const GROWTH = 1.5;
/** Few concurrent requests, as all clients share the API's throttle. */
const CONCURRENCY = 4;
/** So many files are asked for by their keys in a round; where more wait, the others are found in the lists of receipts. */
const BY_KEY = 4;
/** The outcomes that new files come to; what is replaced or removed meanwhile is found by its key. */
const OUTCOMES: readonly Outcome[] = ['parsed', 'partial', 'refused'];
/** How far the clock of this machine may be from that of AWS. */
const SKEW_MS = 60_000;
/** How far a list may be behind what is stored. */
const LAG_MS = 10_000;

/** One version of a file in the inbox. */
interface Version {
  readonly key: string;
  readonly versionId: string;
  /** `unchanged`: it was there before, and so may its receipt have been. */
  readonly kind: 'uploaded' | 'unchanged';
}

export interface Waiting {
  readonly timeoutMs: number;
  /** Before the first upload. */
  readonly since: Date;
}

/**
 * Polls for the receipts of files, at growing intervals, until each has one or `timeoutMs` is over. Calls `onSettled`
 * for each receipt; not for versions without a receipt by then. Many files take few requests: their receipts are looked
 * for among all that are new, a hundred a request.
 */
export async function awaitReceipts<V extends Version>(
  context: Context,
  client: Client,
  versions: readonly V[],
  { timeoutMs, since }: Waiting,
  onSettled: (version: V, receipt: Receipt) => void,
): Promise<void> {
  const end = context.now().getTime() + timeoutMs;
  const waiting = new Map(versions.map((version) => [idOf(version), version]));
  const settle = (receipt: Receipt) => {
    const version = receipt.part === undefined ? waiting.get(idOf(receipt)) : undefined;
    if (version !== undefined && waiting.delete(idOf(version))) onSettled(version, receipt);
  };
  const askFor = (asked: readonly V[]) =>
    pMap(asked, async ({ key }) => forEach(receiptsWith(client, { key }), settle), {
      concurrency: CONCURRENCY,
    });
  const newReceipts = createNewReceipts(client, since);
  await askFor(versions.filter(({ kind }) => kind === 'unchanged'));
  for (let pause = FIRST_PAUSE_MS; waiting.size > 0; pause = Math.min(Math.round(pause * GROWTH), LONGEST_PAUSE_MS)) {
    if (waiting.size > BY_KEY) await forEach(newReceipts(), settle);
    const asked = [...waiting.values()].slice(0, BY_KEY);
    await askFor(asked);
    // The next round asks for others.
    for (const version of asked) if (waiting.delete(idOf(version))) waiting.set(idOf(version), version);
    const left = end - context.now().getTime();
    if (waiting.size === 0 || left <= 0) return;
    await context.wait(Math.min(pause, left));
  }
}

const idOf = ({ key, versionId }: Pick<Receipt, 'key' | 'versionId'>): string => `${versionId} ${key}`;

/** Each call gives the receipts that are new since the call before, and some again. */
function createNewReceipts(client: Client, since: Date): () => AsyncGenerator<Receipt> {
  const readUntil = new Map(OUTCOMES.map((outcome) => [outcome, since.getTime() - SKEW_MS]));
  return async function* newReceipts() {
    for (const [outcome, until] of readUntil) {
      for await (const receipt of receiptsWith(client, { outcome })) {
        const settledAt = Date.parse(receipt.settledAt);
        if (settledAt < until) break;
        readUntil.set(outcome, Math.max(readUntil.get(outcome) ?? 0, settledAt - LAG_MS));
        yield receipt;
      }
    }
  };
}

function receiptsWith(
  client: Client,
  wanted: { readonly key: string } | { readonly outcome: Outcome },
): AsyncGenerator<Receipt> {
  return list(Receipt, (page) => client.GET('/v1/receipts', { params: { query: { ...wanted, ...page } } }));
}

async function forEach<T>(items: AsyncIterable<T>, work: (item: T) => void): Promise<void> {
  for await (const item of items) work(item);
}
