import { expect, it } from 'vitest';
import { kindOfZip } from '../../../../shared/file/bytes/zip-kind.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { type Packed, zip } from '../../../support/make/make-zip.ts';

const EPUB = 'application/epub+zip';
const ODT = 'application/vnd.oasis.opendocument.text';
const type = (content: string, stored = false): Packed => ({ name: 'mimetype', content, stored });
const page: Packed = { name: 'OEBPS/chapter.xhtml', content: '<html><body><h1>Title</h1><p>Text.</p></body></html>' };
const another: Packed = { name: 'content.xml', content: '<a/>' };

it.each<[why: string, members: Packed[], what: RegExp | null]>([
  ['as it should be', [type(EPUB, true), page], /EPUB/],
  ['packed by a common program', [type(EPUB), page], /EPUB/],
  ['with a line end that an editor adds', [type(`${EPUB}\n`), page], /EPUB/],
  ['in the order of names', [page, another, type(EPUB, true)], /EPUB/],
  ['both', [page, type(EPUB)], /EPUB/],
  ['an OpenDocument text likewise', [another, type(ODT)], /OpenDocument text/],
  ['another type', [type('text/plain'), page], null],
  ['a file of that name in a folder', [{ name: 'a/mimetype', content: EPUB }, page], null],
  ['a long text of that name', [type(`${EPUB}${'x'.repeat(1e6)}`), page], null],
  ['a damaged one', [{ ...type('zzz', true), method: 8 }, page], null],
])('a document is known by its member "mimetype", wherever it is: %s', (_, members, what) => {
  const kind = kindOfZip(zip(members));
  if (what === null) expect(kind).toBeNull();
  else expect(kind?.what).toMatch(what);
});

it('a book is refused as one, not read as a bundle of pages', async () => {
  const clips = await readFile(zip([page, type(EPUB)]), 'book.epub', { today: '2026-11-22' });
  expect(clips).toMatchObject([{ kind: 'refused', reason: expect.stringMatching(/EPUB book.+Save the chapter/) }]);
});
