import { expect, it } from 'vitest';
import { PROVIDERS } from '../../../shared/embed/providers/index.ts';
import { providerName } from '../../../shared/view/provider-name.ts';

it.each([
  ['bunny', 'https://iframe.mediadelivery.net/embed/1/2', 'Bunny Stream'],
  ['vimeo', 'https://player.vimeo.com/video/1', 'Vimeo'],
  ['direct', 'https://media.example/a.mp4', 'media.example'],
  ['unknown', 'https://аррӏе.example/v', 'xn--80ak6aa92e.example'],
  ['unknown', 'no address', 'Unknown'],
])('%s at %s is %s', (provider, url, name) => {
  expect(providerName({ provider, url })).toBe(name);
});

it('every provider has a name that begins with a capital, or the host', () => {
  for (const { id } of PROVIDERS) {
    expect(providerName({ provider: id, url: 'https://media.example/' })).toMatch(/^[A-Z0-9]|^media\.example$/);
  }
});
