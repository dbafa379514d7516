import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider } from '../provider.ts';
import { PASSWORD, PRIVATE } from '../response.ts';
import { byPath, HEX32 } from '../shape.ts';

const SITE = 'https://www.loom.com';

/** Loom. Its pages refuse frames to checkers though they play, so only oEmbed is requested. */
export const loom: Provider = {
  id: 'loom',
  owns: hosts('loom.com', 'useloom.com', 'cdn.loom.com', 'luna.loom.com'),
  parse: byPath(
    { pattern: HEX32, lower: true },
    /^\/(?:share|embed)\/(?!folder\/)([^/]*)/,
    /^\/sessions\/(?:transcoded|raw)\/([0-9a-f]{32})/i,
    /^\/id\/([0-9a-f]{32})\//i,
  ),
  page: (id) => `${SITE}/share/${encodeURIComponent(id)}`,
  player: (id) => `${SITE}/embed/${encodeURIComponent(id)}`,
  probe: (embed, sites) => askOembed(`${SITE}/v1/oembed`, `${SITE}/share/${embed.videoId}`, sites),
  judge: (response) =>
    response.body.includes('VideoPasswordMissingOrIncorrect')
      ? PASSWORD
      : judgeOembed(response, { 401: PRIVATE, 403: PRIVATE }),
};
