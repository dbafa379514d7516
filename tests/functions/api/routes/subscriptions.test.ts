import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Scope } from '../../../../shared/contract/api.ts';
import type { Confirmation } from '../../../../shared/contract/subscription.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = { address: 'press@example.org', nameIds: ['ada'], cadence: 'instant', confirmed: true };
const webhook = { kind: 'webhook', url: 'https://hooks.example.org/in', secret: SECRET };
const slack = { kind: 'slack', url: 'https://hooks.slack.example/services/T/B/x' };

const AT = '2026-11-26T08:00:00.000Z';

const Body = z.looseObject({
  id: z.string().optional(),
  items: z.array(z.looseObject({})).optional(),
  errors: z.array(z.looseObject({})).optional(),
});

function world() {
  const api = fakeApi();
  const ask = async (method: string, path: string, scope: Scope, given?: unknown) => {
    const answer = await api.ask(method, `/v1/subscriptions${path}`, scope, given);
    const text = await answer.text();
    return { status: answer.status, text, body: Body.parse(text === '' ? {} : JSON.parse(text)) };
  };
  return { ask, stored: api.stored };
}

describe('a subscription', () => {
  it('has every field of the contract, and answers it', async () => {
    const { ask, stored } = world();
    const whole = {
      ...body,
      cadence: 'weekly',
      hour: 6,
      weekday: 'friday',
      timeZone: 'Europe/Paris',
      quietHours: { from: '22:00', to: '07:00' },
      urgentNameIds: ['ada'],
      videos: true,
      corrections: true,
      language: 'ar',
      channel: { kind: 'mail' },
    };
    const { status, body: made } = await ask('POST', '', 'admin', whole);
    expect([status, made]).toEqual([201, { id: expect.stringMatching(/^[0-9a-f]{16}$/), ...whole }]);
    expect(stored.subscriptions.get(String(made.id))).toEqual(made);
    expect((await ask('GET', `/${made.id}`, 'write')).body).toEqual(made);
  });

  it('is listed by address, read, and removed; an id is taken once', async () => {
    const { ask } = world();
    await ask('POST', '', 'write', { ...body, id: 's1' });
    expect((await ask('POST', '', 'write', { ...body, id: 's1', nameIds: '*' })).status).toBe(409);
    const list = (address: string) => ask('GET', `?address=${encodeURIComponent(address)}`, 'write');
    expect((await list('press@example.org')).body.items).toMatchObject([{ id: 's1' }]);
    expect((await list('other@example.org')).body.items).toEqual([]);
    expect((await ask('GET', '/s1', 'write')).body).toMatchObject({ id: 's1' });
    expect((await ask('DELETE', '/s1', 'write')).status).toBe(204);
    expect((await ask('GET', '/s1', 'write')).status).toBe(404);
    expect((await ask('DELETE', '/s1', 'write')).status).toBe(404);
  });

  it.each<[why: string, given: object, path: string]>([
    ['no address', { ...body, address: 'nobody' }, 'address'],
    ['left out', { ...body, address: undefined }, 'address'],
    ['a recipient of the ledger is no address', { ...body, address: 'webhook:s1' }, 'address'],
    ['neither ids nor *', { ...body, nameIds: 'all' }, 'nameIds'],
    ['nothing to follow', { ...body, nameIds: [] }, 'nameIds'],
    ['a cadence that there is not', { ...body, cadence: 'hourly' }, 'cadence'],
    ['an hour that no day has', { ...body, hour: 24 }, 'hour'],
    ['half an hour', { ...body, hour: 7.5 }, 'hour'],
    ['a day in short', { ...body, weekday: 'mon' }, 'weekday'],
    ['a zone that there is not', { ...body, timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['a time without minutes', { ...body, quietHours: { from: '22:00', to: '7' } }, 'quietHours.to'],
    ['hours that end as they begin', { ...body, quietHours: { from: '07:00', to: '07:00' } }, 'quietHours.to'],
    ['hours without an end', { ...body, quietHours: { from: '22:00' } }, 'quietHours.to'],
    [
      'a field too many inside',
      { ...body, quietHours: { from: '22:00', to: '07:00', days: 'all' } },
      'quietHours.days',
    ],
    ['urgent names that are none', { ...body, urgentNameIds: '*' }, 'urgentNameIds'],
    ['a text for a yes', { ...body, videos: 'yes' }, 'videos'],
    ['a number for a yes', { ...body, corrections: 1 }, 'corrections'],
    ['a language without mails', { ...body, language: 'it' }, 'language'],
    ['a way out that there is not', { ...body, channel: { kind: 'fax' } }, 'channel.kind'],
    [
      'a web hook without encryption',
      { ...body, channel: { ...webhook, url: 'http://hooks.example.org' } },
      'channel.url',
    ],
    ['a web hook to a private address', { ...body, channel: { ...webhook, url: 'https://10.0.0.1/' } }, 'channel.url'],
    ['a chat at a private address', { ...body, channel: { ...slack, url: 'https://10.0.0.1/' } }, 'channel.url'],
    ['a web hook without a secret', { ...body, channel: { ...webhook, secret: undefined } }, 'channel.secret'],
    ['a short secret', { ...body, channel: { ...webhook, secret: 'short' } }, 'channel.secret'],
    ['a chat has no secret', { ...body, channel: { ...slack, secret: SECRET } }, 'channel.secret'],
    ['a mail has no address of a hook', { ...body, channel: { kind: 'mail', url: slack.url } }, 'channel.url'],
    ['a field that there is not', { ...body, addresses: [] }, 'addresses'],
  ])('400: %s', async (_, given, path) => {
    const { ask, stored } = world();
    for (const scope of ['write', 'admin'] as const) {
      const { status, body: problem } = await ask('POST', '', scope, given);
      expect([status, problem.errors]).toMatchObject([400, [{ in: 'body', path }]]);
    }
    expect([stored.subscriptions.size, stored.askedToConfirm]).toEqual([0, []]);
  });
});

describe('confirmation', () => {
  const other = { ...body, address: 'other@example.org' };
  const hook = { ...body, channel: slack };

  it.each<[why: string, changes: [Scope, object][], confirmed: boolean, asked: number]>([
    ['an admin says so', [['admin', body]], true, 0],
    ['an admin does not say so', [['admin', { ...body, confirmed: undefined }]], false, 1],
    ['somebody else says so', [['write', body]], false, 1],
    [
      'a confirmed one stays so',
      [
        ['admin', body],
        ['write', { ...body, cadence: 'daily', confirmed: false }],
      ],
      true,
      0,
    ],
    [
      'another case is the same address',
      [
        ['admin', body],
        ['write', { ...body, address: 'PRESS@example.org' }],
      ],
      true,
      0,
    ],
    [
      'another address has to confirm',
      [
        ['admin', body],
        ['write', other],
      ],
      false,
      1,
    ],
    [
      'and has done so if an admin says it',
      [
        ['admin', body],
        ['admin', other],
      ],
      true,
      0,
    ],
    [
      'back at the address, nothing is left of it',
      [
        ['admin', body],
        ['write', other],
        ['write', body],
      ],
      false,
      2,
    ],
    [
      'another way out has to be confirmed',
      [
        ['admin', body],
        ['write', hook],
      ],
      false,
      1,
    ],
    [
      'so has another address of a hook',
      [
        ['admin', hook],
        ['write', { ...hook, channel: { ...slack, url: `${slack.url}y` } }],
      ],
      false,
      1,
    ],
    [
      'another secret has not',
      [
        ['admin', { ...body, channel: webhook }],
        ['write', { ...body, channel: { ...webhook, secret: `${SECRET.slice(0, -2)}8=` } }],
      ],
      true,
      0,
    ],
  ])('%s', async (_, changes, confirmed, asked) => {
    const { ask, stored } = world();
    for (const [i, [scope, given]] of changes.entries()) {
      const { status, body: answered } = await ask('PUT', '/s1', scope, given);
      expect(status).toBe(i === 0 ? 201 : 200);
      expect(answered).toEqual(
        JSON.parse(JSON.stringify({ ...answered, confirmed: stored.subscriptions.get('s1')?.confirmed })),
      );
    }
    expect(stored.subscriptions.get('s1')?.confirmed).toBe(confirmed);
    expect(stored.askedToConfirm).toEqual(Array.from({ length: asked }, () => 's1'));
  });

  it('and the time of the next digest follow from every creation and change', async () => {
    const { ask, stored } = world();
    const { body: made } = await ask('POST', '', 'write', { ...body, cadence: 'daily' });
    await ask('PUT', `/${made.id}`, 'write', { ...body, cadence: 'weekly' });
    expect(stored.askedToConfirm).toEqual([made.id, made.id]);
    expect(stored.arranged).toEqual([made.id, made.id]);
  });
});

describe('a creation', () => {
  it('that comes again answers as the first did, and asks again', async () => {
    const { ask, stored } = world();
    const first = await ask('POST', '', 'write', { ...body, id: 's1' });
    expect(await ask('POST', '', 'write', { ...body, id: 's1' })).toEqual(first);
    expect(stored.askedToConfirm).toEqual(['s1', 's1']);
    // It was confirmed meanwhile: nothing is taken back.
    stored.subscriptions.set('s1', { ...(stored.subscriptions.get('s1') ?? expect.fail()), confirmed: true });
    expect(await ask('POST', '', 'write', { ...body, id: 's1' })).toMatchObject({
      status: 201,
      body: { confirmed: true },
    });
    expect(stored.askedToConfirm).toHaveLength(2);
  });

  it.each<[why: string, scope: Scope, again: object]>([
    ['follows other names', 'write', { nameIds: '*' }],
    ['has another address', 'write', { address: 'other@example.org' }],
    ['is confirmed by an administrator', 'admin', {}],
  ])('with the same id that %s is another one: 409', async (_, scope, again) => {
    const { ask, stored } = world();
    await ask('POST', '', 'write', { ...body, id: 's1' });
    const before = structuredClone(stored);
    expect((await ask('POST', '', scope, { ...body, id: 's1', ...again })).status).toBe(409);
    const { tokensRead, used } = stored;
    expect(stored).toEqual({ ...before, tokensRead, used });
  });

  it.each(['createSubscription', 'askToConfirm'] as const)(
    'that dies at %s is asked about all the same: the job was arranged first',
    async (at) => {
      const fail = async () => {
        throw new Error('crash');
      };
      const api = fakeApi({}, { [at]: fail });
      expect((await api.ask('POST', '/v1/subscriptions', 'write', { ...body, id: 's1' })).status).toBe(500);
      expect(api.stored.agenda).toEqual([{ job: { kind: 'confirm', subscriptionId: 's1' }, at: new Date(60_000) }]);
    },
  );

  it.each<[why: string, confirmation: Confirmation]>([
    ['was asked before', { mailedAt: AT, worksUntil: '2026-12-03T08:00:00.000Z' }],
    ['was asked five times on that day', { askedFrom: '2026-11-27T08:00:00.000Z' }],
  ])('says that the address %s, since no mail goes out at once', async (_, confirmation) => {
    const { ask, stored } = world();
    stored.confirmations.set('s1', confirmation);
    const made = await ask('POST', '', 'write', { ...body, id: 's1' });
    expect(made).toMatchObject({ status: 201, body: { confirmation } });
    expect(await ask('PUT', '/s1', 'write', body)).toMatchObject({ status: 200, body: { confirmation } });
    expect((await ask('GET', '/s1', 'write')).body).not.toHaveProperty('confirmation');
    expect((await ask('PUT', '/s1', 'admin', body)).body).not.toHaveProperty('confirmation');
  });
});

describe('what waits', () => {
  const moved = { ...body, address: 'other@example.org' };
  const BOTH = ['press@example.org', 'other@example.org'];
  it.each<[why: string, scope: Scope, change: object, told: string[]]>([
    ['goes with the subscription to an address that an admin confirms', 'admin', moved, BOTH],
    ['and is held for one that is to confirm', 'write', moved, BOTH],
    ['goes to a chat', 'admin', { ...body, channel: slack }, ['press@example.org', 'slack:s1']],
    ['stays where only the cadence is another', 'write', { ...body, cadence: 'daily' }, []],
    ['stays where the case of the address is another', 'write', { ...body, address: 'PRESS@example.org' }, []],
  ])('%s', async (_, scope, change, told) => {
    const { ask, stored } = world();
    await ask('PUT', '/s1', 'admin', body);
    expect([stored.told, stored.agenda]).toEqual([[], []]);
    await ask('PUT', '/s1', scope, change);
    expect(stored.told).toEqual(told);
    const news = stored.agenda.flatMap(({ job }) => (job.kind === 'news' ? [job.recipient] : []));
    expect(news).toEqual(told);
  });
});

describe('a web hook', () => {
  it('never shows its secret, and keeps it where a change has none', async () => {
    const { ask, stored } = world();
    const { secret: _, ...shown } = webhook;
    const made = await ask('PUT', '/s1', 'admin', { ...body, channel: webhook });
    const read = await ask('GET', '/s1', 'write');
    const list = await ask('GET', '', 'write');
    const changed = await ask('PUT', '/s1', 'write', { ...body, cadence: 'daily', channel: shown });
    for (const { text } of [made, read, list, changed]) {
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('"secret"');
    }
    expect(changed.body.channel).toEqual(shown);
    expect(stored.subscriptions.get('s1')).toMatchObject({ cadence: 'daily', confirmed: true, channel: webhook });
  });

  it('of an admin needs no address: it stands in the ledger as itself', async () => {
    const { ask, stored } = world();
    const { address: _, ...rest } = body;
    expect(await ask('PUT', '/s1', 'admin', { ...rest, channel: webhook })).toMatchObject({
      status: 201,
      body: { address: 'webhook:s1', confirmed: true },
    });
    expect((await ask('PUT', '/s1', 'write', { ...rest, cadence: 'daily', channel: webhook })).status).toBe(200);
    expect(stored.subscriptions.get('s1')).toMatchObject({ address: 'webhook:s1', cadence: 'daily', confirmed: true });
  });

  it.each<[why: string, scope: Scope, given: object]>([
    ['is not for everybody', 'write', { channel: webhook }],
    ['leaves nobody to ask', 'admin', { channel: webhook, confirmed: false }],
    ['is not for mail', 'admin', { channel: { kind: 'mail' } }],
  ])('without an address %s', async (_, scope, given) => {
    const { address: _address, ...rest } = body;
    const { status, body: problem } = await world().ask('POST', '', scope, { ...rest, ...given });
    expect([status, problem.errors]).toMatchObject([400, [{ in: 'body', path: 'address' }]]);
  });

  it('without an address cannot be sent elsewhere by others: nobody could be asked', async () => {
    const { ask } = world();
    const { address: _, ...rest } = body;
    await ask('PUT', '/s1', 'admin', { ...rest, channel: webhook });
    const moved = { ...webhook, url: 'https://elsewhere.example.org/' };
    const { status, body: problem } = await ask('PUT', '/s1', 'write', { ...rest, channel: moved });
    expect([status, problem.errors]).toMatchObject([400, [{ in: 'body', path: 'address' }]]);
  });

  it.each<[why: string, scope: Scope, change: object, isReleased: boolean]>([
    ['is sent to another address', 'admin', { channel: { ...webhook, url: 'https://new.example.org/in' } }, true],
    ['is sent there by others, who must be asked', 'write', { channel: slack }, false],
    ['stays where it was', 'admin', { cadence: 'daily', channel: webhook }, false],
    ['is mail from now on, which is none of it', 'admin', { channel: { kind: 'mail' } }, false],
  ])('that ended, and now %s', async (_, scope, change, isReleased) => {
    const { ask, stored } = world();
    await ask('PUT', '/s1', 'admin', { ...body, channel: webhook });
    stored.suppressions.push({ address: 'webhook:s1', reason: 'hook-ended', suppressedAt: AT, detail: 'HTTP 410' });
    expect((await ask('PUT', '/s1', scope, { ...body, ...change })).status).toBe(200);
    expect(stored.suppressions).toHaveLength(isReleased ? 0 : 1);
  });

  it('of an id whose hook ended begins anew; an id that is taken changes nothing', async () => {
    const { ask, stored } = world();
    const ended = { address: 'webhook:s1', reason: 'hook-ended', suppressedAt: AT, detail: 'HTTP 410' } as const;
    stored.suppressions.push(ended);
    expect((await ask('POST', '', 'admin', { ...body, id: 's1', channel: webhook })).status).toBe(201);
    expect(stored.suppressions).toEqual([]);
    stored.suppressions.push(ended);
    expect((await ask('POST', '', 'admin', { ...body, id: 's1', channel: webhook })).status).toBe(201);
    expect((await ask('POST', '', 'admin', { ...body, id: 's1', channel: slack })).status).toBe(409);
    expect(stored.suppressions).toEqual([ended]);
  });
});
