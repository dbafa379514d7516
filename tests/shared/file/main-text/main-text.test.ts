import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const SENTENCES = [
  'The old lighthouse on the northern cape was lit again on Sunday evening, after eleven years of darkness.',
  'Fishermen from three villages had collected money for the lamp, the mayor said, and a school lent its workshop.',
  'Whoever sails past the cape at night can now see the light from twenty miles away, as in the days of their fathers.',
];
const TEXT = SENTENCES.map((sentence) => `<p>${sentence}</p>`).join('');
const TEASER = 'Quarrel over the new ferry: the council of the island postpones its vote for the third time this year.';

const page = (body: string, title = 'The lighthouse shines again') =>
  `<!DOCTYPE html><html><head><title>${title}</title></head><body>${body}</body></html>`;
const textOf = (source: string, file = 'page.html') => read(source, file).text;

describe('what stands around the main text of a page is left out', () => {
  const headline = '<h1>The lighthouse shines again</h1>';
  test.each([
    [`<nav><a href="/a">${TEASER}</a></nav>${headline}${TEXT}`, 'navigation'],
    [`<div>${headline}${TEXT}</div><aside><p>${TEASER}</p></aside>`, 'an aside'],
    [`<div>${headline}${TEXT}</div><div class="comments"><p>${TEASER}</p></div>`, 'comments by their class'],
    [`<div>${headline}${TEXT}</div><div id="postComments"><p>${TEASER}</p></div>`, 'a name in camel case'],
    [`<div>${headline}${TEXT}</div><div role="complementary"><p>${TEASER}</p></div>`, 'a role'],
    [`<div style="display: none"><p>${TEASER}</p></div><div>${headline}${TEXT}</div>`, 'what is hidden'],
    [`<div class="cookie-notice"><p>${TEASER.repeat(9)}</p></div>${headline}${TEXT}`, 'a notice longer than the text'],
    [`<div><p>This site uses cookies. ${TEASER.repeat(9)}</p></div><div>${headline}${TEXT}</div>`, 'cookies, unnamed'],
    [
      `<div>${headline}${TEXT}</div><div>${`Ferry<br>Council<br>Vote<br>`.repeat(40)}${TEASER.slice(0, 20)}<br>${TEASER}</div>`,
      'labels one below the other',
    ],
    [`<div>${headline}${TEXT}<h3>Related articles</h3><p>${TEASER}</p></div>`, 'what a heading of a tail heads'],
    [`<div>${headline}${TEXT}<h3>Das könnte dich auch interessieren</h3><p>${TEASER}</p></div>`, 'in other languages'],
    [
      `<div>${headline}${TEXT}</div><div><h2><a href="/b">Ferry</a></h2><p>${TEASER}</p></div>`,
      'what a linked headline heads',
    ],
    [
      `<div>${headline}${TEXT}</div><ul><li><a href="/a">${TEASER}</a></li><li><a href="/b">${TEASER}</a></li></ul>`,
      'a list of links',
    ],
  ])('%#: %s (%s)', (body) => {
    const text = textOf(page(body));
    for (const sentence of SENTENCES) expect(text).toContain(sentence);
    expect(text).not.toContain(TEASER);
  });
});

describe('the main text of a page is kept whole', () => {
  test.each([
    [`<div class="has-sidebar no-comments">${TEXT}</div>`, 'a name that tells of the page around'],
    [`<article class="post category-comment tag-footer">${TEXT}</article>`, 'categories among the class names'],
    [`<div class="sidebar-wrapper"><h1>The lighthouse shines again</h1>${TEXT}</div>`, 'the headline is inside'],
    [`<table><tr><td><a href="/">Home</a></td><td>${TEXT}</td></tr></table>`, 'a layout of tables'],
    [`<div>${SENTENCES.join('<br><br>')}</div>`, 'loose text'],
    [SENTENCES.map((sentence) => `<section><div><p>${sentence}</p></div></section>`).join(''), 'one part each'],
    [`<div class="comments">${TEXT}</div>`, 'there is nothing else'],
    [`<aside>${TEXT}</aside>`, 'everything is an aside'],
    [`<p><a href="/a">${SENTENCES[0]}</a></p><p><a href="/b">${SENTENCES[1]} ${SENTENCES[2]}</a></p>`, 'all links'],
  ])('%#: %s (%s)', (body) => {
    const text = textOf(page(body));
    for (const sentence of SENTENCES) expect(text).toContain(sentence);
  });

  test('headline, subheadings, lists, tables and quotes with their order', () => {
    const body = `<h1>The lighthouse shines again</h1><div class="share"><a href="/s">Share</a></div>
      <div class="text">${TEXT}<h2>Three figures</h2><ul><li>eleven years</li><li>three villages</li></ul>
      <blockquote>A light is a promise.</blockquote><table><tr><td>miles</td><td>20</td></tr></table>${TEXT}</div>
      <div class="tags"><a href="/t">Lighthouse</a></div>`;
    expect(read(page(body), 'page.html').document.blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'heading The lighthouse shines again',
      ...SENTENCES.map((sentence) => `paragraph ${sentence}`),
      'heading Three figures',
      'item eleven years',
      'item three villages',
      'paragraph A light is a promise.',
      'cell miles',
      'cell 20',
      ...SENTENCES.map((sentence) => `paragraph ${sentence}`),
    ]);
  });

  test('a heading as long as a paragraph introduces the text', () => {
    const body = `<div><h1>The lighthouse shines again</h1><h2>${TEASER}</h2></div><div class="share">Share</div><div>${TEXT}</div>`;
    expect(textOf(page(body))).toContain(TEASER);
  });

  test.each([
    [`<header>HEADLINE<p>${TEASER}</p></header><div class="share">Share</div><div>${TEXT}</div>`, 'in a header'],
    [
      `<header role="banner">HEADLINE<div class="meta"><p>${TEASER}</p></div></header><div>${TEXT}</div>`,
      'in a header with the role of a banner, as the headline',
    ],
    [
      `<div class="sidebar-page"><div>HEADLINE<p>${TEASER}</p></div><div>${TEXT.repeat(4)}</div></div>`,
      'in an element named as another text, as the headline',
    ],
    [
      `<main>HEADLINE<div><p>${TEASER}</p></div><ul>${'<li><a href="/p">Picture</a></li>'.repeat(60)}</ul><div>${TEXT.repeat(4)}</div></main>`,
      'before a picture series',
    ],
    [
      `<nav><h2><a href="/l">The lighthouse shines again</a></h2>${'<h2><a href="/f">Ferry</a></h2>'.repeat(60)}</nav><main><div>HEADLINE<p>${TEASER}</p></div><div>${TEXT.repeat(4)}</div></main>`,
      'below the headline, which a menu has, too',
    ],
  ])('an introduction that stands apart below the headline: %s (%s)', (body) => {
    expect(textOf(page(body.replace('HEADLINE', '<h1>The lighthouse shines again</h1>')))).toContain(TEASER);
  });

  test.each([
    ['div', 'class="part"', 'class="part" style="display: none"', 'a text that unfolds'],
    ['li', 'class="slide active"', 'class="slide" hidden', 'a series of pictures'],
    ['section', 'class="page"', 'class="page later" aria-hidden="true"', 'pages of an article'],
  ])('parts that are shown later, alike those that are shown: %s %s and %s (%s)', (name, shown, hidden) => {
    const parts = `<${name} ${shown}>${TEXT}</${name}><${name} ${hidden}><p>${TEASER}</p></${name}>`;
    expect(textOf(page(`<h1>The lighthouse shines again</h1><div>${parts}</div>`))).toContain(TEASER);
  });

  test('a text of one sentence, without the labels around it', () => {
    const labels = '<div><h2>Latest comments</h2><div>Ann:</div><div>I was there</div></div>';
    const body = `<div><h1>The lighthouse shines again</h1><div><p>${SENTENCES[0]}</p></div></div>${labels}`;
    expect(textOf(page(body))).toBe(`The lighthouse shines again\n\n${SENTENCES[0]}`);
  });

  test('an article whose class names are the categories of a WordPress post', () => {
    const names = 'post-17 report type-report status-publish hentry report_tags-light report_tags-comment';
    const shares = '<p>Share</p>'.repeat(40);
    const notices = `<div><p>${TEASER}</p></div>`.repeat(99);
    const text = textOf(
      page(`<h1>The lighthouse shines again</h1>${shares}<article class="${names}">${TEXT}</article>${notices}`),
    );
    for (const sentence of SENTENCES) expect(text).toContain(sentence);
  });

  test('a text without spaces between words', () => {
    const sentence =
      '岬の灯台は十一年ぶりに日曜の夜にふたたび灯り、三つの村の漁師たちが集めた寄付で直されたと町長は語った。';
    const body = `<nav><a href="/">ホーム</a></nav><div><p>${sentence}</p><p>${sentence}</p></div><aside><p>${sentence}広告</p></aside>`;
    expect(textOf(page(body, ''))).toBe(`${sentence}\n\n${sentence}`);
  });
});

describe('what is no full page keeps all of its text', () => {
  const body = `<nav>Menu</nav><h1>Light</h1><p>Short.</p><div class="comments">Nice.</div>`;
  test.each([
    [body, 'note.html', 'a fragment'],
    ['# Light\n\nShort.\n\n- [Home](/)\n- [News](/news)', 'note.md', 'Markdown'],
    [page(body, ''), 'page.html', 'a page that shows no running text'],
  ])('%j as %s (%s)', (source, file) => {
    const { text, document } = read(source, file);
    expect(text).toContain('Light');
    expect(text).toContain('Short.');
    expect(document.blocks).toHaveLength(4);
  });

  test('a page of its blocks only', () => {
    expect(textOf(page('<p>Light.</p>', ''))).toBe('Light.');
  });
});

test('words are those of the main text', () => {
  const body = `<nav><a href="/">One two three</a></nav><div><p>${SENTENCES[0]}</p><p>${SENTENCES[1]}</p></div>`;
  expect(read(page(body, ''), 'page.html').fields.words).toBe(37);
});

test('a block is of the page, whatever the page', () => {
  const piece = fc.constantFrom(
    '<div class="comments">',
    '<p>',
    '</p>',
    '</div>',
    '<nav>',
    '</nav>',
    '<table><td>',
    TEXT,
    TEASER,
    '<a href="/x">',
    '</a>',
    '<h1>',
    '</h1>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const { blocks } = read(`<html>${pieces.join('')}.`, 'page.html').document;
      const starts = blocks.filter(({ kind }) => kind !== 'title').map(({ offsets }) => offsets.at(0));
      expect(blocks.length).toBeGreaterThan(0);
      expect(new Set(starts).size).toBe(starts.length);
    }),
  );
});

test.each<[why: string, count: number, make: (count: number) => string]>([
  ['deep', 20_000, (n) => page(`${'<div class="a b c">'.repeat(n)}${TEXT}`)],
  ['wide', 50_000, (n) => page(`<p>${'<a href="/x">y</a> '.repeat(n)}</p>${TEXT}`)],
  [
    'headlines, each deeper',
    2500,
    (n) =>
      page(`<h1>The lighthouse shines again</h1>${TEXT}${'<div class="a"><h1>Light</h1><p>4 May 2022</p>'.repeat(n)}`),
  ],
  ['captions', 8000, (n) => page(`${TEXT}${'<div class="caption">Light:<br><a href="/x">A</a>'.repeat(n)}`)],
  ['lists', 8000, (n) => page(`${TEXT}${`<ul><li><p>${SENTENCES[0]}:</p><a href="/x">A</a>`.repeat(n)}`)],
])('a hostile %s page takes linear time', async (_, count, make) => {
  await expectLinear((source) => expect(textOf(source)).toContain(SENTENCES[0]), make, count);
});
