import { looksLikeHtml } from '../answer.ts';
import type { Video } from '../provider.ts';
import { type Answer, type Provider, referer, type Verdict } from '../provider.ts';

const FILE = /\.(?:mp4|m4v|webm|ogv|mov|m3u8|mpd)$/i;
const TYPE = /^(?:video\/|application\/(?:vnd\.apple\.mpegurl|x-mpegurl|dash\+xml)\b)/i;

/** Host that stands in the `url` of a file whose address is relative and has no base: reserved, never resolves (RFC 2606). */
const NOWHERE = 'relative.invalid';

/** True for the path of a media file or stream. */
export const isMediaPath = (path: string): boolean => FILE.test(path);
/** True for the MIME type of a media file or stream. */
export const isMediaType = (type: string): boolean => TYPE.test(type.trim());

/** A plain file: host and path name it, so that a re-signed address stays the same video. */
export function fileAt(url: URL): Video {
  return { videoId: url.host + url.pathname, url: url.href };
}

/** A file whose address is relative without a base: the path as written; its `url` leads nowhere. Null for no path. */
export function fileWithoutBase(written: string): Video | null {
  const path = written.split(/[?#]/, 1)[0] ?? '';
  if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path)) return null;
  const url = URL.parse(written, `https://${NOWHERE}/`);
  return url?.hostname === NOWHERE ? { videoId: path, url: url.href } : null;
}

/** A plain media file or stream on no known provider's host. */
export const direct: Provider = {
  id: 'direct',
  owns: () => false,
  parse: (url) => (url.hostname === NOWHERE ? 'broken' : fileAt(url)),
  probe: (embed, siteOrigin) => ({ url: embed.url, headers: referer(siteOrigin), accept: 'page' }),
  judge: judgeFile,
};

function judgeFile(answer: Answer): Verdict {
  const { status, headers } = answer;
  if (status === 404 || status === 410) return { status: 'gone', reason: 'not-found' };
  if (status === 401) return { status: 'restricted', reason: 'login' };
  if (status === 451) return { status: 'restricted', reason: 'legal' };
  if (status !== 200 && status !== 206) return { status: 'unknown', reason: `http-${status}` };
  if (/^\s*attachment\b/i.test(headers['content-disposition'] ?? '')) {
    return { status: 'not-embeddable', reason: 'attachment' };
  }
  const type = headers['content-type'] ?? '';
  const path = new URL(answer.finalUrl).pathname;
  const media =
    isMediaType(type) ||
    (/^(?:application\/octet-stream|binary\/octet-stream|)\s*(?:;|$)/i.test(type) && isMediaPath(path));
  if (!media || looksLikeHtml(answer)) {
    // A manifest for DASH is XML and begins with an angle bracket as a page does.
    return /dash\+xml/i.test(type)
      ? { status: 'playable', reason: 'file-ok' }
      : { status: 'unknown', reason: 'not-media' };
  }
  const playlist = /mpegurl/i.test(type) || /\.m3u8$/i.test(path);
  if (playlist && !/^\uFEFF?#EXTM3U/.test(answer.body)) return { status: 'unknown', reason: 'not-a-playlist' };
  return { status: 'playable', reason: 'file-ok' };
}
