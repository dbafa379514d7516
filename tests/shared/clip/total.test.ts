/** Whatever a file's numbers say and whatever a reader throws: a clip or a refusal, never a throw. */
import { Parser } from 'htmlparser2';
import { expect, test, vi } from 'vitest';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { docx, NUMBERS, PLACES } from '../../support/hostile-files/numbers.ts';
import { BODY } from '../../support/hostile-files/text.ts';
import { zip } from '../../support/make/make-zip.ts';

const names = compileNames([{ id: 'mara', name: 'Mara Lind', aliases: [] }]);
/** Where a file says a word that its reader looks up. */
const WORDED: readonly (readonly [where: string, fileName: string, make: (word: string) => string])[] = [
  ['a word of RTF', 'x.rtf', (word) => `{\\rtf1 Ferry\\par \\${word} ${BODY}{\\*\\${word} a}{\\${word} b}\\par}`],
  [
    'a word in RTF of a page',
    'x.rtf',
    (word) => `{\\rtf1\\fromhtml1 {\\*\\htmltag64 <h1>}Ferry{\\*\\htmltag72 </h1>}\\${word} ${BODY}{\\${word} b}}`,
  ],
  ['a tag', 'x.html', (word) => `<h1>Ferry</h1><${word} ${word}="a">${BODY}</${word}>`],
  ['a key of JSON', 'x.json', (word) => `{"title":"Ferry","text":"${BODY}","${word}":{"${word}":"a"}}`],
  ['a key of YAML', 'x.md', (word) => `---\ntitle: Ferry\n${word}: a\n---\n\n${BODY}`],
  ['a key of TOML', 'x.md', (word) => `+++\ntitle = "Ferry"\n${word} = "a"\n+++\n\n${BODY}`],
  [
    'a parameter of a mail',
    'x.eml',
    (word) =>
      `Subject: Ferry\nFrom: a@example.org\nContent-Type: text/plain; ${word}=a; ${word}*0=b\n${word}: c\n\nFerry. ${BODY}`,
  ],
  ['a charset', 'x.html', (word) => `<meta charset="${word}"><h1>Ferry</h1><p>${BODY}`],
  ['a language', 'x.html', (word) => `<html lang="${word}"><h1>Ferry</h1><p>${BODY}`],
  [
    'an element of a feed',
    'x.xml',
    (word) =>
      `<rss><channel><item><title>Ferry</title><${word} ${word}="a">b</${word}><description>${BODY}</description></item></channel></rss>`,
  ],
  ['a column', 'x.csv', (word) => `Title,Outlet,Date,${word},Summary\nFerry,Herald,2017-02-15,a,"${BODY}"\n`],
];
const read = (name: string, content: string | Uint8Array) =>
  parseFile(Buffer.from(content), name, names, { today: '2026-11-22' });

test.each(PLACES)('numbers of a file are bounded: %s', async (_, fileName, make) => {
  for (const number of NUMBERS) {
    const clips = await read(fileName, make(number));
    expect(clips.length, number).toBeGreaterThan(0);
    expect(
      clips.flatMap(({ fault }) => fault ?? []),
      number,
    ).toEqual([]);
  }
});

/** What every object of JavaScript has. */
const OF_OBJECTS = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__proto__'];

test.each(OF_OBJECTS.flatMap((word) => WORDED.map(([where, fileName, make]) => [word, where, fileName, make(word)])))(
  'no word of a file is one of the reader: %s as %s',
  async (_word, _where, fileName, file) => {
    const [clip] = await read(fileName, file);
    expect(clip?.fault).toBeUndefined();
    expect(clip?.refused).toBeNull();
    expect(clip?.text).toContain('Ferry');
    expect(clip?.text).toContain('Mara Lind said that the harbour is open.');
    expect(clip?.text).not.toMatch(/function|native code|\[object/);
  },
);

/** Makes what reads XML fail once. */
function failOnce(error: Error): void {
  vi.spyOn(Parser.prototype, 'write').mockImplementationOnce(() => {
    throw error;
  });
}

test('what a reader throws is a refusal with what to do, and where it was thrown', async () => {
  failOnce(new RangeError('Invalid count value: Mara Lind'));
  const [clip, ...others] = await read('x.docx', docx(''));
  expect(others).toEqual([]);
  expect(clip?.refused).toMatch(/Save it anew, or save its text\.$/);
  expect(clip?.clip.warnings).toEqual([{ code: 'not-text', message: clip?.refused }]);
  expect(clip?.fault).toMatch(/^RangeError at .*total\.test\.ts/);
  expect(clip?.fault, 'messages may quote the file').not.toContain('Mara');
});

test('a part on which a reader fails takes no others along', async () => {
  failOnce(new TypeError('x'));
  const page = `<h1>Ferry sails</h1><p>${BODY}</p>`;
  const clips = await read(
    'x.zip',
    zip([
      { name: 'a.docx', content: docx('') },
      { name: 'b.html', content: page },
    ]),
  );
  expect(clips.map(({ clip, fault }) => [clip.part, fault === undefined])).toEqual([
    ['a.docx', false],
    ['b.html', true],
  ]);
  expect(clips[1]?.clip.mentions).toHaveLength(1);
});

test('a clip in which names cannot be looked for is refused alone', async () => {
  const broken = new Proxy(names, {
    get: () => {
      throw new Error('no automaton');
    },
  });
  const clips = await parseFile(Buffer.from(BODY), 'x.txt', broken, { today: '2026-11-22' });
  expect(clips.map(({ refused, fault }) => [refused !== null, fault?.startsWith('Error at ')])).toEqual([[true, true]]);
});
