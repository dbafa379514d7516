/** What every kind of alert looks up: followers of names, and links to clips. */
import type { ClipReference } from '../../shared/alert/index.ts';
import type { Clip } from '../../shared/contract/clip.ts';
import type { Subscription } from '../../shared/contract/name.ts';
import { clipLink } from '../../shared/signing/clip-link.ts';
import { keyring } from '../aws/signing-keys.ts';
import { getClip } from '../aws/table/clips.ts';
import { followersOf } from '../aws/table/subscriptions.ts';
import { setting } from '../runtime/environment.ts';

/** The result of `read` for each id; every id is read once. */
export async function lookUp<T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await read(id)] as const)));
}

/** Clips by id; null for a clip that was removed. */
export function clipsById(items: readonly { readonly clipId: string }[]): Promise<Map<string, Clip | null>> {
  return lookUp(
    items.map(({ clipId }) => clipId),
    getClip,
  );
}

/** For each name the addresses, in lower case and each once, with a confirmed subscription that `wants` accepts. */
export function addressesFollowing(
  nameIds: readonly string[],
  wants: (subscription: Subscription) => boolean,
): Promise<Map<string, string[]>> {
  return lookUp(nameIds, async (nameId) => {
    const subscriptions = (await followersOf(nameId)).filter((one) => one.confirmed && wants(one));
    return [...new Set(subscriptions.map(({ address }) => address.toLowerCase()))];
  });
}

/** Whether new mentions are mailed at once; other subscribers get them in a digest. */
export const isInstant = ({ cadence }: Subscription): boolean => cadence === 'instant';

/** Makes the reference to a clip that a mail shows. */
export async function clipReferences(): Promise<(clip: Clip) => ClipReference> {
  const key = await keyring.signingKey();
  return ({ clipId, title, outlet, publishedOn }) => {
    return { clipId, title, outlet, publishedOn, link: clipLink(setting('apiUrl'), clipId, key) };
  };
}
