/**
 * One step of a sweep: a page of the inbox against the table, or a page of the open receipts against the inbox. What looks
 * wrong is looked at again before anything is sent: the rows first, then the bucket. So what the bucket says is newer than
 * the rows, and a file that changes meanwhile is left to its own event.
 */
import { clipIdOf } from '../../shared/clip/id.ts';
import type { FileChange } from '../../shared/clip/s3-event.ts';
import { type CurrentFile, creation, isOpen, isSettled, mayCome, removal } from '../../shared/sweep/judge.ts';
import type { SeenFiles } from '../../shared/sweep/seen-files.ts';
import { wasSent, withSent } from '../../shared/sweep/sent-events.ts';
import { isIn } from '../../shared/sweep/slice.ts';
import { latestOfKey, listCurrentFiles } from '../aws/bucket-versions.ts';
import { sendEvents } from '../aws/ingest-queue.ts';
import { fileClipId, knownFiles, openFile } from '../aws/table/file/known-files.ts';
import { OPEN_LISTINGS, openReceipts } from '../aws/table/file/receipts.ts';
import type { Sweep } from '../aws/table/file/sweep.ts';
import type { Entry } from '../aws/table/listing.ts';
import { mapOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';

export interface Work {
  /** The files that the listing has had so far; a step adds to it. */
  readonly seen: SeenFiles;
  readonly now: () => Date;
  /** When no event and no result waited in a queue; null where that is not known. */
  readonly emptyAt: Date | null;
  /** Whether nothing is sent. */
  readonly isRehearsal: boolean;
  /** Whether what an earlier sweep sent is sent again where it is still missing. */
  readonly isRepeating: boolean;
}

export interface Step {
  readonly sweep: Sweep;
  /** The events that were sent, or would have been. */
  readonly sent: readonly FileChange[];
  /** What an earlier sweep sent, and is still missing. */
  readonly stillMissing: readonly FileChange[];
}

/** Files that are looked at a second time at once. */
const WIDTH = 16;

/** Does the next step of a sweep that has not ended. Doing it again does no harm: its events are sent again. */
export async function advance(sweep: Sweep, work: Work): Promise<Step> {
  const { phase } = sweep;
  switch (phase.kind) {
    case 'inbox':
      return readInbox(sweep, phase.from, work);
    case 'receipts':
      return readReceipts(sweep, phase, work);
    default:
      return phase satisfies never;
  }
}

type From = Extract<Sweep['phase'], { kind: 'inbox' }>['from'];

async function readInbox(sweep: Sweep, from: From, work: Work): Promise<Step> {
  const { files, next } = await listCurrentFiles(setting('inbox'), from);
  const listed = files.map((file) => ({ file, clipId: clipIdOf(file.bucket, file.key), versionId: file.versionId }));
  for (const { clipId } of listed) if (isIn(sweep.slice, clipId)) work.seen.add(clipId);
  // A receipt that was written a moment ago may be missed: then it is found below.
  const known = await knownFiles(listed, { consistent: false });
  const unsettled = listed.filter(({ file }, i) => !isSettled(file, known[i] ?? null));
  const late = unsettled.filter(({ file }) => !mayCome(file.lastModified, work.now(), work.emptyAt));
  const looked = await mapOf(late, WIDTH, ({ file, clipId }) => missing(file, clipId));
  const lost = looked.filter((change) => change !== 'settled' && change !== 'changed');
  const { sweep: after, ...found } = await send(sweep, lost, work);
  const settled = listed.length - unsettled.length + looked.filter((change) => change === 'settled').length;
  return {
    ...found,
    sweep: {
      ...after,
      files: sweep.files + listed.length,
      receipts: sweep.receipts + settled,
      repaired: sweep.repaired + found.sent.length,
      phase: next === null ? { kind: 'receipts', listing: 0, position: null } : { kind: 'inbox', from: next },
    },
  };
}

/** Sends what is lost, but for what an earlier sweep sent: that fails whenever it is read, and has its dead letter. */
async function send(sweep: Sweep, lost: readonly FileChange[], work: Work): Promise<Step> {
  const now = work.now();
  const isStill = (change: FileChange) => !work.isRepeating && wasSent(change, sweep.sentBefore, now);
  const sent = lost.filter((change) => !isStill(change));
  const stillMissing = lost.filter(isStill);
  if (!work.isRehearsal) await sendEvents(setting('ingest'), sent);
  const sentNow = withSent(sweep.sentNow, sweep.sentBefore, { sent, stillMissing }, now);
  return {
    sent,
    stillMissing,
    sweep: { ...sweep, sentNow, stillMissing: sweep.stillMissing + stillMissing.length },
  };
}

/** The event that a file lacks. `settled`: it has its receipt. `changed`: it was replaced or deleted meanwhile. */
async function missing(file: CurrentFile, clipId: string): Promise<FileChange | 'settled' | 'changed'> {
  const { bucket, key, versionId, lastModified } = file;
  const [known = null] = await knownFiles([{ clipId, versionId }], { consistent: true });
  if (isSettled(file, known)) return 'settled';
  const latest = await latestOfKey(bucket, key);
  const isSame =
    latest?.kind === 'file' && latest.file.versionId === versionId && latest.file.lastModified === lastModified;
  return isSame ? creation(file, known) : 'changed';
}

type Position = Extract<Sweep['phase'], { kind: 'receipts' }>;

async function readReceipts(sweep: Sweep, { listing, position }: Position, work: Work): Promise<Step> {
  const { entries, next } = await openReceipts(listing, position, sweep.startedAt);
  const unseen = new Map(
    entries
      .filter((entry) => isIn(sweep.slice, fileClipId(entry)) && !work.seen.has(fileClipId(entry)))
      // The receipts of its parts are those of one file.
      .map((entry) => [fileClipId(entry), entry]),
  );
  const looked = await mapOf([...unseen.values()], WIDTH, (entry) => gone(entry, work));
  const lost = looked.filter((change) => change !== null);
  const { sweep: after, ...found } = await send(sweep, lost, work);
  const isLast = next === null && listing + 1 === OPEN_LISTINGS;
  return {
    ...found,
    sweep: {
      ...after,
      removed: sweep.removed + found.sent.length,
      phase: { kind: 'receipts', listing: next === null ? listing + 1 : listing, position: next },
      ...(isLast && { endedAt: work.now().toISOString() }),
    },
  };
}

/** The event of the delete of a file that is stored and not in the inbox; null where it is, or its event may come. */
async function gone(entry: Entry, { now, emptyAt }: Work): Promise<FileChange | null> {
  const file = await openFile(entry, isOpen);
  // What another bucket had is not this one's to remove.
  if (file === null || file.bucket !== setting('inbox')) return null;
  const latest = await latestOfKey(file.bucket, file.key);
  if (latest === null) return removal({ ...file, marker: null });
  if (latest.kind === 'file' || mayCome(latest.lastModified, now(), emptyAt)) return null;
  return removal({ ...file, marker: latest });
}
