import { expect, test } from 'vitest';
import { correct } from '../../../shared/clip/correction.ts';
import { ParsedFile } from '../../../shared/contract/clip.ts';
import { clipRecord, page, withKassis } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

test('list follows the cursor and writes one clip a line, whole', async () => {
  const { status, out, err, asked } = await runAgainst(
    ({ query }) => (query.cursor === 'next' ? page([clipRecord(2)]) : page([clipRecord(1)], 'next')),
    ['clips', 'list', '--from', '2017-01-01', '--to', '2017-12-31', '--outlet', 'Al Mayadeen TV', '--language', 'en'],
  );
  expect([status, err]).toEqual([0, '']);
  expect(jsonLines(out)).toEqual([clipRecord(1), clipRecord(2)]);
  const query = { from: '2017-01-01', to: '2017-12-31', outlet: 'Al Mayadeen TV', language: 'en' };
  expect(asked[0]).toMatchObject({ path: '/v1/clips', authorization: 'Bearer cw_token', query });
  expect(asked[1]?.query).toMatchObject({ ...query, cursor: 'next' });
});

test('list hands every filter on, each in its own words', async () => {
  const filters = ['--embed-status', 'gone', '--received-after', '2026-01-31', '--story', 's1', '--q', 'peace astan'];
  const { status, asked } = await runAgainst(() => page([]), ['clips', 'list', ...filters]);
  expect(status).toBe(0);
  const query = { embedStatus: 'gone', receivedAfter: '2026-01-31T23:59:59.999Z', story: 's1', q: 'peace astan' };
  expect(asked[0]).toMatchObject({ path: '/v1/clips', query });
  expect((await runAgainst(() => page([]), ['clips', 'list', '--embed-status', 'dead'])).status).toBe(2);
});

test('list stops at --limit and says on standard error that there is more', async () => {
  const { out, err } = await runAgainst(
    () => page([clipRecord(1), clipRecord(2), clipRecord(3)]),
    ['clips', 'list', '--limit', '2'],
  );
  expect(jsonLines(out)).toHaveLength(2);
  expect(err).toBe('There are more than 2: raise --limit to see them.\n');
});

test('list says nothing of more when there are exactly as many', async () => {
  const { out, err } = await runAgainst(() => page([clipRecord(1), clipRecord(2)]), ['clips', 'list', '--limit', '2']);
  expect([jsonLines(out).length, err]).toEqual([2, '']);
});

test('list finds the name by the way it is shown', async () => {
  const { status, asked } = await runAgainst(
    withKassis(() => page([])),
    ['clips', 'list', '--name', 'randa KASSIS'],
  );
  expect(status).toBe(0);
  expect(asked.at(-1)).toMatchObject({ path: '/v1/clips', query: { nameId: 'randa-kassis' } });
});

test('on a terminal a table; nothing in a title can steer the terminal', async () => {
  const { out } = await runAgainst(
    () => page([clipRecord(1, { title: 'Evil \u001b]0;owned\u0007 title' })]),
    ['clips', 'list'],
    {
      isTTY: true,
      columns: 120,
    },
  );
  const [head, row] = out.split('\n');
  expect(head).toBe(
    '\u001b[1mDAY         OUTLET          TITLE                  NAMES         VIDEOS     CLIP\u001b[22m',
  );
  expect(row).toBe('2017-02-15  Al Mayadeen TV  Evil  ]0;owned  title  randa-kassis  unchecked  clip1');
});

test('--json is for machines on a terminal too', async () => {
  const { out } = await runAgainst(() => page([clipRecord(1)]), ['clips', 'list', '--json'], { isTTY: true });
  expect(jsonLines(out)).toEqual([clipRecord(1)]);
});

test('show asks for one, whatever its id holds', async () => {
  const { out, asked } = await runAgainst(() => ({ body: clipRecord(1) }), ['clips', 'show', 'a/../b']);
  expect(jsonLines(out)).toEqual([clipRecord(1)]);
  expect(asked[0]?.path).toBe('/v1/clips/a%2F..%2Fb');
});

test('show on a terminal has the check and the receipt', async () => {
  const { out } = await runAgainst(() => ({ body: clipRecord(1) }), ['clips', 'show', 'clip1'], { isTTY: true });
  expect(out).toMatch(/^title +Title 1$/m);
  expect(out).toMatch(/^embed +youtube https:\/\/www.youtube.com\/watch\?v=x – unchecked$/m);
  expect(out).toMatch(/^receipt +parsed$/m);
});

test('show on a terminal has the story, which other commands take', async () => {
  const { out } = await runAgainst(() => ({ body: clipRecord(1) }), ['clips', 'show', 'clip1'], { isTTY: true });
  expect(out).toMatch(/^story +s$/m);
});

test('show on a terminal marks what is corrected, and has what was read', async () => {
  const { clip } = correct(ParsedFile.parse(clipRecord(1, { outlet: null })), {
    title: 'By hand',
    outlet: 'Radio Hill',
  });
  const { out } = await runAgainst(
    () => ({ body: { ...clipRecord(1), ...clip, embeds: [] } }),
    ['clips', 'show', 'clip1'],
    {
      isTTY: true,
    },
  );
  expect(out).toMatch(/^title +By hand \(corrected by hand; in the file: Title 1\)$/m);
  expect(out).toMatch(/^outlet +Radio Hill \(corrected by hand\)$/m);
  expect(out).toMatch(/^published +2017-02-15$/m);
});

test.each([
  ['clips', 'list', '--from', '15.02.2017'],
  ['clips', 'list', '--limit', '-1'],
  ['clips', 'show'],
  ['clips', 'list', '--nope'],
  ['clips', 'burn'],
])('%s %s %s %s is a usage error that asks nothing', async (...args) => {
  const { status, out, err, asked } = await runAgainst(() => page([]), args);
  expect([status, out, asked]).toEqual([2, '', []]);
  expect(err).toMatch(/^clipwatch: /);
});
