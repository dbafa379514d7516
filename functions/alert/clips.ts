/** The clips that an alert is about, and links to them. */
import type { ClipReference } from '../../shared/alert/index.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import { clipLink } from '../../shared/signing/clip-link.ts';
import { keyring } from '../aws/signing-keys.ts';
import { getClip } from '../aws/table/clips.ts';
import { setting } from '../runtime/environment.ts';

/** Clips by id, each read once; null for a clip that was removed. */
export async function clipsById(items: readonly { readonly clipId: string }[]): Promise<Map<string, Clip | null>> {
  const clipIds = new Set(items.map(({ clipId }) => clipId));
  return new Map(await Promise.all([...clipIds].map(async (clipId) => [clipId, await getClip(clipId)] as const)));
}

/** Makes the reference to a clip that a mail shows. */
export async function clipReferences(): Promise<(clip: Clip) => ClipReference> {
  const key = await keyring.signingKey();
  return ({ clipId, title, outlet, publishedOn }) => {
    return { clipId, title, outlet, publishedOn, link: clipLink(setting('apiUrl'), clipId, key) };
  };
}
