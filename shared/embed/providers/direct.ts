import { type Provider, type ProviderResponse, referer, type Verdict, type Video } from '../provider.ts';
import { GONE, inconclusive, inconclusiveStatus, isMissing, looksLikeHtml } from '../response.ts';

const FILE = /\.(?:mp4|m4v|webm|ogv|mov|m3u8|mpd)$/i;
const TYPE = /^(?:video\/|application\/(?:vnd\.apple\.mpegurl|x-mpegurl|dash\+xml)\b|audio\/(?:x-)?mpegurl\b)/i;
const PLAYLIST = /\.(?:m3u8|mpd)$/i;

/** Host in the `url` of a file with a relative address and no base: reserved, never resolves (RFC 2606). */
const NOWHERE = 'relative.invalid';
/** Enough for the signature of a file. */
const FIRST_BYTES = 'bytes=0-4095';

/** True for the path of a media file or stream. */
export const isMediaPath = (path: string): boolean => FILE.test(path);
/** True for the MIME type of a media file or stream. */
export const isMediaType = (type: string): boolean => TYPE.test(type.trim());

/** A plain file. Its id is host and path, so that a re-signed address stays the same video. */
export function fileAt(url: URL): Video {
  return { videoId: url.host + url.pathname, url: url.href };
}

/** A file with a relative address and no base: its id is the path, its `url` never resolves. Null for no path. */
export function fileWithoutBase(written: string): Video | null {
  const path = written.split(/[?#]/, 1)[0] ?? '';
  if (path === '' || /^[a-z][a-z0-9+.-]*:/i.test(path)) return null;
  const url = URL.parse(written, `https://${NOWHERE}/`);
  return url?.hostname === NOWHERE ? { videoId: path, url: url.href } : null;
}

/** A plain media file or stream on no known provider's host. */
export const direct: Provider = {
  id: 'direct',
  manyHosts: true,
  owns: () => false,
  parse: (url) => (url.hostname === NOWHERE ? 'broken' : fileAt(url)),

  probe(embed, sites) {
    const range = PLAYLIST.test(new URL(embed.url).pathname) ? {} : { range: FIRST_BYTES };
    return { url: embed.url, headers: { ...referer(sites), ...range }, accept: 'page' };
  },

  judge: judgeFile,

  known(embed, now) {
    const until = signedUntil(new URL(embed.url).searchParams);
    return until !== null && until < now.getTime() ? { status: 'restricted', reason: 'token-expired' } : null;
  },
};

/** The verdict on the response from a file's own address. */
export function judgeFile(response: ProviderResponse): Verdict {
  const { status, headers } = response;
  if (isMissing(response)) return GONE;
  if (status === 401) return { status: 'restricted', reason: 'login' };
  if (status === 451) return { status: 'restricted', reason: 'legal' };
  if (status !== 200 && status !== 206) return inconclusiveStatus(response);
  if (/^\s*attachment\b/i.test(headers['content-disposition'] ?? '')) {
    return { status: 'not-embeddable', reason: 'attachment' };
  }
  const type = headers['content-type'] ?? '';
  const path = new URL(response.finalUrl).pathname;
  if (/dash\+xml/i.test(type) || /\.mpd$/i.test(path)) return judgeDash(response);
  if (/mpegurl/i.test(type) || /\.m3u8$/i.test(path)) return judgeHls(response);
  const plain = /^(?:application\/octet-stream|binary\/octet-stream|)\s*(?:;|$)/i.test(type) && isMediaPath(path);
  if (looksLikeHtml(response) || !(plain || isMediaType(type))) return inconclusive('not-media');
  return response.body === '' && headers['content-length'] === '0'
    ? inconclusive('empty-file')
    : { status: 'playable', reason: 'file-ok' };
}

/** HLS (RFC 8216): a tag line, then segments (`#EXTINF`) or, in a master playlist, the addresses of other playlists. */
function judgeHls({ body }: ProviderResponse): Verdict {
  const [first = '', ...rest] = body.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (first.trim() !== '#EXTM3U') return inconclusive('not-a-playlist');
  const promised = rest.some((line) => /^#EXT(?:INF|-X-STREAM-INF):/.test(line));
  const kept = rest.some((line) => line.trim() !== '' && !line.startsWith('#'));
  return promised && kept ? { status: 'playable', reason: 'playlist-ok' } : inconclusive('playlist-empty');
}

/** DASH (ISO/IEC 23009-1): an `MPD` with a period that is not empty. */
function judgeDash({ body }: ProviderResponse): Verdict {
  if (!/<(?:\w{1,20}:)?MPD[\s>]/.test(body)) return inconclusive('not-a-playlist');
  const shows = /<(?:\w{1,20}:)?(?:Representation|SegmentTemplate|SegmentList|BaseURL)[\s/>]/.test(body);
  return shows ? { status: 'playable', reason: 'playlist-ok' } : inconclusive('playlist-empty');
}

/** Expiry of a signed address of S3 or CloudFront, in milliseconds of the epoch; null for an unsigned one. */
function signedUntil(query: URLSearchParams): number | null {
  const seconds = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  const signed = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '');
  if (signed !== null && Number.isFinite(seconds)) {
    const [, year, month, day, hour, minute, second] = signed.map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) + seconds * 1000;
  }
  const hasSignature = query.has('Signature') && (query.has('Key-Pair-Id') || query.has('AWSAccessKeyId'));
  const until = Number(query.get('Expires') ?? Number.NaN);
  return hasSignature && Number.isFinite(until) ? until * 1000 : null;
}
