import { describe, expect, test } from 'vitest';
import { Check, type Embed } from '../../../shared/contract/clip.ts';
import { firstCheck, judge, type ProbeResult, probeFor } from '../../../shared/embed/index.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const SITE = 'https://press.example.org';
const GUID = '18ae59c9-b8f3-49c4-b505-b9418234e980';

const bunny: Embed = {
  provider: 'bunny',
  videoId: GUID,
  url: `https://iframe.mediadelivery.net/embed/455361/${GUID}?autoplay=false`,
};
const youtube: Embed = {
  provider: 'youtube',
  videoId: 'aqz-KE-bpKQ',
  url: 'https://www.youtube.com/embed/aqz-KE-bpKQ',
};
const vimeo: Embed = {
  provider: 'vimeo',
  videoId: '1084537',
  url: 'https://player.vimeo.com/video/1084537?h=0a1b2c3d4e',
};
const dailymotion: Embed = { provider: 'dailymotion', videoId: 'x2jvvep', url: 'https://dai.ly/x2jvvep' };
const direct: Embed = { provider: 'direct', videoId: 'a.example/c.mp4', url: 'https://a.example/c.mp4' };
const unknown: Embed = { provider: 'unknown', videoId: null, url: 'https://player.tv.example/video/77' };

function answer(embed: Embed, status: number, body: string, headers: Record<string, string> = {}): ProbeResult {
  const finalUrl = probeFor(embed, [SITE])?.url ?? embed.url;
  return { kind: 'response', status, finalUrl, headers, body, truncated: false, tookMs: 12 };
}
const page = (title: string) => `<!doctype html><html><head><title>${title}</title></head><body></body></html>`;
const oembed = JSON.stringify({
  type: 'video',
  title: 'Big Buck Bunny',
  html: '<iframe>',
  thumbnail_url: 'https://i.ytimg.com/x.jpg',
});
const metadata = (error: object | null, qualities?: object) =>
  JSON.stringify({ id: 'x2jvvep', title: 'Film', error, qualities });

type Row = readonly [reason: string, embed: Embed, result: ProbeResult | null, verdict: string];

describe('what a result says', () => {
  const rows: readonly Row[] = [
    ['oEmbed', youtube, answer(youtube, 200, oembed), 'playable oembed-ok'],
    ['embedding switched off', youtube, answer(youtube, 401, 'Unauthorized'), 'not-embeddable embedding-off'],
    ['private', youtube, answer(youtube, 403, 'Forbidden'), 'restricted private'],
    ['a wall', youtube, answer(youtube, 403, page('Error 403 (Forbidden)!!1')), 'unknown bot-wall'],
    ['removed', youtube, answer(youtube, 404, 'Not Found'), 'gone not-found'],
    ['never was', youtube, answer(youtube, 400, 'Bad Request'), 'gone never-existed'],
    ['an error text with 200', youtube, answer(youtube, 200, 'Unauthorized'), 'unknown not-json'],
    ['JSON of another kind', youtube, answer(youtube, 200, '[]'), 'unknown not-oembed'],
    ['consent', youtube, answer(youtube, 200, page('Before you continue')), 'unknown consent-page'],
    ['a page with 200', youtube, answer(youtube, 200, page('YouTube')), 'unknown not-json'],
    ['rate limit', youtube, answer(youtube, 429, ''), 'unknown rate-limited'],
    ['server error', youtube, answer(youtube, 503, 'down'), 'unknown server-error'],

    ['oEmbed', vimeo, answer(vimeo, 200, oembed), 'playable oembed-ok'],
    [
      'cut short',
      vimeo,
      answer(vimeo, 200, JSON.stringify({ type: 'video', video_id: 1084537, domain_status_code: 403 })),
      'restricted domain-or-password',
    ],
    ['removed', vimeo, answer(vimeo, 404, '404 Not Found'), 'gone not-found'],
    ['refused', vimeo, answer(vimeo, 403, '{"domain_status_code":403}'), 'restricted private-or-embedding-off'],
    ['a wall', vimeo, answer(vimeo, 403, page('Just a moment...')), 'unknown bot-wall'],
    ['no JSON', vimeo, answer(vimeo, 200, page('Vimeo')), 'unknown not-json'],
    ['another JSON', vimeo, answer(vimeo, 200, '{"error":"x"}'), 'unknown not-oembed'],

    ['plays', dailymotion, answer(dailymotion, 200, metadata(null, { auto: [] })), 'playable metadata-ok'],
    ['geo', dailymotion, answer(dailymotion, 200, metadata({ code: 'DM007', title: 'x' })), 'restricted geo'],
    [
      'private',
      dailymotion,
      answer(dailymotion, 200, metadata({ code: 'DM010', title: 'Private content' })),
      'restricted private',
    ],
    [
      'password',
      dailymotion,
      answer(dailymotion, 200, metadata({ raw_message: 'Password protected' })),
      'restricted password',
    ],
    [
      'deleted',
      dailymotion,
      answer(dailymotion, 200, metadata({ code: 'DM002', title: 'Content deleted.' })),
      'gone removed',
    ],
    [
      'an error nobody knows',
      dailymotion,
      answer(dailymotion, 200, metadata({ code: 'DM999' })),
      'unknown provider-error',
    ],
    ['no qualities', dailymotion, answer(dailymotion, 200, metadata(null)), 'unknown qualities-missing'],
    ['no JSON', dailymotion, answer(dailymotion, 200, page('Dailymotion')), 'unknown not-json'],
    ['refused', dailymotion, answer(dailymotion, 403, ''), 'unknown http-403'],
    ['not found', dailymotion, answer(dailymotion, 404, ''), 'gone not-found'],

    ['plays', bunny, answer(bunny, 200, page('clip.mp4')), 'playable page-ok'],
    ['title 404 under 200', bunny, answer(bunny, 200, page('404')), 'gone title-404'],
    ['title 404 under 404', bunny, answer(bunny, 404, page('404 Not Found')), 'gone title-404'],
    ['title 403 under 200', bunny, answer(bunny, 200, page('403')), 'restricted domain-or-token'],
    ['title 403 under 403', bunny, answer(bunny, 403, page('403')), 'restricted domain-or-token'],
    ['a title that only begins so', bunny, answer(bunny, 200, page('404 days in office')), 'playable page-ok'],
    ['403 of somebody else', bunny, answer(bunny, 403, page('Access denied')), 'unknown bot-wall'],
    ['a challenge with 200', bunny, answer(bunny, 200, page('Just a moment...')), 'unknown bot-wall'],
    ['no title', bunny, answer(bunny, 200, '{}'), 'unknown title-missing'],

    ['a file', direct, answer(direct, 206, 'ftyp', { 'content-type': 'video/mp4' }), 'playable file-ok'],
    [
      'a page where a file was',
      direct,
      answer(direct, 200, page('Home'), { 'content-type': 'text/html' }),
      'unknown not-media',
    ],
    ['no longer there', direct, answer(direct, 410, ''), 'gone not-found'],
    ['hotlink', direct, answer(direct, 403, ''), 'unknown http-403'],
    [
      'download only',
      direct,
      answer(direct, 200, '', { 'content-type': 'video/mp4', 'content-disposition': 'attachment; filename=c.mp4' }),
      'not-embeddable attachment',
    ],
    [
      'no playlist',
      direct,
      answer(direct, 200, 'x', { 'content-type': 'application/x-mpegurl' }),
      'unknown not-a-playlist',
    ],

    ['a page is no proof of a video', unknown, answer(unknown, 200, page('Player')), 'unknown page-answers'],
    [
      'no frame',
      unknown,
      answer(unknown, 200, page('P'), { 'x-frame-options': 'DENY' }),
      'not-embeddable framing-refused',
    ],
    [
      'frame-ancestors decides over X-Frame-Options',
      unknown,
      answer(unknown, 200, page('P'), {
        'x-frame-options': 'DENY',
        'content-security-policy': "default-src 'self'; frame-ancestors https://*.example.org",
      }),
      'unknown page-answers',
    ],
    [
      'other sites only',
      unknown,
      answer(unknown, 200, page('P'), { 'content-security-policy': "frame-ancestors 'self' https://other.example" }),
      'not-embeddable framing-refused',
    ],

    ['our own rules', direct, { kind: 'refused', rule: 'special-address', tookMs: 1 }, 'blocked special-address'],
    ['no network', bunny, { kind: 'failed', reason: 'dns-failed', tookMs: 1 }, 'unknown dns-failed'],
    ['time-out', bunny, { kind: 'failed', reason: 'timeout', tookMs: 1 }, 'unknown timeout'],
    ['TLS', direct, { kind: 'failed', reason: 'tls-failed', tookMs: 1 }, 'unknown tls-failed'],
    ['nobody to ask', { ...youtube, videoId: 'channel:UCknLrEdhRCp1aegoMqRaCZg' }, null, 'unknown no-check'],
    ['a provider without a row', { ...direct, provider: 'nobody' }, null, 'unknown no-check'],
    ['no such address', { ...youtube, url: 'https://www.youtube.com/embed/abc' }, null, 'invalid bad-address'],
    [
      'an address that leads nowhere',
      { ...direct, url: 'https://relative.invalid/c.mp4' },
      null,
      'invalid bad-address',
    ],
    [
      'a host longer than any can be',
      { ...direct, url: `https://${'a.'.repeat(1100)}example/c.mp4` },
      null,
      'invalid bad-address',
    ],
  ];
  test.each(rows)('%s: %o', (_, embed, result, verdict) => {
    const check = judge(embed, result, NOW, [SITE]);
    expect(`${check.status} ${check.reason}`).toBe(verdict);
    expect(check.checkedAt).toBe(NOW.toISOString());
    expect(Check.safeParse(firstCheck(check, 'seed')).success).toBe(true);
  });

  test('what was seen is kept', () => {
    const { seen } = judge(youtube, answer(youtube, 200, oembed), NOW);
    expect(seen).toEqual({
      httpStatus: 200,
      finalUrl: probeFor(youtube, [])?.url,
      title: 'Big Buck Bunny',
      tookMs: 12,
      thumbnailUrl: 'https://i.ytimg.com/x.jpg',
    });
  });

  test('a token that has run out is known without asking, unless the video plays', () => {
    const expired = { ...bunny, url: `${bunny.url}&token=ab&expires=1700000000` };
    expect(judge(expired, { kind: 'failed', reason: 'dns-failed', tookMs: 0 }, NOW)).toMatchObject({
      status: 'restricted',
      reason: 'token-expired',
    });
    expect(judge(expired, answer(expired, 200, page('clip')), NOW).status).toBe('playable');
    const valid = { ...bunny, url: `${bunny.url}&token=ab&expires=4000000000` };
    expect(judge(valid, answer(valid, 403, page('403')), NOW).reason).toBe('domain-or-token');
  });
});

describe('what is asked', () => {
  const rows: readonly (readonly [Embed, string | null, Record<string, string>])[] = [
    [bunny, `https://iframe.mediadelivery.net/embed/455361/${GUID}`, { referer: `${SITE}/` }],
    [
      { ...bunny, url: `https://video.bunnycdn.com/play/1/${GUID}?token=ab&expires=9&autoplay=1` },
      `https://iframe.mediadelivery.net/embed/1/${GUID}?token=ab&expires=9`,
      { referer: `${SITE}/` },
    ],
    [
      youtube,
      'https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Daqz-KE-bpKQ',
      {},
    ],
    [
      vimeo,
      'https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F1084537%2F0a1b2c3d4e',
      { referer: `${SITE}/` },
    ],
    [dailymotion, 'https://www.dailymotion.com/player/metadata/video/x2jvvep', {}],
    [direct, 'https://a.example/c.mp4', { referer: `${SITE}/`, range: 'bytes=0-4095' }],
    [{ ...direct, url: 'https://a.example/c.m3u8' }, 'https://a.example/c.m3u8', { referer: `${SITE}/` }],
    [{ provider: 'vimeo', videoId: 'event:3253', url: 'https://vimeo.com/event/3253' }, null, {}],
    [{ ...direct, provider: 'nobody' }, null, {}],
    [{ ...direct, url: 'https://relative.invalid/c.mp4' }, null, {}],
  ];
  test.each(rows)('%o', (embed, url, headers) => {
    const probe = probeFor(embed, [SITE]);
    expect(probe?.url ?? null).toBe(url);
    if (probe) expect(probe.headers).toEqual(headers);
  });

  test('no Referer where no site is configured', () => {
    expect(probeFor(bunny, [])?.headers).toEqual({});
  });
});
