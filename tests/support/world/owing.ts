/** What an address is owed in tests of the ledger, and when. */
import { alertIdOf } from '../../../functions/aws/table/alert/alert-rows.ts';
import { getAlert } from '../../../functions/aws/table/alert/alerts.ts';
import { owedTo } from '../../../functions/aws/table/alert/owed.ts';
import type { Owed } from '../../../shared/contract/alert.ts';

export const START = new Date('2026-01-02T03:04:06.000Z');

export const later = (milliseconds: number) => new Date(START.getTime() + milliseconds);

/** The state of its alert; null where there is none. */
export const stateOf = async (owed: Owed) => (await getAlert(alertIdOf(owed)))?.state ?? null;

/** What Anna is owed now. */
export const owedNow = () => owedTo('anna@example.org', 'now');

/** A mention that Anna is owed. */
export const owing = (more: Partial<Owed> = {}): Owed => ({
  recipient: 'anna@example.org',
  subscriptionId: 'anna',
  nameId: 'mara-lind',
  story: 's1',
  clipId: 'c1',
  droppedAt: '2026-01-02T03:04:00.000Z',
  recordedAt: START.toISOString(),
  when: 'now',
  debt: { kind: 'mention' },
  ...more,
});

/** What a back-fill found for her, in these stories. */
export const found = (newest: string[]): Owed =>
  owing({
    nameId: 'backfill:3',
    story: 'summary',
    clipId: '',
    debt: {
      kind: 'found',
      because: 'backfill',
      counts: [{ nameId: 'mara-lind', clips: newest.length }],
      isMore: false,
      newest: newest.map((story) => ({ nameId: 'mara-lind', story, clipId: `c-${story}` })),
    },
  });
