import { describe, expect, test } from 'vitest';
import { read } from '../../support/read/read.ts';

const TITLE = 'A bridge for the village';
const TEXT =
  '<p>The council met in the old hall and decided that the bridge over the river be built at last, in spite of all.</p>' +
  '<p>Nobody in the village had thought that it would come so soon, and many were glad about it.</p>';

function readPage(head: string, body: string) {
  return read(`<!DOCTYPE html><html><head>${head}</head><body>${body}${TEXT}</body></html>`, 'page.html').fields;
}

const ld = (thing: unknown) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`;
const og = (title: string) => `<meta property="og:title" content="${title}">`;

describe('the title of a page', () => {
  test.each<[why: string, head: string, body: string]>([
    ['a kicker in the heading', og(TITLE), `<h1><span class="kicker">River news</span> ${TITLE}</h1>`],
    ['more in the heading', og(TITLE), `<h1>${TITLE} <small>The council has decided</small></h1>`],
    ['the logo is a heading', `<title>${TITLE} | Talblog</title>${og(TITLE)}`, `<h1>Talblog</h1><h2>${TITLE}</h2>`],
    ['a logo that the head does not name', og(TITLE), `<h1 class="logo">Talblog</h1><h2>${TITLE}</h2>`],
    ['a section as heading', og(TITLE), `<h1>Region</h1><h1>${TITLE}</h1>`],
    ['the site at the end', `<title>${TITLE} | Talblog</title>${og(`${TITLE} | Talblog`)}`, ''],
    ['section and site at the end', `<title>${TITLE} - Region - Talblog</title>`, ''],
    ['the site before it', `<meta property="og:site_name" content="Talblog"><title>Talblog: ${TITLE}</title>`, ''],
    ['site names with signs', `<meta property="og:site_name" content="Tal - Blog">${og(`${TITLE} - Tal - Blog`)}`, ''],
    [
      'only the site in og:title',
      `${og('Talblog')}<meta property="og:site_name" content="Talblog">`,
      `<h1>${TITLE}</h1>`,
    ],
    ['entities in JSON-LD', ld({ '@type': 'Article', headline: 'A bridge &#102;or the village' }), ''],
    ['another for search engines', og('Why a bridge is being built'), `<h1 class="entry-title">${TITLE}</h1>`],
  ])('%s', (_, head, body) => {
    expect(readPage(head, body).title).toBe(TITLE);
  });

  test.each([
    ['Fire in the mill - what we know', 'a dash inside it'],
    ['Interview: Mara Lind', 'a colon inside it'],
  ])('%s is left as it is (%s)', (title) => {
    expect(readPage(`<title>${title}</title>`, '').title).toBe(title);
  });
});

describe('the outlet of a page', () => {
  const at = (address: string) => `<link rel="canonical" href="${address}">`;
  test.each<[why: string, outlet: string, head: string, body: string]>([
    [
      'a slogan behind it',
      'Talblog',
      `<meta property="og:site_name" content="Talblog – Nachrichten aus dem schönen Tal">`,
      '',
    ],
    [
      'a slogan before it',
      'Talblog',
      `${at('https://talblog.de/a')}<meta property="og:site_name" content="Neues | Talblog">`,
      '',
    ],
    ['a publisher', 'Valley Times', ld({ '@type': ['NewsArticle'], publisher: { name: 'Valley Times' } }), ''],
    [
      'referred to by id',
      'Talverlag',
      ld({
        '@graph': [
          { '@type': 'Article', publisher: { '@id': '#o' } },
          { '@id': '#o', '@type': 'Organization', name: 'Talverlag' },
        ],
      }),
      '',
    ],
    [
      'no address for a name',
      'Valley Times',
      `<title>${TITLE}</title><meta name="publisher" content="https://facebook.com/x"><meta name="application-name" content="Valley Times">`,
      '',
    ],
    ['the end of the title', 'The Herald', `<title>${TITLE} | The Herald</title>`, `<h1>${TITLE}</h1>`],
    ['the beginning of it', 'The Valley Blog', `<title>The Valley Blog: ${TITLE}</title>`, `<h1>${TITLE}</h1>`],
    [
      'the one that the address has',
      'Faro del Valle',
      `${at('https://farodelvalle.es/x')}<title>${TITLE} - Faro del Valle - Deportes</title>`,
      `<h1>${TITLE}</h1>`,
    ],
    [
      'copyright',
      'Valley Times',
      at('https://www.valleytimes.com/a'),
      '<p>© 2020 Valley Times. All rights reserved.</p>',
    ],
    ['nothing but the address', 'valleytimes.com', at('https://www.valleytimes.com/a'), ''],
    [
      'a known address',
      'Reuters',
      `${at('https://www.reuters.com/a')}<meta property="og:site_name" content="U.S.">`,
      '',
    ],
    ['a known alias', 'Al Mayadeen TV', '<meta property="og:site_name" content="شبكة الميادين">', ''],
  ])('%s: %s', (_, outlet, head, body) => {
    expect(readPage(head, body).outlet).toBe(outlet);
  });
});

describe('what else a page tells', () => {
  test.each<[why: string, head: string, fields: Partial<ReturnType<typeof readPage>>]>([
    [
      'authors',
      ld({ '@type': 'Article', author: [{ name: 'Jane Doe' }, { name: 'Li Na' }] }),
      { author: 'Jane Doe, Li Na' },
    ],
    [
      'an author by id',
      ld([
        { '@type': 'Article', author: { '@id': '#p' } },
        { '@type': 'Person', '@id': '#p', name: 'Jane Doe' },
      ]),
      { author: 'Jane Doe' },
    ],
    [
      'a card',
      '<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Jane Doe">',
      { author: 'Jane Doe' },
    ],
    [
      'no address for an author',
      '<meta property="article:author" content="https://facebook.com/jane"><meta name="author" content="Jane Doe">',
      { author: 'Jane Doe' },
    ],
    [
      'its address',
      '<link rel="canonical" href="https://example.org/a?b=1&amp;c=2">',
      { url: 'https://example.org/a?b=1&c=2' },
    ],
    ['a section', '<meta property="article:section" content="Region">', { section: 'Region' }],
    [
      'tags',
      '<meta property="article:tag" content="bridge"><meta property="article:tag" content="river">',
      { keywords: ['bridge', 'river'] },
    ],
    ['keywords', '<meta name="keywords" content="bridge, river , Bridge">', { keywords: ['Bridge', 'river'] }],
    ['a length', ld({ '@type': 'VideoObject', duration: 'PT1H2M3S' }), { duration: 3723 }],
    ['a length in seconds', '<meta property="og:video:duration" content="754">', { duration: 754 }],
  ])('%s', (_, head, fields) => {
    expect(readPage(head, `<h1>${TITLE}</h1>`)).toMatchObject(fields);
  });

  test.each([
    ['Duration: 12:34', 754],
    ['Dauer: 5 Min. 30 Sek.', 330],
    ['Durée : 1 h 02 min', 3720],
    ['المدة: 45 دقيقة', 2700],
    ['Duration: unknown', undefined],
  ])('%s → %s seconds', (line, seconds) => {
    expect(read(`A talk on trees\nHill Radio, 3 June 2018\n${line}\n\nSummary: A talk.`).fields.duration).toBe(seconds);
  });
});

test.each<[mark: string, author: string | undefined, why: string]>([
  ['<a rel="author" href="/jane"><span>Jane Doe</span></a>', 'Jane Doe', 'a link with mark-up in it'],
  ['<span itemprop="author"><a href="/jane"><span itemprop="name">Jane Doe</span></a></span>', 'Jane Doe', 'microdata'],
  ['<a rel="author" href="/jane">Alle Beiträge von Jane Doe</a>', 'Jane Doe', 'words before the name'],
  ['<div itemprop="author"><p>Jane</p>'.padEnd(900, '<p>Doe</p>'), undefined, 'too much for a name'],
])('the author of %s is %s (%s)', (mark, author) => {
  expect(readPage(og(TITLE), `<h1>${TITLE}</h1><p>${mark}</p>`).author).toBe(author);
});

test('every candidate of a page is kept, the surest first, with its rule and where it stands', () => {
  const head = `<title>${TITLE} | Talblog</title>${og(TITLE)}<meta name="date" content="2020-03-04">`;
  const { candidates, evidence, publishedOn } = readPage(head, `<h1>${TITLE}</h1><p>Published 5 March 2020</p>`);
  expect([...new Set(candidates?.publishedOn?.map(({ value }) => value))]).toEqual(['2020-03-05', '2020-03-04']);
  expect(publishedOn).toBe('2020-03-05');
  for (const list of Object.values(candidates ?? {})) {
    const shares = list.map(({ confidence }) => confidence ?? 0);
    expect(shares).toEqual(shares.toSorted((one, other) => other - one));
    expect(list.length).toBeLessThanOrEqual(8);
  }
  expect(evidence.publishedOn).toMatchObject({ rule: 'byline' });
});
