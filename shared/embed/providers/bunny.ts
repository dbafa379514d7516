import { pageTitle } from '../answer.ts';
import { hosts, type Provider, referer, type Verdict } from '../provider.ts';

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const FILE = /^(?:playlist\.m3u8|original|play_\d+p\.mp4|\d+p\/video\.m3u8)$/;
const isPlayer = hosts('iframe.mediadelivery.net', 'player.mediadelivery.net', 'video.bunnycdn.com');
const isPullZone = (host: string) => /^vz-[a-z0-9-]+\.b-cdn\.net$/.test(host);

/** Bunny Stream. The embed page's `<title>` is the status: yt-dlp reads `404` and `403` there whatever HTTP says. */
export const bunny: Provider = {
  id: 'bunny',
  owns: (host) => isPlayer(host) || isPullZone(host),

  parse(url) {
    const guid = isPlayer(url.hostname) ? guidOfPlayer(url.pathname) : guidOfFile(url.pathname);
    if (guid === null) return null;
    return GUID.test(guid) ? { videoId: guid.toLowerCase(), url: url.href } : 'broken';
  },

  probe(embed, siteOrigin) {
    const url = new URL(embed.url);
    if (isPullZone(url.hostname)) return { url: embed.url, headers: referer(siteOrigin), accept: 'page' };
    const [, , library, guid] = url.pathname.split('/');
    const page = new URL(`https://iframe.mediadelivery.net/embed/${library}/${guid}`);
    for (const secret of ['token', 'expires']) {
      const value = url.searchParams.get(secret);
      if (value !== null) page.searchParams.set(secret, value);
    }
    return { url: page.href, headers: referer(siteOrigin), accept: 'page' };
  },

  judge(answer, embed) {
    const host = new URL(embed.url).hostname;
    if (isPullZone(host)) return judgeFile(answer.status, answer.body);
    const title = pageTitle(answer);
    const said = /^(40[134]|410)(?:$|\s*[-:|]|\s+(?:not found|forbidden|unauthorized|gone|error))/i.exec(
      title ?? '',
    )?.[1];
    const status = said === undefined ? answer.status : Number(said);
    if (status === 404 || status === 410) return { status: 'gone', reason: said ? 'title-404' : 'not-found' };
    if (said !== undefined) return { status: 'restricted', reason: 'domain-or-token' };
    if (status !== 200) return { status: 'unknown', reason: `http-${status}` };
    if (!isPlayer(new URL(answer.finalUrl).hostname)) return { status: 'unknown', reason: 'redirected-away' };
    return title === null
      ? { status: 'unknown', reason: 'title-missing' }
      : { status: 'playable', reason: 'page-ok', title };
  },

  known(embed, now) {
    const query = new URL(embed.url).searchParams;
    const expires = Number(query.get('expires') ?? Number.NaN);
    const expired = query.has('token') && expires * 1000 < now.getTime();
    return expired ? { status: 'restricted', reason: 'token-expired' } : null;
  },
};

/** `/embed/455361/18ae…` → `18ae…`; a library that is no number gives an id that is none. */
function guidOfPlayer(path: string): string | null {
  const [, kind, library = '', guid = ''] = path.split('/');
  if (kind !== 'embed' && kind !== 'play') return null;
  return /^\d+$/.test(library) ? guid : '';
}

/** `/18ae…/playlist.m3u8` → `18ae…`, behind a signed path too. */
function guidOfFile(path: string): string | null {
  const [guid = '', ...file] = path.replace(/^\/(?:bcdn_token=[^/]*\/)?/, '').split('/');
  return FILE.test(file.join('/')) ? guid : null;
}

/** A 403 of the pull zone is hotlink protection or a token (bunny.net "Security"): the embed may still play. */
function judgeFile(status: number, body: string): Verdict {
  if (status === 404 || status === 410) return { status: 'gone', reason: 'not-found' };
  if (status === 401 || status === 403) return { status: 'unknown', reason: 'hotlink-protected' };
  if (status !== 200 && status !== 206) return { status: 'unknown', reason: `http-${status}` };
  return body.startsWith('<') ? { status: 'unknown', reason: 'not-media' } : { status: 'playable', reason: 'file-ok' };
}
