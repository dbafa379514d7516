import { hosts, type Provider } from '../provider.ts';
import { byPath } from '../shape.ts';
import { askingPage } from './page.ts';

/** BBC. Programme ids begin with a letter, asset numbers are at the end of a page's name. */
export const bbc: Provider = {
  id: 'bbc',
  owns: hosts('bbc.com', 'bbc.co.uk', 'm.bbc.co.uk', 'm.bbc.com', 'emp.bbc.com', 'emp.bbc.co.uk'),
  parse: byPath(
    { pattern: /^(?:[a-z][0-9a-z]{7,14}|[1-9]\d{5,11})$/ },
    /^\/(?:[\w-]+\/){0,3}av-embeds\/[^/]+\/vpid\/([^/]+)/,
    /^\/(?:[\w-]+\/){0,3}av-embeds\/(?:[^/]*-)?(\d+)\/?$/,
    /^\/(?:[\w-]+\/){0,3}av-embeds\/([^/]+)/,
    /^\/(?:[\w-]+\/){0,3}av\/embed\/([^/]+)/,
    /^\/programmes\/([^/]+)\/player\/?$/,
    /^\/iplayer\/episode\/([^/]+)/,
  ),
  player: (pid) => `https://www.bbc.co.uk/programmes/${encodeURIComponent(pid)}/player`,
  ...askingPage(),
};
