import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { NO_COUNTS } from '../../../../shared/clip/arrivals.ts';
import { DayArrivals } from '../../../../shared/contract/api.ts';
import { fakeApi } from '../../../support/fake/dependencies.ts';

const Answer = z.object({ items: z.array(DayArrivals) });
const arrivals = new Map([
  ['2026-11-25T23', { ...NO_COUNTS, parsed: 4, gone: 1 }],
  ['2026-11-26T00', { ...NO_COUNTS, parsed: 2 }],
  ['2026-11-26T17', { ...NO_COUNTS, parsed: 1, refused: 3, back: 1 }],
  ['2026-11-27T00', { ...NO_COUNTS, parsed: 9 }],
]);
const ask = (query: string) =>
  fakeApi({ arrivals }, { now: () => Date.parse('2026-11-26T18:00:00Z') }).ask('GET', `/v1/arrivals${query}`);

describe('GET /arrivals', () => {
  it('sums the hours of each day, empty ones too', async () => {
    const answer = await ask('?from=2026-11-24&to=2026-11-26');
    expect(await answer.json()).toEqual({
      items: [
        { day: '2026-11-24', ...NO_COUNTS },
        { day: '2026-11-25', ...NO_COUNTS, parsed: 4, gone: 1 },
        { day: '2026-11-26', ...NO_COUNTS, parsed: 3, refused: 3, back: 1 },
      ],
    });
  });

  it('is of two weeks that end today where no day is given', async () => {
    const { items } = Answer.parse(await (await ask('')).json());
    expect([items.length, items[0]?.day, items.at(-1)?.day]).toEqual([14, '2026-11-13', '2026-11-26']);
  });

  it.each([
    ['?from=2026-09-17', 400, 'is more than 70 days before', '71 days'],
    ['?from=2026-09-18', 200, '', '70 days'],
    ['?from=2026-11-27&to=2026-11-26', 400, 'is after `to`', 'turned round'],
    ['?day=2026-11-26', 400, 'there is no such field', 'another field'],
  ])('%s → %s: %s (%s)', async (query, status, message) => {
    const answer = await ask(query);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(message)]);
  });
});
