import { describe, expect, test } from 'vitest';
import { Check, type Embed } from '../../../shared/contract/clip.ts';
import { firstCheck, judge, type ProbeResult } from '../../../shared/embed/index.ts';
import { answered, NOW, page, SITE } from '../../support/fake/provider-responses.ts';
import {
  archive,
  archiveFile,
  bitchute,
  brightcove,
  cloudflare,
  facebook,
  instagram,
  jwplayer,
  kaltura,
  loom,
  master,
  mux,
  odysee,
  oembed,
  ok,
  peer,
  peertube,
  playback,
  refused,
  rumble,
  rumblePage,
  rutube,
  streamable,
  ted,
  telegram,
  tiktok,
  twitch,
  vidyard,
  vk,
  wall,
  wistia,
  x,
} from '../../support/make/embed-samples.ts';

type Row = readonly [reason: string, embed: Embed, result: ProbeResult, verdict: string];

describe('recorded answers', () => {
  const rows: readonly Row[] = [
    ['oEmbed', tiktok, answered(tiktok, 200, oembed), 'playable oembed-ok'],
    [
      'removed or private',
      tiktok,
      answered(tiktok, 400, { code: 400, message: 'Something went wrong' }),
      'unknown removed-or-private',
    ],
    ['our address blocked', tiktok, answered(tiktok, 400, { status_code: 10204 }), 'unknown address-blocked'],
    ['private post', tiktok, answered(tiktok, 200, { statusCode: 10216 }), 'restricted private'],
    ['private account', tiktok, answered(tiktok, 400, { code: 10222 }), 'restricted private-account'],
    ['refused', tiktok, answered(tiktok, 403, ''), 'unknown http-403'],

    [
      'a film in the plugin',
      facebook,
      answered(facebook, 200, `${page('x')}<script>{"sd_src":"https://v.example/a"}</script>`),
      'playable page-has-video',
    ],
    ['empty plugin', facebook, answered(facebook, 200, page('Facebook')), 'unknown page-tells-nothing'],
    [
      'unavailable',
      facebook,
      answered(facebook, 200, `${page('x')}<div>This content isn't available right now</div>`),
      'unknown removed-or-private',
    ],
    [
      'login',
      facebook,
      answered(facebook, 200, page('Log in'), { finalUrl: 'https://www.facebook.com/login.php?next=x' }),
      'unknown login-wall',
    ],
    ['404', facebook, answered(facebook, 404, page('x')), 'unknown http-404'],
    ['wall', facebook, answered(facebook, 403, wall), 'unknown bot-wall'],

    [
      'a film in the page',
      instagram,
      answered(instagram, 200, `${page('x')}{\\"video_url\\":\\"https:\\/\\/v.example`),
      'playable page-has-video',
    ],
    [
      'removed or private',
      instagram,
      answered(
        instagram,
        200,
        `${page('x')}The link to this photo or video may be broken, or the post may have been removed.`,
      ),
      'unknown removed-or-private',
    ],
    [
      'login',
      instagram,
      answered(instagram, 200, page('Login'), { finalUrl: 'https://www.instagram.com/accounts/login/?next=x' }),
      'unknown login-wall',
    ],
    ['rate limit by another number', instagram, answered(instagram, 508, ''), 'unknown rate-limited'],
    ['never gone', instagram, answered(instagram, 404, ''), 'unknown http-404'],

    [
      'a post with a film',
      x,
      answered(x, 200, {
        __typename: 'Tweet',
        text: 'Look',
        user: { name: 'Prime' },
        mediaDetails: [{ type: 'photo' }, { type: 'video', video_info: { duration_millis: 61_500 } }],
      }),
      'playable post-has-video',
    ],
    [
      'a post with a picture',
      x,
      answered(x, 200, { __typename: 'Tweet', mediaDetails: [{ type: 'photo' }] }),
      'unknown no-video-in-post',
    ],
    [
      'tombstone',
      x,
      answered(x, 200, {
        __typename: 'TweetTombstone',
        tombstone: { text: { text: 'This Post is from an account that no longer exists.' } },
      }),
      'unknown tombstone',
    ],
    [
      'age',
      x,
      answered(x, 200, {
        __typename: 'TweetTombstone',
        tombstone: { text: { text: 'Age-restricted adult content.' } },
      }),
      'restricted age',
    ],
    [
      'protected',
      x,
      answered(x, 200, {
        __typename: 'TweetTombstone',
        tombstone: { text: { text: 'limits who can view their Posts' } },
      }),
      'restricted private',
    ],
    [
      'withheld',
      x,
      answered(x, 200, { __typename: 'TweetTombstone', tombstone: { text: { text: 'withheld in your country' } } }),
      'restricted geo',
    ],
    ['empty', x, answered(x, 200, ''), 'unknown empty-answer'],
    ['never gone', x, answered(x, 404, ''), 'unknown not-found-unconfirmed'],

    [
      'files',
      rumble,
      answered(rumble, 200, { title: 'A film', duration: 901, author: { name: 'CT' }, ua: { mp4: {} }, live: 0 }),
      'playable video-ok',
    ],
    ['false', rumble, answered(rumble, 200, 'false'), 'gone not-found'],
    ['not found', rumble, answered(rumble, 404, ''), 'gone not-found'],
    ['announced', rumble, answered(rumble, 200, { title: 'Soon', live: 1 }), 'unknown announced'],
    ['wall', rumble, answered(rumble, 403, page('Attention Required! | Cloudflare')), 'unknown bot-wall'],
    ['refused', rumble, answered(rumble, 403, ''), 'unknown http-403'],
    ['page', rumblePage, answered(rumblePage, 200, oembed), 'playable oembed-ok'],
    ['page removed', rumblePage, answered(rumblePage, 404, ''), 'gone not-found'],

    ['oEmbed', odysee, answered(odysee, 200, oembed), 'playable oembed-ok'],
    ['empty', odysee, answered(odysee, 200, ''), 'gone not-found'],
    ['not found', odysee, answered(odysee, 404, '{}'), 'gone not-found'],
    ['the site in place of JSON', odysee, answered(odysee, 200, page('Odysee')), 'unknown not-json'],

    ['oEmbed', bitchute, answered(bitchute, 200, oembed), 'playable oembed-ok'],
    ['place', bitchute, answered(bitchute, 403, { reason: 'Not available in your location' }), 'restricted geo'],
    ['refused', bitchute, answered(bitchute, 403, {}), 'unknown http-403'],

    [
      'described',
      twitch,
      answered(twitch, 200, page('A stream', '<meta property="og:video" content="https://x.example">')),
      'playable page-describes-video',
    ],
    ['soft 404', twitch, answered(twitch, 200, page('Twitch')), 'unknown page-tells-nothing'],

    [
      'a film',
      telegram,
      answered(
        telegram,
        200,
        '<div class="tgme_widget_message"><a class="tgme_widget_message_video_player"></a></div>',
      ),
      'playable post-has-video',
    ],
    [
      'soft 404',
      telegram,
      answered(telegram, 200, '<div class="tgme_widget_message_error">Post not found</div>'),
      'gone post-not-found',
    ],
    [
      'words only',
      telegram,
      answered(telegram, 200, '<div class="tgme_widget_message">Text</div>'),
      'unknown no-video-in-post',
    ],
    [
      'too large',
      telegram,
      answered(
        telegram,
        200,
        '<div class="tgme_widget_message"><div class="message_media_not_supported_label">Media is too big</div></div>',
      ),
      'not-embeddable too-large-to-embed',
    ],
    ['another page', telegram, answered(telegram, 200, page('Telegram')), 'unknown widget-missing'],

    [
      'a film',
      vk,
      answered(vk, 200, 'var playerParams = {"hls":"https:\\/\\/vk.example\\/a"}'),
      'playable player-has-video',
    ],
    [
      'deleted',
      vk,
      answered(vk, 200, '<div class="video_ext_msg"><b>This video has been removed</b></div>'),
      'gone removed',
    ],
    ['in Russian', vk, answered(vk, 200, '<div class="video_ext_msg">Видеозапись удалена</div>'), 'gone removed'],
    ['access', vk, answered(vk, 200, '<div id="video_ext_msg">Access denied</div>'), 'restricted private'],
    ['region', vk, answered(vk, 200, '<div id="video_ext_msg">Not available in your region</div>'), 'restricted geo'],
    [
      'rights',
      vk,
      answered(vk, 200, '<div id="video_ext_msg">Removed at the request of the rights holder</div>'),
      'gone rights-holder',
    ],

    [
      'streams',
      rutube,
      answered(rutube, 200, { title: 'A film', duration: 61, video_balancer: { m3u8: 'https://a' } }),
      'playable options-ok',
    ],
    ['not found', rutube, answered(rutube, 404, { detail: 'x' }), 'gone not-found'],
    ['region', rutube, answered(rutube, 403, { detail: { description: 'Not in your country' } }), 'restricted geo'],
    ['private', rutube, answered(rutube, 403, { detail: 'x' }), 'restricted private-or-geo'],

    [
      'a film',
      ok,
      answered(ok, 200, '<div data-module="OKVideo" data-options="{}"></div>'),
      'playable player-has-video',
    ],
    ['stub', ok, answered(ok, 200, '<div class="vp_video_stub_txt">Video has been deleted</div>'), 'gone removed'],
    [
      'stub with another reason',
      ok,
      answered(ok, 200, '<div class="vp_video_stub_txt">Try later</div>'),
      'unknown unavailable',
    ],

    [
      'item',
      archive,
      answered(archive, 200, {
        metadata: { title: 'A film', creator: ['A', 'B'] },
        files: [{ name: 'a.mp4', length: '61.5' }],
      }),
      'playable item-ok',
    ],
    ['never was', archive, answered(archive, 200, '{}'), 'gone no-such-item'],
    ['withdrawn', archive, answered(archive, 200, { is_dark: true, metadata: {} }), 'gone withdrawn'],
    [
      'for readers with a card',
      archive,
      answered(archive, 200, { metadata: { 'access-restricted-item': 'true' }, files: [{ name: 'a.mp4' }] }),
      'restricted login',
    ],
    [
      'a book',
      archive,
      answered(archive, 200, { metadata: {}, files: [{ name: 'a.pdf' }] }),
      'unknown no-video-in-item',
    ],
    ['file', archiveFile, answered(archiveFile, 200, { metadata: {}, files: [{ name: 'b.mp4' }] }), 'playable item-ok'],
    [
      'file taken out',
      archiveFile,
      answered(archiveFile, 200, { metadata: {}, files: [{ name: 'a.mp4' }] }),
      'gone no-such-file',
    ],
    [
      'more than is read',
      archive,
      answered(archive, 200, '{"created":1,"files":[{"name":"a.mp4"},{"na', { truncated: true }),
      'playable item-exists',
    ],
    ['cut off', archive, answered(archive, 200, '{"created":1,'), 'unknown not-json'],

    [
      'sources',
      brightcove,
      answered(brightcove, 200, { name: 'A film', duration: 61_000, sources: [{}] }, playback),
      'playable playback-ok',
    ],
    [
      'place',
      brightcove,
      answered(brightcove, 403, refused('ACCESS_DENIED', 'CLIENT_GEO'), playback),
      'restricted geo',
    ],
    [
      'domain',
      brightcove,
      answered(brightcove, 403, refused('ACCESS_DENIED', 'DOMAIN'), playback),
      'restricted domain',
    ],
    [
      'unplayable',
      brightcove,
      answered(brightcove, 403, refused('VIDEO_NOT_PLAYABLE'), playback),
      'restricted not-playable',
    ],
    ['token', brightcove, answered(brightcove, 401, refused('TOKEN_REQUIRED'), playback), 'restricted token-required'],
    ['gone', brightcove, answered(brightcove, 404, refused('VIDEO_NOT_FOUND'), playback), 'gone not-found'],
    [
      'key',
      brightcove,
      answered(brightcove, 401, refused('INVALID_POLICY_KEY'), playback),
      'unknown policy-key-refused',
    ],
    [
      'our address',
      brightcove,
      answered(brightcove, 403, refused('ACCESS_DENIED', 'CLIENT_IP'), playback),
      'unknown address-refused',
    ],
    [
      'no sources',
      brightcove,
      answered(brightcove, 200, { name: 'A film', sources: [] }, playback),
      'unknown no-sources',
    ],
    [
      'the first step only',
      brightcove,
      answered(brightcove, 200, { video_cloud: { policy_key: 'BCpkADawqM1-abcdefghij' } }),
      'unknown key-only',
    ],
    ['player gone is no film gone', brightcove, answered(brightcove, 404, ''), 'unknown player-missing'],

    [
      'media',
      jwplayer,
      answered(jwplayer, 200, {
        title: 'A film',
        playlist: [{ duration: 61, image: 'https://a.example/i.jpg', sources: [{}] }],
      }),
      'playable media-ok',
    ],
    ['gone', jwplayer, answered(jwplayer, 404, { message: 'Media not found' }), 'gone not-found'],
    ['signed', jwplayer, answered(jwplayer, 403, {}), 'restricted signature-required'],

    [
      'media',
      wistia,
      answered(wistia, 200, { media: { name: 'A film', duration: 61.5, assets: [{ type: 'original' }] } }),
      'playable media-ok',
    ],
    ['soft 404', wistia, answered(wistia, 200, { error: true, iframe: true }), 'gone provider-error'],
    ['domain', wistia, answered(wistia, 200, { error: 'This domain is not allowed' }), 'restricted domain'],
    [
      'password',
      wistia,
      answered(wistia, 200, { media: { passwordProtectedVideo: { on: 'true' }, assets: [{}] } }),
      'restricted password',
    ],
    [
      'password in the options',
      wistia,
      answered(wistia, 200, {
        media: { assets: [{}], embedOptions: { plugin: { passwordProtectedVideo: { on: true } } } },
      }),
      'restricted password',
    ],

    [
      'ready',
      streamable,
      answered(streamable, 200, { status: 2, title: 'A film', thumbnail_url: '//cdn.example/a.jpg' }),
      'playable ready',
    ],
    ['processing', streamable, answered(streamable, 200, { status: 1 }), 'unknown processing'],
    ['failed', streamable, answered(streamable, 200, { status: 3 }), 'gone processing-failed'],
    ['gone', streamable, answered(streamable, 404, 'Not Found'), 'gone not-found'],

    ['oEmbed', loom, answered(loom, 200, oembed), 'playable oembed-ok'],
    [
      'password',
      loom,
      answered(loom, 401, { error: { __typename: 'VideoPasswordMissingOrIncorrect' } }),
      'restricted password',
    ],
    ['private', loom, answered(loom, 403, {}), 'restricted private'],

    ['manifest', cloudflare, answered(cloudflare, 200, master), 'playable playlist-ok'],
    ['gone', cloudflare, answered(cloudflare, 404, 'not found'), 'gone not-found'],
    ['signed', cloudflare, answered(cloudflare, 401, ''), 'restricted token-or-origin'],
    ['manifest', mux, answered(mux, 200, master), 'playable playlist-ok'],
    ['not ready', mux, answered(mux, 412, ''), 'unknown processing'],
    ['signed', mux, answered(mux, 403, ''), 'restricted token-or-origin'],

    ['oEmbed', vidyard, answered(vidyard, 200, oembed), 'playable oembed-ok'],
    ['gone', ted, answered(ted, 404, ''), 'gone not-found'],

    ['public', peertube, answered(peertube, 200, peer), 'playable video-ok'],
    ['gone', peertube, answered(peertube, 404, { type: 'about:blank', code: 'not_found' }), 'gone not-found'],
    ['no PeerTube', peertube, answered(peertube, 404, page('404')), 'unknown not-peertube'],
    ['private', peertube, answered(peertube, 200, { ...peer, privacy: { id: 3 } }), 'restricted private'],
    ['password', peertube, answered(peertube, 403, { code: 'video_requires_password' }), 'restricted password'],
    ['login', peertube, answered(peertube, 401, { code: 'x' }), 'restricted private'],
    ['being made', peertube, answered(peertube, 200, { ...peer, state: { id: 2 } }), 'unknown not-published'],
    [
      'listed domains',
      peertube,
      answered(peertube, 200, { ...peer, embedPrivacyPolicy: { id: 2 } }),
      'restricted domain',
    ],
    [
      'nobody',
      peertube,
      answered(peertube, 200, { ...peer, embedPrivacyPolicy: { id: 4 } }),
      'not-embeddable embedding-off',
    ],

    ['the page answers', kaltura, answered(kaltura, 200, page('A film')), 'unknown page-answers'],
  ];
  test.each(rows.map(([reason, embed, result, verdict]) => [embed.provider, reason, verdict, embed, result] as const))(
    '%s: %s is %s',
    (_provider, _reason, verdict, embed, result) => {
      const check = judge(embed, result, NOW, [SITE]);
      expect(`${check.status} ${check.reason}`).toBe(verdict);
      expect(Check.safeParse(firstCheck(check, 'seed')).success).toBe(true);
    },
  );
});

describe('what no provider may be called gone for', () => {
  const embeds = [
    tiktok,
    facebook,
    instagram,
    x,
    rumble,
    rumblePage,
    odysee,
    bitchute,
    twitch,
    telegram,
    vk,
    rutube,
    ok,
  ]
    .concat([archive, brightcove, jwplayer, wistia, streamable, loom, cloudflare, mux, vidyard, ted, peertube, kaltura])
    .map((embed) => [embed.provider, embed] as const);

  test.each(embeds)('%s: walls, limits and failures', (_, embed) => {
    const results: ProbeResult[] = [
      ...[401, 403, 405, 408, 418, 420, 425, 429, 500, 502, 503, 504, 508, 520, 999].map((status) =>
        answered(embed, status, ''),
      ),
      answered(embed, 403, wall),
      answered(embed, 503, wall),
      answered(embed, 200, wall),
      answered(embed, 200, page('Before you continue to YouTube')),
      answered(embed, 200, page('x'), { finalUrl: 'https://consent.example.com/m?continue=x' }),
      answered(embed, 404, page('Not Found'), { headers: { 'cf-mitigated': 'challenge' } }),
      answered(embed, 405, '', { headers: { 'x-amzn-waf-action': 'captcha' } }),
      answered(embed, 404, '', { headers: { 'x-amzn-waf-action': 'captcha' } }),
      answered(embed, 200, '<html>'),
      answered(embed, 200, '{"error":'),
      { kind: 'failed', reason: 'dns-failed', tookMs: 1 },
      { kind: 'failed', reason: 'timeout', tookMs: 1 },
      { kind: 'failed', reason: 'tls-failed', tookMs: 1 },
      { kind: 'refused', rule: 'special-address', tookMs: 1 },
    ];
    for (const result of results) {
      const { status, reason } = judge(embed, result, NOW, [SITE]);
      expect(['gone', 'invalid', 'playable'], `${reason} ${JSON.stringify(result).slice(0, 120)}`).not.toContain(
        status,
      );
    }
  });
});
