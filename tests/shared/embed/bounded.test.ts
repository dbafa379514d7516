/** A host says how long its answers are: what a check keeps of them has a size of its own. */
import { expect, it } from 'vitest';
import { bytesOf } from '../../../shared/clip/limits.ts';
import { judge, type ProbeResult } from '../../../shared/embed/index.ts';

const NOW = new Date('2026-11-22T00:00:00.000Z');
const embed = { provider: 'youtube', videoId: 'aqz-KE-bpKQ', url: 'https://www.youtube.com/embed/aqz-KE-bpKQ' };
const HOST = 'https://www.youtube.com/';
const long = (unit: string) => unit.repeat(80_000);

function checked(oembed: object, more: Partial<Extract<ProbeResult, { kind: 'response' }>> = {}) {
  const body = JSON.stringify({ html: '<iframe>', title: 'A film', ...oembed });
  const result = {
    kind: 'response',
    status: 200,
    headers: {},
    tookMs: 1,
    truncated: false,
    finalUrl: embed.url,
    body,
  } as const;
  return judge(embed, { ...result, ...more }, NOW);
}

it.each<[why: string, check: ReturnType<typeof checked>]>([
  ['a title', checked({ title: long('ق') })],
  ['an uploader of characters of four bytes', checked({ author_name: long('🚢') })],
  ['the address of a still, whose letters are escaped by six', checked({ thumbnail_url: `${HOST}${long('é')}` })],
  ['where it was sent', checked({}, { finalUrl: new URL(HOST + long('é')).href })],
  ['by way of others', checked({}, { redirects: Array.from({ length: 6 }, () => new URL(HOST + long('é')).href) })],
])('%s of 80,000 characters is left out or cut', (_, check) => {
  expect(check.status).toBe('playable');
  expect(bytesOf(check)).toBeLessThan(16_000);
});

it('addresses of a usual length are kept whole', () => {
  const address = `${HOST}${'a'.repeat(1900)}`;
  const { seen } = checked({ thumbnail_url: address }, { finalUrl: address, redirects: [address] });
  expect(seen).toMatchObject({ thumbnailUrl: address, finalUrl: address, redirects: [address] });
});
