import pMap from 'p-map';
import { Receipt } from '../../shared/contract/clip.ts';
import type { Context } from '../context.ts';
import type { Client } from './client.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
const GROWTH = 1.5;
/** Few concurrent requests, as all clients share the API's throttle. */
const CONCURRENCY = 8;

/** One version of a file in the inbox. */
interface Version {
  readonly key: string;
  readonly versionId: string;
}

/**
 * Polls for the receipts of files, at growing intervals, until each has one or `timeoutMs` is over. Calls `onSettled`
 * for each receipt; not for versions without a receipt by then.
 */
export async function awaitReceipts<V extends Version>(
  context: Context,
  client: Client,
  versions: readonly V[],
  timeoutMs: number,
  onSettled: (version: V, receipt: Receipt) => void,
): Promise<void> {
  const end = context.now().getTime() + timeoutMs;
  let waiting = [...versions];
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(Math.round(pause * GROWTH), LONGEST_PAUSE_MS)) {
    const receipts = await pMap(waiting, (version) => receiptOf(client, version), { concurrency: CONCURRENCY });
    waiting = waiting.filter((version, index) => {
      const receipt = receipts[index];
      if (receipt) onSettled(version, receipt);
      return !receipt;
    });
    const left = end - context.now().getTime();
    if (waiting.length === 0 || left <= 0) return;
    await context.wait(Math.min(pause, left));
  }
}

async function receiptOf(client: Client, { key, versionId }: Version): Promise<Receipt | null> {
  for await (const receipt of client.list('/receipts', Receipt, { key })) {
    if (receipt.versionId === versionId && receipt.part === undefined) return receipt;
  }
  return null;
}
