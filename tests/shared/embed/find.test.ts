import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Embed } from '../../../shared/contract/clip.ts';
import type { Document, Element } from '../../../shared/document/document.ts';
import { findEmbeds } from '../../../shared/embed/index.ts';
import { documentOf, html, text } from '../../support/make/embed-document.ts';

const GUID = '18ae59c9-b8f3-49c4-b505-b9418234e980';
const ID = 'aqz-KE-bpKQ';
const bunny = `bunny ${GUID}`;
const youtube = `youtube ${ID}`;
const frame = (src: string, rest = '') => `<iframe src="${src}" ${rest}></iframe>`;
const found = (document: Document) => findEmbeds(document).embeds.map((e) => `${e.provider} ${e.videoId}`);
const codes = (document: Document) => findEmbeds(document).warnings.map(({ code }) => code);

type Row = readonly [reason: string, markup: string, expected: readonly string[]];

describe('address shapes in a frame', () => {
  const rows: readonly (readonly [address: string, expected: string])[] = [
    [`https://iframe.mediadelivery.net/embed/455361/${GUID}?autoplay=false&loop=false`, bunny],
    [`https://player.mediadelivery.net/embed/455361/${GUID}`, bunny],
    [`https://video.bunnycdn.com/play/455361/${GUID}`, bunny],
    [`https://iframe.mediadelivery.net/play/455361/${GUID.toUpperCase()}`, bunny],
    [`https://vz-9f1a2b3c-4d5.b-cdn.net/${GUID}/playlist.m3u8`, bunny],
    [`https://vz-9f1a2b3c-4d5.b-cdn.net/${GUID}/play_720p.mp4`, bunny],
    [`https://vz-9f1a2b3c-4d5.b-cdn.net/${GUID}/original`, bunny],
    [`https://www.youtube.com/embed/${ID}`, youtube],
    [`https://www.youtube-nocookie.com/embed/${ID}?rel=0`, youtube],
    [`http://youtube.com/v/${ID}&hl=en&fs=1`, youtube],
    [`https://www.youtube.com/e/${ID}`, youtube],
    [`//www.youtube.com/embed/${ID}`, youtube],
    [`https://m.youtube.com/watch?feature=share&v=${ID}`, youtube],
    [`https://music.youtube.com/watch?v=${ID}&list=RDAMVM${ID}`, youtube],
    [`https://www.youtube.com/shorts/${ID}`, youtube],
    [`https://www.youtube.com/live/${ID}?feature=share`, youtube],
    [`https://youtu.be/${ID}?t=10`, youtube],
    [`https://WWW.YouTube.com:443/embed/${ID}`, youtube],
    [`\n https://www.youtube.com/embed/${ID} \t`, youtube],
    [`https:\\\\www.youtube.com\\embed\\${ID}`, youtube],
    [`https://www.youtube.com./embed/${ID}`, youtube],
    [
      `https://www.youtube.com/embed/videoseries?list=PLrAXtmErZgOeiKm4sgNOk`,
      'youtube playlist:PLrAXtmErZgOeiKm4sgNOk',
    ],
    [`https://www.youtube.com/embed?listType=playlist&list=PLrAXtmErZgOeiKm4s`, 'youtube playlist:PLrAXtmErZgOeiKm4s'],
    [`https://www.youtube.com/embed/${ID}?list=PLrAXtmErZgOeiKm4sgNOk`, youtube],
    [
      'https://www.youtube.com/embed/live_stream?channel=UCknLrEdhRCp1aegoMqRaCZg',
      'youtube channel:UCknLrEdhRCp1aegoMqRaCZg',
    ],
    ['https://player.vimeo.com/video/1084537?h=0a1b2c3d4e', 'vimeo 1084537'],
    ['https://vimeo.com/1084537', 'vimeo 1084537'],
    ['https://vimeo.com/1084537/0a1b2c3d4e', 'vimeo 1084537'],
    ['https://vimeo.com/channels/staffpicks/1084537', 'vimeo 1084537'],
    ['https://vimeo.com/groups/shortfilms/videos/1084537', 'vimeo 1084537'],
    ['https://vimeo.com/showcase/3253534/video/1084537', 'vimeo 1084537'],
    ['https://vimeo.com/moogaloop.swf?clip_id=1084537&server=vimeo.com', 'vimeo 1084537'],
    ['https://vimeo.com/event/3253/embed/0a1b2c3d4e', 'vimeo event:3253'],
    ['https://vimeo.com/showcase/3253534/embed', 'vimeo showcase:3253534'],
    ['https://www.dailymotion.com/embed/video/x2jvvep?autoplay=1', 'dailymotion x2jvvep'],
    ['https://www.dailymotion.com/video/x2jvvep_the-title_news', 'dailymotion x2jvvep'],
    ['https://www.dailymotion.com/swf/video/x2jvvep', 'dailymotion x2jvvep'],
    ['https://www.dailymotion.com/swf/x2jvvep', 'dailymotion x2jvvep'],
    ['https://geo.dailymotion.com/player.html?video=kABCdef123', 'dailymotion kABCdef123'],
    ['https://geo.dailymotion.com/player/x5poh.html?video=x2jvvep', 'dailymotion x2jvvep'],
    ['https://geo.dailymotion.com/player/x5poh.html?playlist=x5zhzj', 'dailymotion playlist:x5zhzj'],
    ['https://dai.ly/x2jvvep', 'dailymotion x2jvvep'],
    ['https://media.example.org/2017/Clip%20One.MP4?sig=1#t=3', 'direct media.example.org/2017/Clip%20One.MP4'],
    [`https://cdn.embedly.com/widgets/media.html?src=https%3A%2F%2Fwww.youtube.com%2Fembed%2F${ID}`, youtube],
    [`https://cdn.iframe.ly/api/iframe?url=https%3A%2F%2Fyoutu.be%2F${ID}&key=1`, youtube],
    [`https://web.archive.org/web/20170215120000if_/https://www.youtube.com/embed/${ID}?rel=0`, youtube],
  ];
  test.each(rows)('%s', (address, expected) => {
    const { embeds, warnings } = findEmbeds(html(frame(address)));
    expect(embeds.map((e) => `${e.provider} ${e.videoId}`)).toEqual([expected]);
    expect(warnings).toEqual([]);
    for (const embed of embeds) expect(Embed.safeParse(embed).success).toBe(true);
  });

  test('the address keeps what playing needs, over https where the file left the scheme out', () => {
    const urls = (src: string) => findEmbeds(html(frame(src))).embeds.map(({ url }) => url);
    expect(urls('//player.vimeo.com/video/1084537?h=0a1b2c3d4e')).toEqual([
      'https://player.vimeo.com/video/1084537?h=0a1b2c3d4e',
    ]);
    expect(urls(`https://iframe.mediadelivery.net/embed/1/${GUID}?token=ab&amp;expires=9`)).toEqual([
      `https://iframe.mediadelivery.net/embed/1/${GUID}?token=ab&expires=9`,
    ]);
  });
});

describe('addresses that are no video', () => {
  const rows: readonly (readonly [reason: string, address: string, warned: boolean])[] = [
    ['a host that ends alike', `https://evil-youtube.com/embed/${ID}`, false],
    ['a host that begins alike', `https://youtube.com.evil.com/embed/${ID}`, false],
    ['a bunny look-alike', `https://iframe.mediadelivery.net.evil.example/embed/1/${GUID}`, false],
    ['a pull zone look-alike', `https://vz-1.b-cdn.net.example/${GUID}/original`, false],
    ['a user before another host', `https://www.youtube.com@evil.com/embed/${ID}`, false],
    ['a user before the right host', `https://user:pw@www.youtube.com/embed/${ID}`, false],
    ['another port', `https://www.youtube.com:8443/embed/${ID}`, false],
    ['another scheme', `ftp://www.youtube.com/embed/${ID}`, false],
    ['a script', `javascript:location='https://youtu.be/${ID}'`, false],
    ['a known address in a query', `https://example.org/go?u=https://www.youtube.com/embed/${ID}`, false],
    ['a known address in a fragment', `https://example.org/#https://youtu.be/${ID}`, false],
    ['a known address in a path', `https://example.org/www.youtube.com/embed/${ID}`, false],
    ['a thumbnail', `https://img.youtube.com/vi/${ID}/0.jpg`, false],
    ['a chat beside a video', `https://www.youtube.com/live_chat?v=${ID}`, false],
    ['a subscribe button', 'https://www.youtube.com/subscribe_embed?channelid=UC1', false],
    ['a map', 'https://maps.google.com/maps?q=Geneva&output=embed', false],
    ['an id of five letters', 'https://www.youtube.com/embed/abcde', true],
    ['an id of twelve letters', `https://www.youtube.com/embed/${ID}x`, true],
    ['a word of eleven letters that names a list', 'https://www.youtube.com/embed/videoseries', true],
    ['a stream of no channel', 'https://www.youtube.com/embed/live_stream', true],
    ['a home page', 'https://www.youtube.com/', true],
    ['a guid cut off', 'https://iframe.mediadelivery.net/embed/455361/18ae59c9-b8f3-49c4', true],
    ['a library that is no number', `https://iframe.mediadelivery.net/embed/abc/${GUID}`, true],
    ['a number that is none', 'https://player.vimeo.com/video/abc', true],
    ['no id', 'https://www.dailymotion.com/embed/video/', true],
    ['an id with a stray letter first', 'https://www.dailymotion.com/embed/video/z2jvvep', true],
  ];
  test.each(rows)('%s', (_, address, warned) => {
    const document = html(frame(address, 'width="560"'));
    expect(found(document)).toEqual([]);
    expect(codes(document)).toEqual(warned ? ['embed-invalid'] : []);
  });
});

describe('places in mark-up', () => {
  const rows: readonly Row[] = [
    ['lazy frame', `<iframe data-src="https://youtu.be/${ID}"></iframe>`, [youtube]],
    [
      'lazy frame behind about:blank',
      `<iframe src="about:blank" data-lazy-src="//youtu.be/${ID}"></iframe>`,
      [youtube],
    ],
    ['cookie wall', `<iframe src="" data-cookieblock-src="https://youtu.be/${ID}"></iframe>`, [youtube]],
    ['placeholder', `<iframe src="/consent.html" data-src="https://youtu.be/${ID}"></iframe>`, [youtube]],
    [
      'src wins over srcdoc',
      `<iframe src="https://youtu.be/${ID}" srcdoc="<a href=https://vimeo.com/1084537>x</a>"></iframe>`,
      [youtube],
    ],
    ['srcdoc', `<iframe srcdoc="<iframe src='https://youtu.be/${ID}'></iframe>"></iframe>`, [youtube]],
    ['amp', `<amp-youtube data-videoid="${ID}"></amp-youtube>`, [youtube]],
    ['amp frame', `<amp-iframe src="https://youtu.be/${ID}"></amp-iframe>`, [youtube]],
    ['lite-youtube', `<lite-youtube videoid="${ID}"></lite-youtube>`, [youtube]],
    ['lite-vimeo', '<lite-vimeo videoid="1084537"></lite-vimeo>', ['vimeo 1084537']],
    ['amp-dailymotion', '<amp-dailymotion data-videoid="x2jvvep"></amp-dailymotion>', ['dailymotion x2jvvep']],
    [
      'Dailymotion loader',
      '<script src="https://geo.dailymotion.com/player/x5poh.js" data-video="x2jvvep"></script>',
      ['dailymotion x2jvvep'],
    ],
    ['CKEditor 5', `<figure><oembed url="https://youtu.be/${ID}"></oembed></figure>`, [youtube]],
    ['CKEditor 4', `<div data-oembed-url="https://youtu.be/${ID}">x</div>`, [youtube]],
    ['WP Rocket', `<div class="rll-youtube-player" data-src="https://www.youtube.com/embed/${ID}"></div>`, [youtube]],
    ['embed', `<embed src="https://www.youtube.com/v/${ID}">`, [youtube]],
    [
      'object, param and embed are one',
      `<object><param name="movie" value="https://www.youtube.com/v/${ID}"><embed src="https://www.youtube.com/v/${ID}"></object>`,
      [youtube],
    ],
    ['object of a media type', '<object data="https://a.example/c" type="video/mp4"></object>', ['direct a.example/c']],
    ['noscript', `<noscript><iframe src="https://youtu.be/${ID}"></iframe></noscript>`, [youtube]],
    [
      'one video, many sources',
      '<video><source src="https://a.example/c.webm"><source src="https://a.example/c.mp4"></video>',
      ['direct a.example/c.webm'],
    ],
    ['video file at a provider', `<video src="https://vz-1.b-cdn.net/${GUID}/play_720p.mp4"></video>`, [bunny]],
    ['lazy video', '<video data-src="https://a.example/c.mp4"></video>', ['direct a.example/c.mp4']],
    [
      'fallback inside a video',
      `<video src="https://a.example/c.mp4">${frame(`https://youtu.be/${ID}`)}</video>`,
      ['direct a.example/c.mp4'],
    ],
    ['base', '<base href="https://a.example/x/"><video src="../c.mp4?e=1"></video>', ['direct a.example/c.mp4']],
    ['no base', '<video src="media/c.mp4?e=1"></video>', ['direct media/c.mp4']],
    ['blob', '<video src="blob:https://a.example/1"></video><video src="data:video/mp4;base64,AA"></video>', []],
    ['audio', '<audio src="https://a.example/c.mp3"><source src="https://a.example/c.mp4"></audio>', []],
    ['picture', '<picture><source src="https://a.example/c.mp4"></picture>', []],
    ['comment', `<!-- ${frame(`https://youtu.be/${ID}`)} -->`, []],
    ['textarea', `<textarea>${frame(`https://youtu.be/${ID}`)}</textarea>`, []],
    ['escaped', `<p>&lt;iframe src="https://youtu.be/${ID}"&gt;&lt;/iframe&gt;</p>`, []],
    ['script', `<script>var u = "https://youtu.be/${ID}";</script>`, []],
    ['link hint', `<link rel="preload" href="https://youtu.be/${ID}">`, []],
    [
      'order and one each',
      `${frame(`https://youtu.be/${ID}`)}${frame('https://vimeo.com/1084537')}${frame(`https://youtu.be/${ID}?t=3`)}`,
      [youtube, 'vimeo 1084537'],
    ],
    [
      'ids that differ by case',
      `${frame('https://youtu.be/aaaaaaaaaaa')}${frame('https://youtu.be/aaaaaaaaaaA')}`,
      ['youtube aaaaaaaaaaa', 'youtube aaaaaaaaaaA'],
    ],
  ];
  test.each(rows)('%s', (_, markup, expected) => {
    expect(found(html(markup))).toEqual(expected);
    expect(codes(html(markup))).toEqual([]);
  });

  test('an address without a base leads nowhere', () => {
    expect(findEmbeds(html('<video src="/media/c.mp4"></video>')).embeds).toEqual([
      { provider: 'direct', videoId: '/media/c.mp4', url: 'https://relative.invalid/media/c.mp4' },
    ]);
  });

  test('a tag that names a wrong id is told', () => {
    expect(codes(html('<lite-youtube videoid="abc"></lite-youtube>'))).toEqual(['embed-invalid']);
  });
});

describe('metadata', () => {
  const ld = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
  const video = { '@type': 'VideoObject', embedUrl: `https://www.youtube.com/embed/${ID}` };
  const rows: readonly Row[] = [
    ['VideoObject', ld(video), [youtube]],
    ['in a graph', ld({ '@graph': [{ '@type': 'WebPage' }, { '@type': ['NewsArticle'], video }] }), [youtube]],
    [
      'array-valued type',
      ld([{ '@type': ['Thing', 'https://schema.org/VideoObject'], embedUrl: video.embedUrl }]),
      [youtube],
    ],
    ['one object is one video', ld({ ...video, contentUrl: 'https://a.example/c.mp4' }), [youtube]],
    [
      'file before an unknown player',
      ld({ '@type': 'VideoObject', embedUrl: 'https://p.example/1', contentUrl: 'https://a.example/c.m3u8' }),
      ['direct a.example/c.m3u8'],
    ],
    ['another type', ld({ '@type': 'AudioObject', embedUrl: video.embedUrl }), []],
    [
      'microdata',
      `<div itemscope itemtype="https://schema.org/VideoObject"><link itemprop="embedUrl" href="${video.embedUrl}"><meta itemprop="contentUrl" content="https://a.example/c.mp4"></div>`,
      [youtube],
    ],
    [
      'the og group is one video',
      `<meta property="og:video:url" content="https://a.example/c.mp4"><meta property="og:video" content="https://youtu.be/${ID}"><meta name="twitter:player" content="https://p.example/9">`,
      [youtube],
    ],
    ['og file', '<meta property="og:video" content="https://a.example/c.mp4">', ['direct a.example/c.mp4']],
    ['podcast player', '<meta name="twitter:player" content="https://open.spotify.com/embed/episode/1">', []],
  ];
  test.each(rows)('%s', (_, markup, expected) => {
    expect(found(html(markup))).toEqual(expected);
    expect(codes(html(markup))).toEqual([]);
  });

  test('metadata is enough for an unknown player, once for each address', () => {
    const markup = ld({ '@type': 'VideoObject', embedUrl: 'https://p.example/1' });
    expect(found(html(markup + markup))).toEqual(['unknown null']);
    expect(codes(html(markup))).toEqual(['embed-unknown']);
  });

  test('a script that is no JSON is told when it speaks of a video', () => {
    expect(codes(html('<script type="application/ld+json">{"@type":"VideoObject}</script>'))).toEqual([
      'embed-invalid',
    ]);
    expect(codes(html('<script type="application/ld+json">{"@type":"Article}</script>'))).toEqual([]);
  });
});

describe('links', () => {
  const url = `https://www.youtube.com/watch?v=${ID}`;
  const rows: readonly (readonly [reason: string, document: Document, expected: readonly string[]])[] = [
    ['bare in a paragraph', html(`<p>${url}&t=10s</p>`), [youtube]],
    ['link in a paragraph', html(`<p> <a href="${url}">Watch the film</a> </p>`), [youtube]],
    ['link in an item', html(`<ul><li><a href="${url}">One</a></li></ul>`), [youtube]],
    ['picture in a link', html(`<p><a href="${url}"><img src="x.jpg"></a></p>`), [youtube]],
    ['block in a link', html(`<a href="${url}"><div>Watch</div></a>`), [youtube]],
    ['between line breaks', html(`<p>The film:<br>${url}<br>ends here.</p>`), [youtube]],
    ['loose line', html(`<h4>Title</h4>\nOutlet\n${url}\n<p>Text</p>`), [youtube]],
    ['angle brackets that mark-up takes for a tag', html(`Outlet\n<${url}>\nText`), [youtube]],
    ['WordPress', html(`<p>[embed width="500"]${url}[/embed]</p>`), [youtube]],
    ['bold', html(`<p><b><a href="${url}">Watch</a></b></p>`), [youtube]],
    ['plain text, own line', text(`The film is here\n${url}\nand nowhere else.`), [youtube]],
    ['plain text, item', text(`- ${url}`), [youtube]],
    ['plain text, no scheme', text(`youtu.be/${ID}`), [youtube]],
    ['plain text, Markdown link', text(`[Watch](${url})`), [youtube]],
    ['plain text, picture link', text(`[![film](x.jpg)](${url})`), [youtube]],
    ['plain text, angle brackets', text(`<${url}>`), [youtube]],
    ['sentence', html(`<p>He spoke about it in <a href="${url}">a film</a> last year.</p>`), []],
    ['sentence that ends in a link', html(`<p>See <a href="${url}">this</a>.</p>`), []],
    ['bare in a sentence', html(`<p>Watch ${url} today</p>`), []],
    ['wrapped sentence', html(`<p>He spoke about it in\n${url}\nlast year.</p>`), []],
    ['plain text sentence', text(`He said so in ${url} last year.`), []],
    ['two films in one line', html(`<p><a href="${url}">1</a> <a href="https://vimeo.com/1084537">2</a></p>`), []],
    ['code', html(`<p><code>${url}</code></p>`), []],
    ['pre', html(`<pre>${url}\n<a href="${url}">x</a></pre>`), []],
    ['code beside a link', html(`<p><code>watch</code> <a href="${url}">x</a></p>`), []],
    ['file of an unknown host', html('<p>https://a.example/c.mp4</p>'), []],
    ['look-alike', html(`<p>https://youtube.com.evil.com/watch?v=${ID}</p>`), []],
    ['user', html(`<p>https://youtube.com@evil.com/watch?v=${ID}</p>`), []],
    ['channel page', html('<li><a href="https://www.youtube.com/@station">YouTube</a></li>'), []],
  ];
  test.each(rows)('%s', (_, document, expected) => {
    expect(found(document)).toEqual(expected);
    expect(codes(document)).toEqual([]);
  });

  test('a link to a video that cannot be is told', () => {
    expect(codes(html('<p>https://youtu.be/abc</p>'))).toEqual(['embed-invalid']);
  });
});

describe('players of no known provider', () => {
  const rows: readonly Row[] = [
    ['two signs', frame('https://player.tvstation.example/77', 'allowfullscreen'), ['unknown null']],
    ['title and permission', frame('https://tv.example/77', 'title="Video player" allow="autoplay"'), ['unknown null']],
    ['a file in the query', frame('https://tv.example/video/?f=/a/c.m3u8'), ['unknown null']],
    ['one sign', frame('https://tv.example/77', 'allowfullscreen'), []],
    ['a podcast', frame('https://open.spotify.com/embed/1', 'title="Player" allowfullscreen'), []],
    ['a relative address', frame('/player/77', 'allowfullscreen title="video"'), []],
    [
      'two addresses',
      frame('https://player.tv.example/1', 'allowfullscreen') + frame('https://player.tv.example/2', 'allowfullscreen'),
      ['unknown null', 'unknown null'],
    ],
  ];
  test.each(rows)('%s', (_, markup, expected) => expect(found(html(markup))).toEqual(expected));
});

describe('laws', () => {
  test('no input throws or reports what the contract refuses', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string(), (address, noise) => {
        const markup = `${frame(address, `title="video player" ${noise}`)}<video src="${noise}"></video><p>${address}</p>${noise}`;
        for (const embed of findEmbeds(html(markup)).embeds) expect(Embed.safeParse(embed).success).toBe(true);
      }),
    );
  });

  test('a tree deeper than the stack is walked', () => {
    let tree: Element = {
      kind: 'element',
      name: 'iframe',
      attributes: { src: `https://youtu.be/${ID}` },
      children: [],
      start: 0,
      end: 0,
    };
    for (let depth = 0; depth < 200_000; depth += 1) {
      tree = { kind: 'element', name: 'div', attributes: {}, children: [tree], start: 0, end: 0 };
    }
    expect(found(documentOf('html', '', [tree]))).toEqual([youtube]);
  });
});
