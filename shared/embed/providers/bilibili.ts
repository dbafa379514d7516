import { hosts, type Parsed, type Provider } from '../provider.ts';
import { askingPage } from './page.ts';

const BV = /^BV[0-9A-Za-z]{10}$/;
const AV = /^av[1-9]\d{0,18}$/i;
const isPlayer = hosts('player.bilibili.com');
const isSite = hosts('bilibili.com', 'm.bilibili.com');

/** Bilibili. */
export const bilibili: Provider = {
  id: 'bilibili',
  owns: (host) => isPlayer(host) || isSite(host),

  parse(url): Parsed {
    const player = isPlayer(url.hostname) || url.pathname === '/blackboard/html5mobileplayer.html';
    if (player) {
      const { searchParams: query } = url;
      return at(url, query.get('bvid') || (query.get('aid') ? `av${query.get('aid')}` : ''));
    }
    const named = /^\/video\/([^/]+)/.exec(url.pathname)?.[1];
    return named === undefined ? null : at(url, named);
  },

  page: (id) => `https://www.bilibili.com/video/${encodeURIComponent(id)}`,
  player: playerOf,
  ...askingPage(({ videoId, url }) => (videoId === null ? url : playerOf(videoId))),
};

function at(url: URL, id: string): Parsed {
  if (BV.test(id)) return { videoId: id, url: url.href };
  return AV.test(id) ? { videoId: id.toLowerCase(), url: url.href } : 'broken';
}

function playerOf(id: string): string {
  const named = id.startsWith('av') ? `aid=${id.slice(2)}` : `bvid=${encodeURIComponent(id)}`;
  return `https://player.bilibili.com/player.html?${named}`;
}
