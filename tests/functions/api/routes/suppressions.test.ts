import { describe, expect, it } from 'vitest';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const gone = {
  address: 'gone@example.org',
  reason: 'hard-bounce' as const,
  suppressedAt: '2026-11-03T08:00:00.000Z',
  detail: 'Permanent General: 550 no such user',
};
const full = { ...gone, address: 'full@example.org', reason: 'soft-bounces' as const };

describe('addresses that get no mail', () => {
  it('are listed, or one of them in whatever case', async () => {
    const { ask } = fakeApi({ suppressions: [gone, full] });
    const items = async (query: string) => (await ask('GET', `/v1/suppressions${query}`, 'write')).json();
    expect(await items('')).toEqual({ items: [full, gone], nextCursor: null });
    expect(await items('?address=Gone%40example.org')).toEqual({ items: [gone], nextCursor: null });
    expect(await items('?address=nobody%40example.org')).toEqual({ items: [], nextCursor: null });
  });

  it('are released once, by an admin only', async () => {
    const { ask, stored } = fakeApi({ suppressions: [gone] });
    const release = (scope: 'write' | 'admin') => ask('DELETE', '/v1/suppressions/GONE%40example.org', scope);
    expect((await release('write')).status).toBe(403);
    expect((await release('admin')).status).toBe(204);
    expect((await release('admin')).status).toBe(404);
    expect(stored.suppressions).toEqual([]);
  });
});
