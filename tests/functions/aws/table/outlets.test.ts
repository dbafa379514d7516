import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  allOutlets,
  getOutlet,
  listOutlets,
  outletsVersion,
  putOutlet,
  removeOutlet,
} from '../../../../functions/aws/table/outlets.ts';
import { MAX_OUTLETS, MAX_OUTLETS_BYTES, type OwnOutlet } from '../../../../shared/contract/outlet.ts';
import { FakeTable } from '../../../support/fake/table.ts';

let table: FakeTable;
const outlet = (id: string, given: Partial<OwnOutlet> = {}): OwnOutlet => ({ id, name: id, aliases: [], ...given });
const hill = outlet('radio-hill', { name: 'Radio Hill', aliases: ['RH FM'], domains: ['radiohill.example'] });

/** Puts rows into the table, as so many requests would. */
function store(outlets: readonly OwnOutlet[]): void {
  for (const one of outlets) {
    const row = { pk: 'OUTLETS', sk: `OUTLET#${one.id}`, kind: 'outlet', v: 1, outlet: one };
    table.rows.set(JSON.stringify([row.pk, row.sk]), row);
  }
}

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

describe('changing outlets', () => {
  it('answers what happened, and raises the version with each change that took place', async () => {
    expect(await outletsVersion()).toBe(0);
    expect(await putOutlet(hill)).toEqual({ kind: 'created' });
    expect(await putOutlet(outlet('star', { kind: 'press', country: 'GB', language: 'en' }))).toEqual({
      kind: 'created',
    });
    expect(await outletsVersion()).toBe(2);
    expect(await putOutlet({ ...hill, aliases: ['RH'] })).toEqual({ kind: 'replaced' });
    expect(await putOutlet({ ...hill, aliases: ['RH'] }), 'the same again changes nothing').toEqual({
      kind: 'replaced',
    });
    expect(await outletsVersion()).toBe(3);
    expect(await getOutlet('radio-hill')).toEqual({ ...hill, aliases: ['RH'] });
    expect(await removeOutlet('radio-hill')).toBe('removed');
    expect(await removeOutlet('radio-hill')).toBe('absent');
    expect(await outletsVersion()).toBe(4);
    expect(await getOutlet('radio-hill')).toBeNull();
    expect(await allOutlets()).toMatchObject([{ id: 'star', kind: 'press', country: 'GB', language: 'en' }]);
  });

  it('refuses what another outlet is known by, which is free when that is gone', async () => {
    await putOutlet(hill);
    const other = outlet('other', { aliases: ['rh-fm'] });
    expect(await putOutlet(other)).toEqual({ kind: 'clash', clash: { kind: 'name', text: 'rh-fm', id: 'radio-hill' } });
    expect([await outletsVersion(), await getOutlet('other')]).toEqual([1, null]);
    await removeOutlet('radio-hill');
    expect(await putOutlet(other)).toEqual({ kind: 'created' });
  });

  it('lets only one of two have a name that they claim at the same moment', async () => {
    const rivals = ['a', 'b', 'c'].map((id) => outlet(id, { aliases: ['RH FM'] }));
    const kinds = (await Promise.all(rivals.map(putOutlet))).map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['clash', 'clash', 'created']);
    expect(await allOutlets()).toHaveLength(1);
  });

  it('ends where there are too many', async () => {
    store(Array.from({ length: MAX_OUTLETS }, (_, i) => outlet(`n${i}`)));
    expect(await putOutlet(outlet('one-more'))).toEqual({ kind: 'full' });
    expect(await putOutlet(outlet('n1', { name: 'Another' }))).toEqual({ kind: 'replaced' });
    await removeOutlet('n2');
    expect(await putOutlet(outlet('one-more'))).toEqual({ kind: 'created' });
  });

  it('ends where they are too large together', async () => {
    const large = (i: number) =>
      outlet(`n${i}`, { aliases: Array.from({ length: 50 }, (_, j) => `${i} ${j} ${'ж'.repeat(70)}`) });
    const room = Math.floor(MAX_OUTLETS_BYTES / Buffer.byteLength(JSON.stringify(large(100))));
    store(Array.from({ length: room }, (_, i) => large(100 + i)));
    expect(await putOutlet(large(99))).toEqual({ kind: 'full' });
    await removeOutlet('n100');
    expect(await putOutlet(large(99))).toEqual({ kind: 'created' });
  });
});

it('outlets are listed by id, page by page', async () => {
  for (const id of ['c', 'a', 'رندا', 'b']) await putOutlet(outlet(id));
  const first = await listOutlets({ limit: 2, position: null });
  expect(first.items.map(({ id }) => id)).toEqual(['a', 'b']);
  const second = await listOutlets({ limit: 2, position: first.position });
  expect(second).toMatchObject({ items: [{ id: 'c' }, { id: 'رندا' }], position: null });
});

describe('a function that reads files', () => {
  /** One that starts anew: nothing in memory. */
  async function newFunction() {
    vi.resetModules();
    return (await import('../../../../functions/aws/own-outlets.ts')).ownOutlets;
  }
  const loads = () => table.client.commandCalls(QueryCommand).length;

  it('sees a change with its next batch, and reads outlets only then: one unit a batch otherwise', async () => {
    const ownOutlets = await newFunction();
    expect([(await ownOutlets()).named.size, loads()]).toEqual([0, 0]);
    await putOutlet(hill);
    const before = loads();
    expect((await ownOutlets()).named.get('rhfm')?.name).toBe('Radio Hill');
    expect((await ownOutlets()).at.get('radiohill.example')?.name).toBe('Radio Hill');
    expect(loads() - before).toBe(1);
    const warm = await table.measure(ownOutlets);
    expect([warm.requests, warm.read]).toEqual([{ Get: 1 }, 1]);
    await removeOutlet('radio-hill');
    expect((await ownOutlets()).named.size).toBe(0);
  });

  it('asks again after a failure', async () => {
    await putOutlet(hill);
    const ownOutlets = await newFunction();
    table.beforeRequest = async () => {
      table.beforeRequest = async () => {};
      throw new Error('throttled');
    };
    await expect(ownOutlets()).rejects.toThrow('throttled');
    expect((await ownOutlets()).named.get('rhfm')?.name).toBe('Radio Hill');
  });
});
