import { describe, expect, test } from 'vitest';
import { isNotice } from '../../../../shared/file/main-text/notices.ts';
import { read } from '../../../support/read/read.ts';

const SENTENCES = [
  'The old lighthouse on the northern cape was lit again on Sunday evening, after eleven years of darkness.',
  'Fishermen from three villages had collected money for the lamp, the mayor said, and a school lent its workshop.',
  'Whoever sails past the cape at night can now see the light from twenty miles away, as in the days of their fathers.',
];
const [A, B, C] = SENTENCES.map((sentence) => `<p>${sentence}</p>`);
const HEADLINE = 'The lighthouse shines again';
const OTHER = 'Quarrel over the new ferry';
const TEASER = `${OTHER}: the council of the island postpones its vote for the third time this year, and nobody knows why.`;

const page = (body: string) =>
  `<!DOCTYPE html><html><head><title>${HEADLINE}</title><meta property="og:title" content="${HEADLINE}"></head><body><div class="x">${body}</div></body></html>`;
const textOf = (body: string) => read(page(body), 'page.html').text;

describe('what stands between the paragraphs, and is not of the text, is left out', () => {
  test.each([
    [`${A}<p><a href="/f">${OTHER}</a></p>${B}${C}`, 'a line that is a link'],
    [`${A}<p>Read also: <a href="/f">${OTHER}</a></p>${B}${C}`, 'with a label before it'],
    [`${A}<p><strong>Lea también: </strong><a href="/f">${OTHER}</a></p>${B}${C}`, 'in any language'],
    [`${A}<h3>MIRA: <a href="/f">${OTHER}</a></h3>${B}${C}`, 'as a heading'],
    [`${A}<p>» <a href="/f">${OTHER}</a></p>${B}${C}`, 'behind a mark'],
    [
      `${A}<ul><li><a href="/f">${OTHER}</a></li><li><a href="/g">Gull</a></li></ul>${B}${C}`,
      'a list of links that nothing leads to',
    ],
    [`${A}${B}${C}<p>${OTHER}: follow us on the Telegram channel of this paper!</p>`, 'a call at the end'],
    [`${A}<p>${OTHER}: <a href="/n">subscribe</a> to our newsletter for more on it.</p>${B}${C}`, 'a call with a link'],
    [`&lt;img height="1" alt="${OTHER}" src="/pixel"&gt;<br><br>${A}${B}${C}`, 'mark-up that was escaped by mistake'],
    [`<p>${OTHER}</p>${A}${B}${C}`, 'a label before the first paragraph'],
    [`<p>${OTHER} | 12:40</p>${A}${B}${C}`, 'a byline'],
    [`${A}${B}${C}<p>${OTHER}</p>`, 'a label behind the last paragraph'],
    [`${A}${B}${C}<p>${OTHER}, updated on 4 May 2022</p>`, 'a day behind the last paragraph'],
    [`${A}${B}${C}<p>${OTHER}. All rights reserved by the paper and its authors.</p>`, 'a notice of rights at the end'],
    [
      `<table><tr><td><a href="/">${OTHER}</a><br><a href="/n">News</a><br><a href="/s">Sport</a></td><td><font>${`${A}${B}${C}`.repeat(3)}</font><hr><b>More</b><br><a href="/f">${OTHER}</a><br><a href="/g">${OTHER}</a></td></tr></table>`,
      'menus and links of a layout of tables',
    ],
    [`${A}${B}${C}<div class="author-box"><p>${TEASER}</p></div>`, 'a box about the author'],
    [`<p>${TEASER}</p><h1>${HEADLINE}</h1>${A}${B}${C}`, 'what stands above the headline'],
    [
      `<div class="text">${A}<div class="teaser"><h4><a href="/f">${OTHER}</a></h4><p>Ann</p><p>4 May</p><p>${TEASER}</p></div>${B}${C}</div>`,
      'a teaser with its link between two paragraphs',
    ],
    [
      `<div class="text">${A}<div class="menu"><ul><li>${TEASER}</li></ul></div>${B}${C}</div>`,
      'a table of contents between two paragraphs',
    ],
    [`<div class="text">${A}${B}${C}<div class="widget"><p>${TEASER}</p></div></div>`, 'an addition below the text'],
    [
      `<article class="a"><h1>${HEADLINE}</h1>${A}${B}${C}</article><article class="a"><h1>${OTHER}</h1><div class="byline">Ann, 4 May 2022</div><p>${TEASER}</p></article>`,
      'the next article on the page',
    ],
    [
      `<div><h1>${HEADLINE}</h1>${A}${B}${C}</div><div>${`<h5><a href="/f">${OTHER}</a></h5><div>Ann</div><div>4 May 2022</div><div>${TEASER}</div>`.repeat(9)}</div>`,
      'a list of other articles longer than the text',
    ],
  ])('%#: %s (%s)', (body) => {
    const text = textOf(body);
    for (const sentence of SENTENCES) expect(text).toContain(sentence);
    expect(text).not.toContain(OTHER);
  });

  test('a label whose links are left out goes with them', () => {
    const body = `${A}${B}<p>More about it:</p><ul><li><a href="/f">${TEASER}</a></li></ul>${C}`;
    expect(textOf(body)).toBe([HEADLINE, ...SENTENCES].join('\n\n'));
  });
});

describe('what belongs to the text is kept', () => {
  test.each([
    [`${A}<h3>${OTHER}</h3>${B}${C}`, 'a subheading'],
    [`${A}<h3><a href="/f">${OTHER}</a></h3>${B}${C}`, 'a subheading that is a link'],
    [`${A}<ul><li>${OTHER}</li></ul>${B}${C}`, 'an item'],
    [`${A}${B}${C}<table><tr><td>${OTHER}</td></tr></table>`, 'a table at the end'],
    [`${A}${B}${C}<p>${OTHER}!</p>`, 'a short sentence at the end'],
    [`<p>${OTHER} parts the island once more</p>${A}${B}${C}`, 'a short introduction'],
    [`${A}${B}${C}${`<p>${OTHER}</p>`.repeat(9)}`, 'a poem at the end'],
    [`${A}<p>${OTHER}, a <a href="/f">link</a> within.</p>${B}${C}`, 'a link in a sentence'],
    [
      `${A}<p>These are the boats that still sail between the islands and the mainland, as the council said on Monday:</p><ul><li><a href="/f">${OTHER}</a></li><li><a href="/g">Gull</a></li></ul>${B}${C}`,
      'a list of links that a sentence leads to',
    ],
    [`${A}<p>${OTHER}, which many follow.</p>${B}${C}`, 'a word of a call'],
    [`<p>${`<a href="/f">${OTHER}</a></p><p>`.repeat(12)}</p>${A}${B}`, 'a list of links'],
    [
      `<section class="a"><h1>${HEADLINE}</h1>${A}</section><section class="a"><h1>${OTHER}</h1>${B}${C}</section>`,
      'a section with a heading of the first level',
    ],
    [
      `<h1>${HEADLINE}</h1><div class="teaser-text"><p>${TEASER}</p></div><div>${A}${B}${C}</div>`,
      'an introduction called a teaser',
    ],
    [
      `<div class="text">${A}<div class="figure"><div class="widget"><p>${TEASER}</p></div></div>${B}${C}</div>`,
      'sentences between two paragraphs, without a link, whatever the box is called',
    ],
    [
      `<div class="text">${A}<div class="widget"><p>${SENTENCES[0]}</p><p>${TEASER}</p></div>${B}${C}</div>`,
      'several such sentences',
    ],
    [
      `<section class="text">${A}</section><section class="promo"><p>${TEASER}</p></section><section class="text">${B}${C}</section>`,
      'such sentences between two parts that are alike',
    ],
    [`<div>${A}${B}${C}${A}${B}<p>Anzeige</p><p>${TEASER}</p></div>`, 'a paragraph below an advertisement'],
    [
      `<div>${A}${B}${C}${A}${B}<h2>Comments of the council on the new ferry</h2><p>${TEASER}</p></div>`,
      'a section whose heading begins as that of a trailer does',
    ],
  ])('%#: %s (%s)', (body) => {
    expect(textOf(body)).toContain(OTHER);
  });
});

test('a list of links below its headline is the text, and not what runs beside it', () => {
  const links = Array.from(
    { length: 12 },
    (_, i) => `<li><p><a href="/${i}">${OTHER}, part ${i}</a></p><p>via <a href="/p">Paper</a></p></li>`,
  );
  const body = `<article class="entry-content"><h1>${HEADLINE}</h1><ul>${links.join('')}</ul></article>
    <aside><p>${SENTENCES.join(' ')}</p></aside>`;
  const text = textOf(body);
  expect(text).toContain(`${OTHER}, part 11`);
  expect(text).toContain('via Paper');
  expect(text).not.toContain(SENTENCES[0]);
});

test.each([
  ['Subscribe to our newsletter', true],
  ['Abonnieren Sie unseren Kanal', true],
  ['Abonnez-vous !', true],
  ['Suscríbete a nuestro canal', true],
  ['Inscreva-se no nosso canal', true],
  ['Iscriviti al canale', true],
  ['Volg ons op Facebook', true],
  ['Obserwuj nas w serwisie', true],
  ['Подписывайтесь на наш канал', true],
  ['تابعنا على فيسبوك', true],
  ['点击这里', true],
  ['구독하기', true],
  ['© 2022 Harbour Gazette', true],
  ['Alle Rechte vorbehalten.', true],
  ['Все права защищены', true],
  ['The council of the island postpones its vote.', false],
  [`The paper has a newsletter. ${'It tells of many things. '.repeat(20)}`, false],
])('%j is a notice: %s', (text, expected) => {
  expect(isNotice(text)).toBe(expected);
});
