/**
 * What became of each file of a replay: one row a file, under its page. A result that is delivered again finds its row and
 * adds nothing to it. All rows of a replay are deleted after 30 days.
 */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { ChangedClip, Failure, type ReplayMark } from '../../../../shared/contract/replay.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { putIf } from '../conditional.ts';
import { type Key, replayPage } from '../keys.ts';
import { packedJson, packJson } from '../packed.ts';
import { queryPartition } from '../rows.ts';

const TTL_SECONDS = 30 * 24 * 60 * 60;

/** When the rows of a replay are deleted. */
export function replayExpiry(now: Date) {
  return { [table.timeToLive]: Math.floor(now.getTime() / 1000) + TTL_SECONDS };
}

/** Changed clips of a file that are kept with what changed; of the others only their number and fields are. */
const MOST_KEPT = 10;

const Found = z.object({
  clips: z.int(),
  changed: z.int(),
  fields: z.record(z.string(), z.int()),
  samples: z.array(ChangedClip),
  /** Why it could not be compared. */
  failure: z.optional(Failure),
});
/** What comparing a file found. */
export type Found = z.infer<typeof Found>;

const FileOutcome = z.enum(['compared', 'passed-over', 'failed']);
type FileOutcome = z.infer<typeof FileOutcome>;

const FileRow = z.object({
  place: z.int(),
  outcome: FileOutcome,
  /** Whether what was found has been written; a dry run writes nothing. */
  isDone: z.boolean(),
  packed: packedJson(Found),
});
export type FileRow = z.infer<typeof FileRow>;

/** What a comparison says, counted. */
export function foundIn(clips: number, changed: readonly ChangedClip[]): Found {
  const fields: Record<string, number> = {};
  for (const name of changed.flatMap((clip) => Object.keys(clip.fields))) fields[name] = (fields[name] ?? 0) + 1;
  return { clips, changed: changed.length, fields, samples: changed.slice(0, MOST_KEPT) };
}

export const NOTHING_FOUND: Found = { clips: 0, changed: 0, fields: {}, samples: [] };

/**
 * Notes what became of a file, unless that is known: the first delivery that compared it says what changed. One that is
 * not done may turn out to be passed over, or to have failed.
 */
export async function noteFile(
  mark: ReplayMark,
  { outcome, found, isDone }: { readonly outcome: FileOutcome; readonly found: Found; readonly isDone: boolean },
  now: Date,
): Promise<void> {
  const row = {
    ...fileKey(mark),
    kind: rows.replayFile,
    v: 1,
    place: mark.place,
    outcome,
    isDone,
    packed: packJson(found),
    ...replayExpiry(now),
  };
  const isFirst = 'attribute_not_exists(pk)';
  if (outcome === 'compared') {
    if ((await putIf(row, isFirst)) || !isDone) return;
    await markDone(mark);
  } else await putIf(row, `${isFirst} OR isDone = :no`, { ':no': false });
}

/** Notes that all that was found has been written. */
export async function markDone(mark: ReplayMark): Promise<void> {
  await dynamo().send(
    new UpdateCommand({
      TableName: setting('table'),
      Key: fileKey(mark),
      UpdateExpression: 'SET isDone = :yes',
      ExpressionAttributeValues: { ':yes': true },
    }),
  );
}

/** What is known of the files of a page. */
export async function filesOfPage(id: string, page: number): Promise<FileRow[]> {
  const { pk, sk } = replayPage(id, page);
  const found = await queryPartition(pk, {
    condition: 'begins_with(sk, :files)',
    values: { ':files': `${sk}#FILE#` },
    consistent: true,
  });
  return found.map((row) => FileRow.parse(row));
}

function fileKey({ id, page, place }: ReplayMark): Key {
  const { pk, sk } = replayPage(id, page);
  return { pk, sk: `${sk}#FILE#${String(place).padStart(4, '0')}` };
}
