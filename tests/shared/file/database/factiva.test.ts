import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAll } from '../../../support/read/read-all.ts';

const fixture = (name: string) => readFileSync(`tests/fixtures/reports/file-${name}`, 'utf8');
const TITLE = 'Council Weighs Future of Old Ferry Line';
const FIRST =
  'The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners, from two unions and from the harbour master, who asked for a decision before the summer.';
const SECOND =
  'A vote is expected in spring, the chair said after the meeting in the town hall. Mara Lind, who leads the harbour office, declined to comment.';
const TEXT = `${FIRST}\n\n${SECOND}`;
const CLIP = {
  part: null,
  title: TITLE,
  outlet: 'Northgate Herald',
  publishedOn: '2010-01-11',
  language: 'en',
  codes: [],
};

describe('one article', () => {
  test.each([
    ['factiva-codes-one.html', { author: 'Ada Holm', keywords: ['Elections', 'Political/General News'] }],
    ['factiva-html-one.html', { section: 'News' }],
  ])('%s', async (name, more) => {
    const clips = await readAll(fixture(name), name);
    expect(clips).toMatchObject([{ ...CLIP, ...more, summary: TEXT, text: `${TITLE}\n\n${TEXT}` }]);
  });
});

const FRENCH =
  'Le conseil s’est réuni vendredi pour parler de la vieille ligne et de son avenir le long de la côte nord. Les propriétaires ont été entendus.';

describe('as text', () => {
  test.each<[why: string, source: string, want: Readonly<Record<string, unknown>>]>([
    [
      'values alone, in lines without blanks between',
      `News\n${TITLE}\nAda Holm\n808 words\n11 January 2010\n15:32\nNorthgate Herald\nNGHH\n1; National\n13\nEnglish\n(c) 2010 Northgate Press Ltd\n\n${TEXT}\n\nNorthgate Herald Limited\n\nDocument NGHH000020100111e61b0000d\n`,
      { ...CLIP, author: 'Ada Holm', section: 'News', text: `${TITLE}\n\n${TEXT}` },
    ],
    [
      'values alone, each a paragraph, no author',
      `${['News', TITLE, '808 words', '11 January 2010', 'Northgate Herald', 'NGHH', 'English', '© 2010 Northgate Press'].join('\n\n')}\n\n${TEXT}\n\nDocument NGHH000020100111e61b0000d`,
      { ...CLIP, section: 'News', text: `${TITLE}\n\n${TEXT}` },
    ],
    [
      'codes in lines of their own',
      `HD\n${TITLE}\n\nBY\nBy Ada Holm\n\nWC\n808 words\n\nPD\n11 January 2010\n\nSN\nNorthgate Herald\n\nSC\nNGHH\n\nLA\nEnglish\n\nCY\n(c) 2010 Northgate Press\n\nLP\n${FIRST}\n\nTD\n${SECOND}\n\nCO\nferrco : Ferry Company\n\nPUB\nNorthgate Press\n\nAN\nDocument NGHH000020100111e61b0000d`,
      { ...CLIP, author: 'Ada Holm', text: `${TITLE}\n\n${TEXT}` },
    ],
    [
      'codes before their values',
      `HD  ${TITLE}\n\nWC  808 words\n\nPD  11 January 2010\n\nSN  Northgate Herald\n\nLP  ${FIRST}\n\nTD  ${SECOND}\n\nAN  Document NGHH000020100111e61b0000d`,
      { ...CLIP, text: `${TITLE}\n\n${TEXT}` },
    ],
    [
      'French',
      `Politique\n\nLe conseil étudie la vieille ligne\n\nAda Holm\n\n295 mots\n\n11 janvier 2010\n\nLe Phare du Nord\n\nPHARE\n\n26\n\nFrançais\n\nCopyright 2010 Le Phare du Nord Tous droits réservés\n\n${FRENCH}\n\nDocument PHARE00020100111e61b0001r`,
      {
        title: 'Le conseil étudie la vieille ligne',
        outlet: 'Le Phare du Nord',
        publishedOn: '2010-01-11',
        author: 'Ada Holm',
      },
    ],
    [
      'German, with a headline in bold',
      `<p>Politik</p><p><b>Stadtrat berät über Fährlinie</b></p><p>295 Wörter</p><p>11. Januar 2010</p><p>Nordblatt</p><p>NORDBL</p><p>Deutsch</p><p>(c) 2010 Nordblatt</p><p>Der Stadtrat hat am Freitag über die alte Fährlinie und ihre Zukunft an der Nordküste beraten.</p><p>Dokument NORDBL0020100111e61b0001r</p>`,
      { title: 'Stadtrat berät über Fährlinie', outlet: 'Nordblatt', publishedOn: '2010-01-11', section: 'Politik' },
    ],
    [
      'HTML in which only a class marks the headline',
      `<div class="article enArticle"><div>News</div><div><span class="enHeadline">Old Ferry</span></div><div>Ada Maria Holm</div><div>808 words</div><div>11 January 2010</div><div>Northgate Herald</div><div>NGHH</div><p class="articleParagraph enarticleParagraph">${FIRST}</p><p>Document NGHH000020100111e61b0000d</p></div>`,
      { title: 'Old Ferry', outlet: 'Northgate Herald', author: 'Ada Maria Holm', text: `Old Ferry\n\n${FIRST}` },
    ],
    [
      'without a number of words',
      `HD\n${TITLE}\n\nPD\n11 January 2010\n\nSN\nNorthgate Herald\n\nTD\n${FIRST}\n\n${SECOND}\n\nAN\nDocument NGHH000020100111e61b0000d`,
      { ...CLIP, text: `${TITLE}\n\n${TEXT}` },
    ],
    [
      'without a day',
      `HD\n${TITLE}\n\nWC\n12 words\n\nSN\nNorthgate Herald\n\nTD\n${FIRST}\n\n${SECOND}\n\nAN\nDocument NGHH000020100111e61b0000d`,
      { title: TITLE, outlet: 'Northgate Herald', publishedOn: null },
    ],
  ])('%s', async (_, source, want) => {
    const clips = await readAll(source);
    expect(clips).toHaveLength(1);
    expect(clips[0]).toMatchObject(want);
  });
});

const plain = (n: number) =>
  `<div id="article-PAPER00020100111e61b0000${n}" class="article"><div class="article enArticle"><p></p><div>News</div><div id="hd"><span class="enHeadline">Headline number ${n} of the day</span></div><div>Ada Holm</div><div>808 words</div><div>${n} January 2010</div><div>Paper ${n}</div><div>PAPER</div><div>English</div><div>(c) 2010 Paper ${n}</div><p class="articleParagraph enarticleParagraph">${FIRST}</p><p class="articleParagraph enarticleParagraph">${SECOND}</p><p>Paper Limited</p><p>Document PAPER000020100111e61b0000${n}</p></div></div>`;
const coded = (n: number) =>
  `<div class="article enArticle"><table>${Object.entries({
    SE: 'News',
    HD: `<b>Headline number ${n} of the day</b>`,
    BY: 'Ada Holm',
    WC: '808 words',
    PD: `${n} January 2010`,
    SN: `Paper ${n}`,
    LP: `<p class="articleParagraph enarticleParagraph">${FIRST}</p>`,
    TD: `<p class="articleParagraph enarticleParagraph">${SECOND}</p>`,
    AN: `Document PAPER000020100111e61b0000${n}`,
  })
    .map(([code, value]) => `<tr><td class="index"><b>${code}</b>&nbsp;</td><td>${value}</td></tr>`)
    .join('')}</table></div>`;
const text = (n: number) =>
  `HD\nHeadline number ${n} of the day\n\nBY\nAda Holm\n\nPD\n${n} January 2010\n\nSN\nPaper ${n}\n\nSE\nNews\n\nLP\n${FIRST}\n\nTD\n${SECOND}\n\nAN\nDocument PAPER000020100111e61b0000${n}\n\n`;
const page = (articles: string) =>
  `<!DOCTYPE html><html><head><title>Factiva</title></head><body><h1>Factiva</h1><span>Dow Jones</span>${articles}<h2>Search Summary</h2><table><tr><td>Text</td><td>ferry</td></tr><tr><td>Date</td><td>01/01/2010 to 31/01/2010</td></tr></table><p>© 2018 Factiva, Inc. All rights reserved.</p></body></html>`;
const contents = [1, 2, 3].map((n) => `Headline number ${n} of the day......${n + 1}\n`).join('');

test.each([
  ['HTML, values alone', page([1, 2, 3].map(plain).join('')), 'a.html'],
  ['HTML with codes', page([1, 2, 3].map(coded).join('')), 'a.html'],
  [
    'text below a table of contents, above a summary',
    `${contents}\n${[1, 2, 3].map(text).join('')}\nSearch Summary\n\nText\tferry\nDate\t01/01/2010 to 31/01/2010\nResults Found\t3`,
    'a.txt',
  ],
])('several articles: %s', async (_, source, fileName) => {
  const clips = await readAll(source, fileName);
  expect(clips).toMatchObject(
    [1, 2, 3].map((n) => ({
      part: String(n),
      title: `Headline number ${n} of the day`,
      outlet: `Paper ${n}`,
      publishedOn: `2010-01-0${n}`,
      author: 'Ada Holm',
      section: 'News',
      text: `Headline number ${n} of the day\n\n${TEXT}`,
      codes: [],
    })),
  );
});
