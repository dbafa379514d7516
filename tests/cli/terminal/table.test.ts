import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordLines, tableLines } from '../../../cli/terminal/table.ts';
import { textWidth } from '../../../cli/terminal/width.ts';

describe('table', () => {
  test('an id is never cut: the next command takes it', () => {
    const id = '0bebb1d5a285642bf6982f21560248ba';
    const lines = tableLines(['TITLE', 'CLIP'], [['A title that is far too long for the screen', id]], 50);
    expect(lines[1]).toMatch(new RegExp(`^A title.*… +${id}$`));
    expect(lines[1]?.length).toBeLessThanOrEqual(50);
  });

  test('an instant is never cut: --as-of takes it', () => {
    const row = [
      '1',
      '2026-01-02T03:04:05.000Z',
      'corrected by desk',
      'title, outlet, mentions',
      'A long title '.repeat(9),
    ];
    const [, line = ''] = tableLines(['NUMBER', 'RECORDED', 'BY', 'CHANGED', 'TITLE'], [row], 80);
    expect(line).toContain('  2026-01-02T03:04:05.000Z  ');
    expect(line.length).toBeLessThanOrEqual(80);
  });

  test('a title can be told from others beside an id, on 80 columns', () => {
    const row = [
      '2017-02-15',
      'Al Mayadeen TV',
      'A Strategic Shift in Syria',
      'randa-kassis',
      'playable',
      'c'.repeat(32),
    ];
    const [, line = ''] = tableLines(['DAY', 'OUTLET', 'TITLE', 'NAMES', 'VIDEOS', 'CLIP'], [row], 80);
    expect(line).toContain('  A Strategic Shi…  ');
    expect(line.length).toBeLessThanOrEqual(80);
  });

  test('columns stand under each other whatever the script', () => {
    expect(
      tableLines(
        ['DAY', 'TITLE', 'ID'],
        [
          ['2017', '東京', '1'],
          ['–', 'Ferry', '2'],
        ],
        80,
      ),
    ).toEqual(['DAY   TITLE  ID', '2017  東京   1', '–     Ferry  2']);
  });

  test('the widest column gives way, the others stay whole', () => {
    const drawn = tableLines(['DAY', 'TITLE'], [['2017-02-15', 'A Strategic Shift in Syrian Conflict Resolution']], 30);
    expect(drawn).toEqual(['DAY         TITLE', '2017-02-15  A Strategic Shift…']);
  });

  test('a terminal that is too narrow for anything still gets its lines', () => {
    expect(tableLines(['A', 'B', 'C'], [['xxxxxxxx', 'yyyyyyyy', 'zzzzzzzz']], 3)).toEqual([
      'A     B     C',
      'xxxx  yyyy  zzzz',
      'xxxx  yyyy  zzzz',
    ]);
  });

  test('what is no prose goes on in the next line, between its pieces', () => {
    expect(tableLines(['TO', 'NAME', 'STATE'], [['press@example.org', 'kairat-abdrakhmanov', 'sent']], 34)).toEqual([
      'TO            NAME           STATE',
      'press@        kairat-        sent',
      'example.org   abdrakhmanov',
    ]);
  });

  test('columns are as wide as they need to be, lines no wider than the terminal, and nothing is lost', () => {
    const cell = fc.stringMatching(/^[a-z@ .,/-]{0,40}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), fc.integer({ min: 20 }), (rows, width) => {
        const lines = tableLines(['TO', 'STATE', 'WHY'], rows, width);
        expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(Math.max(width, 20));
        const letters = (texts: readonly string[]) => [...texts.join('').replaceAll(' ', '')].sort().join('');
        expect(letters(lines.slice(1))).toBe(letters(rows.flat()));
      }),
    );
  });

  test('a record puts values in a column', () => {
    expect(
      recordLines([
        ['title', 'A\nB'],
        ['id', '1'],
      ]),
    ).toEqual(['title  A B', 'id     1']);
  });
});
