import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cardOf } from '../../../functions/send/cards.ts';
import { signedLinks } from '../../../functions/send/links.ts';
import { fakeClip } from '../../support/fake/dependencies.ts';
import { FakeParameters } from '../../support/fake/parameters.ts';

const clip = fakeClip({
  clipId: 'c1',
  embeds: [
    {
      ...{ id: 'e1', provider: 'vimeo', videoId: '1', url: 'https://player.vimeo.com/video/1', check: null },
      proof: { key: 'proofs/c1/x.jpg', type: 'image/jpeg', at: '2026-11-22T08:00:00.000Z' },
    },
  ],
});

beforeEach(() => {
  vi.stubEnv('API_URL', 'https://api.example.org').stubEnv('SIGNING_KEYS_PARAMETER', '/signing-keys');
  new FakeParameters();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it.each<[setting: string | undefined, link: unknown]>([
  ['true', expect.stringContaining('https://api.example.org/stills/c1/e1?key=')],
  [undefined, expect.stringContaining('https://api.example.org/stills/c1/e1?key=')],
  ['false', undefined],
])('where STILLS is %s, the still of a video has the link %s', async (setting, link) => {
  vi.stubEnv('STILLS', setting);
  const { videos } = cardOf(clip, { names: new Map() }, await signedLinks(new Date('2026-11-22T08:00:00.000Z')));
  expect(videos.map(({ still }) => still?.link)).toEqual([link]);
});
