import { expect, test } from 'vitest';
import { kassis, page, withKassis } from '../../../support/fake/api-responses.ts';
import { type ApiRequest, type ApiResponse, jsonLines, runAgainst } from '../../../support/run-command.ts';
import { temporaryFile } from '../../../support/temporary-folder.ts';

const echo = ({ body }: ApiRequest): ApiResponse => ({ status: 201, body: { id: 'made', ...Object(body) } });

test('add leaves the id to the API', async () => {
  const { status, out, asked } = await runAgainst(echo, [
    'names',
    'add',
    'Randa Kassis',
    '--alias',
    'رندة قسيس',
    '--alias',
    'R. K.',
    '--transliterate',
  ]);
  const body = { name: 'Randa Kassis', aliases: ['رندة قسيس', 'R. K.'], transliterate: true };
  expect(asked).toMatchObject([{ method: 'POST', path: '/v1/names', body }]);
  expect(asked[0]?.body).not.toHaveProperty('id');
  expect([status, jsonLines(out)]).toEqual([0, [{ id: 'made', ...body }]]);
});

test('add --file goes on past one that is there already, and ends with 1', async () => {
  const file = await temporaryFile('names.json', JSON.stringify([kassis, { id: 'other', name: 'Other' }]));
  const { status, out, err, asked } = await runAgainst(
    (question) => (JSON.stringify(question.body).includes('other') ? echo(question) : { status: 409 }),
    ['names', 'add', '--file', file],
  );
  expect([status, jsonLines(out), asked.length]).toEqual([1, [{ id: 'other', name: 'Other', aliases: [] }], 2]);
  expect(err).toContain('randa-kassis is there already');
});

test('add --replace puts', async () => {
  const file = await temporaryFile('names.json', JSON.stringify([kassis]));
  const { status, asked } = await runAgainst(echo, ['names', 'add', '--file', file, '--replace']);
  expect(status).toBe(0);
  expect(asked).toMatchObject([{ method: 'PUT', path: '/v1/names/randa-kassis', body: kassis }]);
});

test.each([
  [['names', 'add'], 'Give a name'],
  [['names', 'add', 'A', '--file', 'x'], 'not both'],
  [['names', 'add', 'A', '--id', 'a b'], 'id: use 1 to 100 letters'],
  [['names', 'add', 'A', '--replace'], '--id'],
  [['names', 'add', '--file', '/none.json'], '/none.json: there is no such file'],
])('%j is a usage error: %s', async (args, message) => {
  const { status, err, asked } = await runAgainst(echo, args);
  expect([status, asked]).toEqual([2, []]);
  expect(err).toContain(message);
});

test('remove takes the name as it is shown', async () => {
  const { out, asked } = await runAgainst(
    withKassis(() => ({ status: 204 })),
    ['names', 'remove', 'Randa Kassis'],
  );
  expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/names/randa-kassis' });
  expect(jsonLines(out)).toEqual([{ id: 'randa-kassis', removed: true }]);
});

test('list', async () => {
  expect(jsonLines((await runAgainst(withKassis(), ['names', 'list'])).out)).toEqual([kassis]);
  const { err } = await runAgainst(() => page([]), ['names', 'list'], { isTTY: true });
  expect(err).toBe('Nothing found.\n');
});

test('add --strike', async () => {
  const { asked } = await runAgainst(
    ({ body }) => ({ body: { id: 'mara-lind', ...Object(body) } }),
    ['names', 'add', 'Mara Lind', '--transliterate', '--strike', 'Мара Линт'],
  );
  expect(asked).toMatchObject([{ body: { name: 'Mara Lind', transliterate: true, strike: ['Мара Линт'] } }]);
});
