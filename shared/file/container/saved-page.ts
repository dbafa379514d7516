import { declared, type Opened, oneClip } from './container.ts';

/** A saved page: its bytes, its declared charset, and the URL it was saved from. */
export function savedPage(bytes: Uint8Array, charset: string | null, address: string | undefined): Opened {
  const url = address !== undefined && /^https?:\/\//i.test(address) ? address : null;
  return oneClip('page.html', { kind: 'bytes', bytes, charset }, declared('saved:url', url));
}
