/**
 * The audit: a row for each change by the API. It is written before the change, with what is asked, and completed after it: a
 * run that dies between leaves no change without its row. The rows of a day share a partition: the throttle of the API (100
 * requests a second, `infra/api.ts`) keeps it far below the 1,000 write units a second that DynamoDB allows one.
 */
import { randomBytes } from 'node:crypto';
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { AuditEntry } from '../../../shared/contract/audit.ts';
import { rows, table } from '../../../shared/wiring.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { auditKey, type Key, listings } from './keys.ts';
import { LAST } from './listing.ts';
import { type Page, type PageQuery, readPage } from './page.ts';
import { readRows } from './rows.ts';

/** Where the row of a change is that is under way. */
export type AuditPlace = Key;

type Fields = Readonly<Record<string, unknown>>;

/** Records that a change is about to be made. */
export async function beginAudit(entry: AuditEntry): Promise<AuditPlace> {
  const { asked, before, after, ...known } = entry;
  const order = `${entry.at}#${randomBytes(6).toString('hex')}`;
  const key = auditKey(order);
  const Item = {
    ...key,
    kind: rows.audit,
    v: 1,
    ...known,
    ...inJson({ asked, before, after }),
    listKey: listings.audit,
    listOrder: order,
    [table.timeToLive]: Math.floor(Date.parse(entry.at) / 1000) + Number(setting('auditDays')) * 24 * 60 * 60,
  };
  await dynamo().send(new PutCommand({ TableName: setting('table'), Item }));
  return key;
}

/** The change is made: this is what it changed. */
export async function completeAudit(
  Key: AuditPlace,
  { id, before, after }: { readonly id: string; readonly before?: Fields; readonly after?: Fields },
): Promise<void> {
  const texts = Object.entries(inJson({ before, after }));
  await dynamo().send(
    new UpdateCommand({
      TableName: setting('table'),
      Key,
      UpdateExpression: `SET id = :id${texts.map(([name]) => `, #${name} = :${name}`).join('')} REMOVE asked`,
      ...(texts.length > 0 && {
        ExpressionAttributeNames: Object.fromEntries(texts.map(([name]) => [`#${name}`, name])),
      }),
      ExpressionAttributeValues: Object.fromEntries([[':id', id], ...texts.map(([name, text]) => [`:${name}`, text])]),
    }),
  );
}

/** Nothing was changed. */
export async function withdrawAudit(Key: AuditPlace): Promise<void> {
  await dynamo().send(new DeleteCommand({ TableName: setting('table'), Key }));
}

/** The changes of these UTC days, newest first. */
export async function listAudit(
  query: PageQuery & { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<Page<AuditEntry>> {
  const { from, to, limit, position } = query;
  const bounds = { ...(from !== undefined && { from }), ...(to !== undefined && { to: `${to}${LAST}` }) };
  const listing = { index: 'list', partitions: [listings.audit], order: 'newest', position, ...bounds } as const;
  return readPage(listing, limit, async (entries) =>
    (await readRows(entries)).map((row) => (row === undefined ? null : shown(row))),
  );
}

/** Fields as JSON: DynamoDB takes no number that is too large for it, and nests 32 levels only. */
function inJson(given: Readonly<Record<string, Fields | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, fields]) => (fields === undefined ? [] : [[name, JSON.stringify(fields)]])),
  );
}

function shown(row: Fields): AuditEntry {
  const texts = ['asked', 'before', 'after'].flatMap((name) =>
    row[name] === undefined ? [] : [[name, JSON.parse(String(row[name]))]],
  );
  return AuditEntry.parse({ ...row, ...Object.fromEntries(texts) });
}
