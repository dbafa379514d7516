/** Where characters of a text stand in its source: the word behind whatever was decoded, dropped or joined. */
import { expect, test } from 'vitest';
import { sourceOffsets } from '../../../../shared/file/text/source-map.ts';

test.each<[why: string, source: string, value: string]>([
  ['entities are shorter in the text', 'Ferry &amp; harbour: Mara', 'Ferry & harbour: Mara'],
  ['tags are dropped', 'The <b>ferry</b> of <i>Mara</i>', 'The ferry of Mara'],
  ['a space stands for a tag', 'Ferry<br>of<br/>Mara', 'Ferry of Mara'],
  ['a space stands for several', 'Ferry</p><p>of Mara', 'Ferry of Mara'],
  ['a line end becomes a space', 'Ferry\nof\tMara', 'Ferry of Mara!'],
  ['white space becomes one space', 'Ferry\n   of \r\n Mara', 'Ferry of Mara'],
  ['spaces that do not break are spaces', 'Ferry\u00a0of&nbsp;Mara', 'Ferry of Mara'],
  ['controls become spaces', 'Ferry\u0001of &amp;&#7;Mara', 'Ferry of & Mara'],
])('%s', (_, source, value) => {
  const offsets = sourceOffsets(source, 0, source.length, value);
  const at = value.indexOf('Mara');
  expect(source.slice(offsets[at], offsets[at + 4])).toBe('Mara');
  expect(offsets).toEqual(offsets.toSorted());
});
