import { hosts, type Provider, type ProviderResponse, referer, type Verdict } from '../provider.ts';
import { GONE, inconclusive, inconclusiveStatus, isMissing, pageFacts, pageTitle } from '../response.ts';
import { captured, GUID, videoAt } from '../shape.ts';

const ID = { pattern: GUID, lower: true };
const PLAYER = [/^\/(?:embed|play)\/\d+\/([^/]*)/, /^\/(?:embed|play)\/[^/]*()/] as const;
const FILE = /^\/(?:bcdn_token=[^/]*\/)?([^/]*)\/(?:playlist\.m3u8|original|play_\d+p\.mp4|\d+p\/video\.m3u8)$/;
const isPlayer = hosts('iframe.mediadelivery.net', 'player.mediadelivery.net', 'video.bunnycdn.com');
const isPullZone = (host: string) => /^vz-[a-z0-9-]+\.b-cdn\.net$/.test(host);

/** Bunny Stream. The embed page's `<title>` has the status (404, 403), whatever the HTTP status (yt-dlp). */
export const bunny: Provider = {
  id: 'bunny',
  owns: (host) => isPlayer(host) || isPullZone(host),

  parse(url) {
    const found = captured(url.pathname, isPlayer(url.hostname) ? PLAYER : [FILE]);
    return found === null ? null : videoAt(url, found.text, ID);
  },

  probe(embed, sites) {
    const url = new URL(embed.url);
    if (isPullZone(url.hostname)) return { url: embed.url, headers: referer(sites), accept: 'page' };
    const [, , library, guid] = url.pathname.split('/');
    const page = new URL(`https://iframe.mediadelivery.net/embed/${library}/${guid}`);
    for (const secret of ['token', 'expires']) {
      const value = url.searchParams.get(secret);
      if (value !== null) page.searchParams.set(secret, value);
    }
    return { url: page.href, headers: referer(sites), accept: 'page' };
  },

  judge(response, embed) {
    if (isPullZone(new URL(embed.url).hostname)) return judgePullZone(response);
    const title = pageTitle(response);
    const titled = /^(40[134]|410)(?:$|\s*[-:|]|\s+(?:not found|forbidden|unauthorized|gone|error))/i.exec(
      title ?? '',
    )?.[1];
    const status = titled === undefined ? response.status : Number(titled);
    if (status === 404 || status === 410) return { status: 'gone', reason: titled ? 'title-404' : 'not-found' };
    if (titled !== undefined) return { status: 'restricted', reason: 'domain-or-token' };
    if (status !== 200) return inconclusiveStatus(response);
    if (!isPlayer(new URL(response.finalUrl).hostname)) return inconclusive('redirected-away');
    return title === null
      ? inconclusive('title-missing')
      : { status: 'playable', reason: 'page-ok', ...pageFacts(response), title };
  },

  known(embed, now) {
    const query = new URL(embed.url).searchParams;
    const expires = Number(query.get('expires') ?? Number.NaN);
    const expired = query.has('token') && expires * 1000 < now.getTime();
    return expired ? { status: 'restricted', reason: 'token-expired' } : null;
  },
};

/** A 403 of the pull zone is hotlink protection or a token (bunny.net "Security"): the embed may still play. */
function judgePullZone(response: ProviderResponse): Verdict {
  const { status, body } = response;
  if (isMissing(response)) return GONE;
  if (status === 401 || status === 403) return inconclusive('hotlink-protected');
  if (status !== 200 && status !== 206) return inconclusiveStatus(response);
  return body.startsWith('<') ? inconclusive('not-media') : { status: 'playable', reason: 'file-ok' };
}
