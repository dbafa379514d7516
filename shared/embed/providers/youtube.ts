import { judgeOembed } from '../answer.ts';
import { hosts, type Provider } from '../provider.ts';

const ID = /^[\w-]{11}$/;
const LIST = /^[\w-]{10,64}$/;
const CHANNEL = /^UC[\w-]{22}$/;
const isShort = hosts('youtu.be');

/** YouTube. oEmbed tells "embedding off" (401) from "private" (403) and "removed" (404); the watch page says 200 to all. */
export const youtube: Provider = {
  id: 'youtube',
  owns: hosts('youtube.com', 'm.youtube.com', 'music.youtube.com', 'youtube-nocookie.com', 'youtu.be'),

  parse(url) {
    const videoId = idOf(url);
    return videoId === null || videoId === 'broken' ? videoId : { videoId, url: url.href };
  },

  marked(element) {
    const of = element.attributes;
    const tag = /^(?:lite|amp)-youtube$/.test(element.name);
    const channel = tag ? of['data-live-channelid'] : undefined;
    if (channel !== undefined)
      return `https://www.youtube.com/embed/live_stream?channel=${encodeURIComponent(channel)}`;
    const list = tag ? of.playlistid : undefined;
    const id = tag ? (of.videoid ?? of['data-videoid']) : (of['data-youtube-id'] ?? of['data-youtubeid']);
    if (id) return `https://www.youtube.com/embed/${encodeURIComponent(id.trim())}`;
    if (list) return `https://www.youtube.com/embed/videoseries?list=${encodeURIComponent(list.trim())}`;
    return tag && id !== undefined ? 'https://www.youtube.com/embed/' : null;
  },

  probe(embed) {
    const id = embed.videoId ?? '';
    if (id.startsWith('channel:')) return null;
    const page = id.startsWith('playlist:')
      ? `https://www.youtube.com/playlist?list=${id.slice('playlist:'.length)}`
      : `https://www.youtube.com/watch?v=${id}`;
    return {
      url: `https://www.youtube.com/oembed?format=json&url=${encodeURIComponent(page)}`,
      headers: {},
      accept: 'json',
    };
  },

  judge(answer) {
    if (new URL(answer.finalUrl).hostname === 'consent.youtube.com')
      return { status: 'unknown', reason: 'consent-page' };
    switch (answer.status) {
      case 400:
        return { status: 'gone', reason: 'never-existed' };
      case 401:
        return { status: 'not-embeddable', reason: 'embedding-off' };
      case 403:
        return { status: 'restricted', reason: 'private' };
      case 404:
        return { status: 'gone', reason: 'not-found' };
      default:
        return judgeOembed(answer);
    }
  },
};

function idOf(url: URL): string | 'broken' | null {
  const [, first = '', second = ''] = url.pathname.split('/');
  if (isShort(url.hostname)) return first === '' ? null : idIn(first);
  const list = url.searchParams.get('list');
  switch (first) {
    case 'watch':
    case 'watch_popup':
      return url.searchParams.get('v') ? idIn(url.searchParams.get('v') ?? '') : listOr(list, 'broken');
    case 'playlist':
      return listOr(list, 'broken');
    case 'embed':
      if (second === 'live_stream') return channelIn(url.searchParams.get('channel'));
      if (second === 'videoseries' || second === '') return listOr(list, 'broken');
      return idIn(second);
    case 'v':
    case 'e':
    case 'shorts':
    case 'live':
      return second === '' ? null : idIn(second);
    default:
      return null;
  }
}

/** Flash-era addresses go on with `&…` where a `?` belongs, some with it escaped; YouTube takes the id before it. */
function idIn(text: string): string {
  const id = text.split(/[&?]|%3F|%26/i, 1)[0] ?? '';
  return ID.test(id) ? id : 'broken';
}

function listOr(list: string | null, otherwise: 'broken'): string {
  return list !== null && LIST.test(list) ? `playlist:${list}` : otherwise;
}

function channelIn(channel: string | null): string {
  return channel !== null && CHANNEL.test(channel) ? `channel:${channel}` : 'broken';
}
