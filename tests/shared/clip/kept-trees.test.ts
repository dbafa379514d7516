/** What a file leaves in memory: its clips, and never the tree of a page, which takes far more. */
import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { Branch } from '../../../shared/document/html-tree.ts';
import { clipsIn } from '../../../shared/file/index.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { zip } from '../../support/make/make-zip.ts';

const PAGE = `<h1>Bridge</h1>${'<p>Mara Lind said that <b>the bridge</b> is open.</p>'.repeat(500)}`;
const ELEMENTS = 1001;
const names = compileNames([{ id: 'mara-lind', name: 'Mara Lind', aliases: [] }]);
const archive = zip(['a', 'b', 'c', 'd', 'e'].map((name) => ({ name: `${name}.html`, content: PAGE, stored: true })));

/** Elements of pages that are still in memory; the engine collects all garbage before it counts. */
const elements = () => Number(queryObjects(Branch));

test.each([
  ['a page', 'a.html', Buffer.from(PAGE), 1],
  ['an archive of pages', 'a.zip', archive, 5],
])('nothing of the tree of %s is kept', async (_, name, bytes, count) => {
  const clips = await parseFile(bytes, name, names, { today: '2026-11-22' });
  expect(clips).toHaveLength(count);
  expect(clips.at(-1)?.clip.mentions).toHaveLength(1);
  await new Promise(setImmediate);
  expect(elements()).toBeLessThan(100);
});

test('of an archive one page is in memory at a time, beside the one that was read before', async () => {
  const most: number[] = [];
  for await (const clip of clipsIn(archive, 'a.zip', { today: '2026-11-22' })) {
    expect(clip.kind).toBe('read');
    most.push(elements());
  }
  expect(Math.max(...most)).toBeGreaterThan(ELEMENTS);
  expect(Math.max(...most)).toBeLessThan(2.5 * ELEMENTS);
});
