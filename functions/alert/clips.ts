/** The clips that news are about. */
import type { Clip } from '../../shared/contract/clip.ts';
import { getClip } from '../aws/table/clip/clips.ts';
import { mapOf } from '../runtime/batch.ts';

/** Clips read at once. */
const WIDTH = 16;

/** Clips by id, each read once; null for a clip that was removed. */
export async function clipsById(items: readonly { readonly clipId: string }[]): Promise<Map<string, Clip | null>> {
  const clipIds = [...new Set(items.map(({ clipId }) => clipId))];
  const clips = await mapOf(clipIds, WIDTH, getClip);
  return new Map(clipIds.map((clipId, i) => [clipId, clips[i] ?? null]));
}
