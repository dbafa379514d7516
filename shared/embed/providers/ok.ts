import { hosts, type Provider, referer, type Verdict } from '../provider.ts';
import { GEO, inconclusive, inconclusiveStatus, PRIVATE, pageFacts, verdictIn } from '../response.ts';
import { byPath } from '../shape.ts';

const MESSAGES: readonly (readonly [pattern: RegExp, verdict: Verdict])[] = [
  [/region|country|регион|стран/i, GEO],
  [/rights ?holder|copyright|правообладател/i, { status: 'gone', reason: 'rights-holder' }],
  [/deleted|removed|not found|удал[её]н|не найден|doesn.t exist/i, { status: 'gone', reason: 'removed' }],
  [/private|access|доступ|ограничен|log ?in/i, PRIVATE],
  [/blocked|заблокирован/i, { status: 'gone', reason: 'blocked-by-provider' }],
];

/** Odnoklassniki. The player's page always has status 200; a stub in place of the player gives the reason. */
export const ok: Provider = {
  id: 'ok',
  owns: hosts('ok.ru', 'odnoklassniki.ru', 'm.ok.ru', 'm.odnoklassniki.ru'),
  parse: byPath(
    { pattern: /^[1-9]\d{3,19}(?:-\d)?$/ },
    /^\/(?:videoembed|video|live|web-api\/video\/moviePlayer)\/([^/]+)/,
  ),
  page: (id) => `https://ok.ru/video/${encodeURIComponent(id)}`,
  player: (id) => `https://ok.ru/videoembed/${encodeURIComponent(id)}`,
  probe: (embed, sites) => ({
    url: `https://ok.ru/videoembed/${embed.videoId}`,
    headers: { ...referer(sites), 'accept-language': 'en' },
    accept: 'page',
  }),

  judge(response) {
    if (response.status !== 200) return inconclusiveStatus(response);
    const stub = /vp_video_stub_txt[^>]{0,200}>([^<]{0,400})/.exec(response.body)?.[1];
    if (stub !== undefined) return verdictIn(stub, MESSAGES) ?? inconclusive('unavailable');
    return /data-options=/.test(response.body)
      ? { status: 'playable', reason: 'player-has-video', ...pageFacts(response) }
      : inconclusive('player-tells-nothing');
  },
};
