import { describe, expect, test } from 'vitest';
import { compileNames, findMentions } from '../../../../shared/name/index.ts';
import { clipsOf } from '../../../support/read/clips-of.ts';
import { read } from '../../../support/read/read.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const json = (value: unknown) => clipsOf(JSON.stringify(value), 'clip.json');
const clip = {
  title: 'The tower',
  outlet: 'La Voz',
  date: '2018-03-15',
  summary: 'It shone.',
  text: 'The tower shone again.',
};
const expected = { title: 'The tower', outlet: 'La Voz', publishedOn: '2018-03-15', summary: 'It shone.' };

describe('a clip as an object', () => {
  test.each<[value: unknown, reason: string]>([
    [clip, 'plain keys'],
    [
      {
        Headline: 'The tower',
        SOURCE: 'La Voz',
        'Published-On': '15 March 2018',
        Abstract: 'It shone.',
        Body: 'x y z',
      },
      'other cases and words',
    ],
    [
      {
        name: 'The tower',
        publisher: { name: 'La Voz' },
        published_at: '2018-03-15T23:59:59-08:00',
        description: 'It shone.',
        content: 'x',
      },
      'a publisher as a thing',
    ],
    [
      {
        title: { rendered: 'The tower' },
        site_name: 'La Voz',
        date: '2018-03-15T01:00:00',
        excerpt: { rendered: '<p>It shone.</p>' },
        content: { rendered: '<p>x</p>' },
      },
      'rendered values',
    ],
    [{ data: clip }, 'wrapped'],
    [{ status: 'ok', response: { results: [clip] } }, 'wrapped in a list'],
    [{ data: { allPosts: { edges: [{ node: clip }] } } }, 'wrapped as GraphQL does'],
    [{ article: clip, related: [{ title: 'Other', date: '2018-01-01' }] }, 'nearer to the top than what is related'],
    [{ type: 'news', id: 4, attributes: clip }, 'in attributes'],
    [
      {
        webTitle: 'The tower',
        webPublicationDate: '2018-03-15T10:00:00Z',
        fields: { trailText: 'It shone.', body: 'x' },
        source: 'La Voz',
      },
      'keys of a newspaper',
    ],
    [
      {
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: 'The tower',
        publisher: [{ '@type': 'Organization', name: 'La Voz' }],
        datePublished: '2018-03-15',
        description: 'It shone.',
        articleBody: 'x',
      },
      'schema.org',
    ],
    [
      {
        '@graph': [
          { '@type': 'WebSite', name: 'Site', description: 'y' },
          {
            '@type': ['NewsArticle', 'Article'],
            headline: 'The tower',
            publisher: { name: 'La Voz' },
            datePublished: '2018-03-15',
            description: 'It shone.',
          },
          { '@type': 'VideoObject', name: 'Film', uploadDate: '2017-01-01' },
        ],
      },
      'a graph: the article, not its site nor its film',
    ],
    [
      {
        title: 'La Voz',
        items: [
          {
            title: 'The tower',
            content_html: '<p>x</p>',
            summary: 'It shone.',
            date_published: '2018-03-15T10:00:00Z',
          },
        ],
      },
      'JSON Feed',
    ],
    [
      {
        title: 'The &quot;tower&quot;'.replaceAll('&quot;', ''),
        date: '20180315',
        source: 'La Voz',
        lead: 'It <b>shone</b>.',
        html: '<p>x</p>',
      },
      'mark-up in the lead',
    ],
  ])('%j (%s)', (value) => {
    const [first, ...others] = json(value);
    expect(others).toEqual([]);
    expect(first).toMatchObject(expected);
  });

  test.each<[value: unknown, titles: readonly string[], reason: string]>([
    [[clip, { ...clip, title: 'Second' }], ['The tower', 'Second'], 'a list'],
    [{ items: [clip, { ...clip, title: 'Second' }] }, ['The tower', 'Second'], 'a wrapped list'],
    [
      {
        data: [
          { id: 1, attributes: clip },
          { id: 2, attributes: { ...clip, title: 'Second' } },
        ],
      },
      ['The tower', 'Second'],
      'JSON:API',
    ],
  ])('%j → %j (%s)', (value, titles) => {
    const clips = json(value);
    expect(clips.map(({ title }) => title)).toEqual(titles);
    expect(clips.map(({ part }) => part)).toEqual(titles.map((_, index) => String(index + 1)));
  });

  test('an object a line is a clip a line, a broken line is lost alone', () => {
    const lines = ['One', 'Two', 'Three'].map((title) => JSON.stringify({ ...clip, title }));
    expect(clipsOf(lines.join('\n')).map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
    expect(clipsOf([lines[0], lines[1], '{"title: ]', lines[2]].join('\r\n')).map(({ title }) => title)).toEqual([
      'One',
      'Two',
      'Three',
    ]);
  });

  test('of a very long list the first 500 are read', () => {
    const clips = json(Array.from({ length: 600 }, (_, index) => ({ ...clip, title: `Clip ${index}` })));
    expect(clips).toHaveLength(500);
    expect(clips.at(-1)?.codes).toContain('parts-cut');
  });
});

describe('JSON that is no clip', () => {
  test.each<[value: unknown, reason: string]>([
    [{ name: 'tool', version: '1.0.0', description: 'A tool', dependencies: {} }, 'a package'],
    [
      { type: 'FeatureCollection', features: [{ geometry: {}, properties: { name: 'A', date: '2017-01-01' } }] },
      'a map',
    ],
    [{ $schema: 'x', title: 'Clip', description: 'A clip', properties: {} }, 'a schema'],
    [[1, 2, 3, 'four'], 'a list of values'],
    [{}, 'nothing at all'],
    [
      [
        { title: 'Home', url: '/' },
        { title: 'About', url: '/about' },
      ],
      'a menu',
    ],
    [{ users: [{ name: 'Jane Doe', email: 'j@x.org' }] }, 'people'],
  ])('%j (%s)', (value) => {
    const [only] = json(value);
    expect(only).toMatchObject({ title: null, outlet: null, publishedOn: null, summary: null });
    expect(only?.codes).toContain('clip-missing');
  });

  test.each([
    ['[Music]\n\nWords of a song', 'a note in brackets'],
    ['{"a": b}', 'no value'],
    ['["quoted"] and more', 'text behind'],
    ['{"a" "b"]', 'another bracket'],
  ])('%j is text (%s)', (source) => expect(read(source, 'clip.json').document.format).toBe('text'));
});

describe('what stands in the strings', () => {
  const source = String.raw`{"title": "Caf\u00e9 \"R&amp;D\"", "date": "2018-03-15", "outlet": "X",
    "html": "<p>We met Randa\u00a0<b>Kas<\/b>sis,\n<i>Jane<\/i> &amp; Joe.<\/p>\n<p>Second.<\/p>"}`;
  const [only] = clipsOf(source);

  test('escapes and mark-up are read', () => {
    expect(only?.title).toBe('Café "R&D"');
    expect(only?.document.blocks.map(({ text }) => text)).toEqual([
      'Café "R&D"',
      'We met Randa\u00a0Kassis, Jane & Joe.',
      'Second.',
    ]);
  });

  test('a name is where it stands in the file', () => {
    const name = { id: 'a', name: 'Randa Kassis', aliases: [] };
    if (!only) throw new Error('no clip');
    const [mention] = findMentions(only.document, compileNames([name]));
    const [span] = mention?.spans ?? [];
    expect(source.slice(span?.start, span?.end)).toBe(String.raw`Randa\u00a0<b>Kas<\/b>sis`);
  });

  test('a file that was cut is read as far as it goes', () => {
    const [cut] = clipsOf('{"title": "The tower", "date": "2018-03-15", "text": "It shone ag');
    expect(cut).toMatchObject({ title: 'The tower', publishedOn: '2018-03-15', summary: 'It shone ag' });
  });

  test('line ends in strings and commas too many are forgiven', () => {
    const [loose] = clipsOf('{"title": "The\ntower", "date": "2018-03-15", "text": "a b c",}');
    expect(loose).toMatchObject({ title: 'The tower', publishedOn: '2018-03-15' });
  });
});

describe('the text of a clip', () => {
  test.each<[body: unknown, paragraphs: readonly string[], reason: string]>([
    ['One.\n\nTwo\nand more.', ['One.', 'Two\nand more.'], 'plain text'],
    ['<p>One.</p><p>Two.</p>', ['One.', 'Two.'], 'HTML'],
    [['One.', 'Two.'], ['One.', 'Two.'], 'a list'],
    [
      [
        { type: 'paragraph', text: 'One.' },
        { type: 'paragraph', text: 'Two.' },
      ],
      ['One.', 'Two.'],
      'blocks',
    ],
    [{ blocks: [{ type: 'paragraph', data: { text: 'One <b>bold</b>.' } }] }, ['One bold.'], 'Editor.js'],
    [
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Ran' },
              { type: 'text', text: 'da said.' },
            ],
          },
        ],
      },
      ['Randa said.'],
      'ProseMirror: the spans of a paragraph',
    ],
    [
      [
        {
          _type: 'block',
          children: [
            { _type: 'span', text: 'One ' },
            { _type: 'span', text: 'two.' },
          ],
        },
      ],
      ['One two.'],
      'Portable Text',
    ],
    [{ rendered: '<p>One.</p>', protected: false }, ['One.'], 'WordPress'],
  ])('%j → %j (%s)', (body, paragraphs) => {
    const [only] = json({ title: 'The tower', date: '2018-03-15', body });
    expect(only?.document.blocks.map(({ text }) => text)).toEqual(['The tower', ...paragraphs]);
  });
});

describe('videos', () => {
  const film = 'https://www.youtube.com/watch?v=aqz-KE-bpKQ';
  const is = 'https://www.youtube.com/embed/aqz-KE-bpKQ';
  test.each<[extra: object, embeds: readonly string[], reason: string]>([
    [{ video: film }, [film], 'an address'],
    [{ embed: `<iframe src="${is}"></iframe>` }, [is], 'embed code'],
    [{ html: `<p>a</p><iframe src="${is}"></iframe>` }, [is], 'a player in the text'],
    [{ video: { provider: 'YouTube', id: 'aqz-KE-bpKQ' } }, [film], 'provider and id'],
    [{ youtube_id: 'aqz-KE-bpKQ' }, [film], 'an id alone'],
    [{ videos: [{ url: film, thumbnail: 'https://x.org/a.jpg' }] }, [film], 'a list of things with stills'],
    [{ media: [{ url: 'https://x.org/a.mp4', type: 'video/mp4' }] }, ['https://x.org/a.mp4'], 'a file of a type'],
    [{ media: [{ url: 'https://x.org/a.jpg', type: 'image/jpeg' }] }, [], 'a picture'],
    [{ media: film }, [film], 'media that is a film'],
    [
      {
        video: {
          '@type': 'VideoObject',
          '@context': 'https://schema.org',
          embedUrl: 'https://player.vimeo.com/video/76979871',
          url: 'https://x.org/page',
          thumbnailUrl: 'https://x.org/a.jpg',
        },
      },
      ['https://player.vimeo.com/video/76979871'],
      'schema.org',
    ],
    [
      { embedUrl: 'https://tv.example.org/player/5' },
      ['https://tv.example.org/player/5'],
      'a player that nobody knows',
    ],
    [{ url: film, image: { url: 'https://x.org/a.jpg' } }, [], 'the address of the clip'],
    [{ video: null, embed: '', player: false }, [], 'none'],
  ])('%j → %j (%s)', (extra, embeds) => {
    const address = (url: string) => url.replace('www.youtube.com/embed/', 'www.youtube.com/watch?v=');
    expect(json({ ...clip, text: undefined, ...extra })[0]?.embeds.map(address)).toEqual(embeds.map(address));
  });
});

test.each<[times: number, make: (times: number) => string, reason: string]>([
  [1_000_000, (n) => '['.repeat(n), 'nesting without end'],
  [9000, (n) => `${'['.repeat(n)}${']'.repeat(n)}`, 'nesting with one'],
  [9000, (n) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`, 'objects in each other'],
  [600_000, (n) => `[${'{},'.repeat(n)}{}]`, 'very many values'],
  [1_000_000, (n) => `{"title":"${'\\'.repeat(n)}"}`, 'escapes of escapes'],
  [100_000, (n) => `{"title":"a","text":"${'<b>'.repeat(n)}"}`, 'mark-up in a string'],
  [300_000, (n) => `{"title":"a","text":"${'\\u003c'.repeat(n)}"}`, 'escaped signs'],
  [100_000, (n) => `${'{"a":1}\n'.repeat(n)}`, 'very many lines'],
])('hostile JSON %# is read in linear time', async (times, make) => {
  await expectLinear((source) => expect(clipsOf(source, 'clip.json').length).toBeGreaterThan(0), make, times);
});
