import { askOembed, judgeOembed } from '../oembed.ts';
import { hosts, type Parsed, type Provider } from '../provider.ts';
import { inconclusive, PRIVATE } from '../response.ts';
import { videoAt } from '../shape.ts';

const ID = { pattern: /^[\w-]{11}$/ };
const LIST = { pattern: /^[\w-]{10,64}$/ };
const CHANNEL = { pattern: /^UC[\w-]{22}$/ };
const SITE = 'https://www.youtube.com';
const isShort = hosts('youtu.be');

/** YouTube. oEmbed: 401 is embedding off, 403 private, 404 removed. The watch page is always 200. */
export const youtube: Provider = {
  id: 'youtube',
  owns: hosts('youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtube-nocookie.com', 'youtu.be'),

  parse(url) {
    const [first = '', second = ''] = url.pathname.split('/').filter((part) => part !== '');
    if (isShort(url.hostname) && first !== 'watch') return first === '' ? null : video(url, first);
    const list = url.searchParams.get('list') ?? '';
    switch (first) {
      case 'watch':
      case 'watch_popup':
        return url.searchParams.get('v')
          ? video(url, url.searchParams.get('v') ?? '')
          : videoAt(url, list, LIST, 'playlist:');
      case 'playlist':
        return videoAt(url, list, LIST, 'playlist:');
      case 'embed':
        if (second === 'live_stream') return videoAt(url, url.searchParams.get('channel') ?? '', CHANNEL, 'channel:');
        if (second === 'videoseries' || second === '') return videoAt(url, list, LIST, 'playlist:');
        return video(url, second);
      case 'v':
      case 'e':
      case 'shorts':
      case 'live':
        return second === '' ? null : video(url, second);
      default:
        return null;
    }
  },

  page: (id) => (id.startsWith('playlist:') ? `${SITE}/playlist?list=${bare(id)}` : `${SITE}/watch?v=${bare(id)}`),

  player(id) {
    if (id.startsWith('playlist:')) return `${SITE}/embed/videoseries?list=${bare(id)}`;
    return id.startsWith('channel:')
      ? `${SITE}/embed/live_stream?channel=${bare(id)}`
      : `${SITE}/embed/${encodeURIComponent(id)}`;
  },

  tags: [
    { name: 'lite-youtube', attribute: 'videoid' },
    { name: 'lite-youtube', attribute: 'playlistid', kind: 'playlist:' },
    { name: 'amp-youtube', attribute: 'data-videoid' },
    { name: 'amp-youtube', attribute: 'data-live-channelid', kind: 'channel:' },
  ],

  marked({ attributes }) {
    const id = attributes['data-youtube-id'] ?? attributes['data-youtubeid'];
    return id ? `${SITE}/embed/${encodeURIComponent(id.trim())}` : null;
  },

  probe(embed, sites) {
    const id = embed.videoId ?? '';
    if (id.startsWith('channel:')) return null;
    const page = id.startsWith('playlist:') ? `${SITE}/playlist?list=${bare(id)}` : `${SITE}/watch?v=${id}`;
    return { ...askOembed(`${SITE}/oembed?format=json`, page, sites), headers: {} };
  },

  judge(response) {
    if (new URL(response.finalUrl).hostname === 'consent.youtube.com') return inconclusive('consent-page');
    return judgeOembed(response, {
      400: { status: 'gone', reason: 'never-existed' },
      401: { status: 'not-embeddable', reason: 'embedding-off' },
      403: PRIVATE,
    });
  },
};

const bare = (id: string): string => encodeURIComponent(id.replace(/^[a-z]+:/, ''));

/** Flash-era addresses have `&…` in place of `?…` after the id, some escaped; YouTube ignores it. */
const video = (url: URL, text: string): Parsed => videoAt(url, text.split(/[&?]|%3F|%26/i, 1)[0] ?? '', ID);
