/** What counts as an attempt at a digest: a mail that waits for its turn is none, a request to a web hook is one. */
import { beforeEach, expect, test, vi } from 'vitest';
import { readPeriods } from '../../../functions/aws/table/alert/period.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import { turnOfMail } from '../../../functions/send/ways/mail.ts';
import { DigestWorld } from '../../support/world/digest-world.ts';

vi.mock('../../../functions/send/ways/index.ts', () => ({ ways: {} }));
vi.mock('../../../functions/send/ways/mail.ts', () => ({ turnOfMail: vi.fn(async () => null) }));
beforeEach(() => () => vi.useRealTimers());

const later = (minute: number) => ({
  kind: 'later' as const,
  reason: 'its turn',
  at: new Date(`2026-11-27T07:0${minute}:00.000Z`),
});

/** Attempts as the ledger counts them. */
const counted = (w: DigestWorld) => w.table.ofKind('delivery').map(({ state, attempts }) => `${state} ${attempts}`);

test('a mail whose turn does not come is claimed by nobody', async () => {
  const w = new DigestWorld('2026-11-26T12:00:00.000Z');
  Object.assign(ways, { mail: w.way });
  await w.owe(await w.subscribe());
  for (const minute of [1, 2, 3, 4, 5, 6]) vi.mocked(turnOfMail).mockResolvedValueOnce(later(minute));
  await w.until('2026-11-27T07:05:30.000Z');
  expect((await readPeriods(['press']))[0]?.attempts).toBe(0);
  expect(counted(w)).toEqual(['open 0']);
  await w.until('2026-11-27T08:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-27T07:06 clip-1']);
  expect(counted(w)).toEqual(['digested 1']);
});

test('a message to a chat whose host asks for patience was tried', async () => {
  const w = new DigestWorld('2026-11-26T12:00:00.000Z');
  Object.assign(ways, { slack: w.way });
  await w.owe(await w.subscribe({ channel: { kind: 'slack', url: 'https://hooks.slack.com/x' } }));
  w.answers.push(later(1), later(2));
  await w.until('2026-11-27T07:01:30.000Z');
  expect((await readPeriods(['press']))[0]?.attempts).toBe(2);
  await w.until('2026-11-27T08:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-27T07:02 clip-1']);
  expect(counted(w)).toEqual(['digested 3']);
});
