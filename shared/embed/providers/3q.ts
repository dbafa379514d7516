import { judgeOembed } from '../oembed.ts';
import { hosts, type Provider, referer } from '../provider.ts';
import { DOMAIN } from '../response.ts';
import { byPath, GUID } from '../shape.ts';

const SITE = 'https://playout.3qsdn.com';

/** 3Q. Its oEmbed takes the bare guid in place of an address. */
export const threeQ: Provider = {
  id: '3q',
  owns: hosts('playout.3qsdn.com'),
  parse: byPath({ pattern: GUID, lower: true }, /^\/(?:embed\/)?([0-9a-f]+-[^/]*)\/?$/i, /^\/embed\/([^/]*)/),
  page: (guid) => `${SITE}/embed/${encodeURIComponent(guid)}`,
  player: (guid) => `${SITE}/embed/${encodeURIComponent(guid)}`,
  tags: [{ name: 'amp-3q-player', attribute: 'data-id' }],
  probe: (embed, sites) => ({
    url: `${SITE}/oembed?url=${embed.videoId}&format=json`,
    headers: referer(sites),
    accept: 'json',
  }),
  judge: (response) => judgeOembed(response, { 403: DOMAIN }),
};
