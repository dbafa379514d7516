/** The links of messages: each is signed, and opens one thing. */
import { clipLink } from '../../shared/signing/clip-link.ts';
import {
  CLIPS,
  type ConfirmLink,
  confirmLink,
  type FirstEnd,
  nameLink,
  stillLink,
  type UnsubscribeLink,
  unsubscribeLink,
} from '../../shared/signing/links.ts';
import { keyring } from '../aws/signing-keys.ts';
import { optionalSetting, setting } from '../runtime/environment.ts';

export interface Links {
  clip(clipId: string): string;
  /** Where a name can be narrowed. */
  name(nameId: string): string;
  /** The list of its clips. */
  clipsOf(nameId: string): string;
  /** Null where the deployment shows none. */
  still(still: { readonly clipId: string; readonly embedId: string }): string | null;
  confirm(link: ConfirmLink): string;
  unsubscribe(link: UnsubscribeLink & FirstEnd): string;
}

/** Makes links with the newest key; those to records and names open from `now` on, for the days that the API gives them. */
export async function signedLinks(now: Date): Promise<Links> {
  const key = await keyring.signingKey();
  const base = setting('apiUrl');
  const showsStills = optionalSetting('stills') !== 'false';
  return {
    clip: (clipId) => clipLink(base, clipId, key, now),
    name: (nameId) => nameLink(base, nameId, key, now),
    clipsOf: (nameId) => `${nameLink(base, nameId, key, now)}#${CLIPS}`,
    still: (still) => (showsStills ? stillLink(base, still, key) : null),
    confirm: (link) => confirmLink(base, link, key),
    unsubscribe: (link) => unsubscribeLink(base, link, key),
  };
}
