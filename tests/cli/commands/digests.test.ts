import { describe, expect, it } from 'vitest';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

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

  it('has help with examples, at most 100 columns wide', async () => {
    const { status, out } = await runAgainst(answers, ['digests', 'send', '--help']);
    expect(status).toBe(0);
    expect(out).toContain('clipwatch digests send --to press@example.org');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
