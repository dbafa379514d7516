import { beforeEach, describe, expect, it } from 'vitest';
import {
  listSuppressions,
  release,
  suppress,
  suppressionOf,
} from '../../../../../functions/aws/table/subscription/suppressed.ts';
import type { Feedback } from '../../../../../shared/feedback/address-history.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { crashAtEachRequest } from '../../../../support/faults/crash.ts';

const ADDRESS = 'Press@example.org';
const hard: Feedback = { kind: 'hard-bounce', at: '2026-11-03T08:00:00.000Z', detail: '550 no such user' };
const soft = (day: number): Feedback => ({ kind: 'soft-bounce', at: `2026-11-0${day}T08:00:00.000Z`, detail: 'full' });
const delivery = (day: number): Feedback => ({ kind: 'delivery', at: `2026-11-0${day}T09:00:00.000Z`, detail: '' });
const all = { limit: 10, position: null };

let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

describe('an address', () => {
  it('is suppressed in whatever case it is written, and listed', async () => {
    await suppress(ADDRESS, hard);
    const suppression = {
      address: 'press@example.org',
      reason: 'hard-bounce',
      suppressedAt: hard.at,
      detail: '550 no such user',
    };
    expect(await suppressionOf('PRESS@example.org')).toEqual(suppression);
    expect((await listSuppressions(all)).items).toEqual([suppression]);
    expect((await listSuppressions({ ...all, address: ADDRESS })).items).toEqual([suppression]);
    expect((await listSuppressions({ ...all, address: 'press@example.or' })).items).toEqual([]);
  });

  it('is released once, and listed no more', async () => {
    await suppress(ADDRESS, hard);
    const now = new Date('2026-11-04T08:00:00Z');
    expect(await release(ADDRESS, now)).toBe('released');
    expect(await release(ADDRESS, now)).toBe('absent');
    expect(await release('nobody@example.org', now)).toBe('absent');
    expect(await suppressionOf(ADDRESS)).toBeNull();
    expect((await listSuppressions(all)).items).toEqual([]);
  });

  it('that was released stays so when the same report comes again', async () => {
    await suppress(ADDRESS, hard);
    await release(ADDRESS, new Date('2026-11-04T08:00:00Z'));
    await suppress(ADDRESS, hard);
    expect(await suppressionOf(ADDRESS)).toBeNull();
  });

  it('that gets its mail is forgotten after some time, one that does not is not', async () => {
    await suppress('fine@example.org', delivery(3));
    await suppress('gone@example.org', hard);
    const ends = [...table.rows.values()].map(({ address, expiresAt }) => [address, expiresAt]);
    expect(ends).toContainEqual(['gone@example.org', undefined]);
    expect(ends).toContainEqual(['fine@example.org', Date.parse('2027-01-02T09:00:00Z') / 1000]);
  });

  it('that is a web hook may end too, and is apart from one whose id differs in case', async () => {
    await suppress('webhook:Desk', { kind: 'hook-ended', at: hard.at, detail: 'HTTP 410' });
    const suppression = { reason: 'hook-ended', suppressedAt: hard.at, detail: 'HTTP 410' };
    expect(await suppressionOf('webhook:Desk')).toEqual({ address: 'webhook:Desk', ...suppression });
    expect(await suppressionOf('webhook:desk')).toBeNull();
    expect((await listSuppressions({ ...all, address: 'webhook:Desk' })).items).toHaveLength(1);
    expect(await release('webhook:Desk', new Date('2026-11-04T08:00:00Z'))).toBe('released');
    expect(await suppressionOf('webhook:Desk')).toBeNull();
  });
});

describe('reports', () => {
  const reports = [soft(1), soft(2), delivery(2), soft(3), soft(4), soft(5)];

  it('at the same time are all kept', async () => {
    await Promise.all([...reports, ...reports].map((report) => suppress(ADDRESS, report)));
    expect(await suppressionOf(ADDRESS)).toMatchObject({ reason: 'soft-bounces', suppressedAt: soft(5).at });
  });

  it('that are known already write nothing', async () => {
    await suppress(ADDRESS, hard);
    const { rows } = table;
    const before = JSON.stringify([...rows.values()]);
    await suppress(ADDRESS, hard);
    expect(JSON.stringify([...rows.values()])).toBe(before);
  });

  it('lead to the same after a crash at any request and another delivery of them', async () => {
    await crashAtEachRequest({
      start: () => {
        table = new FakeTable();
        return table;
      },
      work: async () => {
        for (const report of reports) await suppress(ADDRESS, report).catch(() => {});
      },
      check: async (label) => {
        for (const report of reports.toReversed()) await suppress(ADDRESS, report);
        expect((await suppressionOf(ADDRESS))?.suppressedAt, label).toBe(soft(5).at);
      },
    });
  });
});
