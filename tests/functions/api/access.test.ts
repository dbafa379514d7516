import { describe, expect, it, vi } from 'vitest';
import type { Scope } from '../../../shared/contract/api.ts';
import { fakeApi, fakeClip, TOKENS } from '../../support/fake-dependencies.ts';

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
  it('looks a token up again after 30 seconds, so that a revoked one ends', async () => {
    let now = 0;
    let revoked = false;
    const token = { id: 'x', label: 'x', scopes: ['read' as const], createdAt: '2026-11-22T08:00:00.000Z' };
    const findToken = vi.fn(async () => (revoked ? null : token));
    const { ask } = fakeApi({}, { findToken, now: () => now });
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
    revoked = true;
    now = 29_999;
    expect((await ask('GET', '/v1/clips')).status).toBe(200);
    expect(findToken).toHaveBeenCalledTimes(1);
    now = 30_000;
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
