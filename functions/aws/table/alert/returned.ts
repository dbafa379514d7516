/**
 * What came back of a mail: a row for each of its addresses, by the id that SES gave the mail. All alerts that the mail told
 * lead to it, also those that are settled only after the report has come.
 */
import * as z from 'zod/mini';
import { rows, table } from '../../../../shared/wiring.ts';
import { putIf } from '../conditional.ts';
import { returnedKey } from '../keys.ts';
import { readRows } from '../rows.ts';
import { endAfter } from './alert-rows.ts';

/** A mail to an address. */
interface SentMail {
  readonly address: string;
  readonly messageId: string;
}

export interface Remark {
  /** The greater one stays; of equal ones the text that comes last, so that their order does not matter. */
  readonly rank: number;
  readonly text: string;
}

/** Keeps the remark about a mail, as long as the ledger keeps its alerts. */
export async function noteReturned(mail: SentMail, { rank, text }: Remark, now: Date): Promise<void> {
  await putIf(
    {
      ...returnedKey(mail.address, mail.messageId),
      ...{ kind: rows.returned, v: 1, rank, text, [table.timeToLive]: endAfter(now) },
    },
    'attribute_not_exists(pk) OR #rank < :rank OR (#rank = :rank AND #text < :text)',
    { ':rank': rank, ':text': text },
    { '#rank': 'rank', '#text': 'text' },
  );
}

const Row = z.object({ text: z.string() });

/** What came back of mails, in their order; null where nothing is known. A report of the last second may be missing. */
export async function returnedOf(mails: readonly (SentMail | null)[]): Promise<(string | null)[]> {
  const keys = mails.map((mail) => mail && returnedKey(mail.address, mail.messageId));
  const found = (
    await readRows(
      keys.filter((key) => key !== null),
      { consistent: false },
    )
  ).values();
  return keys.map((key) => {
    const row = key === null ? undefined : found.next().value;
    return row === undefined ? null : Row.parse(row).text;
  });
}
