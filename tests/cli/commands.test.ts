import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../cli/run.ts';
import { type ApiRequest, type ApiResponse, contextWith, jsonLines, runAgainst } from '../support/run-command.ts';

const page = (items: unknown[], nextCursor: string | null = null): ApiResponse => ({ body: { items, nextCursor } });
const notFound: ApiResponse = {
  status: 404,
  body: { title: 'Not Found', status: 404, detail: 'There is no such thing.' },
};
const kassis = { id: 'randa-kassis', name: 'Randa Kassis', aliases: ['رندة قسيس'] };

/** Knows one name, by its id and in the list; everything else is for `rest`. */
const withName =
  (rest: (asked: ApiRequest) => ApiResponse = () => notFound) =>
  (asked: ApiRequest): ApiResponse => {
    if (asked.method === 'GET' && asked.path === '/v1/names/randa-kassis') return { body: kassis };
    if (asked.method === 'GET' && asked.path === '/v1/names') return page([kassis]);
    return rest(asked);
  };

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-names-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'names.json'), text);
  return join(folder, 'names.json');
}

const clip = (number: number, more: object = {}) => ({
  file: `${number}.txt`,
  format: 'html',
  title: `Title ${number}`,
  outlet: 'Al Mayadeen TV',
  publishedOn: '2017-02-15',
  summary: 'The Astana platform emerged.',
  language: 'en',
  embeds: [{ provider: 'youtube', videoId: 'x', url: 'https://www.youtube.com/watch?v=x', check: null }],
  mentions: [{ nameId: 'randa-kassis', count: 1, spans: [], snippet: 'Randa Kassis spoke.' }],
  evidence: { title: { rule: 'first-heading', start: 0, end: 7 } },
  warnings: [],
  clipId: `clip${number}`,
  bucket: 'inbox',
  key: `${number}.txt`,
  receivedAt: '2026-01-02T03:04:05.000Z',
  receipt: {
    bucket: 'inbox',
    key: `${number}.txt`,
    versionId: 'v',
    outcome: 'parsed',
    reason: null,
    receivedAt: '2026-01-02T03:04:05.000Z',
    settledAt: '2026-01-02T03:04:06.000Z',
  },
  story: 's',
  ...more,
});

describe('clips', () => {
  test('list follows the cursor and writes one clip a line, whole', async () => {
    const { status, out, err, asked } = await runAgainst(
      ({ query }) => (query.cursor === 'next' ? page([clip(2)]) : page([clip(1)], 'next')),
      ['clips', 'list', '--from', '2017-01-01', '--to', '2017-12-31', '--outlet', 'Al Mayadeen TV', '--language', 'en'],
    );
    expect([status, err]).toEqual([0, '']);
    expect(jsonLines(out)).toEqual([clip(1), clip(2)]);
    const query = { from: '2017-01-01', to: '2017-12-31', outlet: 'Al Mayadeen TV', language: 'en' };
    expect(asked[0]).toMatchObject({ path: '/v1/clips', authorization: 'Bearer cw_token', query });
    expect(asked[1]?.query).toMatchObject({ ...query, cursor: 'next' });
  });

  test('list stops at --limit and says on standard error that there is more', async () => {
    const { out, err } = await runAgainst(() => page([clip(1), clip(2), clip(3)]), ['clips', 'list', '--limit', '2']);
    expect(jsonLines(out)).toHaveLength(2);
    expect(err).toBe('There are more than these 2: raise --limit to see them.\n');
  });

  test('list says nothing of more when there are exactly as many', async () => {
    const { out, err } = await runAgainst(() => page([clip(1), clip(2)]), ['clips', 'list', '--limit', '2']);
    expect([jsonLines(out).length, err]).toEqual([2, '']);
  });

  test('list finds the name by the way it is shown', async () => {
    const { status, asked } = await runAgainst(
      withName(() => page([])),
      ['clips', 'list', '--name', 'randa KASSIS'],
    );
    expect(status).toBe(0);
    expect(asked.at(-1)).toMatchObject({ path: '/v1/clips', query: { name: 'randa-kassis' } });
  });

  test('on a terminal a table; nothing in a title can steer the terminal', async () => {
    const { out } = await runAgainst(
      () => page([clip(1, { title: 'Evil \u001b]0;owned\u0007 title' })]),
      ['clips', 'list'],
      {
        isTTY: true,
        columns: 120,
      },
    );
    const [head, row] = out.split('\n');
    expect(head).toBe(
      '\u001b[1mDAY         OUTLET          TITLE                  NAMES         VIDEO      CLIP\u001b[22m',
    );
    expect(row).toBe('2017-02-15  Al Mayadeen TV  Evil  ]0;owned  title  randa-kassis  unchecked  clip1');
  });

  test('--json is for machines on a terminal too', async () => {
    const { out } = await runAgainst(() => page([clip(1)]), ['clips', 'list', '--json'], { isTTY: true });
    expect(jsonLines(out)).toEqual([clip(1)]);
  });

  test('show asks for one, whatever its id holds', async () => {
    const { out, asked } = await runAgainst(() => ({ body: clip(1) }), ['clips', 'show', 'a/../b']);
    expect(jsonLines(out)).toEqual([clip(1)]);
    expect(asked[0]?.path).toBe('/v1/clips/a%2F..%2Fb');
  });

  test('show on a terminal has the check and the receipt', async () => {
    const { out } = await runAgainst(() => ({ body: clip(1) }), ['clips', 'show', 'clip1'], { isTTY: true });
    expect(out).toMatch(/^title +Title 1$/m);
    expect(out).toMatch(/^embed +youtube https:\/\/www.youtube.com\/watch\?v=x – unchecked$/m);
    expect(out).toMatch(/^receipt +parsed$/m);
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
});

test('mentions of a name by its id', async () => {
  const mention = { ...clip(1).mentions[0], clipId: 'clip1', title: null, outlet: 'O', publishedOn: '2017-02-15' };
  const { out, asked } = await runAgainst(
    withName(() => page([mention])),
    ['mentions', 'list', 'randa-kassis'],
  );
  expect(jsonLines(out)).toEqual([mention]);
  expect(asked.map(({ path }) => path)).toEqual(['/v1/names/randa-kassis', '/v1/names/randa-kassis/mentions']);
});

test('mentions of a name that is not tracked: one line that says where to look', async () => {
  const { status, err } = await runAgainst(withName(), ['mentions', 'list', 'Nobody']);
  expect([status, err]).toEqual([1, 'clipwatch: No tracked name is "Nobody": see `clipwatch names list`\n']);
});

describe('names', () => {
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
    const file = await fileWith(JSON.stringify([kassis, { id: 'other', name: 'Other' }]));
    const { status, out, err, asked } = await runAgainst(
      (question) => (JSON.stringify(question.body).includes('other') ? echo(question) : { status: 409 }),
      ['names', 'add', '--file', file],
    );
    expect([status, jsonLines(out), asked.length]).toEqual([1, [{ id: 'other', name: 'Other', aliases: [] }], 2]);
    expect(err).toContain('randa-kassis is there already');
  });

  test('add --replace puts', async () => {
    const file = await fileWith(JSON.stringify([kassis]));
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
      withName(() => ({ status: 204 })),
      ['names', 'remove', 'Randa Kassis'],
    );
    expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/names/randa-kassis' });
    expect(jsonLines(out)).toEqual([{ id: 'randa-kassis', removed: true }]);
  });

  test('list', async () => {
    expect(jsonLines((await runAgainst(withName(), ['names', 'list'])).out)).toEqual([kassis]);
    const { err } = await runAgainst(() => page([]), ['names', 'list'], { isTTY: true });
    expect(err).toBe('Nothing found.\n');
  });
});

describe('subscriptions', () => {
  const echo = ({ body }: ApiRequest): ApiResponse => ({ status: 201, body: { id: 'made', ...Object(body) } });

  test('add with everything', async () => {
    const { status, asked } = await runAgainst(withName(echo), [
      ...['subscriptions', 'add', 'press@example.org', '--name', 'randa-kassis', 'Randa Kassis'],
      ...['--cadence', 'weekly', '--time-zone', 'Europe/Paris', '--quiet', '22:00-07:00', '--confirmed'],
    ]);
    expect(status).toBe(0);
    expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/v1/subscriptions' });
    expect(asked.at(-1)?.body).toEqual({
      address: 'press@example.org',
      nameIds: ['randa-kassis', 'randa-kassis'],
      cadence: 'weekly',
      timeZone: 'Europe/Paris',
      quietHours: { from: '22:00', to: '07:00' },
      confirmed: true,
    });
  });

  test('add --all follows every name, at once, unconfirmed', async () => {
    const { asked } = await runAgainst(echo, ['subscriptions', 'add', 'a@example.org', '--all']);
    const body = { address: 'a@example.org', nameIds: '*', cadence: 'instant', confirmed: false };
    expect(asked).toMatchObject([{ body }]);
  });

  test('a name that is not there yet may be followed, with a remark', async () => {
    const { status, err, asked } = await runAgainst(
      withName((question) => (question.method === 'POST' ? echo(question) : notFound)),
      ['subscriptions', 'add', 'a@example.org', '--name', 'later'],
    );
    expect([status, asked.at(-1)?.body]).toMatchObject([0, { nameIds: ['later'] }]);
    expect(err).toContain('No tracked name is "later" yet');
  });

  test.each([
    [['a@example.org'], '--name'],
    [['a@example.org', '--all', '--name', 'x'], '--all'],
    [['not an address', '--all'], 'address'],
    [['a@example.org', '--all', '--cadence', 'hourly'], 'Allowed choices are instant, daily, weekly'],
    [['a@example.org', '--all', '--time-zone', 'Paris'], 'timeZone: use an IANA time zone'],
    [['a@example.org', '--all', '--quiet', '22-7'], 'quietHours.from: use HH:MM'],
    [['a@example.org', '--all', '--quiet', 'night'], 'use hours such as 22:00-07:00'],
  ])('add %j is a usage error', async (args, message) => {
    const { status, err, asked } = await runAgainst(echo, ['subscriptions', 'add', ...args]);
    expect([status, asked]).toEqual([2, []]);
    expect(err).toContain(message);
  });

  test('remove by address ends all of them', async () => {
    const one = { id: 's1', address: 'a@example.org', nameIds: '*', cadence: 'daily', confirmed: true };
    const { out, asked } = await runAgainst(
      ({ method }) => (method === 'GET' ? page([one, { ...one, id: 's2' }]) : { status: 204 }),
      ['subscriptions', 'remove', 'a@example.org', 's3'],
    );
    expect(asked[0]?.query).toMatchObject({ address: 'a@example.org' });
    expect(jsonLines(out)).toEqual(['s1', 's2', 's3'].map((id) => ({ id, removed: true })));
  });
});

test('what the API refuses is one line, without a stack trace', async () => {
  const { status, out, err } = await runAgainst(
    () => ({ status: 403, body: { title: 'Forbidden', status: 403, detail: 'This needs\nwrite.' } }),
    ['subscriptions', 'list'],
  );
  expect([status, out]).toEqual([1, '']);
  expect(err).toMatch(/^clipwatch: This needs write\. – the token may not do this; .*\n$/);
});

test('colour only on a terminal, and not against NO_COLOR', async () => {
  const coloured = contextWith({ CLIPWATCH_API_URL: 'example.org' }, { isTTY: true });
  await run(['names', 'list'], coloured);
  expect(coloured.err()).toContain('\u001b[31mclipwatch:');
  const grey = contextWith({ CLIPWATCH_API_URL: 'example.org', NO_COLOR: '1' }, { isTTY: true });
  expect(await run(['names', 'list'], grey)).toBe(1);
  expect(grey.err()).toBe('clipwatch: example.org is no address of an API: CLIPWATCH_API_URL begins with https://\n');
});
