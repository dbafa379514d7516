import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { kassis, page } from '../../../support/fake/api-responses.ts';
import { type ApiRequest, type ApiResponse, jsonLines, runAgainst } from '../../../support/run-command.ts';
import { temporaryFile, temporaryFolder } from '../../../support/temporary-folder.ts';

const done = { created: 1, replaced: 0, unchanged: 0, errors: [] };
const imports = ({ body }: ApiRequest): ApiResponse => ({
  body: { ...done, created: Array.isArray(body) ? body.length : 0 },
});
/** An API that tracks one name. */
const tracked = ({ path }: ApiRequest): ApiResponse => (path === '/v1/names' ? page([kassis]) : { status: 404 });

describe('import', () => {
  test.each([
    ['names.csv', '\ufeffid;name;aliases\r\nranda-kassis;Randa Kassis;Ранда Кассис\r\n'],
    ['names.json', JSON.stringify([kassis])],
    ['names.jsonl', `${JSON.stringify(kassis)}\n`],
    ['names', JSON.stringify([kassis])],
    ['names.txt', 'id\tname\taliases\nranda-kassis\tRanda Kassis\tРанда Кассис'],
  ])('of %s sends the names', async (name, text) => {
    const { status, out, asked } = await runAgainst(imports, ['names', 'import', await temporaryFile(name, text)]);
    expect([status, jsonLines(out)]).toEqual([0, [done]]);
    expect(asked).toMatchObject([{ method: 'POST', path: '/v1/names/import', body: [kassis] }]);
  });

  test('a long list goes in parts, and the sum is told', async () => {
    const file = await temporaryFile(
      'names.csv',
      `name\n${Array.from({ length: 1201 }, (_, i) => `Name ${i}`).join('\n')}`,
    );
    const { out, err, asked } = await runAgainst(imports, ['names', 'import', file], { isTTY: true });
    expect(asked.map(({ body }) => Object(body).length)).toEqual([500, 500, 201]);
    expect(out).toBe('');
    expect(err).toContain('1201 names are new, 0 changed, 0 unchanged.\n');
  });

  test('of one name says so', async () => {
    const file = await temporaryFile('names.csv', 'name\nAda Berg');
    const { err } = await runAgainst(imports, ['names', 'import', file], { isTTY: true });
    expect(err).toContain('1 name is new, 0 changed, 0 unchanged.\n');
  });

  test('one bad row keeps the whole list out, and every bad row is told', async () => {
    const file = await temporaryFile('names.csv', 'id,name\na,A B\nb,\n-,C D');
    const { status, err, asked } = await runAgainst(imports, ['names', 'import', file]);
    expect([status, asked]).toEqual([1, []]);
    expect(err).toContain(`clipwatch: ${file}: line 3, name: is missing\n`);
    expect(err).toContain('line 4, id: use 1 to 100 letters');
    expect(err).toContain('nothing was imported; --partial imports the 1 valid rows');
  });

  test('--partial takes the others, and ends with 1', async () => {
    const file = await temporaryFile('names.csv', 'id,name\na,A B\nb,');
    const { status, out, asked } = await runAgainst(imports, ['names', 'import', file, '--partial']);
    expect(status).toBe(1);
    expect(asked).toMatchObject([{ body: [{ id: 'a', name: 'A B', aliases: [] }] }]);
    expect(jsonLines(out)).toEqual([{ ...done, errors: [{ line: 3, field: 'name', message: 'is missing' }] }]);
  });

  test('tells of how many rows something was left out that nobody sees', async () => {
    const path = await temporaryFile('pasted.csv', 'name\n\u200eAda Lind\u200f\nBen Holm\n');
    const { status, out } = await runAgainst(imports, ['names', 'import', path]);
    expect([status, jsonLines(out)]).toEqual([0, [expect.objectContaining({ cleaned: 1 })]]);
    expect((await runAgainst(imports, ['names', 'import', path], { isTTY: true })).err).toContain(
      'left out of 1 of the rows',
    );
  });

  test('a file that is not there is a usage error', async () => {
    const { status, err } = await runAgainst(imports, ['names', 'import', '/none.csv']);
    expect([status, err]).toEqual([2, 'clipwatch: /none.csv: there is no such file\n']);
  });
});

describe('export', () => {
  test('writes CSV on standard output, and what the ending says into a file', async () => {
    const { out } = await runAgainst(tracked, ['names', 'export']);
    expect(out).toBe(
      '\ufeffid,name,aliases,transliterate,strike,require,exclude\r\nranda-kassis,Randa Kassis,Ранда Кассис,,,,\r\n',
    );
    const path = join(await temporaryFolder(), 'names.json');
    const { err } = await runAgainst(tracked, ['names', 'export', path]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual([kassis]);
    expect(err).toBe(`1 names are in ${path}.\n`);
  });

  test('--format decides', async () => {
    expect(JSON.parse((await runAgainst(tracked, ['names', 'export', '--format', 'json'])).out)).toEqual([kassis]);
    expect((await runAgainst(tracked, ['names', 'export', '--format', 'xml'])).status).toBe(2);
  });
});
