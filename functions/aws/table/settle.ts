/**
 * Settling a result: the rows of a clip become what the newest version of its key says, whatever the order, number and
 * fate of the deliveries.
 *
 * No transaction is needed, because every write is conditional on the revision and can be done again: the clip row
 * first (it decides who is newest), then its children, each tagged with the revision (readers ignore children of
 * another revision), then left-overs and the receipts of older versions, and the file's own receipt last. A receipt
 * that is there therefore means that all is done; a crash anywhere before is mended by the next delivery.
 */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { clipIdOf } from '../../../shared/clip-id.ts';
import { Receipt, type Result } from '../../../shared/contract.ts';
import { revisionOf } from '../../../shared/revision.ts';
import { rows } from '../../../shared/wiring.ts';
import { forEachOf } from '../../batch.ts';
import { setting } from '../../environment.ts';
import { dynamo } from '../clients.ts';
import { clipKeys, receiptKey } from './keys.ts';
import { readRows } from './pages.ts';
import { type ChildRow, childRows, clipRow } from './rows.ts';
import { closeOlderReceipts, closeReceipt, putReceipt } from './settle-receipt.ts';
import { holds, olderRows, putUnlessNewer } from './writes.ts';

const Head = z.object({
  revision: z.string(),
  versionId: z.string(),
  story: z.string().optional(),
  removed: z.boolean().optional(),
});
type Head = z.infer<typeof Head>;

export interface Settlement {
  /** Puts a text too large for a row into the archive; answers its key. */
  readonly archiveText: (clipId: string, text: string) => Promise<string>;
  /** The moment of the settling, the same in everything that is written. */
  readonly now: Date;
}

/**
 * Settles one result; settling it again changes nothing. Answers the file's receipt, null for a removal (which is told
 * by the receipts of the files it removes).
 */
export async function settle(result: Result, settlement: Settlement): Promise<Receipt | null> {
  const { now } = settlement;
  const { file } = result;
  const clipId = clipIdOf(file.bucket, file.key);
  const revision = revisionOf(file);
  const [knownRow, headRow] = await readRows([receiptKey(clipId, file.versionId), clipKeys.clip(clipId)]);
  const known = knownRow === undefined ? null : Receipt.parse(knownRow);
  const head = headRow === undefined ? null : Head.parse(headRow);
  if (known !== null && result.kind !== 'removed') return known;
  const isNewest = mayLead(result, head) && (await putHead(result, clipId, head, settlement));
  if (isNewest && result.kind === 'clip') await putChildren(result, clipId, settlement);
  if (isNewest && head !== null) {
    await removeOlderChildren(clipId, revision);
    await closeOlderReceipts(clipId, revision, result.kind === 'removed' ? 'removed' : 'superseded', now);
  }
  if (result.kind === 'removed') {
    if (known !== null) await closeReceipt(clipId, receiptKey(clipId, file.versionId), 'removed', now);
    return null;
  }
  const receipt = await putReceipt(clipId, revision, receiptFor(result, clipId, isNewest, head, now));
  // A newer version that came in meanwhile closed the receipts it found; this one it may have missed.
  const newest = isNewest ? await readHead(clipId) : null;
  if (newest !== null && newest.revision > revision)
    await closeOlderReceipts(clipId, newest.revision, newest.removed ? 'removed' : 'superseded', now);
  return receipt;
}

/** Whether a result can become what its key says, given what the key says now. */
function mayLead(result: Result, head: Head | null): boolean {
  if (result.kind === 'superseded') return false;
  if (result.kind === 'removed' && !result.marker && head?.versionId !== result.file.versionId) return false;
  return head === null || head.revision <= revisionOf(result.file);
}

function receiptFor(
  result: Exclude<Result, { kind: 'removed' }>,
  clipId: string,
  isNewest: boolean,
  head: Head | null,
  now: Date,
): Receipt {
  const { bucket, key, versionId, receivedAt } = result.file;
  const base = { bucket, key, versionId, receivedAt, settledAt: now.toISOString() };
  if (result.kind === 'superseded') return { ...base, outcome: 'superseded', reason: result.reason };
  if (!isNewest && head?.removed === true) {
    return { ...base, outcome: 'removed', reason: 'The file was deleted or replaced before it was read.' };
  }
  if (!isNewest) return { ...base, outcome: 'superseded', reason: 'A newer version of the file was read first.' };
  if (result.kind === 'refused') return { ...base, outcome: 'refused', reason: result.reason };
  const warnings = result.clip.warnings.map(({ code, message }) => `${code}: ${message}`);
  return warnings.length === 0
    ? { ...base, outcome: 'parsed', reason: null, clipId }
    : { ...base, outcome: 'partial', reason: warnings.join('; ').slice(0, 2000), clipId };
}

/** Makes this revision the newest; false when a newer one came in between. */
async function putHead(result: Result, clipId: string, head: Head | null, { now }: Settlement): Promise<boolean> {
  const { bucket, key, versionId } = result.file;
  const revision = revisionOf(result.file);
  // A corrected file goes on telling the story its first version told: its followers are not told again.
  const story = head?.removed === true ? undefined : head?.story;
  const item =
    result.kind === 'clip'
      ? clipRow(result, clipId, revision, story ?? result.story, receiptFor(result, clipId, true, head, now))
      : { ...clipKeys.clip(clipId), kind: rows.clip, v: 1, clipId, bucket, key, versionId, revision, removed: true };
  return putUnlessNewer(item, revision);
}

async function putChildren(
  result: Extract<Result, { kind: 'clip' }>,
  clipId: string,
  { archiveText }: Settlement,
): Promise<void> {
  const children = await childRows(result, clipId, revisionOf(result.file), archiveText);
  // A child that lost to a newer revision is that revision's business.
  const put = (row: ChildRow) => putUnlessNewer(row, row.revision);
  const isMention = ({ kind }: ChildRow) => kind === rows.mention;
  // Mentions last: each sets off an alert, and the alert tells the state of the videos.
  await forEachOf(
    children.filter((row) => !isMention(row)),
    put,
  );
  await forEachOf(children.filter(isMention), put);
}

async function removeOlderChildren(clipId: string, revision: string): Promise<void> {
  const { pk } = clipKeys.clip(clipId);
  await forEachOf(await olderRows(pk, revision), (row) =>
    holds(
      dynamo().send(
        new DeleteCommand({
          TableName: setting('table'),
          Key: { pk, sk: row.sk },
          ConditionExpression: 'revision < :revision',
          ExpressionAttributeValues: { ':revision': revision },
        }),
      ),
    ),
  );
}

async function readHead(clipId: string): Promise<Head | null> {
  const [row] = await readRows([clipKeys.clip(clipId)]);
  return row === undefined ? null : Head.parse(row);
}
