import { expect, test } from 'vitest';
import { type ApiRequest, type ApiResponse, jsonLines, runAgainst } from '../../../support/run-command.ts';

const sample = {
  kind: 'added',
  nameId: 'kassis',
  clipId: 'c1',
  title: 'A title',
  outlet: 'Radio',
  publishedOn: '2020-01-02',
  snippet: 'Kassis spoke.',
};
const answers = ({ query }: ApiRequest): ApiResponse => ({
  body: {
    id: 'kassis',
    searched: query.cursor ? 30 : 25,
    hits: 2,
    added: 2,
    lost: 1,
    samples: [sample],
    nextCursor: query.cursor ? null : 'next=',
  },
});

test('goes on until all clips are searched, and gives the sum', async () => {
  const { status, out, asked } = await runAgainst(answers, [
    'names',
    'dry-run',
    'Kassis',
    '--exclude',
    'Kassis Street',
  ]);
  expect(asked).toMatchObject([
    {
      method: 'POST',
      path: '/v1/names/dry-run',
      query: {},
      body: { name: 'Kassis', aliases: [], exclude: ['Kassis Street'] },
    },
    { query: { cursor: 'next=' } },
  ]);
  expect([status, jsonLines(out)]).toEqual([
    0,
    [{ id: 'kassis', searched: 30, hits: 2, added: 2, lost: 1, samples: [sample, sample], nextCursor: null }],
  ]);
});

test('for people: samples and one line', async () => {
  const { out, err } = await runAgainst(answers, ['names', 'dry-run', 'Kassis', '--limit', '10'], { isTTY: true });
  expect(out).toMatch(/^\+ +kassis +2020-01-02 +Radio +A title +Kassis spoke\.$/m);
  expect(out).toContain('25 clips searched: 2 would mention it, 2 mentions added, 1 lost.\n');
  expect(err).toContain('raise --limit');
});

test('a bad name is a usage error', async () => {
  const { status, asked } = await runAgainst(answers, ['names', 'dry-run', ' ']);
  expect([status, asked]).toEqual([2, []]);
});
