import { expect, it } from 'vitest';
import type { FileChange } from '../../../shared/clip/s3-event.ts';
import { MOST_SENT, wasSent, withSent } from '../../../shared/sweep/sent-events.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-01-02T03:04:05.000Z');
const at = (days: number) => new Date(NOW + days * DAY);

const change = (key: string, kind: 'created' | 'removed' = 'created'): FileChange => {
  const lastModified = '2026-01-01T00:00:00.000Z';
  const file = { bucket: 'inbox', key, versionId: 'v', sequencer: key, lastModified, receivedAt: lastModified };
  return kind === 'created' ? { kind, size: 1, file } : { kind, marker: true, file };
};

it('an event counts as sent for as long as its dead letter is kept, from when it was sent, not from when it was missed', () => {
  const first = withSent({}, {}, { sent: [change('a')], stillMissing: [] }, at(0));
  const second = withSent({}, first, { sent: [], stillMissing: [change('a')] }, at(10));
  expect([13, 14].map((days) => wasSent(change('a'), second, at(days)))).toEqual([true, false]);
});

it('the delete of a version is another event than the version', () => {
  const sent = withSent({}, {}, { sent: [change('a')], stillMissing: [] }, at(0));
  expect([wasSent(change('a', 'removed'), sent, at(0)), wasSent(change('b'), sent, at(0))]).toEqual([false, false]);
});

it('so many are known at most, in a tenth of a row', () => {
  const many = Array.from({ length: 3 * MOST_SENT }, (_, i) => change(String(i)));
  const sent = withSent({}, {}, { sent: many, stillMissing: [] }, at(0));
  expect(many.filter((one) => wasSent(one, sent, at(0)))).toHaveLength(MOST_SENT);
  expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThan(40_000);
});
