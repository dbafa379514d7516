import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Provider } from '../provider.ts';
import { PRIVATE } from '../response.ts';
import { byPath } from '../shape.ts';

/** VideoPress, the player of WordPress.com. */
export const videopress: Provider = {
  id: 'videopress',
  owns: hosts('videopress.com', 'video.wordpress.com', 'videos.videopress.com', 'videos.files.wordpress.com'),
  parse: byPath(
    { pattern: /^[0-9A-Za-z]{8}$/ },
    /^\/(?:embed|v)\/([^/]+)/,
    /^\/([0-9A-Za-z]{8})\/[^/]+\.(?:mp4|m3u8|mpd|ogv|mov|webm|m4v)$/,
  ),
  page: (id) => `https://videopress.com/v/${encodeURIComponent(id)}`,
  player: (id) => `https://videopress.com/embed/${encodeURIComponent(id)}`,
  probe: (embed, sites) =>
    askOembed(
      'https://public-api.wordpress.com/oembed/?for=clipwatch',
      `https://videopress.com/v/${embed.videoId}`,
      sites,
    ),
  judge: (response) => judgeOembed(response, { 403: PRIVATE }),
};
