import { hosts, type Provider } from '../provider.ts';
import { textUnder } from '../script.ts';
import { byPath } from '../shape.ts';
import { askingPage } from './page.ts';

const SERVICES = 'https://services.brid.tv/services/iframe';

/** Brid.TV. */
export const brid: Provider = {
  id: 'brid',
  owns: hosts('services.brid.tv', 'cdn.brid.tv'),
  parse: byPath(
    { pattern: /^[1-9]\d{0,11}$/ },
    /^\/services\/iframe\/video\/([^/.]*)/,
    [/^\/services\/iframe\/playlist\/([^/.]*)/, 'playlist:'],
    /^\/live\/partners\/\d+\/[\w-]+\/(\d+)\.(?:mp4|m3u8)$/,
  ),
  player: (id) =>
    id.startsWith('playlist:')
      ? `${SERVICES}/playlist/${encodeURIComponent(id.slice('playlist:'.length))}/0/0`
      : `${SERVICES}/video/${encodeURIComponent(id)}/0/0`,
  tags: [
    { name: 'amp-brid-player', attribute: 'data-video' },
    { name: 'amp-brid-player', attribute: 'data-playlist', kind: 'playlist:' },
  ],
  calls: [
    {
      name: '$bp',
      address(given) {
        const id = textUnder(given, 'video');
        return id === null ? null : `${SERVICES}/video/${encodeURIComponent(id)}/0/0`;
      },
    },
  ],
  ...askingPage(),
};
