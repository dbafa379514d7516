import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider, within } from '../provider.ts';
import { PRIVATE } from '../response.ts';
import { captured, videoAt } from '../shape.ts';
import { hasClass } from '../widget.ts';

const ID = { pattern: /^[\w-]{8,40}$/ };
const isPlay = hosts('play.vidyard.com');
const isHub = within('hubs.vidyard.com');
const isShared = hosts('share.vidyard.com', 'embed.vidyard.com');

/** Vidyard. */
export const vidyard: Provider = {
  id: 'vidyard',
  owns: (host) => isPlay(host) || isHub(host) || isShared(host),

  parse(url) {
    const found = captured(
      url.pathname,
      isPlay(url.hostname) ? [/^\/([^/.]+)(?:\.html|\.js|\.mp4|\.m3u8)?\/?$/] : [/^\/(?:watch|share)\/([^/.]+)/],
    );
    return found === null ? null : videoAt(url, found.text, ID);
  },

  page: (id) => `https://share.vidyard.com/watch/${encodeURIComponent(id)}`,
  player: (id) => `https://play.vidyard.com/${encodeURIComponent(id)}.html`,
  marked: (element) => {
    const id = hasClass(element, 'vidyard-player-embed') ? element.attributes['data-uuid'] : undefined;
    return id === undefined ? null : `https://play.vidyard.com/${encodeURIComponent(id.trim())}.html`;
  },
  probe: (embed, sites) =>
    askOembed(
      'https://api.vidyard.com/dashboard/v1.1/oembed',
      `https://share.vidyard.com/watch/${embed.videoId}`,
      sites,
    ),
  judge: (response) => judgeOembed(response, { 401: PRIVATE }),
};
