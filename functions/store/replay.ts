/** Results of a replay: loaded with the first. */
import type { Result } from '../../shared/contract/message.ts';
import type { ReplayMark } from '../../shared/contract/replay.ts';
import { readText } from '../aws/bucket.ts';
import { orNoted } from '../aws/table/replay/failure.ts';
import { replayFile } from '../aws/table/replay/file.ts';
import type { Settlement } from '../aws/table/settle/clip.ts';
import { setting } from '../runtime/environment.ts';

/** Compares and stores a result that was read again; whether anything was stored. */
export async function replay(
  result: Result,
  mark: ReplayMark,
  settlement: Settlement,
  receives: number,
): Promise<boolean> {
  const { key, versionId } = result.file;
  const replaying = { ...settlement, readText: (textKey: string) => readText(setting('archive'), textKey) };
  const outcome = await orNoted(() => replayFile(result, mark, replaying), { mark, key, receives });
  if (outcome !== null) console.info({ message: 'replayed', replay: mark.id, outcome, key, versionId });
  return outcome === 'changed';
}
