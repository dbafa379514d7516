import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { type ClipQuery, listClips } from '../../../../../functions/aws/table/clip/clips.ts';
import { correctClip } from '../../../../../functions/aws/table/clip/correct-clip.ts';
import { listClipsAsOf } from '../../../../../functions/aws/table/clip/history.ts';
import { forgetNoted } from '../../../../../functions/aws/table/clip/word-rows.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { Clip } from '../../../../../shared/contract/clip.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { clipResult, fileVersion, mention } from '../../../../support/world/results.ts';

let clock: number;

beforeEach(() => {
  Object.assign(process.env, { TABLE_NAME: 'table', SEARCH_WORDS: '1' });
});

function tick(): Date {
  clock += 1000;
  return new Date(clock);
}
const store = (result: Result) =>
  settle(result, { now: tick(), archiveText: async () => 'texts/x.txt', searchWords: 1 });

const day = fc.constantFrom('2017-01-01', '2017-01-02', null);
const outlet = fc.constantFrom('Radio Coteaux', 'Radio Hill');
/** The first word is filed, the second stands in the line alone. */
const title = fc.constantFrom('Negotiations: Astana', 'Negotiations: Geneva', 'Astana');
const key = fc.constantFrom('a', 'b', 'c');
/** What happens to one of three files: a version of it, its end, a correction by hand. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('version' as const), key, day, outlet, title, names: fc.subarray(['ada', 'ben']) }),
  fc.record({ kind: fc.constant('removal' as const), key }),
  fc.record({ kind: fc.constant('correction' as const), key, day, outlet, title }),
);

async function happens(one: typeof event extends fc.Arbitrary<infer E> ? E : never, version: number): Promise<void> {
  switch (one.kind) {
    case 'version': {
      const clip = { publishedOn: one.day, outlet: one.outlet, title: one.title, mentions: one.names.map(mention) };
      await store(clipResult(version, { file: fileVersion(version, one.key), clip }));
      return;
    }
    case 'removal':
      await store({ kind: 'removed', file: fileVersion(version, one.key), marker: true });
      return;
    case 'correction': {
      const asked = { publishedOn: one.day, outlet: one.outlet, title: one.title };
      await correctClip(clipIdOf('inbox', one.key), { asked, who: 'desk', now: tick(), agrees: async () => {} });
      return;
    }
    default:
      return one satisfies never;
  }
}

const FILTERS: Omit<ClipQuery, 'order' | 'limit' | 'position'>[] = [
  {},
  { from: '2017-01-02' },
  { outlet: 'Radio Hill' },
  { nameId: 'ada' },
  { nameId: 'ben', outlet: 'Radio Coteaux' },
  { q: 'astana' },
  { q: 'negotiations gen' },
];
const ORDERS = ['oldest', 'newest'] as const;

/** The clips of all pages. */
async function all(read: (position: string | null) => ReturnType<typeof listClips>): Promise<Clip[]> {
  const clips: Clip[] = [];
  let position: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listClips>> = await read(position);
    clips.push(...page.items);
    position = page.position;
  } while (position !== null);
  return clips;
}

it('a list as of a time is what the list was then, whatever has happened since', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 2, maxLength: 6 }),
      fc.array(event, { minLength: 1, maxLength: 6 }),
      async (before, after) => {
        new FakeTable();
        forgetNoted();
        clock = Date.parse('2026-01-02T03:05:00Z');
        for (const [i, one] of before.entries()) await happens(one, i + 1);
        const then = tick();
        const queries = FILTERS.flatMap((filters) => ORDERS.map((order) => ({ ...filters, order })));
        const were = await Promise.all(
          queries.map((query) => all((position) => listClips({ ...query, limit: 50, position }))),
        );
        for (const [i, one] of after.entries()) await happens(one, before.length + i + 1);
        const now = await Promise.all(
          queries.map((query) => all((position) => listClipsAsOf({ ...query, limit: 1, position }, then))),
        );
        expect(now).toEqual(were);
      },
    ),
    { numRuns: 25 },
  );
});
