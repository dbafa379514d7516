/** The links of messages: each is signed, and opens one thing. */
import { clipLink } from '../../shared/signing/clip-link.ts';
import { type ConfirmLink, confirmLink, nameLink, stillLink, unsubscribeLink } from '../../shared/signing/links.ts';
import { keyring } from '../aws/signing-keys.ts';
import { optionalSetting, setting } from '../runtime/environment.ts';

export interface Links {
  clip(clipId: string): string;
  /** Where a name can be narrowed. */
  name(nameId: string): string;
  /** Null where the deployment shows none. */
  still(still: { readonly clipId: string; readonly embedId: string }): string | null;
  confirm(link: ConfirmLink): string;
  unsubscribe(link: { readonly subscriptionId: string; readonly address: string; readonly nameId?: string }): string;
}

/** Makes links with the newest key. */
export async function signedLinks(): Promise<Links> {
  const key = await keyring.signingKey();
  const base = setting('apiUrl');
  const showsStills = optionalSetting('stills') !== 'false';
  return {
    clip: (clipId) => clipLink(base, clipId, key),
    name: (nameId) => nameLink(base, nameId, key),
    still: (still) => (showsStills ? stillLink(base, still, key) : null),
    confirm: (link) => confirmLink(base, link, key),
    unsubscribe: (link) => unsubscribeLink(base, link, key),
  };
}
