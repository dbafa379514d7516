import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportHead, exportLine } from '../../../shared/clip/export-lines.ts';
import { fakeClip } from '../../support/fake/dependencies.ts';

const HEAD = 'clipId,title,outlet,publishedOn,language,summary,key,receivedAt\r\n';
const titleIn = (title: string) =>
  exportLine('csv', fakeClip({ clipId: 'c', title }))
    .split(',')
    .slice(1)
    .join(',');

describe('a CSV', () => {
  it('begins with its columns, and a byte order mark if that is asked for', () => {
    expect(exportHead('csv', false)).toBe(HEAD);
    expect(exportHead('csv', true)).toBe(`\ufeff${HEAD}`);
    expect(exportHead('jsonl', true)).toBe('');
  });

  it.each<[why: string, title: string, cell: string]>([
    ['a formula', '=1+1', "'=1+1,"],
    ['a formula by its sign', '+1', "'+1,"],
    ['a negative number, which may begin a formula', '-1', "'-1,"],
    ['a function of old spreadsheets', '@SUM(A1)', "'@SUM(A1),"],
    ['a tab before a formula', '\t=1', "'\t=1,"],
    ['a line end before a formula', '\r=1', `"'\r=1",`],
    ['a formula in quotes', '="a","b"', `"'=""a"",""b""",`],
    ['a comma', 'a,b', '"a,b",'],
    ['a sign inside, which is none', 'a=b', 'a=b,'],
  ])('%s', (_, title, cell) => {
    expect(titleIn(title).startsWith(cell)).toBe(true);
  });

  it('reads as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (title, summary) => {
        const line = exportLine('csv', fakeClip({ title, summary, outlet: null }));
        const [row] = parse(exportHead('csv', false) + line, { columns: true, record_delimiter: '\r\n' });
        const shown = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
        expect(row).toMatchObject({ title: shown(title), summary: shown(summary), outlet: '' });
      }),
    );
  });
});

it('a line of JSON is the clip as the API shows it', () => {
  const clip = fakeClip({ title: 'a\nb' });
  const line = exportLine('jsonl', clip);
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(JSON.parse(line)).toEqual(clip);
});
