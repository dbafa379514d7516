/** What counts as an attempt at a digest: a mail that waits for its turn is none, a request to a web hook is one. */
import { beforeEach, expect, test, vi } from 'vitest';
import { readPeriods } from '../../../functions/aws/table/period.ts';
import { ways } from '../../../functions/send/ways/index.ts';
import type { Channel } from '../../../shared/contract/subscription.ts';
import { DigestWorld } from '../../support/digest-world.ts';

vi.mock('../../../functions/send/ways/index.ts', () => ({ ways: {} }));
beforeEach(() => () => vi.useRealTimers());

test.each<[string, Channel, number]>([
  ['a mail', { kind: 'mail' }, 0],
  ['a message to a chat', { kind: 'slack', url: 'https://hooks.slack.com/x' }, 2],
])('%s', async (_, channel, attempts) => {
  const w = new DigestWorld('2026-11-26T12:00:00.000Z');
  Object.assign(ways, { mail: w.way, slack: w.way });
  await w.owe(await w.subscribe({ channel }));
  for (const minute of ['01', '02']) {
    w.answers.push({ kind: 'later', reason: 'its turn', at: new Date(`2026-11-27T07:${minute}:00.000Z`) });
  }
  await w.until('2026-11-27T07:01:30.000Z');
  expect((await readPeriods(['press']))[0]?.attempts).toBe(attempts);
  await w.until('2026-11-27T08:00:00.000Z');
  expect(w.digests()).toEqual(['2026-11-27T07:02 clip-1']);
});
