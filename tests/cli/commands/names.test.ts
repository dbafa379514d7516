import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../../cli/run.ts';
import { type ApiRequest, type ApiResponse, contextWith, jsonLines, runAgainst } from '../../support/run-command.ts';

const kassis = { id: 'randa-kassis', name: 'Randa Kassis', aliases: ['Ранда Кассис'] };
const done = { created: 1, replaced: 0, unchanged: 0, errors: [] };

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'clipwatch-names-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function fileWith(name: string, text: string): Promise<string> {
  const path = join(await folder(), name);
  await writeFile(path, text);
  return path;
}

const imports = ({ body }: ApiRequest): ApiResponse => ({
  body: { ...done, created: Array.isArray(body) ? body.length : 0 },
});
const tracked = ({ path }: ApiRequest): ApiResponse =>
  path === '/v1/names' ? { body: { items: [kassis], nextCursor: null } } : { status: 404 };

describe('import', () => {
  test.each([
    ['names.csv', '\ufeffid;name;aliases\r\nranda-kassis;Randa Kassis;Ранда Кассис\r\n'],
    ['names.json', JSON.stringify([kassis])],
    ['names.jsonl', `${JSON.stringify(kassis)}\n`],
    ['names', JSON.stringify([kassis])],
    ['names.txt', 'id\tname\taliases\nranda-kassis\tRanda Kassis\tРанда Кассис'],
  ])('of %s sends the names', async (name, text) => {
    const { status, out, asked } = await runAgainst(imports, ['names', 'import', await fileWith(name, text)]);
    expect([status, jsonLines(out)]).toEqual([0, [done]]);
    expect(asked).toMatchObject([{ method: 'POST', path: '/v1/names/import', body: [kassis] }]);
  });

  test('a long list goes in parts, and the sum is told', async () => {
    const file = await fileWith('names.csv', `name\n${Array.from({ length: 1201 }, (_, i) => `Name ${i}`).join('\n')}`);
    const { out, err, asked } = await runAgainst(imports, ['names', 'import', file], { isTTY: true });
    expect(asked.map(({ body }) => Object(body).length)).toEqual([500, 500, 201]);
    expect(out).toBe('');
    expect(err).toContain('1201 names are new, 0 changed, 0 as they were.\n');
  });

  test('one bad row keeps the whole list out, and every bad row is told', async () => {
    const file = await fileWith('names.csv', 'id,name\na,A B\nb,\n-,C D');
    const { status, err, asked } = await runAgainst(imports, ['names', 'import', file]);
    expect([status, asked]).toEqual([1, []]);
    expect(err).toContain(`clipwatch: ${file}: line 3, name: is missing\n`);
    expect(err).toContain('line 4, id: use 1 to 100 letters');
    expect(err).toContain('nothing was imported; --partial takes the 1 rows that are right');
  });

  test('--partial takes the others, and ends with 1', async () => {
    const file = await fileWith('names.csv', 'id,name\na,A B\nb,');
    const { status, out, asked } = await runAgainst(imports, ['names', 'import', file, '--partial']);
    expect(status).toBe(1);
    expect(asked).toMatchObject([{ body: [{ id: 'a', name: 'A B', aliases: [] }] }]);
    expect(jsonLines(out)).toEqual([{ ...done, errors: [{ line: 3, field: 'name', message: 'is missing' }] }]);
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
    const path = join(await folder(), 'names.json');
    const { err } = await runAgainst(tracked, ['names', 'export', path]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual([kassis]);
    expect(err).toBe(`1 names are in ${path}.\n`);
  });

  test('--format decides', async () => {
    expect(JSON.parse((await runAgainst(tracked, ['names', 'export', '--format', 'json'])).out)).toEqual([kassis]);
    expect((await runAgainst(tracked, ['names', 'export', '--format', 'xml'])).status).toBe(2);
  });
});

describe('test', () => {
  const TEXT = 'Рандой Кассис говорит.\n\nMaria Kassis is somebody else.';

  test('finds tracked names in a text and explains what does not count', async () => {
    const { status, out } = await runAgainst(tracked, ['names', 'test', TEXT]);
    expect(status).toBe(0);
    expect(jsonLines(out)).toMatchObject([
      {
        mentions: [{ nameId: 'randa-kassis', count: 1, spans: [{ form: 'Рандой Кассис', alias: 'Ранда Кассис' }] }],
        misses: [{ nameId: 'randa-kassis', kind: 'other-given-name', form: 'Maria Kassis' }],
      },
    ]);
  });

  test('for people, with the names of a list, offline', async () => {
    const names = await fileWith('names.csv', 'id,name,exclude\nrk,Randa Kassis,street');
    const context = contextWith({}, { isTTY: true, columns: 160 });
    expect(await run(['names', 'test', 'Randa Kassis Street', '--names', names], context)).toBe(0);
    expect(context.out()).toMatch(
      /No tracked name stands here\.\n.*BECAUSE.*\nrk +Randa Kassis .*a word near it excludes it: street/,
    );
  });
});

describe('match', () => {
  const clip = 'tests/fixtures/clips/astana-platform.txt';

  test('tells each place with the reason, offline', async () => {
    const names = await fileWith('names.json', JSON.stringify([kassis]));
    const context = contextWith();
    expect(await run(['match', clip, '--names', names, '--explain'], context)).toBe(0);
    const [found] = jsonLines(context.out());
    const source = await readFile(clip, 'utf8');
    expect(found).toMatchObject({
      file: 'astana-platform.txt',
      mentions: [{ nameId: 'randa-kassis', count: 2, spans: [{ variant: 'exact', field: 'paragraph' }, {}] }],
      misses: expect.arrayContaining([expect.objectContaining({ kind: 'surname-alone' })]),
    });
    for (const { start, end } of Object(found).mentions[0].spans) expect(source.slice(start, end)).toBe('Randa Kassis');
  });

  test('without --explain no near misses; one file that cannot be read does not stop the others', async () => {
    const names = await fileWith('names.csv', 'name\nRanda Kassis');
    const context = contextWith();
    expect(await run(['match', '/none.txt', clip, '--names', names], context)).toBe(1);
    expect(Object.keys(Object(jsonLines(context.out())[0]))).toEqual(['file', 'mentions']);
    expect(context.err()).toBe('clipwatch: /none.txt: there is no such file\n');
  });

  test('for people', async () => {
    const names = await fileWith('names.json', JSON.stringify([kassis]));
    const context = contextWith({}, { isTTY: true, columns: 200 });
    await run(['match', clip, '--names', names, '--explain'], context);
    expect(context.out()).toMatch(/randa-kassis +Randa Kassis +Randa Kassis +exact +paragraph +\d+–\d+/);
    expect(context.out()).toMatch(/randa-kassis +Kassis +Kassis +the surname alone/);
  });

  test('needs names', async () => {
    expect(await run(['match', clip], contextWith())).toBe(2);
  });
});

describe('dry-run', () => {
  const sample = {
    kind: 'added',
    nameId: 'kassis',
    clipId: 'c1',
    title: 'A title',
    outlet: 'Radio',
    publishedOn: '2020-01-02',
    snippet: 'Kassis spoke.',
  };
  const answers = ({ query }: ApiRequest): ApiResponse => ({
    body: {
      id: 'kassis',
      searched: query.cursor ? 30 : 25,
      hits: 2,
      added: 2,
      lost: 1,
      samples: [sample],
      nextCursor: query.cursor ? null : 'next=',
    },
  });

  test('goes on until all clips are searched, and gives the sum', async () => {
    const { status, out, asked } = await runAgainst(answers, [
      'names',
      'dry-run',
      'Kassis',
      '--exclude',
      'Kassis Street',
    ]);
    expect(asked).toMatchObject([
      {
        method: 'POST',
        path: '/v1/names/dry-run',
        query: {},
        body: { name: 'Kassis', aliases: [], exclude: ['Kassis Street'] },
      },
      { query: { cursor: 'next=' } },
    ]);
    expect([status, jsonLines(out)]).toEqual([
      0,
      [{ id: 'kassis', searched: 30, hits: 2, added: 2, lost: 1, samples: [sample, sample], nextCursor: null }],
    ]);
  });

  test('for people: samples and one line', async () => {
    const { out, err } = await runAgainst(answers, ['names', 'dry-run', 'Kassis', '--limit', '10'], { isTTY: true });
    expect(out).toMatch(/^\+ +kassis +2020-01-02 +Radio +A title +Kassis spoke\.$/m);
    expect(out).toContain('25 clips searched: 2 would mention it, 2 mentions added, 1 lost.\n');
    expect(err).toContain('raise --limit');
  });

  test('a bad name is a usage error', async () => {
    const { status, asked } = await runAgainst(answers, ['names', 'dry-run', ' ']);
    expect([status, asked]).toEqual([2, []]);
  });
});

describe('backfill', () => {
  const state = { version: 3, startedAt: null, finishedAt: null, seen: 0, changed: 0, failed: 0 };
  function stages(): (asked: ApiRequest) => ApiResponse {
    const left = ['waiting', 'running', 'done'];
    return () => ({ body: { ...state, state: left.shift(), seen: 100, changed: 4 } });
  }

  test('starts it and waits until it is done', async () => {
    const { status, out, asked, waits } = await runAgainst(stages(), ['names', 'backfill']);
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/names/backfill',
      'GET /v1/names/backfill',
      'GET /v1/names/backfill',
    ]);
    expect([status, waits.length, jsonLines(out)]).toMatchObject([0, 2, [{ state: 'done', seen: 100 }]]);
  });

  test('--no-wait only starts it', async () => {
    const { out, err, asked } = await runAgainst(stages(), ['names', 'backfill', '--no-wait'], { isTTY: true });
    expect([asked.length, out]).toEqual([1, '']);
    expect(err).toContain('It starts within a minute.\n');
  });

  test('for people: what became of it', async () => {
    const { err } = await runAgainst(stages(), ['names', 'backfill'], { isTTY: true });
    expect(err).toContain('100 clips seen, the mentions of 4 changed.\n');
  });
});

test('variants are shown ranked, without those struck out', async () => {
  const context = contextWith();
  expect(await run(['names', 'variants', 'Mara Lind', '--strike', 'Мара Линд'], context)).toBe(0);
  const [{ variants }] = jsonLines(context.out()).map((line) => Object(line));
  expect(variants).toContain('مارا ليند');
  expect(variants).not.toContain('Мара Линд');
  const terminal = contextWith({}, { isTTY: true });
  await run(['names', 'variants', 'Mara Lind'], terminal);
  expect(terminal.out().split('\n')).toContain('Мара Линд');
});

test('add --strike', async () => {
  const { asked } = await runAgainst(
    ({ body }) => ({ body: { id: 'mara-lind', ...Object(body) } }),
    ['names', 'add', 'Mara Lind', '--transliterate', '--strike', 'Мара Линт'],
  );
  expect(asked).toMatchObject([{ body: { name: 'Mara Lind', transliterate: true, strike: ['Мара Линт'] } }]);
});
