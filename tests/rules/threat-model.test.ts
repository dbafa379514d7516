/** What the threat model promises: each attack has its asset, and a test that is there. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows of all tables with such a head. */
function rowsBelow(head: RegExp, text: string): string[][] {
  const tables = text.split('\n\n').map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return tables.filter(([first = '']) => head.test(first)).flatMap(([, , ...rows]) => rows.map(cellsOf));
}

/** What is wrong with the rows on attacks, and the paths that lead nowhere. */
function faults(text: string): string[] {
  const assets = new Set(rowsBelow(/^\| asset +\| what it is/, text).map(([asset]) => asset));
  const wrong = rowsBelow(/^\| asset +\| attack/, text).flatMap((cells) => {
    const [asset = '', attack = '', , test = ''] = cells;
    return [
      ...(cells.length === 4 ? [] : [`${attack}: ${cells.length} cells`]),
      ...(assets.has(asset) ? [] : [`${attack}: ${asset} is no asset`]),
      ...(/^`tests\/[^`]+\.ts`$/.test(test) ? [] : [`${attack}: no test`]),
    ];
  });
  const paths = [...text.matchAll(/`((?:tests|infra|shared|functions)\/[^`]+)`/g)].map(([, path = '']) => path);
  return [...wrong, ...paths.filter((path) => !isFile(path)).map((path) => `${path} is not there`)];
}

test('every attack has a test', () => {
  const text = readFileSync('docs/threat-model.md', 'utf8');
  expect(rowsBelow(/^\| asset +\| attack/, text).length).toBeGreaterThan(50);
  expect(faults(text)).toEqual([]);
});

test.each([
  ['no test', '| a | b | c | |', 'b: no test'],
  ['a folder', '| a | b | c | `tests/rules` |', 'b: no test'],
  ['an asset that is not listed', '| x | b | c | `tests/run.ts` |', 'b: x is no asset'],
  ['a bar in a cell', '| a | b | c|d | `tests/run.ts` |', 'b: 5 cells'],
  ['a test that has gone', '| a | b | c | `tests/gone.test.ts` |', 'tests/gone.test.ts is not there'],
])('%s is seen', (_, row, fault) => {
  const text = `| asset | what it is |\n| - | - |\n| a | b |\n\n| asset | attack | defence | test |\n| - | - | - | - |\n${row}\n`;
  expect(faults(text)).toContain(fault);
});
