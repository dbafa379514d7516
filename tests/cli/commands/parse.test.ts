import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { run } from '../../../cli/run.ts';
import { ParsedFile } from '../../../shared/contract/clip.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';
import { temporaryFile } from '../../support/temporary-folder.ts';

const seed = 'tests/fixtures/clips/astana-platform.txt';
async function parse(args: string[], terminal = {}) {
  const context = contextWith({}, terminal);
  const status = await run(['parse', ...args], context);
  return { status, out: context.out(), err: context.err() };
}

test('one line per file, in the order given, each exactly the shape of a parsed file', async () => {
  const { status, out, err } = await parse([
    seed,
    'tests/fixtures/clips/not-text.txt',
    'tests/fixtures/clips/ferry-de.txt',
  ]);
  expect([status, err]).toEqual([0, '']);
  const clips = jsonLines(out);
  expect(clips.map((clip) => z.strictObject(ParsedFile.shape).parse(clip).file)).toEqual([
    'astana-platform.txt',
    'not-text.txt',
    'ferry-de.txt',
  ]);
  expect(clips[0]).toMatchObject({ outlet: 'Al Mayadeen TV', publishedOn: '2017-02-15', mentions: [] });
});

test('names are looked for, and their spans point into the file', async () => {
  const names = await temporaryFile('names.json', '\ufeff[{ "id": "randa-kassis", "name": "Randa Kassis" }]');
  const [clip] = jsonLines((await parse([seed, '--names', names])).out).map((line) => ParsedFile.parse(line));
  const source = await readFile(seed, 'utf8');
  const mention = clip?.mentions[0];
  expect(mention?.nameId).toBe('randa-kassis');
  expect(mention?.spans.map(({ start, end }) => source.slice(start, end))).toEqual(
    mention?.spans.map(({ form }) => form),
  );
});

test('--explain is a table of fields, rules and places; with --json the candidates come along', async () => {
  const { out } = await parse([seed, '--explain']);
  expect(out.split('\n')[1]).toMatch(/^FIELD +VALUE +RULE +SURE +AT$/);
  expect(out).toMatch(/^publishedOn +2017-02-15 +byline .*75–91$/m);
  expect(jsonLines((await parse([seed, '--explain', '--json'])).out)).toHaveLength(1);
});

test('--text is the main text alone', async () => {
  const { out } = await parse(['tests/fixtures/clips/ferry-de.txt', '--text']);
  expect(out).toMatch(/^Neue Fähre für die Inseln\n\nKüstenbote, 15. März 2018\n\n/);
  expect(out).not.toMatch(/[<>{}]/);
});

test('--text has a blank line between clips, and says on standard error why a file has no text', async () => {
  const list = await temporaryFile(
    'list.csv',
    'Date,Outlet,Headline\n2026-11-20,Radio Hill,One\n2026-11-21,Radio Hill,Two\n',
  );
  const { status, out, err } = await parse(['tests/fixtures/clips/not-text.txt', list, '--text']);
  expect([status, out]).toEqual([0, 'One\n\nTwo\n']);
  expect(err).toMatch(/^not-text\.txt: not-text: The file is a JPEG picture, not text\. Run text recognition .+\n$/);
});

test('an unreadable file ends with 1 and does not stop the others', async () => {
  const { status, out, err } = await parse(['none.txt', 'tests/fixtures', seed]);
  expect([status, jsonLines(out).length]).toEqual([1, 1]);
  expect(err).toBe(
    'clipwatch: none.txt: there is no such file\nclipwatch: tests/fixtures: is a directory; name the files in it\n',
  );
});

describe('usage errors print nothing to standard output and end with 2', () => {
  test.each([
    [[], "missing required argument 'file'"],
    [[seed, '--nope'], "unknown option '--nope'"],
    [[seed, '--names'], 'argument missing'],
    [[seed, '--meta', 'colour=red'], 'use one of source-url=…'],
    [[seed, '--meta', 'title'], 'use one of source-url=…'],
    [[seed, '--names', 'none.json'], 'none.json: there is no such file'],
  ])('%j', async (args, message) => {
    const { status, out, err } = await parse(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  test.each([
    ['{', /names\.json: .*JSON/],
    ['{}', /names\.json: use a list/],
    ['[{ "id": "a", "name": "A" }, { "id": "b" }]', /names\.json: \[1\]\.name: /],
    ['[{ "id": "a b", "name": "A" }]', /names\.json: \[0\]\.id: use 1 to 100 letters/],
    ['[{ "id": "a", "name": "A", "aliases": ["x", 1] }]', /names\.json: \[0\]\.aliases\[1\]: /],
    ['[{ "id": "a", "name": "A" }, { "id": "a", "name": "B" }]', /\[1\]\.id: "a" is also the id of \[0\]/],
    [
      '[{ "title": "A" }, { "title": "B" }]',
      /: \[0\]\.id: [^;]+; \[0\]\.name: [^;]+; \[1\]\.id: [^;]+; 1 more\. A list looks like this: \[\{ "id": .+, "name": /,
    ],
  ])('names.json of %s', async (text, message) => {
    const { status, out, err } = await parse([seed, '--names', await temporaryFile('names.json', text)]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

test('on a terminal a record for people; --json keeps the lines', async () => {
  const { out } = await parse([seed], { isTTY: true });
  expect(out).toMatch(/^title +A Strategic Shift in Syrian Conflict Resolution$/m);
  expect(jsonLines((await parse([seed, '--json'], { isTTY: true })).out)).toHaveLength(1);
});
