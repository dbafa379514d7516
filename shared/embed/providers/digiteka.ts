import { type Provider, within } from '../provider.ts';
import { byPath } from '../shape.ts';
import { askingPage } from './page.ts';

/** Digiteka, once Ultimedia. */
export const digiteka: Provider = {
  id: 'digiteka',
  owns: within('ultimedia.com', 'digiteka.net', 'digiteka.com'),
  parse: byPath(
    { pattern: /^[0-9a-z]{3,20}$/i },
    /^\/deliver\/\w+\/(?:[^/]+\/){0,20}?src\/([^/]*)/,
    /^\/default\/index\/video\w+\/id\/([^/]*)/,
  ),
  page: (id) => `https://www.ultimedia.com/default/index/videogeneric/id/${encodeURIComponent(id)}`,
  player: playerOf,
  ...askingPage(({ videoId, url }) => (videoId === null ? url : playerOf(videoId))),
};

function playerOf(id: string): string {
  return `https://www.ultimedia.com/deliver/generic/iframe/src/${encodeURIComponent(id)}`;
}
