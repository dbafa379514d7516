import type { FileVersion } from '../contract/message.ts';

/**
 * Sequencers have 16 to 18 digits so far; the S3 guide gives no upper bound. A longer one is compared rightly too, as
 * `#` sorts before any digit. Every row of a clip has its revision, so more zeros would cost.
 */
const SEQUENCER_DIGITS = 24;

/** Digits of the number of a reading: a version has fewer of them in all its life. */
const READING_DIGITS = 6;

/**
 * A string that orders the versions of one key: greater is newer. The sequencer decides (right-padded with zeros and
 * compared as text, as the S3 guide's "Event message structure" prescribes), equal ones fall back to the time of the
 * version and then to its id; of one version, what a replay has read anew is newer. Never compare across keys.
 */
export function revisionOf(
  file: Pick<FileVersion, 'sequencer' | 'lastModified' | 'versionId'> & Partial<Pick<FileVersion, 'reading'>>,
): string {
  const { sequencer, lastModified, versionId, reading } = file;
  const version = `${sequencer.toUpperCase().padEnd(SEQUENCER_DIGITS, '0')}#${lastModified}#${versionId}`;
  return reading === undefined ? version : `${version}#${String(reading).padStart(READING_DIGITS, '0')}`;
}

/** The version as events order it that gave it this revision. */
export function withRevision(file: FileVersion, revision: string): FileVersion {
  const [sequencer = '', lastModified = ''] = revision.split('#');
  const reading = readingIn(revision);
  return { ...file, sequencer, lastModified, ...(reading > 0 && { reading }) };
}

/** How often a replay has changed what is stored of a version; 0 where none has. */
export function readingIn(revision: string): number {
  return Number(revision.split('#')[3] ?? 0);
}

/**
 * A sequencer that is just after that of a revision, and before any that S3 may give the key later: for a version that
 * is known to be newer, though no event said so. It is greater by one in the last of the padded digits.
 */
export function sequencerAfter(revision: string): string {
  const [sequencer = ''] = revision.split('#');
  const next = BigInt(`0x${sequencer || '0'}`) + 1n;
  return next.toString(16).toUpperCase().padStart(sequencer.length, '0');
}

/** Whether an event of S3 ordered a version so. A listing has no order but the one just after another (`sequencerAfter`). */
export function isOfEvent(revision: string): boolean {
  const [sequencer = ''] = revision.split('#');
  return sequencer.endsWith('0') && !/^0*$/.test(sequencer);
}
