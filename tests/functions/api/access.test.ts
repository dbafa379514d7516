import { describe, expect, it, vi } from 'vitest';
import type { Scope } from '../../../shared/contract/api.ts';
import { fakeApi, fakeClip, TOKENS } from '../../support/fake/dependencies.ts';

const { clipId } = fakeClip();
const name = { id: 'ada', name: 'Ada Lind' };
const subscription = { address: 'a@example.org', nameIds: '*', cadence: 'instant' };

/** Every route, the scope it needs, and what it answers then. */
const ROUTES: [method: string, path: string, needed: Scope, status: number, body?: unknown][] = [
  ['GET', '/v1/clips', 'read', 200],
  ['GET', `/v1/clips/${clipId}`, 'read', 200],
  ['GET', `/v1/clips/${clipId}/text`, 'read', 200],
  ['GET', `/v1/clips/${clipId}/revisions`, 'read', 200],
  ['PATCH', `/v1/clips/${clipId}`, 'write', 200, { title: 'By hand' }],
  ['GET', '/v1/names', 'read', 200],
  ['POST', '/v1/names', 'write', 201, { name: 'Ben Holm' }],
  ['GET', '/v1/names/ada', 'read', 200],
  ['PUT', '/v1/names/ada', 'write', 200, { name: 'Ada Lind' }],
  ['DELETE', '/v1/names/ada', 'write', 204],
  ['GET', '/v1/names/ada/mentions', 'read', 200],
  ['GET', '/v1/receipts?outcome=parsed', 'read', 200],
  ['GET', '/v1/subscriptions', 'write', 200],
  ['POST', '/v1/subscriptions', 'write', 201, subscription],
  ['GET', '/v1/subscriptions/s1', 'write', 200],
  ['PUT', '/v1/subscriptions/s1', 'write', 200, subscription],
  ['DELETE', '/v1/subscriptions/s1', 'write', 204],
  ['GET', '/v1/suppressions', 'write', 200],
  ['DELETE', '/v1/suppressions/gone@example.org', 'admin', 204],
  ['POST', '/v1/digests', 'admin', 200],
  ['GET', '/v1/tokens', 'admin', 200],
  ['POST', '/v1/tokens', 'admin', 201, { label: 'console', scopes: ['read'] }],
  ['DELETE', '/v1/tokens/abc123', 'admin', 204],
];
const RANK = { read: 1, write: 2, admin: 3 };

function api(publicRead = false) {
  return fakeApi(
    {
      clips: [fakeClip()],
      texts: new Map([[clipId, { kind: 'text', text: 'words' }]]),
      names: new Map([['ada', { ...name, aliases: [] }]]),
      suppressions: [
        { address: 'gone@example.org', reason: 'complaint', suppressedAt: '2026-11-03T08:00:00.000Z', detail: '' },
      ],
      subscriptions: new Map([
        ['s1', { id: 's1', address: 'a@example.org', nameIds: '*', cadence: 'daily', confirmed: true }],
      ]),
    },
    { publicRead },
  );
}

describe.each(ROUTES)('%s %s needs %s', (method, path, needed, status, body) => {
  it('401 without a token, with the challenge', async () => {
    const response = await api().ask(method, path, null, body);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(['read', 'write', 'admin'] as const)('with the scope %s', async (scope) => {
    const response = await api().ask(method, path, scope, body);
    expect(response.status).toBe(RANK[scope] >= RANK[needed] ? status : 403);
    if (response.status === 403) {
      expect(response.headers.get('www-authenticate')).toContain(`scope="${needed}"`);
      expect(await response.json()).toMatchObject({ status: 403, title: 'Forbidden', type: 'about:blank' });
    }
  });

  it('open to everybody only for reading what is not personal', async () => {
    const response = await api(true).ask(method, path, null, body);
    expect(response.status).toBe(needed === 'read' ? status : 401);
  });
});

describe('the Authorization header', () => {
  it.each([
    ['Bearer cw_nobody', 'a token nobody made'],
    ['Bearer', 'a scheme without a token'],
    ['Basic Y3c6Y3c=', 'another scheme'],
    [`Token ${TOKENS.admin}`, 'a good token under another scheme'],
    [`Bearer ${TOKENS.admin} extra`, 'more than a token'],
    ['', 'nothing at all'],
  ])('%j is refused: %s', async (authorization) => {
    for (const publicRead of [false, true]) {
      const response = await api(publicRead).app.request('/v1/clips', { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
    }
  });

  it.each(['bearer', 'BEARER'])('the scheme %s is the same scheme (RFC 9110, section 11.1)', async (scheme) => {
    const headers = { authorization: `${scheme} ${TOKENS.read}` };
    expect((await api().app.request('/v1/clips', { headers })).status).toBe(200);
  });

  it('a token without scopes opens nothing', async () => {
    const token = { id: 'x', label: 'x', scopes: [], createdAt: '2026-11-22T08:00:00.000Z' };
    const { ask } = fakeApi({}, { findToken: async () => token });
    expect((await ask('GET', '/v1/clips')).status).toBe(403);
  });
});

describe('remembering tokens', () => {
  it('looks a token up again after 5 seconds, so that a revoked one ends', async () => {
    let now = 0;
    let revoked = false;
    const token = { id: 'x', label: 'x', scopes: ['read' as const], createdAt: '2026-11-22T08:00:00.000Z' };
    const findToken = vi.fn(async () => (revoked ? null : token));
    const { ask } = fakeApi({}, { findToken, now: () => now });
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
    revoked = true;
    now = 4_999;
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
    expect(findToken).toHaveBeenCalledTimes(1);
    now = 5_000;
    expect((await ask('GET', '/v1/clips')).status).toBe(401);
  });

  it('does not remember that a token is unknown: it may be made a moment later', async () => {
    let made = false;
    const token = { id: 'x', label: 'x', scopes: ['read' as const], createdAt: '2026-11-22T08:00:00.000Z' };
    const { ask } = fakeApi({}, { findToken: async () => (made ? token : null) });
    expect((await ask('GET', '/v1/clips')).status).toBe(401);
    made = true;
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
  });
});

describe('a token that expires', () => {
  const expiresAt = '1970-01-01T00:00:02.000Z';
  const token = { id: 'x', label: 'x', scopes: ['read' as const], createdAt: '1970-01-01T00:00:00.000Z', expiresAt };

  it('ends at that instant, although it is cached', async () => {
    let now = 0;
    const { ask } = fakeApi({}, { findToken: async () => token, now: () => now });
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
    now = 1_999;
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
    now = 2_000;
    const response = await ask('GET', '/v1/clips');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('error="invalid_token"');
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining(expiresAt) });
  });

  it('is not used any more then', async () => {
    const { ask, stored } = fakeApi({}, { findToken: async () => token, now: () => 2_000 });
    await ask('GET', '/v1/clips');
    expect(stored.used).toEqual([]);
  });

  it.each([
    ['1970-01-01T00:00:01Z', 400, 'is over'],
    ['1970-01-01T00:00:00Z', 400, 'is now'],
    ['tomorrow', 400, 'no time'],
    ['2027-01-31T12:00:00+01:00', 201, 'a time to come, of another zone'],
  ])('made to end at %s → %i (%s)', async (expiresAt, status) => {
    const { ask } = fakeApi({}, { now: () => 1_000 });
    const response = await ask('POST', '/v1/tokens', 'admin', { label: 'guest', scopes: ['read'], expiresAt });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(
      status === 400
        ? { errors: [{ in: 'body', path: 'expiresAt' }] }
        : { expiresAt: '2027-01-31T11:00:00.000Z', token: 'cw_new' },
    );
  });
});

describe('the last use of a token', () => {
  const made = { id: 'x', label: 'x', scopes: ['read' as const], createdAt: '1970-01-01T00:00:00.000Z' };
  const DAY_MS = 24 * 60 * 60 * 1000;

  it('is noted with its first request of a UTC day', async () => {
    let now = 0;
    const { ask, stored } = fakeApi({}, { now: () => now });
    for (now of [0, 1, DAY_MS - 1]) await ask('GET', '/v1/clips');
    expect(new Set(stored.used.map(({ day }) => day)), 'the table writes one of a day').toEqual(
      new Set(['1970-01-01']),
    );
    now = DAY_MS + 5_000;
    await ask('GET', '/v1/clips');
    expect(stored.used.at(-1)).toEqual({ hash: TOKENS.read, day: '1970-01-02' });
  });

  it('is not noted again where it is noted', async () => {
    const { ask, stored } = fakeApi({}, { findToken: async () => ({ ...made, lastUsedOn: '1970-01-01' }) });
    await ask('GET', '/v1/clips');
    expect(stored.used).toEqual([]);
  });

  it('holds no request up: not when it takes for ever', async () => {
    const { ask } = fakeApi({}, { noteUse: () => new Promise(() => {}) });
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
  });

  it('that cannot be noted is told to the log, without the token', async () => {
    const log = vi.spyOn(console, 'warn').mockReturnValue();
    const noteUse = async () => {
      throw new Error('throttled');
    };
    const { ask } = fakeApi({}, { noteUse });
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
    const logged = log.mock.calls[0]?.[0];
    expect(logged).toMatchObject({ id: 'read', error: { errorMessage: 'throttled' } });
    expect(JSON.stringify(logged)).not.toContain(TOKENS.read);
  });
});
