import { describe, expect, it } from 'vitest';
import { page } from '../../support/fake/api-responses.ts';
import { jsonLines, runAgainst } from '../../support/run-command.ts';

const settled = {
  bucket: 'inbox',
  key: 'scans.zip',
  versionId: 'v1',
  receivedAt: '2026-11-26T08:00:00.000Z',
  settledAt: '2026-11-26T08:00:01.000Z',
} as const;
const refused = { ...settled, part: 'a.jpg', outcome: 'refused', reason: 'It is a picture. Run OCR on it.' };
const parsed = { ...settled, outcome: 'parsed', reason: null, clipId: 'c1' };
const answers = () => page([refused, parsed]);

describe('clipwatch receipts', () => {
  it.each([
    ['without a key asks for what was refused', [], { outcome: 'refused', limit: '100' }],
    ['asks for a file by its key', ['clips/100% +é.html'], { key: 'clips/100% +é.html', limit: '100' }],
    [
      'asks for an outcome and days',
      ['--outcome', 'partial', '--from', '2026-11-01', '--to', '2026-11-30'],
      { outcome: 'partial', from: '2026-11-01', to: '2026-11-30', limit: '100' },
    ],
  ])('%s', async (_, args, query) => {
    const { status, out, asked } = await runAgainst(answers, ['receipts', ...args]);
    expect([status, jsonLines(out)]).toEqual([0, [refused, parsed]]);
    expect(asked).toMatchObject([{ method: 'GET', path: '/v1/receipts', query }]);
  });

  it('for people it is a table, with which part of a file it is and what to do', async () => {
    const { out } = await runAgainst(answers, ['receipts', 'scans.zip'], { isTTY: true, columns: 140 });
    expect(out).toMatch(/2026-11-26 08:00:01 UTC +scans\.zip · a\.jpg +refused +It is a picture\. Run OCR on it\./);
    expect(out).toMatch(/scans\.zip +parsed/);
  });

  it.each([
    ['a key and an outcome', ['scans.zip', '--outcome', 'refused']],
    ['an outcome that there is not', ['--outcome', 'lost']],
    ['a day that is none', ['--from', 'monday']],
  ])('%s are a wrong call', async (_, args) => {
    const { status, asked } = await runAgainst(answers, ['receipts', ...args]);
    expect([status, asked]).toEqual([2, []]);
  });
});
