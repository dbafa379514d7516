import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider } from '../provider.ts';
import { byPath } from '../shape.ts';

/** TED. */
export const ted: Provider = {
  id: 'ted',
  owns: hosts('ted.com', 'embed.ted.com', 'embed-ssl.ted.com'),
  parse: byPath({ pattern: /^[\w-]{3,150}$/ }, /^\/talks\/(?:lang\/[^/]+\/)?(?!lang(?:\/|$))([^/]+?)(?:\.html)?\/?$/),
  page: (slug) => `https://www.ted.com/talks/${encodeURIComponent(slug)}`,
  player: (slug) => `https://embed.ted.com/talks/${encodeURIComponent(slug)}`,
  probe: (embed, sites) =>
    askOembed('https://www.ted.com/services/v1/oembed.json', `https://www.ted.com/talks/${embed.videoId}`, sites),
  judge: (response) => judgeOembed(response),
};
