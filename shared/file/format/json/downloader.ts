/** The description of a downloaded video that yt-dlp writes (`.info.json`). */
import type { Declared, Node } from '../../../document/document.ts';
import { videoElement } from '../article.ts';
import { type Mapping, type Scalar, valueAt } from '../value.ts';

const PAGES = ['webpage_url', 'original_url', 'url'];
const ADDRESS = /^https?:\/\/\S+$/i;
const MEDIA_FILE = /^[^?#]{1,2000}\.(?:mp4|m4v|webm|mov|m3u8|mpd)(?:[?#]|$)/i;
/** Seconds since 1970, from 1973 on. */
const SECONDS = /^\d{9,10}(?:\.\d{1,9})?$/;

/** Whether a record says what was downloaded, and by which reader. */
export function isDownloaded(map: Mapping): boolean {
  return scalarAt(map, 'extractor', 'extractor_key', 'ie_key') !== null && scalarAt(map, ...PAGES) !== null;
}

/** The video: at its page, or, of a site that no player is known of, its file. */
export function downloadedVideo(map: Mapping): Node[] {
  if (!isDownloaded(map) || scalarAt(map, 'vcodec')?.text === 'none') return [];
  const addresses = PAGES.flatMap((key) => scalarAt(map, key)?.text ?? []).filter((text) => ADDRESS.test(text));
  const files = addresses.filter((address) => MEDIA_FILE.test(address));
  const pages = addresses.filter((address) => !files.includes(address));
  return addresses.length > 0 ? [videoElement(pages, files, map.start, map.end)] : [];
}

/** What it states in its own way: the uploader where there is no channel, an instant where there is no day. */
export function downloadedDeclared(map: Mapping): Declared[] {
  if (!isDownloaded(map)) return [];
  const uploader = scalarAt(map, 'channel') ? null : scalarAt(map, 'uploader', 'creator');
  const instant = scalarAt(map, 'release_date', 'upload_date') ? null : scalarAt(map, 'release_timestamp', 'timestamp');
  const rows = uploader ? [{ ...uploader, name: 'stated:outlet', value: uploader.text.trim() }] : [];
  if (instant && SECONDS.test(instant.text)) {
    const day = new Date(Number(instant.text) * 1000).toISOString().slice(0, 10);
    rows.push({ ...instant, name: 'stated:published-on', value: day });
  }
  return rows.map(({ name, value, start, end }) => ({ name, value, start, end }));
}

function scalarAt(map: Mapping, ...keys: readonly string[]): Scalar | null {
  for (const key of keys) {
    const value = valueAt(map, key);
    if (value?.kind === 'scalar' && value.text.trim() !== '') return value;
  }
  return null;
}
