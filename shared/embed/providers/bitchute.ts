import * as z from 'zod/mini';
import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider } from '../provider.ts';
import { GEO, inconclusive, PRIVATE, parseBody, verdictIn } from '../response.ts';
import { byPath } from '../shape.ts';

const SITE = 'https://www.bitchute.com';
const Refusal = z.object({
  reason: z.nullish(z.string()),
  detail: z.nullish(z.string()),
  message: z.nullish(z.string()),
});

const isSite = hosts('bitchute.com', 'old.bitchute.com', 'm.bitchute.com');
const isStore = (host: string) => /^seed[a-z\d]{0,20}\.bitchute\.com$/.test(host);

/** BitChute. */
export const bitchute: Provider = {
  id: 'bitchute',
  owns: (host) => isSite(host) || isStore(host),
  parse: byPath({ pattern: /^[\w-]{6,20}$/ }, /^\/(?:video|embed)\/([^/]+)/, /^\/[\w-]{6,20}\/([\w-]+)\.mp4$/),
  page: (id) => `${SITE}/video/${encodeURIComponent(id)}/`,
  player: (id) => `${SITE}/embed/${encodeURIComponent(id)}/`,
  probe: (embed, sites) =>
    askOembed('https://api.bitchute.com/oembed/', bitchute.page?.(embed.videoId ?? '') ?? embed.url, sites),

  judge(response) {
    if (response.status !== 403) return judgeOembed(response);
    const refusal = parseBody(response, Refusal);
    const message = [refusal?.reason, refusal?.detail, refusal?.message].join(' ');
    return (
      verdictIn(message, [
        [/location|region|country/i, GEO],
        [/private/i, PRIVATE],
      ]) ?? inconclusive('http-403')
    );
  },
};
