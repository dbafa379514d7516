import { beforeEach, describe, expect, it } from 'vitest';
import { beginAudit, completeAudit, listAudit, withdrawAudit } from '../../../../functions/aws/table/audit.ts';
import type { AuditEntry } from '../../../../shared/contract/audit.ts';
import { rows } from '../../../../shared/wiring.ts';
import { FakeTable } from '../../../support/fake/table.ts';

let table: FakeTable;

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table', AUDIT_DAYS: '10' });
  table = new FakeTable();
});

const entry = (at: string, given: Partial<AuditEntry> = {}): AuditEntry => ({
  at: `${at}Z`,
  who: "Randa's laptop",
  what: 'name.put',
  id: 'ada',
  ...given,
});
const all = { limit: 9, position: null };

describe('the audit', () => {
  it('has what was asked until the change is done, then what it changed', async () => {
    const begun = entry('2026-11-26T08:00:00.000', { asked: { name: 'Ada Lind', weight: 1e300 } });
    const place = await beginAudit(begun);
    expect((await listAudit(all)).items).toEqual([begun]);
    const { asked, ...rest } = begun;
    const changed = { id: 'ada-lind', before: { name: 'Ada' }, after: { name: 'Ada Lind' } };
    await completeAudit(place, changed);
    expect((await listAudit(all)).items).toEqual([{ ...rest, ...changed }]);
  });

  it('a change without fields is done as well', async () => {
    await completeAudit(await beginAudit(entry('2026-11-26T08:00:00.000', { asked: {} })), { id: 'ada' });
    expect((await listAudit(all)).items).toEqual([entry('2026-11-26T08:00:00.000')]);
  });

  it('nothing is left of one that is withdrawn', async () => {
    await withdrawAudit(await beginAudit(entry('2026-11-26T08:00:00.000')));
    expect((await listAudit(all)).items).toEqual([]);
  });

  it('is read newest first, page by page, of some days; two of one moment are two', async () => {
    const times = [
      '2026-11-24T23:59:59.999',
      '2026-11-25T00:00:00.000',
      '2026-11-25T23:59:59.999',
      '2026-11-26T00:00:00.000',
    ];
    for (const at of [...times, times[0] ?? '']) await beginAudit(entry(at));
    const ats = ({ items }: { items: AuditEntry[] }) => items.map(({ at }) => at.slice(0, -1));
    expect(ats(await listAudit(all))).toEqual([...times, times[0]].sort().reverse());
    expect(ats(await listAudit({ ...all, from: '2026-11-25', to: '2026-11-25' }))).toEqual([times[2], times[1]]);
    const first = await listAudit({ limit: 2, position: null });
    const second = await listAudit({ limit: 9, position: first.position });
    expect([...ats(first), ...ats(second)]).toEqual([...times, times[0]].sort().reverse());
  });

  it('is kept as long as the deployment says', async () => {
    await beginAudit(entry('2026-11-26T08:00:00.000'));
    expect(table.ofKind(rows.audit)[0]?.expiresAt).toBe(Date.parse('2026-12-06T08:00:00Z') / 1000);
  });
});
