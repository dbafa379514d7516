import { expect, it } from 'vitest';
import { lastAlerts } from '../../../functions/alert/last-alerts.ts';
import type { Recorded } from '../../../functions/aws/table/alert/alert-rows.ts';
import { bytesOf } from '../../../shared/clip/limits.ts';

const AT = '2026-01-02T03:04:05.000Z';
/** An alert that told the clip in this state; null: it is being told. */
const alert = (nameId: string, clipState: number | null): Recorded => ({
  alert: {
    ...{ id: nameId, address: 'anna@example.org', nameId, story: 's1', clipId: 'c1', attempts: 1 },
    ...{ state: clipState === null ? 'claimed' : 'sent', droppedAt: AT, recordedAt: AT },
  },
  owed: null,
  leaseUntil: null,
  clipState,
});
const names = (told: readonly Recorded[]) => lastAlerts(told).map(({ nameId }) => nameId);

it('those that are being told come first, then those told last', () => {
  expect(names([alert('a', 1), alert('b', 3), alert('c', null), alert('d', 2)])).toEqual(['c', 'b', 'd', 'a']);
});

it('names of a hundred states leave the last ones, as many as a row has room for', () => {
  const told = Array.from({ length: 100 }, (_, state) =>
    Array.from({ length: 100 }, (_, i) => alert(`${state}-${i}-${'𠀀'.repeat(90)}`, state)),
  ).flat();
  const alerts = lastAlerts(told);
  expect(bytesOf(alerts)).toBeGreaterThan(245_000);
  expect(bytesOf(alerts)).toBeLessThan(255_000);
  expect(alerts[0]?.nameId).toMatch(/^99-0-/);
  expect(new Set(names(told)).isSupersetOf(new Set(names(told.slice(-300))))).toBe(true);
});
