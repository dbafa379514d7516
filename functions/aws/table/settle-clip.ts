/** The rows of one clip: made the newest, filled, and emptied again. Every write is conditional on the revision. */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { revisionOf } from '../../../shared/clip/revision.ts';
import type { Receipt } from '../../../shared/contract/clip.ts';
import type { FileVersion, Result } from '../../../shared/contract/message.ts';
import { rows } from '../../../shared/wiring.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients.ts';
import { type ChildRow, childRows, clipRow } from './clip-rows.ts';
import { olderRows, putUnlessNewer, succeeds } from './conditional.ts';
import { putEmbed } from './embeds.ts';
import { clipKeys } from './keys.ts';
import { readRows } from './listing.ts';

/** The row that says which revision of a clip is the newest. */
const Head = z.object({
  revision: z.string(),
  versionId: z.string(),
  story: z.string().optional(),
  removed: z.boolean().optional(),
  /** The clips of a file that holds several, and those of its older versions that are still to be taken away. */
  parts: z.array(z.string()).optional(),
});
export type Head = z.infer<typeof Head>;

export interface Settlement {
  /** Puts a text too large for a row into the archive; answers its key. */
  readonly archiveText: (clipId: string, text: string) => Promise<string>;
  /** The moment of the settling, the same in everything that is written. */
  readonly now: Date;
}

type ClipResult = Extract<Result, { kind: 'clip' }>;

export function headOf(row: Record<string, unknown> | undefined): Head | null {
  return row === undefined ? null : Head.parse(row);
}

export async function readHead(clipId: string): Promise<Head | null> {
  const [row] = await readRows([clipKeys.clip(clipId)]);
  return headOf(row);
}

/** Makes this revision of a clip the newest; false when a newer one came in between. */
export function putClip(
  result: ClipResult,
  clipId: string,
  head: Head | null,
  receipt: Receipt,
  parts: readonly string[] = [],
): Promise<boolean> {
  const revision = revisionOf(result.file);
  // A corrected file goes on telling the story its first version told: its followers are not told again.
  const story = (head?.removed === true ? undefined : head?.story) ?? result.story;
  return putUnlessNewer({ ...clipRow(result, clipId, revision, story, receipt), ...partsOf(parts) }, revision);
}

/** Says that there is no such clip as of this revision; false when a newer one came in between. */
export function putAbsence(file: FileVersion, clipId: string, parts: readonly string[] = []): Promise<boolean> {
  const { bucket, key, versionId } = file;
  const revision = revisionOf(file);
  const row = { ...clipKeys.clip(clipId), kind: rows.clip, v: 1, clipId, bucket, key, versionId, revision };
  return putUnlessNewer({ ...row, removed: true, ...partsOf(parts) }, revision);
}

function partsOf(parts: readonly string[]): { parts?: readonly string[] } {
  return parts.length === 0 ? {} : { parts };
}

/** Writes text, videos and mentions of a clip whose row is the newest. */
export async function putChildren(result: ClipResult, clipId: string, { archiveText }: Settlement): Promise<void> {
  const children = await childRows(result, clipId, revisionOf(result.file), archiveText);
  // A child that lost to a newer revision is that revision's business.
  const put = (row: ChildRow) => putUnlessNewer(row, row.revision);
  const isMention = ({ kind }: ChildRow) => kind === rows.mention;
  // Mentions last: each sets off an alert, and the alert tells the state of the videos.
  await forEachOf(
    children.filter((row) => !isMention(row)),
    put,
  );
  const { embeds } = result.clip;
  const clip = { clipId, revision: revisionOf(result.file) };
  await forEachOf([...embeds.entries()], ([i, embed]) => putEmbed(clip, embed, result.checks[i] ?? null));
  await forEachOf(children.filter(isMention), put);
}

export async function removeOlderChildren(clipId: string, revision: string): Promise<void> {
  const { pk } = clipKeys.clip(clipId);
  await forEachOf(await olderRows(pk, revision), (row) =>
    succeeds(
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
