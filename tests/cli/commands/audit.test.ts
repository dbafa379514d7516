import { describe, expect, it } from 'vitest';
import { page } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

const put = {
  at: '2026-11-26T08:00:00.000Z',
  who: "Randa's laptop",
  what: 'name.put',
  id: 'ada',
  before: { name: 'Ada' },
  after: { name: 'Ada Lind', aliases: [] },
};
const cutOff = { at: '2026-11-26T07:00:00.000Z', who: 'desk', what: 'name.remove', id: 'ben', asked: {} };
const answers = () => page([put, cutOff]);

describe('clipwatch audit', () => {
  it('asks for the days and prints changes as they are', async () => {
    const args = ['audit', '--from', '2026-11-01', '--to', '2026-11-30'];
    const { status, out, asked } = await runAgainst(answers, args);
    expect([status, jsonLines(out)]).toEqual([0, [put, cutOff]]);
    const query = { from: '2026-11-01', to: '2026-11-30', limit: '100' };
    expect(asked).toMatchObject([{ method: 'GET', path: '/v1/audit', query }]);
  });

  it('for people it is a table, with the fields that changed', async () => {
    const { out } = await runAgainst(answers, ['audit'], { isTTY: true, columns: 140 });
    expect(out).toMatch(/2026-11-26 08:00:00 UTC +Randa's laptop +name\.put +ada +name, aliases/);
    expect(out).toMatch(/name\.remove +ben +not known whether it was made/);
  });

  it('says that there are more than it prints', async () => {
    const { out, err } = await runAgainst(answers, ['audit', '--limit', '1']);
    expect(jsonLines(out)).toEqual([put]);
    expect(err).toContain('There are more than 1');
  });

  it.each([
    ['--from', 'monday'],
    ['--limit', '0'],
  ])('%s %s is a wrong call', async (option, value) => {
    expect((await runAgainst(answers, ['audit', option, value])).status).toBe(2);
  });
});
