/** What is stored of a key, as far as settling a result reads it. */
import type { Receipt, Similar } from '../contract/clip.ts';
import type { Corrections } from '../contract/history.ts';
import type { Result } from '../contract/message.ts';
import { revisionOf } from './revision.ts';

/** The stored row of a clip, as far as settling reads it. */
export interface CurrentRow {
  readonly revision: string;
  readonly versionId: string;
  readonly story?: string | undefined;
  readonly similar?: Similar | undefined;
  /** A tombstone: as of this revision the key has no clip of its own. */
  readonly removed?: boolean | undefined;
  /** Why there is none; rows of earlier releases do not say. */
  readonly absence?: Absence | undefined;
  /** Clips of a file that holds several, and those of its older versions that are still to be taken away. */
  readonly parts?: readonly string[] | undefined;
  /** Of a file that is one clip: its receipt, which has no row of its own while the version is the newest. */
  readonly receipt?: Receipt | null | undefined;
  /** What is given by hand; it outlives versions and removals of the file. */
  readonly corrections?: Corrections | undefined;
  /** Whether all that the receipt stands for has been written; otherwise a delivery was cut off. */
  readonly isComplete?: boolean | undefined;
}

/** Why a key has no clip of its own: its file was deleted, or the newest version holds several clips or none. */
export const ABSENCES = ['deleted', 'replaced'] as const;
export type Absence = (typeof ABSENCES)[number];

/** Whether the file was deleted, and no newer version has come. */
export function isDeleted({ removed, absence }: CurrentRow): boolean {
  return removed === true && absence !== 'replaced';
}

/** Whether a result is of the stored revision or a newer one. */
export function isNewest(result: Result, current: CurrentRow | null): boolean {
  return current === null || current.revision <= revisionOf(result.file);
}
