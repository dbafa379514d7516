import { describe, expect, it } from 'vitest';
import { page } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

const press = { id: 's1', address: 'nobody@example.org', nameIds: '*', cadence: 'instant', confirmed: true };
const answers = () => ({ body: { sent: 1, owed: 12 } });

describe('clipwatch digests send', () => {
  it.each<[args: string[], body: object]>([
    [[], {}],
    [['--to', 'press@example.org'], { address: 'press@example.org' }],
  ])('%j asks the API and prints what was handed over', async (args, body) => {
    const { status, out, asked } = await runAgainst(answers, ['digests', 'send', ...args]);
    expect([status, jsonLines(out)]).toEqual([0, [{ sent: 1, owed: 12 }]]);
    expect(asked).toMatchObject([{ method: 'POST', path: '/v1/digests', body }]);
  });

  it('says it in a sentence to people', async () => {
    const { out } = await runAgainst(answers, ['digests', 'send'], { isTTY: true });
    expect(out).toBe('1 mail handed over, with 12 mentions\n');
  });

  it.each<[why: string, subscriptions: object[], status: number, says: string]>([
    ['nobody', [], 1, 'nobody@example.org has no subscription'],
    ['one that has not confirmed', [{ ...press, confirmed: false }], 1, 'has not confirmed its subscription'],
    ['one for whom nothing waits', [press], 0, ''],
  ])('to %s', async (_, subscriptions, status, says) => {
    const told = await runAgainst(
      ({ method }) => (method === 'GET' ? page(subscriptions) : { body: { sent: 0, owed: 0 } }),
      ['digests', 'send', '--to', 'nobody@example.org'],
    );
    expect([told.status, jsonLines(told.out)]).toEqual([status, [{ sent: 0, owed: 0 }]]);
    expect(told.err).toContain(says);
  });

  it('has help with examples, at most 100 columns wide', async () => {
    const { status, out } = await runAgainst(answers, ['digests', 'send', '--help']);
    expect(status).toBe(0);
    expect(out).toContain('clipwatch digests send --to press@example.org');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
