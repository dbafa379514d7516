/**
 * The objects of a clip in the archive bucket, one folder a clip for each kind. What is no longer of the clip is found by
 * listing its folder: so a crash leaves nothing that the next version or the removal of the clip does not clear away.
 */
import { createHash } from 'node:crypto';
import type { Embed } from '../../shared/contract/clip.ts';
import { archive } from '../../shared/wiring.ts';
import { forEachOf } from '../runtime/batch.ts';
import { setting } from '../runtime/environment.ts';

type VideoId = Pick<Embed, 'provider' | 'videoId'>;

/**
 * The key of a clip's text. It names the revision: an older version that arrives late overwrites nothing, and what is
 * older than a version can be told from its key.
 */
export function textKey(clipId: string, revision: string): string {
  return `${textFolder(clipId)}${revision}${TEXT_ENDING}`;
}

/** The key of a still of a video in a clip, named by its content: the same picture is stored once. */
export function proofKey(clipId: string, embed: VideoId, still: { bytes: Uint8Array; extension: string }): string {
  const content = createHash('sha256').update(still.bytes).digest('hex');
  return `${proofsOf(clipId, embed)}${content}.${still.extension}`;
}

/**
 * Deletes the texts of a clip that are older than a revision, and the stills of videos that are not among those it has.
 * Doing it again changes nothing.
 */
export async function removeArchived(clipId: string, revision: string, embeds: readonly VideoId[]): Promise<void> {
  // Few clips are replaced or removed: the other runs need not load the S3 client.
  const { deleteObject, listKeys } = await import('./bucket.ts');
  const bucket = setting('archive');
  const texts = await listKeys(bucket, textFolder(clipId));
  const proofs = await listKeys(bucket, proofFolder(clipId));
  const kept = embeds.map((embed) => proofsOf(clipId, embed));
  const stale = [
    ...texts.filter((key) => key.slice(textFolder(clipId).length, -TEXT_ENDING.length) < revision),
    ...proofs.filter((key) => !kept.some((video) => key.startsWith(video))),
  ];
  await forEachOf(stale, (key) => deleteObject(bucket, key));
}

const TEXT_ENDING = '.txt';

function textFolder(clipId: string): string {
  return `${archive.texts}${clipId}/`;
}

function proofFolder(clipId: string): string {
  return `${archive.proofs}${clipId}/`;
}

/** What the keys of all stills of a video begin with. */
function proofsOf(clipId: string, { provider, videoId }: VideoId): string {
  const embed = createHash('sha256')
    .update(JSON.stringify([provider, videoId]))
    .digest('hex')
    .slice(0, 32);
  return `${proofFolder(clipId)}${embed}-`;
}
