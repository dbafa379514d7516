import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { findEmbeds } from '../../../shared/embed/index.ts';
import { html } from '../../support/make/embed-document.ts';
import { expectLinear } from '../../support/steps/growth.ts';

const ID = 'Qx3_mT-7aKs';
const WATCH = `https://www.youtube.com/watch?v=${ID}`;
const EMBED = `https://www.youtube.com/embed/${ID}?feature=oembed`;
const FRAME = `<iframe src="${EMBED}" allowfullscreen></iframe>`;
const youtube = [`youtube ${ID}`];
const vimeo = ['vimeo 1084537'];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const json = (value: unknown) => escaped(JSON.stringify(value));
const base64 = (text: string) => Buffer.from(text).toString('base64');
const found = (markup: string) => {
  const { embeds, warnings } = findEmbeds(html(markup));
  expect(warnings.filter(({ code }) => code === 'embed-invalid')).toEqual([]);
  return embeds.map(({ provider, videoId }) => `${provider} ${videoId}`);
};

describe('a player in an attribute', () => {
  test.each<[tool: string, markup: string, expected?: string[]]>([
    // Page builders and content managers
    [
      'Elementor',
      `<div class="elementor-widget-video" data-settings="${json({ youtube_url: WATCH, video_type: 'youtube', controls: 'yes' })}"><div class="elementor-video"></div></div>`,
    ],
    [
      'Elementor, escaped slashes',
      `<div data-settings="${json({ youtube_url: WATCH }).replaceAll('/', '\\/')}"></div>`,
    ],
    [
      'Elementor, Vimeo beside an address that is left from before',
      `<div data-settings="${json({ youtube_url: WATCH, vimeo_url: 'https://vimeo.com/1084537', video_type: 'vimeo' })}"></div>`,
      vimeo,
    ],
    [
      'Elementor, a file',
      `<div data-settings="${json({ video_type: 'hosted', hosted_url: { url: 'https://a.example/c.mp4', id: 7 } })}"></div>`,
      ['direct a.example/c.mp4'],
    ],
    [
      'Elementor, a playlist',
      `<div data-settings="${json({
        tabs: [
          { type: 'youtube', youtube_url: WATCH },
          { type: 'vimeo', vimeo_url: 'https://vimeo.com/1084537' },
        ],
      })}"></div>`,
      [...youtube, ...vimeo],
    ],
    ['Squarespace', `<div class="sqs-video-wrapper" data-provider-name="YouTube" data-html="${escaped(FRAME)}"></div>`],
    [
      'Squarespace, the block',
      `<div class="sqs-block video-block" data-block-json="${json({ blockAnimation: 'none', description: { html: '<p>A talk</p>' }, html: FRAME.replace('https:', ''), url: WATCH, thumbnailUrl: 'https://i.ytimg.com/vi/x/hq.jpg', resolvedBy: 'youtube' })}"></div>`,
    ],
    [
      'Webflow',
      `<a class="w-lightbox"><script type="application/json" class="w-json">{"items":[{"url":"${WATCH}","originalUrl":"${WATCH}","thumbnailUrl":"https://i.ytimg.com/vi/x/hq.jpg","html":"<iframe class=\\"embedly-embed\\" src=\\"//cdn.embedly.com/widgets/media.html?src=x\\"></iframe>","type":"video"}],"group":""}</script></a>`,
    ],
    [
      'Drupal, a lazy field',
      `<div data-video-embed-field-lazy="${escaped(`<div>${FRAME}</div>`)}"><img src="t.jpg"></div>`,
    ],
    ['Drupal, an address', `<drupal-url data-embed-url="${WATCH}" data-url-provider="YouTube"></drupal-url>`],
    [
      'Drupal, a frame of its own',
      `<iframe src="/media/oembed?url=${encodeURIComponent(WATCH)}&amp;max_width=0&amp;hash=x" class="media-oembed-content"></iframe>`,
    ],
    [
      'Brightspot',
      `<div data-module class="YouTubeVideoPlayer" data-video-player data-player-id="f7fb" data-video-id="${ID}" data-video-title="x"></div>`,
    ],
    ['Brightspot, a component', `<bsp-youtube-player data-video-id="${ID}"></bsp-youtube-player>`],
    [
      'Shopify',
      `<deferred-media class="deferred-media" data-media-id="1"><template><iframe src="${EMBED}"></iframe></template></deferred-media>`,
    ],
    ['Shopify, an older theme', `<div class="video__player" data-type="youtube" data-id="${ID}"></div>`],
    ['note.com', `<figure embedded-service="youtube" data-src="${WATCH}"></figure>`],
    ['TYPO3, two clicks', `<div class="video-embed" data-youtube-id="${ID}"></div>`],
    ['CKEditor', `<figure class="media"><oembed url="${WATCH}"></oembed></figure>`],
    // Players
    ['Plyr', `<div id="player" data-plyr-provider="youtube" data-plyr-embed-id="${ID}"></div>`],
    [
      'Plyr, an address',
      `<div data-plyr-provider="vimeo" data-plyr-embed-id="https://vimeo.com/1084537"></div>`,
      vimeo,
    ],
    [
      'Video.js',
      `<video class="video-js" data-setup='{ "techOrder": ["youtube", "html5"], "sources": [{ "type": "video/youtube", "src": "${WATCH}"}] }'></video>`,
    ],
    [
      'Video.js, a file',
      `<video-js data-setup='{"sources":[{"src":"https://a.example/c.m3u8","type":"application/x-mpegURL"}]}'></video-js>`,
      ['direct a.example/c.m3u8'],
    ],
    [
      'Video.js, a file and no type',
      `<video data-setup='{"sources":[{"src":"https://a.example/c.mp4"}],"poster":"p.jpg"}'></video>`,
      ['direct a.example/c.mp4'],
    ],
    [
      'Flowplayer',
      `<div data-item='{"sources":[{"type":"video/mp4","src":"https://a.example/c.mp4"}]}'></div>`,
      ['direct a.example/c.mp4'],
    ],
    ['lite-youtube', `<lite-youtube videoid="${ID}"></lite-youtube>`],
    ['another component', `<youtube-video src="${WATCH}"></youtube-video>`],
    ['a component in Markdown', `<YouTube id="${ID}" />`],
    ['Embetty', `<embetty-video type="vimeo" video-id="1084537"></embetty-video>`, vimeo],
    ['lazyframe', `<div class="lazyframe" data-vendor="youtube" data-src="${EMBED}"></div>`],
    ['lazyYT', `<div class="lazyYT" data-youtube-id="${ID}"></div>`],
    ['an old snippet', `<div class="youtube" id="${ID}" style="width: 560px"></div>`],
    ['a newer snippet', `<div class="youtube-player" data-id="${ID}"></div>`],
    ['another snippet', `<div class="youtube" data-embed="${ID}"><div class="play-button"></div></div>`],
    [
      'Substack',
      `<div id="youtube2-${ID}" class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;${ID}&quot;}"></div>`,
    ],
    ['WP YouTube Lyte', `<div class="lyte-wrapper"><div class="lyMe" id="WYL_${ID}"></div></div>`],
    ['Embed Plus', `<div class="epyt-facade" data-facadesrc="${EMBED}"></div>`],
    ['Lazy Load for Videos', `<a class="preview-lazyload" data-video-uri="${WATCH}" href="#">x</a>`],
    ['Magnific Popup', `<button data-mfp-src="${WATCH}">Watch</button>`],
    ['a button', `<button class="play" data-provider="youtube" data-video-id="${ID}">Play</button>`],
    ['percent escapes', `<div class="load-later" data-content="${encodeURIComponent(FRAME)}"></div>`],
    ['JW Player', `<div class="jwplayer" data-media-id="YTmgRiNU"></div>`, ['jwplayer YTmgRiNU']],
    [
      'Brightcove in an element of the site',
      `<div class="brightcove-player" data-account="4036320279001" data-video-id="4279049078001"></div>`,
      ['brightcove 4279049078001'],
    ],
    ['Kaltura', `<div data-entry-id="1_abcd1234" data-partner-id="1"></div>`, ['kaltura 1_abcd1234']],
    ['an abbreviation', `<div data-yt-video="${ID}"></div>`],
    // Consent tools
    [
      'iubenda',
      `<iframe class="_iub_cs_activate" src="//cdn.iubenda.com/cookie_solution/empty.html" suppressedsrc="${EMBED}"></iframe>`,
    ],
    ['iubenda, another attribute', `<iframe data-suppressedsrc="${EMBED}"></iframe>`],
    ['Cookiebot', `<iframe data-cookieblock-src="${EMBED}" data-cookieconsent="marketing"></iframe>`],
    [
      'Complianz',
      `<iframe class="cmplz-iframe" data-src-cmplz="${EMBED}" src="https://a.example/placeholder.html"></iframe>`,
    ],
    ['Usercentrics', `<iframe uc-src="${EMBED}"></iframe>`],
    ['Usercentrics, its protector', `<div data-usercentrics="YouTube Video" data-uc-src="${EMBED}"></div>`],
    ['Real Cookie Banner', `<iframe consent-original-src-_="${EMBED}" consent-required="12"></iframe>`],
    ['Real Cookie Banner, on a click', `<div consent-click-original-src-_="${EMBED}&amp;autoplay=1"></div>`],
    ['Klaro', `<iframe data-name="youtube" data-src="${EMBED}"></iframe>`],
    ['OneTrust', `<iframe class="optanon-category-C0004" data-src="${EMBED}"></iframe>`],
    ['CookieYes', `<iframe data-cli-src="${EMBED}"></iframe>`],
    ['Moove', `<iframe data-gdpr-iframesrc="${EMBED}"></iframe>`],
    ['Avada', `<iframe class="fusion-hidden" data-privacy-type="youtube" data-privacy-src="${EMBED}" src=""></iframe>`],
    ['Embed Privacy', `<div data-ep-src="${EMBED}"></div>`],
    ['Tarteaucitron', `<div class="youtube_player" videoID="${ID}" width="560" height="315"></div>`],
    ['Tarteaucitron, a frame', `<div class="tac_iframe" data-url="${EMBED}"></div>`],
    [
      'Borlabs Cookie',
      `<div data-borlabs-cookie-type="content-blocker"><script type="text/template">${base64(FRAME)}</script></div>`,
    ],
    [
      'Borlabs Cookie, newer',
      `<div class="brlbs-cmpnt-content-blocker" data-borlabs-cookie-content-blocker-id="youtube" data-borlabs-cookie-content="${base64(FRAME)}"></div>`,
    ],
    [
      'WP Rocket',
      `<div class="rll-youtube-player" data-src="${EMBED}" data-id="${ID}" data-query="feature=oembed"></div>`,
    ],
    ['a lazy loader', `<iframe src="about:blank" data-litespeed-src="${EMBED}"></iframe>`],
    ['a lazy loader around mark-up', `<div data-lazy-load="${escaped(FRAME)}"></div>`],
  ])('%s', (_, markup, expected = youtube) => {
    expect(found(markup)).toEqual(expected);
  });
});

describe('an attribute that holds none', () => {
  test.each<[why: string, markup: string]>([
    ['embed code to copy', `<button data-clipboard-text="${escaped(FRAME)}">Copy</button>`],
    ['a share button', `<a class="share" data-url="${WATCH}" data-share-url="${WATCH}">x</a>`],
    ['a link to a channel', `<a class="youtube-subscribe" data-id="${ID}">x</a>`],
    ['the icon of a channel', `<a class="social-youtube" data-id="${ID}">x</a>`],
    ['a background', `<div data-settings="${json({ background_video_link: WATCH })}"></div>`],
    ['a background by another builder', `<div data-vc-video-bg="${WATCH}"></div>`],
    ['a still', `<div data-video-thumbnail="${WATCH}" data-poster="${WATCH}"></div>`],
    [
      'an id of something else',
      `<div class="youtube-row" data-id="4279049"></div><div class="youtube" id="information"></div>`,
    ],
    ['a number as an id', `<div class="youtube-player" data-id="12345678901"></div>`],
    ['a provider without an id', '<div data-provider="youtube" data-video-id=""></div>'],
    ['an id without a provider', `<div data-video-id="${ID}"></div>`],
    [
      'another key',
      `<div data-settings="${json({ sameAs: WATCH, link: WATCH, channel: { url: WATCH, type: 'youtube' } })}"></div>`,
    ],
    ['a link inside mark-up', `<div data-content="${escaped(`<p>See <a href="${WATCH}">this</a></p>`)}"></div>`],
    ['a page that is none of a video', '<div data-video-url="https://www.youtube.com/user/x"></div>'],
    ['text', '<div data-content="%3C20 %" data-html="a < b"></div>'],
    ['a template for scripts', `<template><iframe src="${EMBED}"></iframe></template>`],
    ['a frame of the site with another address inside', `<iframe src="/go?url=${encodeURIComponent(WATCH)}"></iframe>`],
  ])('%s', (_, markup) => {
    expect(found(markup)).toEqual([]);
  });
});

describe('a page whose content is in JSON', () => {
  const state = (props: unknown) =>
    `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: props } })}</script>`;
  const others = ['aqz-KE-bpKQ', 'Qx3_mT-7aK1', 'Qx3_mT-7aK2', 'Qx3_mT-7aK3'];

  test.each<[why: string, props: unknown, expected?: string[]]>([
    [
      'a block with a provider and an id',
      {
        article: {
          body: [
            { type: 'p', text: 'x' },
            { type: 'youtube', videoId: ID },
          ],
        },
      },
    ],
    ['a type name', { body: [{ __typename: 'YouTubeEmbed', id: ID }] }],
    ['a key of its own', { article: { title: 'x', youtubeId: ID } }],
    ['an address', { article: { video: { embedUrl: EMBED } } }],
    ['embed code', { content: [{ type: 'oembed', providerName: 'YouTube', html: FRAME }] }],
    [
      'blocks of WordPress',
      { blocks: [{ blockName: 'core/embed', attrs: { url: WATCH, providerNameSlug: 'youtube' } }] },
    ],
    ['a video of another page', { related: [{ type: 'youtube', videoId: ID }] }, []],
    ['lists of videos', { items: others.map((videoId) => ({ type: 'youtube', videoId })) }, []],
    ['links', { footer: [{ href: 'https://www.youtube.com/@northgate' }], sameAs: [WATCH], url: WATCH }, []],
  ])('%s', (_, props, expected = youtube) => {
    expect(found(state(props))).toEqual(expected);
  });

  test('a map of 150,000 keys is read', () => {
    const keys = Array.from({ length: 150_000 }, (_, i) => [`k${i}`, {}] as const);
    expect(found(state({ video: { embedUrl: EMBED }, ...Object.fromEntries(keys) }))).toEqual(youtube);
  });

  test('an ordinary script is not read', () => {
    expect(found(`<script>window.state = ${JSON.stringify({ video: { embedUrl: EMBED } })}</script>`)).toEqual([]);
  });
});

describe('attributes take time in proportion to their length', () => {
  test.each<[what: string, make: (length: number) => string]>([
    ['settings', (length) => `<div data-settings='{"youtube_url":[${'{"a":'.repeat(length / 5)}'></div>`],
    [
      'mark-up in mark-up',
      (length) => `<div data-html="${escaped(`<div data-html="${escaped(FRAME)}">`.repeat(length / 150))}"></div>`,
    ],
    ['base64', (length) => `<div data-borlabs-cookie-content="PGlm${'a'.repeat(length)}"></div>`],
    [
      'names',
      (length) => `<div ${Array.from({ length: length / 20 }, (_, i) => `data-video-${i}="x"`).join(' ')}></div>`,
    ],
  ])('%s', async (_, make) => {
    await expectLinear((markup: string) => findEmbeds(html(markup)), make, 150_000);
  });
});
