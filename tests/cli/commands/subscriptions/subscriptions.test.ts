import { expect, test } from 'vitest';
import { notFound, page, withKassis } from '../../../support/fake/api-responses.ts';
import { type ApiRequest, type ApiResponse, jsonLines, runAgainst } from '../../../support/run-command.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const HOOK = 'https://hooks.example.org/in';

/** No subscription is there yet; what is posted is answered. */
const echo = ({ method, body }: ApiRequest): ApiResponse =>
  method === 'GET' ? page([]) : { status: 201, body: { id: 'made', address: 'webhook:made', ...Object(body) } };

test('add with everything', async () => {
  const { status, asked } = await runAgainst(withKassis(echo), [
    ...['subscriptions', 'add', 'press@example.org', '--name', 'randa-kassis', 'Randa Kassis'],
    ...['--cadence', 'weekly', '--weekday', 'friday', '--hour', '6', '--time-zone', 'Europe/Paris'],
    ...['--quiet', '22:00-07:00', '--urgent', 'Randa Kassis', '--videos', '--corrections', '--language', 'fr'],
    ...['--slack', HOOK, '--confirmed'],
  ]);
  expect(status).toBe(0);
  expect(asked.at(-1)).toMatchObject({ method: 'POST', path: '/v1/subscriptions' });
  expect(asked.at(-1)?.body).toEqual({
    address: 'press@example.org',
    nameIds: ['randa-kassis', 'randa-kassis'],
    cadence: 'weekly',
    weekday: 'friday',
    hour: 6,
    timeZone: 'Europe/Paris',
    quietHours: { from: '22:00', to: '07:00' },
    urgentNameIds: ['randa-kassis'],
    videos: true,
    corrections: true,
    language: 'fr',
    channel: { kind: 'slack', url: HOOK },
    confirmed: true,
  });
});

test('add a web hook, which needs no address', async () => {
  const { status, asked } = await runAgainst(echo, [
    ...['subscriptions', 'add', '--all', '--webhook', HOOK, '--secret', SECRET, '--confirmed'],
  ]);
  expect(status).toBe(0);
  const channel = { kind: 'webhook', url: HOOK, secret: SECRET };
  expect(asked).toMatchObject([{ body: { nameIds: '*', cadence: 'instant', channel, confirmed: true } }]);
});

test('add of what is there already makes no second one', async () => {
  const there = { id: 's1', address: 'a@example.org', nameIds: '*', cadence: 'daily', confirmed: true };
  const { out, asked } = await runAgainst(
    ({ method }) => (method === 'GET' ? page([{ ...there, id: 's0', cadence: 'instant' }, there]) : notFound),
    ['subscriptions', 'add', 'a@example.org', '--all', '--cadence', 'daily'],
  );
  expect([jsonLines(out), asked.map(({ method }) => method)]).toEqual([[there], ['GET']]);
});

test('one that is not confirmed yet is made anew by who may confirm it', async () => {
  const there = { id: 's1', address: 'a@example.org', nameIds: '*', cadence: 'instant', confirmed: false };
  const { asked } = await runAgainst(
    (question) => (question.method === 'GET' ? page([there]) : echo(question)),
    ['subscriptions', 'add', 'a@example.org', '--all', '--confirmed'],
  );
  expect(asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
});

const asking = { id: 's1', address: 'a@example.org', nameIds: '*', cadence: 'instant', confirmed: false };
const confirmation = { mailedAt: '2026-11-26T08:00:00.000Z', worksUntil: '2026-12-03T08:00:00.000Z' };
test.each<[why: string, answer: object, says: string]>([
  [
    'was asked before',
    { confirmation },
    `was sent at ${confirmation.mailedAt}: that works until ${confirmation.worksUntil}`,
  ],
  [
    'is asked tomorrow',
    { confirmation: { askedFrom: '2026-11-27T08:00:00.000Z' } },
    'in the mail that goes out at 2026-11-27T08:00:00.000Z: an address is asked five times a day at most',
  ],
  ['is asked again', {}, 'by the link in the mail that it gets'],
])('add of what is not confirmed says that the address %s', async (_, answer, says) => {
  const { err, asked } = await runAgainst(
    ({ method }) => (method === 'GET' ? page([asking]) : { body: { ...asking, ...answer } }),
    ['subscriptions', 'add', 'a@example.org', '--all'],
    { isTTY: true },
  );
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v1/subscriptions',
    'PUT /v1/subscriptions/s1',
  ]);
  expect(err).toContain(says);
});

test('suppressed lists addresses with their reasons, release lets one have mail again', async () => {
  const gone = {
    address: 'a@example.org',
    reason: 'complaint',
    suppressedAt: '2026-11-03T08:00:00.000Z',
    detail: 'abuse',
  };
  const { out, asked } = await runAgainst(() => page([gone]), ['subscriptions', 'suppressed', 'a@example.org']);
  expect([jsonLines(out), asked[0]?.query]).toMatchObject([[gone], { address: 'a@example.org' }]);
  const released = await runAgainst(() => ({ status: 204 }), ['subscriptions', 'release', 'a@example.org']);
  expect(jsonLines(released.out)).toEqual([{ address: 'a@example.org', released: true }]);
  expect(released.asked).toMatchObject([{ method: 'DELETE', path: '/v1/suppressions/a%40example.org' }]);
});

test('add --all follows every name, at once, unconfirmed', async () => {
  const { asked } = await runAgainst(echo, ['subscriptions', 'add', 'a@example.org', '--all']);
  const body = { address: 'a@example.org', nameIds: '*', cadence: 'instant', confirmed: false };
  expect(asked).toMatchObject([{ method: 'GET' }, { body }]);
});

test('a name that is not there yet may be followed, with a remark', async () => {
  const { status, err, asked } = await runAgainst(
    withKassis((question) => (question.path === '/v1/subscriptions' ? echo(question) : notFound)),
    ['subscriptions', 'add', 'a@example.org', '--name', 'later'],
  );
  expect([status, asked.at(-1)?.body]).toMatchObject([0, { nameIds: ['later'] }]);
  expect(err).toContain('No tracked name is "later" yet');
});

test('a list fits into 80 columns and loses nothing', async () => {
  const one = {
    id: 'a1b2c3d4e5f60718',
    address: 'press.office.of.the.ministry@example.org',
    nameIds: ['kairat-abdrakhmanov', 'randa-kassis'],
    cadence: 'weekly',
    weekday: 'friday',
    timeZone: 'Europe/Paris',
    quietHours: { from: '22:00', to: '07:00' },
    videos: true,
    language: 'fr',
    channel: { kind: 'slack', url: 'https://hooks.slack.com/services/T0' },
    confirmed: false,
  };
  const { out } = await runAgainst(() => page([one]), ['subscriptions', 'list'], { isTTY: true, columns: 80 });
  const [, ...lines] = out.split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(out).not.toContain('…');
  const said = ['a1b2c3d4e5f60718', 'press.office.of.the.', 'abdrakhmanov', 'randa-kassis', 'weekly friday', '7:00'];
  for (const piece of [...said, 'Paris', '22:00-07:00', 'videos', 'in fr', 'not confirmed', 'hooks.slack.com']) {
    expect(out).toContain(piece);
  }
});

test.each([
  [['--all'], 'give the address that gets the mails, such as press@example.org\n(add --help for usage)'],
  [['a@example.org'], '--name'],
  [['a@example.org', '--all', '--name', 'x'], 'Give --name with names to follow, or --all, not both'],
  [['not an address', '--all'], "value 'not an address' is invalid for argument 'address'. use an e-mail address"],
  [['a@example.org', '--all', '--cadence', 'hourly'], 'Allowed choices are instant, daily, weekly'],
  [
    ['a@example.org', '--all', '--time-zone', 'Paris'],
    "'Paris' is invalid. use an IANA time zone such as Europe/Paris",
  ],
  [
    ['a@example.org', '--all', '--quiet', '22-7'],
    "'--quiet <from-to>' argument '22-7' is invalid. use a time from 00:00 to 23:59, such as 07:00",
  ],
  [['a@example.org', '--all', '--quiet', 'night'], 'use a time from 00:00'],
  [
    ['a@example.org', '--all', '--quiet', '22:00-22:00'],
    "argument '22:00-22:00' is invalid. use another time than that at which they begin; if no mail is to come at all",
  ],
  [
    ['a@example.org', '--all', '--hour', '24'],
    "'--hour <hour>' argument '24' is invalid. use a whole hour from 0 to 23",
  ],
  [['a@example.org', '--all', '--hour', 'noon'], 'use a whole hour from 0 to 23'],
  [['a@example.org', '--all', '--weekday', 'mon'], 'Allowed choices are monday'],
  [['a@example.org', '--all', '--language', 'it'], 'Allowed choices are en'],
  [['a@example.org', '--all', '--slack', 'http://hooks.example.org'], 'use an address that begins with https://'],
  [['a@example.org', '--all', '--slack', HOOK, '--teams', HOOK], 'Give one of'],
  [['a@example.org', '--all', '--webhook', HOOK], 'go together'],
  [
    ['a@example.org', '--all', '--webhook', HOOK, '--secret', 'foo'],
    "argument 'foo' is invalid. use whsec_ and base64 of 24 to 64 bytes, or",
  ],
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
