import { hosts, type Provider } from '../provider.ts';
import { captured, videoAt } from '../shape.ts';
import { askingPage } from './page.ts';

const ID = { pattern: /^\d{6}-\d{3}-[A-Z]$/ };
const isSite = hosts('arte.tv', 'api.arte.tv');
const isStore = (host: string) => /^arte[a-z\d-]{0,30}\.akamai(?:zed|hd)\.net$/.test(host);
const SHAPES = [/^\/(?:player\/)?embeds\/[a-z]{2}\/([^/]+)/, /^\/[a-z]{2}\/videos\/([^/]+)/] as const;

/** Arte. The old player's parameter is the address of a description, which ends in the id. */
export const arte: Provider = {
  id: 'arte',
  owns: (host) => isSite(host) || isStore(host),

  parse(url) {
    if (/^\/player\/v\d+\/(?:index\.php)?$/.test(url.pathname)) {
      const described = URL.parse(url.searchParams.get('json_url') ?? '');
      const id = described?.pathname.split('/').find((part) => ID.pattern.test(part));
      return videoAt(url, id ?? '', ID);
    }
    if (isStore(url.hostname)) {
      const id = /\/(\d{6}-\d{3}-[A-Z])[/_]/.exec(url.pathname)?.[1];
      return id === undefined ? null : videoAt(url, id, ID);
    }
    const found = captured(url.pathname, SHAPES);
    return found === null ? null : videoAt(url, found.text, ID);
  },

  page: (id) => `https://www.arte.tv/en/videos/${encodeURIComponent(id)}/`,
  player: playerOf,
  ...askingPage(({ videoId, url }) => (videoId === null ? url : playerOf(videoId))),
};

/** Only its players may be framed, not its pages. */
function playerOf(id: string): string {
  return `https://www.arte.tv/embeds/en/${encodeURIComponent(id)}`;
}
