/** The largest rows that there can be: each stays below the 400 KB of DynamoDB, which the table of the tests holds to. */
import { beforeEach, expect, it } from 'vitest';
import { getClip } from '../../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../../functions/aws/table/clip/correct-clip.ts';
import { importNames } from '../../../../functions/aws/table/name/names.ts';
import { bytesOf, MAX_LINE } from '../../../../shared/clip/limits.ts';
import { MAX_SUMMARY } from '../../../../shared/contract/clip.ts';
import { MAX_NAME_BYTES } from '../../../../shared/contract/name.ts';
import { type Alphabet, largestResult, textsOf } from '../../../support/make/largest.ts';
import { itemBytes } from '../../../support/request-units.ts';
import { begin, clipId, settleOne, table } from '../../../support/world/settling.ts';

beforeEach(begin);

/** Kilobytes of the largest row of each kind. */
const kilobytes = () => {
  const largest = new Map<string, number>();
  for (const row of table.rows.values()) {
    const kind = String(row.kind);
    largest.set(kind, Math.max(largest.get(kind) ?? 0, itemBytes(row) / 1024));
  }
  return Object.fromEntries([...largest].map(([kind, size]) => [kind, Math.round(size)]));
};

/** What a row has at most, and why not more: rounded up from what was seen, which compression makes less than its limit. */
const MOST: readonly (readonly [kind: string, kilobytes: number, why: string])[] = [
  ['clip', 200, 'fields by their units, embeds, mentions, counts, what is stale and corrections by their bytes'],
  ['history', 200, 'the same without what is stale; the checks of its videos go first'],
  ['mention-details', 300, '300 KB of spans, 1,000 at most'],
  ['text', 300, 'a longer one is archived'],
  ['embed', 30, 'titles of 300 characters, addresses of 2,000, 50 changes of its status'],
  ['due', 20, 'twenty videos'],
  ['receipt', 10, 'a reason of 2,000 characters'],
  ['counter', 5, 'the key of its outlet, and numbers'],
  ['mention', 5, 'keys'],
];

// One byte a character is what can be compressed least; three are the most bytes a unit, by which fields are cut.
it.each<Alphabet>([1, 3])(
  'a clip of everything, corrected and replaced, in characters of %i bytes',
  async (alphabet) => {
    await settleOne(largestResult(alphabet, 1));
    const text = textsOf(alphabet, 11);
    const lines = { title: text(MAX_LINE), outlet: text(MAX_LINE), summary: text(MAX_SUMMARY) };
    const asked = { ...lines, publishedOn: '2001-01-01', language: 'fr' };
    const now = new Date('2026-02-02T03:04:06.000Z');
    const correcting = { asked, who: 'w'.repeat(100), now, agrees: async () => {} };
    expect((await correctClip(clipId, correcting)).kind).toBe('corrected');
    await settleOne(largestResult(alphabet, 2));
    const seen = kilobytes();
    expect(Object.keys(seen).sort()).toEqual(MOST.map(([kind]) => kind).sort());
    for (const [kind, most, why] of MOST) expect(seen[kind], `${kind}: ${why}`).toBeLessThan(most);
    expect(await getClip(clipId)).toMatchObject({ ...lines, evidence: { title: { rule: 'corrected' } } });
  },
);

it('a name at its limit', async () => {
  const text = textsOf(3, 3);
  const words = (count: number) => Array.from({ length: count }, () => text(200));
  const name = { id: 'n'.repeat(100), name: text(200), aliases: words(200), strike: words(230) };
  expect(bytesOf(name)).toBeGreaterThan(MAX_NAME_BYTES - 5000);
  expect(bytesOf(name)).toBeLessThan(MAX_NAME_BYTES);
  await importNames([name]);
  expect(kilobytes().name).toBeLessThan(260);
});
