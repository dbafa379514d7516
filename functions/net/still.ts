/** Stills of videos: fetched with the guarded fetcher, and recognised by their bytes only. */
import type { Download } from './fetch.ts';

export interface Still {
  readonly bytes: Uint8Array;
  /** MIME type according to the bytes. */
  readonly type: string;
  /** File extension of this type, without a dot. */
  readonly extension: string;
}

/** Larger stills are not stored. */
export const MAX_STILL_BYTES = 1024 * 1024;

/** Signatures of picture files. Never SVG: it can contain scripts. */
const PICTURES: readonly (readonly [starts: RegExp, type: string, extension: string])[] = [
  [/^\xff\xd8\xff/, 'image/jpeg', 'jpg'],
  [/^\x89PNG\r\n/, 'image/png', 'png'],
  [/^GIF8[79]a/, 'image/gif', 'gif'],
  [/^RIFF[\s\S]{4}WEBPVP8/, 'image/webp', 'webp'],
  [/^[\s\S]{4}ftypavi[fs]/, 'image/avif', 'avif'],
];

/** The still at an address; null for anything but a complete picture of a known type. */
export async function fetchStill(download: Download, url: string, signal: AbortSignal): Promise<Still | null> {
  const got = await download(url, signal);
  if (got.kind !== 'response' || got.status !== 200 || got.truncated) return null;
  const head = got.bytes.subarray(0, 16).toString('latin1');
  const picture = PICTURES.find(([starts]) => starts.test(head));
  return picture === undefined ? null : { bytes: got.bytes, type: picture[1], extension: picture[2] };
}
