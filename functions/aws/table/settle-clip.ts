/**
 * Writing the rows of one clip and its children, and removing older ones. Every write is conditional on the revision.
 */
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { ClipResult, ClipState, CurrentRow } from '../../../shared/clip/receipt.ts';
import { revisionOf } from '../../../shared/clip/revision.ts';
import type { FileVersion } from '../../../shared/contract/message.ts';
import { rows } from '../../../shared/wiring.ts';
import { forEachOf } from '../../runtime/batch.ts';
import { setting } from '../../runtime/environment.ts';
import { dynamo } from '../clients/dynamo.ts';
import { type ChildRow, childRows, clipRow, currentRowIn } from './clip-rows.ts';
import { olderRows, putUnlessNewer, succeeds } from './conditional.ts';
import { putEmbeds } from './embeds.ts';
import { clipKeys } from './keys.ts';
import { readRows } from './listing.ts';

export interface Settlement {
  /** Puts a text too large for a row into the archive; answers its key. */
  readonly archiveText: (clipId: string, text: string) => Promise<string>;
  /** The time of settling, the same in everything that is written. */
  readonly now: Date;
}

export async function readCurrentRow(clipId: string): Promise<CurrentRow | null> {
  const [row] = await readRows([clipKeys.clip(clipId)]);
  return currentRowIn(row);
}

/** Makes this version of a clip the newest; false when a newer one was written meanwhile. */
export function putState(
  state: ClipState,
  file: FileVersion,
  clipId: string,
  parts: readonly string[] = [],
): Promise<boolean> {
  const revision = revisionOf(file);
  return putUnlessNewer({ ...stateRow(state, file, clipId), ...(parts.length > 0 && { parts }) }, revision);
}

function stateRow(state: ClipState, file: FileVersion, clipId: string): Record<string, unknown> {
  const revision = revisionOf(file);
  switch (state.kind) {
    case 'clip':
      return clipRow(state.result, clipId, revision, state.story, state.receipt);
    case 'absent': {
      const { bucket, key, versionId } = file;
      const row = { ...clipKeys.clip(clipId), kind: rows.clip, v: 1, clipId, bucket, key, versionId, revision };
      return { ...row, removed: true, absence: state.absence };
    }
    default:
      return state satisfies never;
  }
}

/** Writes text, videos and mentions of a clip whose row is the newest. */
export async function putChildren(result: ClipResult, clipId: string, { archiveText, now }: Settlement): Promise<void> {
  const children = await childRows(result, clipId, revisionOf(result.file), archiveText);
  // A child of a newer revision stays: its own settling completes it.
  const put = (row: ChildRow) => putUnlessNewer(row, row.revision);
  const isMention = ({ kind }: ChildRow) => kind === rows.mention;
  // Mentions last: each triggers an alert, which shows the status of the videos.
  await forEachOf(
    children.filter((row) => !isMention(row)),
    put,
  );
  const { embeds } = result.clip;
  const clip = { clipId, revision: revisionOf(result.file) };
  const checked = embeds.map((embed, i) => ({ embed, check: result.checks[i] ?? null }));
  await putEmbeds(clip, checked, now);
  await forEachOf(children.filter(isMention), put);
}

/** Deletes the rows of a clip that are of older revisions. */
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
