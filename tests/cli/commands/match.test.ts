import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { run } from '../../../cli/run.ts';
import { kassis } from '../../support/fake/api-responses.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';
import { temporaryFile } from '../../support/temporary-folder.ts';

const clip = 'tests/fixtures/clips/astana-platform.txt';

test('tells each place with the reason, offline', async () => {
  const names = await temporaryFile('names.json', JSON.stringify([kassis]));
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
  const names = await temporaryFile('names.csv', 'name\nRanda Kassis');
  const context = contextWith();
  expect(await run(['match', '/none.txt', clip, '--names', names], context)).toBe(1);
  expect(Object.keys(Object(jsonLines(context.out())[0]))).toEqual(['file', 'mentions']);
  expect(context.err()).toBe('clipwatch: /none.txt: there is no such file\n');
});

test('a name that is not in UTF-8 is told, as no spelling of it finds the file', async () => {
  const names = await temporaryFile('names.csv', 'name\nRanda Kassis');
  const context = contextWith();
  expect(await run(['match', '/\uFFFD\uFFFD.txt', '--names', names], context)).toBe(1);
  expect(context.err()).toContain('its name is not in UTF-8: rename it');
});

test('for people', async () => {
  const names = await temporaryFile('names.json', JSON.stringify([kassis]));
  const context = contextWith({}, { isTTY: true, columns: 200 });
  await run(['match', clip, '--names', names, '--explain'], context);
  expect(context.out()).toMatch(/randa-kassis +Randa Kassis +Randa Kassis +exact +paragraph +\d+–\d+/);
  expect(context.out()).toMatch(/randa-kassis +Kassis +Kassis +the surname alone/);
});

test('needs names', async () => {
  expect(await run(['match', clip], contextWith())).toBe(2);
});
