/** The sentence that is quoted for a name: one of the text, and not what labels it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileNames, findMentions } from '../../../shared/name/index.ts';
import { textDocument } from '../../support/make/text-document.ts';
import { read } from '../../support/read/read.ts';

const matcher = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: ['مارا ليند', '玛拉·林德'] }]);
const SENTENCE = 'The plan was first drawn up by Mara Lind, who left the council in 2024.';

it.each<[why: string, file: string, source: string, quoted: string]>([
  ['a byline', 'a.html', `<h1>A tram</h1><p>By Mara Lind</p><p>${SENTENCE}</p>`, SENTENCE],
  ['a byline with a stop', 'a.html', `<h1>A tram</h1><p>By Mara Lind.</p><p>${SENTENCE}</p>`, SENTENCE],
  [
    'a long byline',
    'a.html',
    `<p>By Mara Lind, our correspondent in Lake City, 15 May</p><p>${SENTENCE}</p>`,
    SENTENCE,
  ],
  [
    'a title',
    'a.html',
    `<title>Mara Lind: why</title><h1>Mara Lind: why twelve are enough</h1><p>${SENTENCE}</p>`,
    SENTENCE,
  ],
  ['a heading', 'a.html', `<h1>A tram</h1><h2>What Mara Lind said of it.</h2><p>${SENTENCE}</p>`, SENTENCE],
  [
    'a caption',
    'a.html',
    `<h1>A tram</h1><figure><img src="a"><figcaption>Mara Lind opens the line in the old town in May.</figcaption></figure><p>${SENTENCE}</p>`,
    SENTENCE,
  ],
  ['a row of a table', 'a.html', `<table><tr><td>Mara Lind</td><td>17</td></tr></table><p>${SENTENCE}</p>`, SENTENCE],
  ['an exclamation', 'a.html', `<p>Mara Lind! ${SENTENCE} The vote was close.</p>`, SENTENCE],
  ['a label of plain text', 'a.txt', `Title: Mara Lind on trams\nAuthor: Mara Lind\n\n${SENTENCE}\n`, SENTENCE],
  ['a title in Markdown', 'a.md', `# Mara Lind on trams\n\n*Mara Lind*\n\n${SENTENCE}\n`, SENTENCE],
  [
    'an Arabic byline',
    'a.html',
    '<h1>ترام جديد</h1><p>مارا ليند</p><p>وضعت مارا ليند الخطة الأولى قبل أن تغادر المجلس؟ ثم جاء التصويت.</p>',
    'وضعت مارا ليند الخطة الأولى قبل أن تغادر المجلس؟',
  ],
  [
    'a Chinese byline',
    'a.html',
    '<h1>新电车</h1><p>玛拉·林德</p><p>第一个方案是由玛拉·林德提出的，她于二〇二四年离开了市议会。</p>',
    '第一个方案是由玛拉·林德提出的，她于二〇二四年离开了市议会。',
  ],
])('%s is not quoted where the text has a sentence', (_, file, source, quoted) => {
  const [mention] = findMentions(read(source, file).document, matcher);
  expect(mention?.snippet).toBe(quoted);
  for (const { start, end } of mention?.marks ?? [])
    expect(mention?.snippet.slice(start, end)).toMatch(/^(Mara|مارا|玛)/);
});

it.each<[why: string, source: string, quoted: string]>([
  ['the first of those that say enough', `<p>${SENTENCE} ${SENTENCE.replace('plan', 'bridge')}</p>`, SENTENCE],
  ['a short one where no other is', '<p>Mara Lind left.</p><h2>Mara Lind, a life for the tram</h2>', 'Mara Lind left.'],
  [
    'the title where the text has not the name',
    '<h1>Mara Lind: why</h1><p>She left the council.</p>',
    'Mara Lind: why',
  ],
  [
    'the longest line of a list of names',
    '<ul><li>Mara Lind</li><li>Mara Lind, council, 2020–24</li></ul>',
    'Mara Lind, council, 2020–24',
  ],
])('%s', (_, source, quoted) => {
  expect(findMentions(read(source, 'a.html').document, matcher)[0]?.snippet).toBe(quoted);
});

it('has the name in it, wherever and however often that stands', () => {
  const piece = fc.constantFrom('Mara Lind', 'left', '. ', '! ', '\n', 'word', 'w'.repeat(400), 'Mara  Lind', '…');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const { snippet, marks = [] } of findMentions(textDocument(pieces.join(' ')), matcher)) {
        expect(marks.length).toBeGreaterThan(0);
        for (const { start, end } of marks) expect(snippet.slice(start, end)).toBe('Mara Lind');
      }
    }),
  );
});
