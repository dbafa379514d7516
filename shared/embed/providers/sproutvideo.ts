import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider } from '../provider.ts';
import { DOMAIN } from '../response.ts';
import { byPath } from '../shape.ts';

/** SproutVideo. */
export const sproutvideo: Provider = {
  id: 'sproutvideo',
  owns: hosts('videos.sproutvideo.com'),
  parse: byPath({ pattern: /^[0-9a-z]{6,40}$/i }, /^\/embed\/([^/]+)\/[^/]+/),
  probe: (embed, sites) =>
    askOembed('https://sproutvideo.com/oembed.json', `https://sproutvideo.com/videos/${embed.videoId}`, sites),
  judge: (response) => judgeOembed(response, { 403: DOMAIN }),
};
