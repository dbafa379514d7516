/** Whether the table says of a file what the inbox does, and the event that would have said so. Pure. */
import { OPEN_OUTCOMES } from '../clip/receipt.ts';
import { sequencerAfter } from '../clip/revision.ts';
import type { FileChange } from '../clip/s3-event.ts';
import type { Receipt } from '../contract/clip.ts';

/** A current version in the inbox; its `versionId` is empty where the bucket keeps no versions. */
export interface CurrentFile {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string;
  /** S3 gives whole seconds. */
  readonly lastModified: string;
  readonly size: number;
}

/** What the table has of a file's key. */
export interface KnownFile {
  /** Orders the versions of the key, and has the time of the version that is stored. */
  readonly revision: string;
  readonly versionId: string;
  /** The key has no clip of its own: it was deleted, or its file holds several clips or none. */
  readonly removed: boolean;
  /** Of a clip: whether its text, the last row, is written. */
  readonly isComplete: boolean;
  /** The outcome in the row of the current version's own receipt, if it has one. */
  readonly outcome: Receipt['outcome'] | null;
}

/** Whether an outcome is that of a version that counts: no newer one and no delete has closed its receipt. */
export function isOpen(outcome: Receipt['outcome'] | null): boolean {
  return OPEN_OUTCOMES.some((one) => one === outcome);
}

/** Whether the version has its receipt, and with it all of its rows. */
export function isSettled({ versionId, lastModified }: CurrentFile, known: KnownFile | null): boolean {
  if (known === null || known.versionId !== versionId) return false;
  // Without ids of versions the time tells whether the file was replaced.
  if (versionId === '' && (known.revision.split('#')[1] ?? '') < lastModified) return false;
  return known.removed ? isOpen(known.outcome) : known.isComplete;
}

/**
 * An event lost longer ago than this does not come any more: most take seconds, a few a minute (S3 guide, "Amazon S3 Event
 * Notifications").
 */
const ON_ITS_WAY_MS = 15 * 60 * 1000;

/** S3 gives whole seconds: of what was made in one second it is not known which was first. */
const secondOf = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * Whether the event about something of this time may still come. `emptyAt`: when no queue had a message: all that was
 * there before has been read, but for what S3 takes its time to tell, which does no harm if it is read twice.
 */
export function mayCome(lastModified: string, now: Date, emptyAt: Date | null): boolean {
  const at = Date.parse(lastModified);
  return emptyAt === null ? now.getTime() - at < ON_ITS_WAY_MS : secondOf(at) >= secondOf(emptyAt.getTime());
}

/**
 * The event about a current version that no event brought. S3 says that it is the newest of its key, and a listing has no
 * sequencer: it gets the one after what is stored. It was received when it was made.
 */
export function creation(file: CurrentFile, known: KnownFile | null): FileChange {
  const { size, lastModified, ...version } = file;
  const sequencer = known === null ? '' : sequencerAfter(known.revision);
  return { kind: 'created', size, file: { ...version, sequencer, lastModified, receivedAt: lastModified } };
}

/** A key that is stored and not in the inbox any more; `marker`: what the delete left there, null where nothing. */
export interface GoneFile {
  readonly bucket: string;
  readonly key: string;
  readonly revision: string;
  readonly marker: { readonly versionId: string; readonly lastModified: string } | null;
}

/** The event about a delete that no event told of. */
export function removal({ bucket, key, revision, marker }: GoneFile): FileChange {
  const lastModified = marker?.lastModified ?? revision.split('#')[1] ?? '';
  const version = { versionId: marker?.versionId ?? '', sequencer: sequencerAfter(revision) };
  return { kind: 'removed', marker: true, file: { bucket, key, ...version, lastModified, receivedAt: lastModified } };
}
