/** Which place a version takes among those of its key, given the one that is stored. */
import type { FileVersion, Result } from '../contract/message.ts';
import { type CurrentRow, isDeleted } from './current-row.ts';
import { isOfEvent, revisionOf, sequencerAfter, withRevision } from './revision.ts';

/**
 * The result with the revision under which its version is stored, if it is the newest of its key: an event that was
 * repeated by hand, or made from a listing of the inbox, orders the same version otherwise than the one of S3. (Where a
 * listing was first, the event of S3 orders it anew: older versions whose events come still later must not replace it.)
 * The deletion of one version takes its place just after it: S3 orders it after newer versions too, which it must not keep
 * away.
 */
export function asStored(result: Result, current: CurrentRow | null): Result {
  const { file } = result;
  if (!hasOwnId(file)) return result;
  if (result.kind === 'removed') return result.marker ? result : { ...result, file: inPlaceOf(file, current) };
  if (current === null || current.versionId !== file.versionId || isDeleted(current)) return result;
  if (!isOfEvent(current.revision) && isOfEvent(revisionOf(file)) && isOrderedAnew(result, current)) return result;
  return { ...result, file: withRevision(file, current.revision) };
}

/** Whether a result is of the version that is stored as the newest, under a greater revision. */
export function isOrderedAnew({ kind, file }: Result, current: CurrentRow | null): boolean {
  if (current === null || kind === 'removed' || kind === 'superseded' || !hasOwnId(file)) return false;
  return current.versionId === file.versionId && !isDeleted(current) && current.revision < revisionOf(file);
}

/** In a bucket that keeps no versions all have the same id, or none. */
export function hasOwnId({ versionId }: Pick<FileVersion, 'versionId'>): boolean {
  return versionId !== '' && versionId !== 'null';
}

/** A version that was deleted, ordered so that only itself and older ones stay away. */
function inPlaceOf(file: FileVersion, current: CurrentRow | null): FileVersion {
  // Before all others: none of them is known yet.
  if (current === null) return { ...file, sequencer: '', lastModified: '' };
  if (current.versionId !== file.versionId) return file;
  if (isDeleted(current)) return withRevision(file, current.revision);
  return { ...file, sequencer: sequencerAfter(current.revision) };
}
