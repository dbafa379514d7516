import { hosts, type Parsed, type Provider, referer, type Verdict } from '../provider.ts';
import { GEO, inconclusive, inconclusiveStatus, PRIVATE, pageFacts, verdictIn } from '../response.ts';

const ID = /^-?[1-9]\d{0,14}_[1-9]\d{0,14}$/;
const NAMED = /(?:^|\/)(?:video|clip)(-?\d+_\d+)(?=$|[/?%])/;

/** VK's messages in place of the player, in its languages; the first match wins. */
const MESSAGES: readonly (readonly [pattern: RegExp, verdict: Verdict])[] = [
  [/region|country|регион|стране/i, GEO],
  [/rights ?holder|copyright|правообладател/i, { status: 'gone', reason: 'rights-holder' }],
  [/access denied|privacy|private|доступ|приватност/i, PRIVATE],
  [/blocked|suspended|заблокирован/i, { status: 'gone', reason: 'owner-blocked' }],
  [/deleted|removed|not found|удал[её]н|не найден/i, { status: 'gone', reason: 'removed' }],
  [/log ?in|sign in|авториз/i, { status: 'restricted', reason: 'login' }],
];

/** VK. The player's page has status 200 for everything; a message block in it gives the reason for a missing video. */
export const vk: Provider = {
  id: 'vk',
  owns: hosts('vk.com', 'vk.ru', 'vkvideo.ru', 'm.vk.com', 'm.vk.ru', 'm.vkvideo.ru', 'new.vk.com'),

  parse(url): Parsed {
    if (url.pathname === '/video_ext.php') {
      const videoId = `${url.searchParams.get('oid') ?? ''}_${url.searchParams.get('id') ?? ''}`;
      return ID.test(videoId) ? { videoId, url: url.href } : 'broken';
    }
    const videoId = NAMED.exec(url.pathname)?.[1] ?? NAMED.exec(url.searchParams.get('z') ?? '')?.[1];
    if (videoId === undefined) return null;
    return ID.test(videoId) ? { videoId, url: url.href } : 'broken';
  },

  page: (id) => `https://vkvideo.ru/video${id}`,
  player: (id) => `https://vk.com/video_ext.php?oid=${id.split('_')[0]}&id=${id.split('_')[1]}`,

  probe(embed, sites) {
    const page = new URL(vk.player?.(embed.videoId ?? '') ?? embed.url);
    const hash = new URL(embed.url).searchParams.get('hash');
    if (hash !== null) page.searchParams.set('hash', hash);
    // The page is in the client's language, and in windows-1251 if that is Russian.
    return { url: page.href, headers: { ...referer(sites), 'accept-language': 'en' }, accept: 'page' };
  },

  judge(response) {
    if (response.status !== 200) return inconclusiveStatus(response);
    const message = /video_ext_msg[^>]{0,200}>([\s\S]{0,600})/.exec(response.body)?.[1];
    if (message !== undefined)
      return verdictIn(message.replace(/<[^>]{0,300}>/g, ' '), MESSAGES) ?? inconclusive('player-message');
    return /"?(?:hls|url\d{3,4}|dash_sep|hls_ondemand)"?\s?:\s?"https?:/.test(response.body)
      ? { status: 'playable', reason: 'player-has-video', ...pageFacts(response) }
      : inconclusive('player-tells-nothing');
  },
};
