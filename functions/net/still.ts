/** Stills of videos: fetched like everything else that came out of a file, and believed only by their bytes. */
import type { Download } from './fetch.ts';

export interface Still {
  readonly bytes: Uint8Array;
  /** MIME type, as the bytes show it. */
  readonly type: string;
  /** Of a file of this type, without a dot. */
  readonly extension: string;
}

/** A still that is larger is not kept. */
export const MAX_STILL_BYTES = 1024 * 1024;

/** What picture files begin with. Never SVG: it is a program. */
const PICTURES: readonly (readonly [starts: RegExp, type: string, extension: string])[] = [
  [/^\xff\xd8\xff/, 'image/jpeg', 'jpg'],
  [/^\x89PNG\r\n/, 'image/png', 'png'],
  [/^GIF8[79]a/, 'image/gif', 'gif'],
  [/^RIFF[\s\S]{4}WEBPVP8/, 'image/webp', 'webp'],
  [/^[\s\S]{4}ftypavi[fs]/, 'image/avif', 'avif'],
];

/** The still at an address; null for whatever is no whole picture of a known kind. */
export async function fetchStill(download: Download, url: string, signal: AbortSignal): Promise<Still | null> {
  const got = await download(url, signal);
  if (got.kind !== 'response' || got.status !== 200 || got.truncated) return null;
  const head = got.bytes.subarray(0, 16).toString('latin1');
  const picture = PICTURES.find(([starts]) => starts.test(head));
  return picture === undefined ? null : { bytes: got.bytes, type: picture[1], extension: picture[2] };
}
