/** What a provider answers is kept with the check of a video: it is text that every row and mail takes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge, type ProbeResult } from '../../../shared/embed/index.ts';
import { unfitIn } from '../../../shared/well-formed.ts';

const NOW = new Date('2026-11-22T00:00:00.000Z');
const escaped = (text: string) =>
  [...Array(text.length).keys()].map((i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('');
const referenced = (text: string) =>
  [...Array(text.length).keys()].map((i) => `&#x${text.charCodeAt(i).toString(16)};`).join('');

const ANSWERS: readonly (readonly [
  why: string,
  provider: string,
  videoId: string,
  url: string,
  body: (text: string) => string,
])[] = [
  [
    'oEmbed',
    'youtube',
    'aqz-KE-bpKQ',
    'https://www.youtube.com/embed/aqz-KE-bpKQ',
    (t) => `{"title":"A ${escaped(t)}","author_name":"${escaped(t)}","html":"<iframe>"}`,
  ],
  [
    'the head of a page',
    'bunny',
    '18ae59c9-b8f3-49c4-b505-b9418234e980',
    'https://iframe.mediadelivery.net/embed/455361/18ae59c9-b8f3-49c4-b505-b9418234e980',
    (t) => `<html><title>A ${referenced(t)}${t}</title><meta property="og:title" content="${referenced(t)}"></html>`,
  ],
];

test.each(ANSWERS)('%s', (_, provider, videoId, url, body) => {
  const unit = fc.oneof(fc.constantFrom(0, 1, 0xd83d, 0xdea2, 0xfffe, 0xffff), fc.integer({ min: 0, max: 0xffff }));
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), fc.nat(400), (units, more) => {
      const text = String.fromCharCode(...units) + 'x'.repeat(more);
      const result: ProbeResult = {
        kind: 'response',
        status: 200,
        finalUrl: url,
        headers: {},
        body: body(`${text}${'🚢'.repeat(300)}`),
        tookMs: 1,
        truncated: false,
      };
      const check = judge({ provider, videoId, url }, result, NOW);
      expect(check.status).toBe('playable');
      expect(unfitIn(check)).toBeNull();
    }),
  );
});
