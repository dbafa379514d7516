import { type Provider, within } from '../provider.ts';
import { textUnder } from '../script.ts';
import { videoAt } from '../shape.ts';
import { askingPage } from './page.ts';

const ID = { pattern: /^\d_[0-9a-z]{8}$/i };

/** Kaltura. Not every address has the partner number that the API requires, so the player's page is requested. */
export const kaltura: Provider = {
  id: 'kaltura',
  owns: within('kaltura.com'),

  parse(url) {
    if (/\/thumbnail\//i.test(url.pathname)) return null;
    const query = [...url.searchParams].find(([name]) => /^entry_?id$/i.test(name))?.[1];
    const text = query ?? /\/entry_?id\/([^/]*)/i.exec(url.pathname)?.[1];
    return text === undefined ? null : videoAt(url, text, ID);
  },

  player: (id) =>
    `https://cdnapisec.kaltura.com/html5/html5lib/v2.101/mwEmbedFrame.php?entry_id=${encodeURIComponent(id)}`,
  tags: [{ name: 'amp-kaltura-player', attribute: 'data-entryid' }],
  marked({ attributes }) {
    const id = attributes['data-entry-id'] ?? attributes['data-entryid'] ?? attributes['data-kaltura-entry-id'] ?? '';
    return ID.pattern.test(id.trim()) ? playerFor(id.trim()) : null;
  },
  calls: [{ name: 'kWidget.embed', address: (given) => playerFor(textUnder(given, 'entry_id')) }],
  ...askingPage(),
};

const playerFor = (id: string | null): string | null => (id === null ? null : (kaltura.player?.(id) ?? null));
