/** Files that a replay cannot read or store: they are named in its report, and are no dead letters. */
import type { ReplayMark } from '../../../../shared/contract/replay.ts';
import { Unfinished } from '../../../runtime/batch.ts';
import { errorLine, errorLog } from '../../../runtime/error-log.ts';

/** Deliveries after which a file of a replay is given up; a queue would make it a dead letter after five. */
const TRIES = 3;

export interface ReplayedFile {
  readonly mark: ReplayMark;
  readonly key: string;
  /** How often its message has been received. */
  readonly receives: number;
}

/**
 * What `work` answers; null where it failed for the last time, which the replay then knows. Throws where it is to be tried
 * again.
 */
export async function orNoted<T>(work: () => Promise<T>, { mark, key, receives }: ReplayedFile): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (receives < TRIES || error instanceof Unfinished) throw error;
    console.warn({ message: 'given up by the replay', replay: mark.id, key, error: errorLog(error) });
    // Loaded on demand: few files fail.
    const { NOTHING_FOUND, noteFile } = await import('./files.ts');
    const found = { ...NOTHING_FOUND, failure: { key, reason: errorLine(error) } };
    await noteFile(mark, { outcome: 'failed', found, isDone: true }, new Date());
    return null;
  }
}
