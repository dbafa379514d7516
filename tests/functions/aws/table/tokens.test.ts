import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createToken,
  findToken,
  hashOf,
  listTokens,
  noteUse,
  revokeToken,
  type Token,
} from '../../../../functions/aws/table/tokens.ts';
import { rows } from '../../../../shared/wiring.ts';
import { FakeTable } from '../../../support/fake/table.ts';

let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

/** The token that a caller sends, as the table knows it. */
async function found(clear: string): Promise<Token | null> {
  const hash = hashOf(clear);
  return hash === null ? null : findToken(hash);
}

describe('tokens', () => {
  it('are found by what was shown once, and by nothing the table holds', async () => {
    const { token, clear } = await createToken(['read', 'write'], 'console');
    expect(clear).toMatch(/^cw_[\w-]{43}$/);
    expect(await found(clear)).toEqual(token);
    expect(token).toMatchObject({ label: 'console', scopes: ['read', 'write'] });
    const kept = JSON.stringify([...table.rows.values()]);
    expect(kept).not.toContain(clear);
    expect(kept).not.toContain(clear.slice(3));
    for (const hash of kept.match(/[0-9a-f]{64}/g) ?? []) expect(await found(hash)).toBeNull();
    expect(await found(`cw_${'x'.repeat(43)}`)).toBeNull();
  });

  it('that do not look like tokens are not looked up', async () => {
    for (const clear of ['', 'cw_', 'cw_short', `${'x'.repeat(46)}`, `cw_${'x'.repeat(44)}`]) {
      expect(await found(clear)).toBeNull();
    }
    expect(table.client.commandCalls(BatchGetCommand)).toHaveLength(0);
  });

  it('are listed without their secrets, and end by their id', async () => {
    const first = await createToken(['admin'], 'first');
    const second = await createToken(['read'], 'second');
    const { items } = await listTokens({ limit: 9, position: null });
    expect(items.map(({ label }) => label).sort()).toEqual(['first', 'second']);
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(['createdAt', 'id', 'label', 'scopes']);
    expect(await revokeToken(first.token.id)).toBe('revoked');
    expect(await revokeToken(first.token.id)).toBe('absent');
    expect(await found(first.clear)).toBeNull();
    expect(await found(second.clear)).not.toBeNull();
  });

  it('keep when they expire; DynamoDB deletes them a month later', async () => {
    const end = new Date('2027-01-31T12:00:00.500Z');
    const { token, clear } = await createToken(['read'], 'guest', end);
    expect(token.expiresAt).toBe(end.toISOString());
    expect(await found(clear)).toEqual(token);
    expect((await listTokens({ limit: 9, position: null })).items).toEqual([token]);
    const [row] = table.ofKind(rows.token);
    expect(row?.expiresAt, 'seconds since 1970').toBe(Date.parse('2027-03-02T12:00:00Z') / 1000);
  });

  it('that do not expire are never deleted by DynamoDB', async () => {
    const { token } = await createToken(['read'], 'console');
    expect(token).not.toHaveProperty('expiresAt');
    expect(table.ofKind(rows.token)[0]).not.toHaveProperty('expiresAt');
  });

  it('are written with the first use of a day only, and never back to an earlier day', async () => {
    const { clear } = await createToken(['read'], 'console');
    for (const day of ['2026-11-26', '2026-11-26', '2026-11-25']) await noteUse(hashOf(clear) ?? '', day);
    expect(await found(clear)).toMatchObject({ lastUsedOn: '2026-11-26' });
    expect(table.stream.filter(({ eventName }) => eventName === 'MODIFY')).toHaveLength(1);
  });

  it('that were revoked do not come back by being used', async () => {
    const { token, clear } = await createToken(['read'], 'console');
    await revokeToken(token.id);
    await noteUse(hashOf(clear) ?? '', '2026-11-26');
    expect(await found(clear)).toBeNull();
  });
});
