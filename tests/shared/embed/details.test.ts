import { describe, expect, test } from 'vitest';
import { judge } from '../../../shared/embed/index.ts';
import { answered, NOW, SITE } from '../../support/fake/provider-responses.ts';
import { archive, brightcove, oembed, playback, rumble, streamable, tiktok } from '../../support/make/embed-samples.ts';

describe('what a provider tells besides', () => {
  test.each([
    [
      tiktok,
      answered(tiktok, 200, oembed),
      { title: 'A film', uploader: 'Station', thumbnailUrl: 'https://i.example/a.jpg' },
    ],
    [
      rumble,
      answered(rumble, 200, {
        title: 'A &amp; B',
        duration: 901,
        author: { name: 'CT' },
        i: 'https://i.example/a.jpg',
        u: {},
      }),
      { title: 'A & B', uploader: 'CT', durationSeconds: 901, thumbnailUrl: 'https://i.example/a.jpg' },
    ],
    [
      archive,
      answered(archive, 200, {
        metadata: { title: 'A film', creator: ['A', 'B'] },
        files: [{ name: 'a.mp4', length: '61.5' }],
      }),
      {
        title: 'A film',
        uploader: 'A, B',
        durationSeconds: 61.5,
        thumbnailUrl: 'https://archive.org/services/img/irelandthemaking',
      },
    ],
    [
      streamable,
      answered(streamable, 200, {
        status: 2,
        title: '',
        thumbnail_url: '//cdn.example/a.jpg',
        files: { mp4: { duration: 9 } },
      }),
      { title: null, durationSeconds: 9, thumbnailUrl: 'https://cdn.example/a.jpg' },
    ],
    [
      brightcove,
      answered(brightcove, 200, { name: 'A film', duration: 61_000, sources: [{}] }, playback),
      { title: 'A film', durationSeconds: 61 },
    ],
    [
      tiktok,
      answered(tiktok, 200, { ...oembed, thumbnail_url: 'javascript:alert(1)', duration: -1 }),
      { title: 'A film', uploader: 'Station' },
    ],
  ] as const)('%o', (embed, result, facts) => {
    const { httpStatus: _s, finalUrl: _f, tookMs: _t, ...told } = judge(embed, result, NOW, [SITE]).seen;
    expect(told).toEqual(facts);
  });

  test('where the request was sent on to', () => {
    const redirects = ['https://a.example/1', 'https://a.example/2'];
    expect(judge(tiktok, answered(tiktok, 200, oembed, { redirects }), NOW).seen.redirects).toEqual(redirects);
    expect(judge(tiktok, answered(tiktok, 200, oembed, { redirects: [] }), NOW).seen).not.toHaveProperty('redirects');
  });
});
