import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider } from '../provider.ts';
import { byPath } from '../shape.ts';

const SITE = 'https://www.aparat.com';

/** Aparat. */
export const aparat: Provider = {
  id: 'aparat',
  owns: hosts('aparat.com'),
  parse: byPath(
    { pattern: /^[0-9A-Za-z]{3,16}$/ },
    /^\/v\/([^/]+)/,
    /^\/video\/video\/embed\/videohash\/([^/]+)/,
    /^\/embed\/([^/]+)/,
  ),
  page: (hash) => `${SITE}/v/${encodeURIComponent(hash)}`,
  player: (hash) => `${SITE}/video/video/embed/videohash/${encodeURIComponent(hash)}/vt/frame`,
  probe: (embed, sites) => askOembed(`${SITE}/oembed`, `${SITE}/v/${embed.videoId}`, sites),
  judge: (response) => judgeOembed(response),
};
