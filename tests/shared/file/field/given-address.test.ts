import { expect, test } from 'vitest';
import { parseFile } from '../../../../shared/clip/parse-file.ts';
import { compileNames } from '../../../../shared/name/index.ts';

const TEXT = 'The council met in the old hall and decided that the bridge over the river be built at last.';
const GIVEN = 'https://www.example.org/world/2020/03/04/a-bridge';
const OTHER = '<link rel="canonical" href="https://www.example.org/a-bridge">';

/** The address that is given at upload counts whatever the file is, and beside those that it declares. */
test.each<[why: string, name: string, file: string, day: string]>([
  ['a page that declares nothing', 'a.html', `<html><body><h1>A bridge</h1><p>${TEXT}</p></body></html>`, '2020-03-04'],
  ['a piece of one', 'a.html', `<p>${TEXT}</p>`, '2020-03-04'],
  ['plain text', 'a.txt', `A bridge for the village\n\n${TEXT}\n`, '2020-03-04'],
  ['Markdown', 'a.md', `# A bridge\n\n${TEXT}\n`, '2020-03-04'],
  [
    'a page with another address',
    'a.html',
    `<title>A bridge</title>${OTHER}<h1>A bridge</h1><p>${TEXT}</p>`,
    '2020-03-04',
  ],
  ['a byline says more', 'a.txt', `A bridge for the village\nRadio Hill, 2 March 2020\n\n${TEXT}\n`, '2020-03-02'],
  [
    'so does what a page shows',
    'a.html',
    `<title>A bridge</title><h1>A bridge</h1><p>5 March 2020</p><p>${TEXT}</p>`,
    '2020-03-05',
  ],
])('%s (%s)', async (_, name, file, day) => {
  const metadata = { 'source-url': GIVEN };
  const [read] = await parseFile(new TextEncoder().encode(file), name, compileNames([]), {
    today: '2026-11-22',
    metadata,
  });
  expect(read?.clip.publishedOn).toBe(day);
});
