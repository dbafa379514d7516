import { expect, test } from 'vitest';
import { notFound, page, withKassis } from '../../support/api-responses.ts';
import { type ApiRequest, type ApiResponse, jsonLines, runAgainst } from '../../support/run-command.ts';

const echo = ({ body }: ApiRequest): ApiResponse => ({ status: 201, body: { id: 'made', ...Object(body) } });

test('add with everything', async () => {
  const { status, asked } = await runAgainst(withKassis(echo), [
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
    withKassis((question) => (question.method === 'POST' ? echo(question) : notFound)),
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
