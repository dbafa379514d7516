/** Addresses that get no mail: what came back from them (`shared/feedback/address-history.ts`), a row each. */
import * as z from 'zod/mini';
import { recipientIn } from '../../../../shared/contract/subscription.ts';
import type { Suppression } from '../../../../shared/contract/suppression.ts';
import {
  AddressHistory,
  type Feedback,
  lastChange,
  NO_HISTORY,
  released,
  verdictOn,
  withFeedback,
} from '../../../../shared/feedback/address-history.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { putIf } from '../conditional.ts';
import { listings, suppressionKey } from '../keys.ts';
import { type Page, type PageQuery, readPage } from '../page.ts';
import { readRows } from '../rows.ts';

const Row = z.extend(AddressHistory, { address: z.string(), version: z.int() });
type Row = z.infer<typeof Row>;

/**
 * Days after the last change that the row of an address is kept that gets its mail: longer than a report can wait in the
 * feedback queue and its dead letters (14 days each), so that a late one meets what is known.
 */
const KEPT_DAYS = 60;
/** Writers of one row at once are a few reports of one address; each try that fails let another one through. */
const TRIES = 20;

/** Why a recipient of the ledger gets nothing, an address or a web hook; null where it gets what it is owed. */
export async function suppressionOf(recipient: string): Promise<Suppression | null> {
  const row = await read(recipient);
  return row === null ? null : shown(row);
}

/** Adds what came back from an address. Twice, late, or in another order: the row becomes the same. */
export async function suppress(address: string, feedback: Feedback): Promise<void> {
  await change(address, (history) => withFeedback(history, feedback));
}

/** The address may have mail again; `absent` where it could have it anyway. */
export async function release(address: string, now: Date): Promise<'released' | 'absent'> {
  if ((await suppressionOf(address)) === null) return 'absent';
  await change(address, (history) => released(history, now.toISOString()));
  return 'released';
}

/** Addresses that get no mail, in their order; this one only, if given. */
export async function listSuppressions(
  query: PageQuery & { readonly address?: string | undefined },
): Promise<Page<Suppression>> {
  const { limit, position } = query;
  const address = query.address === undefined ? undefined : recipientIn(query.address);
  const bounds = address === undefined ? {} : { from: address, to: address };
  const listing = { index: 'list', partitions: [listings.suppressions], order: 'oldest', position } as const;
  return readPage({ ...listing, ...bounds }, limit, async (entries) => {
    const found = await readRows(entries);
    return found.map((row) => (row === undefined ? null : shown(Row.parse(row))));
  });
}

async function change(address: string, changed: (history: AddressHistory) => AddressHistory): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const row = await read(address);
    const before = row === null ? NO_HISTORY : AddressHistory.parse(row);
    const after = changed(before);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    if (await write(address, after, row?.version ?? 0)) return;
  }
  throw new Error(`The row of an address changed ${TRIES} times while it was written.`);
}

async function read(address: string): Promise<Row | null> {
  const [row] = await readRows([suppressionKey(address)]);
  return row === undefined ? null : Row.parse(row);
}

/** False where another writer came first. */
function write(address: string, history: AddressHistory, version: number): Promise<boolean> {
  const own = recipientIn(address);
  const place =
    verdictOn(history) === null
      ? { [table.timeToLive]: Math.floor(Date.parse(lastChange(history)) / 1000) + KEPT_DAYS * 24 * 60 * 60 }
      : { listKey: listings.suppressions, listOrder: own };
  const row = {
    ...suppressionKey(own),
    kind: rows.suppression,
    v: 1,
    address: own,
    version: version + 1,
    ...history,
    ...place,
  };
  if (version === 0) return putIf(row, 'attribute_not_exists(pk)');
  return putIf(row, '#version = :version', { ':version': version }, { '#version': 'version' });
}

function shown({ address, ...history }: Row): Suppression | null {
  const verdict = verdictOn(history);
  return verdict === null ? null : { address, ...verdict };
}
