import { type Provider, within } from '../provider.ts';
import { byPath } from '../shape.ts';
import { askPage, judgePage } from './page.ts';

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
  player: (id) => `https://www.ultimedia.com/deliver/generic/iframe/src/${encodeURIComponent(id)}`,
  probe: askPage,
  judge: judgePage,
};
