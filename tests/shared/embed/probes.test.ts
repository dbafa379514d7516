import { describe, expect, test } from 'vitest';
import { followUp, hostsAsked, judge, probeFor } from '../../../shared/embed/index.ts';
import { answered, NOW, SITE } from '../../support/fake/provider-responses.ts';
import {
  archiveFile,
  at,
  brightcove,
  GUID,
  mux,
  oembed,
  peertube,
  playback,
  rumble,
  rumblePage,
  rutube,
  tiktok,
  twitch,
  vk,
  wall,
  x,
} from '../../support/make/embed-samples.ts';

/** A host of as many characters as there may be (RFC 1035). */
const LONGEST = `${'a.'.repeat(123)}example`;

describe('what is asked', () => {
  test.each([
    [
      tiktok,
      'https://www.tiktok.com/oembed?url=https%3A%2F%2Fwww.tiktok.com%2F%40scout2015%2Fvideo%2F6718335390845095173',
    ],
    [x, 'https://cdn.syndication.twimg.com/tweet-result?id=1578401165338976258&token=a&lang=en'],
    [rumble, 'https://rumble.com/embedJS/u3/?request=video&ver=2&v=vslb7v'],
    [rumblePage, 'https://rumble.com/api/Media/oembed.json?url=https%3A%2F%2Frumble.com%2Fvdmum1-moose-the-dog.html'],
    [vk, 'https://vk.com/video_ext.php?oid=-140332&id=456239111&hash=ab'],
    [rutube, 'https://rutube.ru/api/play/options/3eac3b4561676c17df9132a9a1e62e3e/?format=json&p=key'],
    [archiveFile, 'https://archive.org/metadata/item'],
    [brightcove, 'https://players.brightcove.net/4036320279001/abc_default/config.json'],
    [mux, 'https://stream.mux.com/DS00Spx1CV902MCtPj5WknGlR102V5HFkDe.m3u8?token=abc'],
    [peertube, `https://tube.example.org/api/v1/videos/${GUID}`],
    [
      at('arte', '100605-013-A', 'https://www.arte.tv/de/videos/100605-013-A/der-film/'),
      'https://www.arte.tv/embeds/en/100605-013-A',
    ],
    [at('twitch', 'channel:station', 'https://player.twitch.tv/?channel=station'), null],
  ] as const)('%o', (embed, url) => expect(probeFor(embed, [SITE])?.url ?? null).toBe(url));

  test('Brightcove’s key opens its second answer, once', () => {
    const first = answered(brightcove, 200, { video_cloud: { policy_key: 'BCpkADawqM1-abcdefghij' } });
    expect(followUp(brightcove, first, [SITE])).toEqual({
      ...{ url: playback.finalUrl, accept: 'json' },
      headers: { referer: `${SITE}/`, accept: 'application/json;pk=BCpkADawqM1-abcdefghij' },
    });
    expect(followUp(brightcove, answered(brightcove, 200, { sources: [{}] }, playback), [SITE])).toBeNull();
    expect(followUp(brightcove, answered(brightcove, 403, wall), [SITE])).toBeNull();
    expect(followUp(brightcove, { kind: 'failed', reason: 'timeout', tookMs: 1 }, [SITE])).toBeNull();
    expect(followUp(tiktok, answered(tiktok, 200, oembed), [SITE])).toBeNull();
  });

  test('all hosts are known before the first is asked', () => {
    expect(hostsAsked(brightcove, [SITE])).toEqual(['players.brightcove.net', new URL(playback.finalUrl).host]);
    expect(hostsAsked(rumble, [SITE])).toEqual(['rumble.com']);
    expect(hostsAsked(at('twitch', 'channel:station', 'https://player.twitch.tv/?channel=station'), [SITE])).toEqual(
      [],
    );
  });

  test.each<[why: string, host: string, asked: boolean]>([
    ['253 characters', LONGEST, true],
    ['253 characters, as a name of the root', `${LONGEST}.`, true],
    ['254 characters', `a${LONGEST}`, false],
    ['a label of 63', `${'a'.repeat(63)}.example`, true],
    ['a label of 64', `${'a'.repeat(64)}.example`, false],
    ['IPv6', '[2606:4700:4700::1111]', true],
  ])('a host that cannot exist is not asked: %s', (_, host, asked) => {
    for (const provider of ['direct', 'unknown', 'peertube']) {
      const embed = at(provider, GUID, `https://${host}/videos/embed/${GUID}`);
      expect(hostsAsked(embed, [SITE]), provider).toEqual(asked ? [host] : []);
      expect(probeFor(embed, [SITE]) !== null, provider).toBe(asked);
    }
  });

  test('a key that could smuggle something into a header is none', () => {
    const first = answered(brightcove, 200, { video_cloud: { policy_key: 'BCpkADawqM1-abcdefghij\r\nx: y' } });
    expect(followUp(brightcove, first, [SITE])).toBeNull();
  });
});

describe('what is known without asking', () => {
  const other = { ...twitch, url: 'https://player.twitch.tv/?video=v1234567890&parent=other.example' };
  test.each([
    ['the player names our site', twitch, [SITE], 'unknown no-check'],
    ['the player names another', other, [SITE], 'not-embeddable parent-not-named'],
    ['one of two sites is not named', twitch, [SITE, 'https://b.example'], 'not-embeddable parent-not-named'],
    ['no site to hold against it', other, [], 'unknown no-check'],
  ] as const)('%s', (_, embed, sites, verdict) => {
    const { status, reason } = judge(embed, null, NOW, sites);
    expect(`${status} ${reason}`).toBe(verdict);
  });

  test.each([
    ['X-Amz-Date=20260301T100000Z&X-Amz-Expires=3600&X-Amz-Signature=a', 'restricted token-expired'],
    ['X-Amz-Date=20260301T113000Z&X-Amz-Expires=3600&X-Amz-Signature=a', 'unknown http-403'],
    ['Expires=1700000000&Signature=a&Key-Pair-Id=b', 'restricted token-expired'],
    ['Expires=1700000000', 'unknown http-403'],
  ])('a signed file: %s', (query, verdict) => {
    const file = at('direct', 'a.example/c.mp4', `https://a.example/c.mp4?${query}`);
    const { status, reason } = judge(file, answered(file, 403, ''), NOW, [SITE]);
    expect(`${status} ${reason}`).toBe(verdict);
  });
});
