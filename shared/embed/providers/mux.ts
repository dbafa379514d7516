import { hosts, type Provider, referer } from '../provider.ts';
import { captured, videoAt } from '../shape.ts';
import { judgeManifest } from './manifest.ts';

const ID = { pattern: /^[0-9A-Za-z]{10,90}$/ };
const isStream = hosts('stream.mux.com');
const isPlayer = hosts('player.mux.com');
const STREAM = /^\/([^/.]+)(?:\.m3u8|\/[\w-]+\.mp4)$/;
const isPage = hosts('stream.new');

/** Mux. */
export const mux: Provider = {
  id: 'mux',
  owns: (host) => isPlayer(host) || isStream(host) || isPage(host),

  parse(url) {
    const shape = isStream(url.hostname) ? STREAM : isPage(url.hostname) ? /^\/v\/([^/]+)/ : /^\/([^/]+)\/?$/;
    const found = captured(url.pathname, [shape]);
    return found === null ? null : videoAt(url, found.text, ID);
  },

  page: (id) => `https://player.mux.com/${encodeURIComponent(id)}`,
  player: (id) => `https://player.mux.com/${encodeURIComponent(id)}`,

  /** A playback id may have its signature after a question mark. */
  marked({ name, attributes }) {
    const id = /^mux-(?:player|video)$/.test(name) ? attributes['playback-id'] : undefined;
    if (id === undefined) return null;
    const [bare = '', ...secrets] = id.trim().split('?');
    return `https://stream.mux.com/${encodeURIComponent(bare)}.m3u8${secrets.length > 0 ? `?${secrets.join('?')}` : ''}`;
  },

  probe(embed, sites) {
    const { searchParams, hostname } = new URL(embed.url);
    const token = searchParams.get(isPlayer(hostname) ? 'playback-token' : 'token');
    const query = token === null ? '' : `?token=${encodeURIComponent(token)}`;
    return { url: `https://stream.mux.com/${embed.videoId}.m3u8${query}`, headers: referer(sites), accept: 'page' };
  },
  judge: judgeManifest,
};
