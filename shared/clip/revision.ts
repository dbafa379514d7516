import type { FileVersion } from '../contract/message.ts';

/**
 * Sequencers have 16 to 18 digits so far; the S3 guide gives no upper bound. A longer one is compared rightly too, as
 * `#` sorts before any digit. Every row of a clip has its revision, so more zeros would cost.
 */
const SEQUENCER_DIGITS = 24;

/**
 * A string that orders the versions of one key: greater is newer. The sequencer decides (right-padded with zeros and
 * compared as text, as the S3 guide's "Event message structure" prescribes), equal ones fall back to the time of the
 * version and then to its id. Never compare across keys.
 */
export function revisionOf(file: Pick<FileVersion, 'sequencer' | 'lastModified' | 'versionId'>): string {
  return `${file.sequencer.toUpperCase().padEnd(SEQUENCER_DIGITS, '0')}#${file.lastModified}#${file.versionId}`;
}

/** The version as events order it that gave it this revision. */
export function withRevision(file: FileVersion, revision: string): FileVersion {
  const [sequencer = '', lastModified = ''] = revision.split('#');
  return { ...file, sequencer, lastModified };
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
