import { describe, expect, test } from 'vitest';
import { compileNames, findMentions } from '../../../../shared/name/index.ts';
import { clipsOf } from '../../../support/read/clips-of.ts';
import { read } from '../../../support/read/read.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const rss = (items: string, channel = '<title>Radio Hill</title>') =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel>${channel}${items}</channel></rss>`;
const atom = (entries: string, feed = '<title>Radio Hill</title>') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">${feed}${entries}</feed>`;
const DAY = '<pubDate>Wed, 15 Feb 2017 23:59:00 -0800</pubDate>';

describe('feeds are recognised', () => {
  test.each([
    [rss('<item><title>a</title></item>'), 'rss', 'RSS 2.0'],
    [
      '<!-- a -->\n<!DOCTYPE rss PUBLIC "x" "y">\n<rss version="0.91"><channel><title>a</title></channel></rss>',
      'rss',
      'a document type',
    ],
    [
      '<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><title>a</title></channel><item><title>b</title></item></rdf:RDF>',
      'rss',
      'RSS 1.0',
    ],
    ['<item><title>a</title><link>https://x.org</link></item>', 'rss', 'an item alone'],
    [atom('<entry><title>a</title></entry>'), 'atom', 'Atom'],
    ['\n<entry xmlns="http://www.w3.org/2005/Atom"><title>a</title></entry>', 'atom', 'an entry alone'],
    ['<atom:feed><atom:entry><atom:title>a</atom:title></atom:entry></atom:feed>', 'atom', 'a prefix'],
    ['<?xml version="1.0"?><html><p>rss</p></html>', 'html', 'XHTML'],
    ['The <rss> tag\n\nis written so', 'text', 'a word about it'],
    ['<item>milk</item>', 'text', 'a list of other things'],
  ])('%j is %s (%s)', (source, format) => expect(read(source).document.format).toBe(format));
});

describe('an item as a clip', () => {
  const expected = {
    title: 'The tower & its light',
    outlet: 'Radio Hill',
    publishedOn: '2017-02-15',
    summary: 'It shone.',
  };
  test.each([
    [rss(`<item><title>The tower &amp; its light</title>${DAY}<description>It shone.</description></item>`), 'plain'],
    [
      rss(
        `<item><title><![CDATA[The tower & its light]]></title>${DAY}<description><![CDATA[<p>It <b>shone</b>.</p>]]></description></item>`,
      ),
      'CDATA',
    ],
    [
      rss(
        `<item><title>The tower &amp;amp; its light</title>${DAY}<description>&lt;p&gt;It shone.&lt;/p&gt;</description></item>`,
      ),
      'escaped twice, escaped mark-up',
    ],
    [
      rss(
        `<item><title>The tower &amp; its light</title><dc:date>2017-02-15T23:59:00-08:00</dc:date><description><p>It <i>shone</i>.</p></description></item>`,
      ),
      'dc:date, mark-up as it is',
    ],
    [
      rss(
        `<item><title>The tower &amp; its light</title>${DAY}<source url="https://x.org/f">Radio Hill</source><description>It shone.</description></item>`,
        '<title>All the news</title>',
      ),
      'the source of an item',
    ],
    [
      rss(
        `<item><title>The tower &amp; its light</title>${DAY}<description>It shone.</description><content:encoded><![CDATA[<p>Long and broad it went on.</p>]]></content:encoded></item>`,
      ),
      'a summary and a text',
    ],
    [
      `<item><title>The tower &amp; its light</title><pubDate>15 Feb 2017</pubDate><dc:publisher>Radio Hill</dc:publisher><description>It shone.</description></item>`,
      'alone',
    ],
    [
      atom(
        '<entry><title type="html">The tower &amp;amp; its light</title><updated>2018-01-01T00:00:00Z</updated><published>2017-02-15T01:00:00+09:00</published><summary>It shone.</summary></entry>',
      ),
      'Atom: published over updated',
    ],
    [
      atom(
        '<entry><title>The tower &amp; its light</title><updated>2017-02-15T01:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It shone.</p></div></content></entry>',
      ),
      'Atom: XHTML',
    ],
    [
      atom(
        '<entry><title>The tower &amp; its light</title><updated>2017-02-15T01:00:00Z</updated><source><title>Radio Hill</title></source><content type="html">&lt;p&gt;It shone.&lt;/p&gt;</content></entry>',
        '<title>All</title>',
      ),
      'Atom: HTML, a source',
    ],
    [
      `<rdf:RDF><channel><title>Radio Hill</title></channel><item><title>The tower &amp; its light</title><dc:date>2017-02-15</dc:date><description>It shone.</description></item></rdf:RDF>`,
      'RSS 1.0',
    ],
  ])('%j (%s)', (source) => {
    for (const end of ['\n', '\r\n']) {
      const [only, ...others] = clipsOf(source.replaceAll('\n', end));
      expect(others).toEqual([]);
      expect(only).toMatchObject(expected);
    }
  });

  test('what else it states', () => {
    const item = `<item><title>a</title><link>https://x.org/a</link><dc:creator>Jane Doe</dc:creator><category>Light</category><category>Sea</category><itunes:duration>12:30</itunes:duration></item>`;
    const [only] = clipsOf(rss(item, '<title>Radio Hill</title><language>en</language>'));
    const rows = only?.document.declared.map(({ name, value }) => `${name}=${value}`);
    expect(rows).toEqual([
      'stated:title=a',
      'stated:outlet=Radio Hill',
      'stated:language=en',
      'stated:author=Jane Doe',
      'stated:source-url=https://x.org/a',
      'stated:keywords=Light',
      'stated:keywords=Sea',
      'stated:duration=12:30',
    ]);
  });

  test.each([
    ['<author>jane@x.org (Jane Doe)</author>', 'Jane Doe'],
    ['<author><name>Jane Doe</name><email>jane@x.org</email></author>', 'Jane Doe'],
  ])('%s is by %s', (author, expected) => {
    const [only] = clipsOf(rss(`<item><title>a</title>${author}</item>`));
    expect(only?.document.declared.find(({ name }) => name === 'stated:author')?.value).toBe(expected);
  });

  test.each([
    ['<enclosure url="https://x.org/a.mp4" type="video/mp4" length="1"/>', ['https://x.org/a.mp4'], 'an enclosure'],
    ['<enclosure url="https://x.org/a.jpg" type="image/jpeg"/>', [], 'a picture'],
    [
      '<media:group><media:content url="https://x.org/a.mp4?x=1&amp;y=2" medium="video" type="video/mp4"/><media:thumbnail url="https://x.org/a.jpg"/></media:group>',
      ['https://x.org/a.mp4?x=1&y=2'],
      'media',
    ],
    [
      '<media:content url="https://youtu.be/aqz-KE-bpKQ"><media:player url="https://youtu.be/aqz-KE-bpKQ"/></media:content>',
      ['https://youtu.be/aqz-KE-bpKQ'],
      'a player in media',
    ],
    ['<yt:videoId>aqz-KE-bpKQ</yt:videoId>', ['https://www.youtube.com/watch?v=aqz-KE-bpKQ'], 'an id of YouTube'],
    [
      '<description>&lt;iframe src="https://player.vimeo.com/video/76979871"&gt;&lt;/iframe&gt;</description>',
      ['https://player.vimeo.com/video/76979871'],
      'a player in escaped mark-up',
    ],
    [
      '<content:encoded><![CDATA[<p><iframe src="https://player.vimeo.com/video/76979871"></iframe></p>]]></content:encoded>',
      ['https://player.vimeo.com/video/76979871'],
      'a player in CDATA',
    ],
    [
      '<link rel="enclosure" type="video/mp4" href="https://x.org/a.mp4"/>',
      ['https://x.org/a.mp4'],
      'an enclosure of Atom',
    ],
    ['<link>https://youtu.be/aqz-KE-bpKQ</link>', [], 'the address of the item'],
  ])('%s has the videos %j (%s)', (inner, embeds) => {
    expect(clipsOf(rss(`<item><title>a</title>${inner}</item>`))[0]?.embeds).toEqual(embeds);
  });

  test('a long text is read whole', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index} &amp;amp; x`).join(' ');
    for (const text of [words, `<![CDATA[${words}]]>`]) {
      const source = rss(`<item><title>a</title><description>${text}</description></item>`);
      const [only] = clipsOf(source);
      const block = only?.document.blocks.at(-1);
      expect(block?.text).toBe(words.replaceAll('&amp;amp;', text === words ? '&' : '&amp;'));
      const at = block?.text.indexOf('w19999') ?? 0;
      expect(source.slice(block?.offsets.at(at), block?.offsets.at(at + 6))).toBe('w19999');
    }
  });

  test('a name is where it stands in the file', () => {
    const source = rss(
      '<item><title>a</title><description>&lt;p&gt;R&amp;amp;D of Randa &lt;b&gt;Kassis&lt;/b&gt;.&lt;/p&gt;</description></item>',
    );
    const [only] = clipsOf(source);
    if (!only) throw new Error('no clip');
    const [mention] = findMentions(only.document, compileNames([{ id: 'a', name: 'Randa Kassis', aliases: [] }]));
    const [span] = mention?.spans ?? [];
    expect(source.slice(span?.start, span?.end)).toBe('Randa &lt;b&gt;Kassis');
    expect(only.text).toContain('R&D of');
  });
});

test.each([
  rss('<item><title>a</title><pubDate>Wed, 15 Feb 2017<description><![CDATA[<p>It'),
  rss('<item><title>a</title><pubDate>Wed, 15 Feb 2017</pubD<description>b</description><link href="x'),
])('%j, which ends too early, is read up to its end', (source) => {
  const [only] = clipsOf(source);
  expect(only?.publishedOn).toBe('2017-02-15');
  for (const { end } of Object.values(only?.fields.evidence ?? {})) expect(end).toBeLessThanOrEqual(source.length);
});

test('each of several items is a clip', () => {
  const clips = clipsOf(rss(['One', 'Two'].map((title) => `<item><title>${title}</title>${DAY}</item>`).join('\n')));
  expect(clips.map(({ part, title, outlet }) => [part, title, outlet])).toEqual([
    ['1', 'One', 'Radio Hill'],
    ['2', 'Two', 'Radio Hill'],
  ]);
});

test('of a very long feed the first 500 items are read', () => {
  const clips = clipsOf(rss('<item><title>a</title></item>'.repeat(600)));
  expect(clips).toHaveLength(500);
  expect(clips.at(-1)?.codes).toContain('parts-cut');
});

test.each<[times: number, make: (times: number) => string, reason: string]>([
  [
    1_000,
    (times) =>
      `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>${rss(`<item><title>x &c; ${'&c; '.repeat(times)}y</title></item>`)}`,
    'entities of entities',
  ],
  [100_000, (times) => rss(`<item><title>x${'<a>'.repeat(times)}`), 'nesting without end'],
  [300_000, (times) => rss(`<item><title>x${'&amp;'.repeat(times)}</title></item>`), 'references'],
  [200_000, (times) => rss(`<item><title>x</title>${'<![CDATA['.repeat(times)}`), 'sections without end'],
  [
    100_000,
    (times) => rss(`<item><title>x</title><description>${'&lt;p&gt;'.repeat(times)}</description></item>`),
    'escaped mark-up',
  ],
  [1_000_000, (times) => rss(`<item title="${'a'.repeat(times)}"><title>x</title></item>`), 'a long attribute'],
])('hostile feed %# is read in linear time, and nothing grows', async (times, make) => {
  const reading = (source: string) => {
    const [first] = clipsOf(source);
    expect(first?.title).toMatch(/^x/);
    expect(first?.text.length).toBeLessThan(source.length);
  };
  await expectLinear(reading, make, times);
});

describe('feeds of alerts and searches, whose name is no outlet', () => {
  const link = (url: string) =>
    `<link href="https://www.google.com/url?rct=j&amp;sa=t&amp;url=${url}&amp;ct=ga&amp;usg=x"></link>`;
  const alert = (title: string, url: string) =>
    atom(
      `<entry><id>tag:google.com,2013:googlealerts/feed:1</id><title type="html">${title}</title>${link(url)}<published>2018-03-03T08:00:00Z</published><content type="html">The council met on Friday.</content><author><name></name></author></entry>`,
      '<id>tag:google.com,2005:reader/user/0/state/com.google/alerts/1</id><title>Google Alert - ferry</title>',
    );
  const news = (title: string, source: string) =>
    rss(
      `<item><title>${title}</title><link>https://news.google.com/rss/articles/CBMi?oc=5</link>${DAY}${source}</item>`,
      '<title>"ferry" - Google News</title><link>https://news.google.com/search?q=ferry</link>',
    );
  const bing = rss(
    `<item><title>The ferry</title>${DAY}<News:Source>Northgate Herald</News:Source></item>`,
    '<title>ferry - BingNews</title>',
  );

  test.each<[why: string, source: string, title: string, outlet: string | null, url?: string]>([
    [
      'an alert about a known outlet',
      alert('Future of old &lt;b&gt;ferry&lt;/b&gt; line - BBC News', 'https://www.bbc.co.uk/news/1'),
      'Future of old ferry line',
      'BBC News',
      'https://www.bbc.co.uk/news/1',
    ],
    [
      'an alert about an unknown one',
      alert('Future of old &lt;b&gt;ferry&lt;/b&gt; line', 'https://herald.example/2018/ferry?a%3D1'),
      'Future of old ferry line',
      null,
      'https://herald.example/2018/ferry?a=1',
    ],
    [
      'a title whose end is no outlet',
      alert('Ferry line - a history', 'https://www.bbc.co.uk/news/1'),
      'Ferry line - a history',
      'BBC News',
      'https://www.bbc.co.uk/news/1',
    ],
    [
      'a search of news, with its source',
      news(
        'Future of old ferry line - Northgate Herald',
        '<source url="https://herald.example">Northgate Herald</source>',
      ),
      'Future of old ferry line',
      'Northgate Herald',
    ],
    ['another search, whose source is a name of its own', bing, 'The ferry', 'Northgate Herald'],
  ])('%s', async (_why, source, title, outlet, url) => {
    const [clip] = await clipsOf(source, 'x.xml');
    expect(clip).toMatchObject({ title, outlet, ...(url && { fields: { url } }) });
  });

  test('a site that is called like one stays an outlet', async () => {
    const [clip] = await clipsOf(rss(`<item><title>A</title>${DAY}</item>`, '<title>Alert News</title>'), 'x.xml');
    expect(clip?.outlet).toBe('Alert News');
  });
});
