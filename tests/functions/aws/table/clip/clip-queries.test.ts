/** Filters of clips that combine: right against brute force, and bounded. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ClipQuery, listClips } from '../../../../../functions/aws/table/clip/clips.ts';
import { settle } from '../../../../../functions/aws/table/settle/settle.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import type { CheckStatus, Clip } from '../../../../../shared/contract/clip.ts';
import { FakeTable } from '../../../../support/fake/table.ts';
import { clipResult, fileVersion, mention } from '../../../../support/world/results.ts';

let table: FakeTable;

beforeEach(() => {
  process.env.TABLE_NAME = 'table';
  table = new FakeTable();
});

/** What the filters judge of a clip. */
interface Given {
  readonly day: string | null;
  readonly outlet: string | null;
  readonly language: string | null;
  readonly names: readonly string[];
  readonly statuses: readonly CheckStatus[];
  readonly minute: number;
  readonly story: string;
}

const instant = (minute: number) => `2026-01-02T03:${String(minute).padStart(2, '0')}:00.000Z`;

async function store(key: string, given: Partial<Given> = {}, version = 1): Promise<void> {
  const { day = '2017-02-15', outlet = 'Radio', language = 'en', names = [], statuses = [], minute = 4 } = given;
  const embeds = statuses.map((_, i) => ({
    provider: 'youtube',
    videoId: `video-${i}`,
    url: `https://www.youtube.com/embed/video-${i}`,
  }));
  const [check] = clipResult().checks;
  if (!check) throw new Error('no check');
  const result = clipResult(version, {
    file: { ...fileVersion(version, key), receivedAt: instant(minute) },
    clip: { title: key, publishedOn: day, outlet, language, mentions: names.map(mention), embeds },
    checks: statuses.map((status) => ({ ...check, status })),
    story: given.story ?? key,
  });
  await settle(result, { now: new Date(Date.parse(instant(minute)) + 2000), archiveText: async () => 'texts/x.txt' });
}

type Filters = Omit<ClipQuery, 'limit' | 'position'>;

/** Titles of all clips that a query gives, page by page; `between` comes after each page. */
async function titles(query: Filters, limit = 100, between = async () => {}): Promise<(string | null)[]> {
  const found: Clip[] = [];
  let position: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listClips>> = await listClips({ ...query, limit, position });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    position = page.position;
    await between();
  } while (position !== null);
  return found.map(({ title }) => title);
}

const DAYS = ['2017-02-14', '2017-02-15', '2017-02-16'];
const STATUSES = ['playable', 'restricted', 'unknown'] as const;
const given = fc.record<Given>({
  day: fc.option(fc.constantFrom(...DAYS)),
  outlet: fc.option(fc.constantFrom('Radio', 'RADIO', 'Al Mayadeen')),
  language: fc.option(fc.constantFrom('en', 'fr')),
  names: fc.subarray(['ada', 'ben']),
  statuses: fc.array(fc.constantFrom(...STATUSES), { maxLength: 2 }),
  minute: fc.integer({ min: 4, max: 8 }),
  story: fc.constantFrom('s1', 's2', 's3'),
});
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const filters = fc.record<Filters>({
  from: maybe(fc.constantFrom(...DAYS)),
  to: maybe(fc.constantFrom(...DAYS)),
  outlet: maybe(fc.constantFrom('radio', 'Al Mayadeen', 'Nobody')),
  language: maybe(fc.constantFrom('en', 'fr')),
  nameId: maybe(fc.constantFrom('ada', 'ben')),
  embedStatus: maybe(fc.constantFrom(...STATUSES)),
  receivedAfter: maybe(fc.integer({ min: 3, max: 8 }).map(instant)),
  story: fc.option(fc.constantFrom('s1', 's2'), { nil: undefined, freq: 4 }),
  order: fc.constantFrom('newest', 'oldest'),
});

function meets(clip: Given, query: Filters): boolean {
  const { from, to, outlet, language, nameId, embedStatus, receivedAfter, story } = query;
  if ((from !== undefined || to !== undefined) && clip.day === null) return false;
  return [
    from === undefined || (clip.day ?? '') >= from,
    to === undefined || (clip.day ?? '') <= to,
    outlet === undefined || clip.outlet?.toLowerCase() === outlet.toLowerCase(),
    language === undefined || clip.language === language,
    nameId === undefined || clip.names.includes(nameId),
    embedStatus === undefined || clip.statuses.includes(embedStatus),
    receivedAfter === undefined || instant(clip.minute) > receivedAfter,
    story === undefined || clip.story === story,
  ].every(Boolean);
}

/** The keys of the clips that meet a query, in its order. */
function bruteForce(archive: ReadonlyMap<string, Given>, query: Filters): string[] {
  const placed = [...archive].map(([key, clip]) => ({
    ...{ key, clip },
    place: `${clip.day ?? '0000-00-00'}#${clipIdOf('inbox', key)}`,
  }));
  const sorted = placed.filter(({ clip }) => meets(clip, query)).sort((a, b) => (a.place < b.place ? -1 : 1));
  return (query.order === 'newest' ? sorted.reverse() : sorted).map(({ key }) => key);
}

const archives = fc.array(given, { maxLength: 14 });

describe('filters of any combination', () => {
  it('give the clips that meet all of them, in order, in pages of any size, also of clips that were read again', async () => {
    await fc.assert(
      fc.asyncProperty(
        archives,
        fc.array(given, { maxLength: 4 }),
        fc.array(filters, { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        async (first, second, queries, limit) => {
          table = new FakeTable();
          const archive = new Map<string, Given>();
          for (const [version, clips] of [first, second].entries()) {
            for (const [i, clip] of clips.entries()) {
              // A later version of a file stays in the story of the first.
              archive.set(`k${i}`, { ...clip, story: archive.get(`k${i}`)?.story ?? clip.story });
              await store(`k${i}`, clip, version + 1);
            }
          }
          for (const query of queries) expect(await titles(query, limit)).toEqual(bruteForce(archive, query));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('neither skip nor repeat a clip that was there, whatever arrives between two pages', async () => {
    await fc.assert(
      fc.asyncProperty(archives, archives, filters, async (before, meanwhile, query) => {
        table = new FakeTable();
        const archive = new Map(before.map((clip, i) => [`k${i}`, clip]));
        for (const [key, clip] of archive) await store(key, clip);
        const expected = bruteForce(archive, query);
        let next = 0;
        const seen = await titles(query, 2, async () => {
          const clip = meanwhile[next++];
          if (clip === undefined) return;
          archive.set(`new${next}`, clip);
          await store(`new${next}`, clip);
        });
        expect(seen.filter((title) => expected.includes(title ?? ''))).toEqual(expected);
        const all = bruteForce(archive, query);
        expect(seen).toEqual(all.filter((key) => seen.includes(key)));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a file with several clips', () => {
  it('was received as they were', async () => {
    const { kind: _, file, ...part } = clipResult(1, { clip: { title: 'part' } });
    const parts = [{ kind: 'clip' as const, part: 'a.txt', ...part }];
    const several = { kind: 'several' as const, file, namesVersion: 1, parts };
    await settle(several, { now: new Date(instant(5)), archiveText: async () => '' });
    expect(await titles({ order: 'newest', receivedAfter: '2026-01-02T03:04:04.999Z' })).toEqual(['part']);
    expect(await titles({ order: 'newest', receivedAfter: file.receivedAt })).toEqual([]);
  });
});

describe('the reads of an answer are bounded', () => {
  const order = 'newest';

  /** Read units of one page. */
  async function unitsOf(query: Filters, limit = 2): Promise<{ units: number; titles: (string | null)[] }> {
    let items: Clip[] = [];
    const { read } = await table.measure(async () => {
      ({ items } = await listClips({ ...query, limit, position: null }));
    });
    return { units: read, titles: items.map(({ title }) => title) };
  }

  it.each<[why: string, wide: Partial<Given>, narrow: Partial<Given>, Partial<Filters>]>([
    [
      'a name at an outlet of many',
      { outlet: 'Wide' },
      { outlet: 'Wide', names: ['ada'] },
      { outlet: 'Wide', nameId: 'ada' },
    ],
    [
      'an outlet about a name of many',
      { names: ['ada'] },
      { names: ['ada'], outlet: 'Few' },
      { outlet: 'Few', nameId: 'ada' },
    ],
    ['a language at an outlet of many', {}, { language: 'fr' }, { outlet: 'Radio', language: 'fr' }],
    ['a status of few', {}, { statuses: ['restricted'] }, { embedStatus: 'restricted', outlet: 'Radio' }],
    ['what was received last', {}, { minute: 9 }, { receivedAfter: instant(8), language: 'en' }],
  ])('%s: the filter that fewest clips meet leads', async (_, wide, narrow, query) => {
    for (let i = 0; i < 60; i++) await store(`wide-${i}`, { ...wide, day: '2017-02-16' });
    await store('narrow', { ...narrow, day: '2017-02-15' });
    const answer = await unitsOf({ ...query, order });
    expect(answer.titles).toEqual(['narrow']);
    expect(answer.units).toBeLessThan(40);
  });

  it('where more than a few have a status, the days lead, and pages are short', async () => {
    for (let i = 0; i < 201; i++)
      await store(`k${i}`, { statuses: ['restricted'], names: i === 0 ? ['ada', 'ben'] : [] });
    for (let i = 0; i < 30; i++) await store(`a${i}`, { names: [i < 15 ? 'ada' : 'ben'], statuses: ['restricted'] });
    expect((await unitsOf({ order, embedStatus: 'restricted' }, 20)).titles).toHaveLength(20);
    expect((await unitsOf({ order, embedStatus: 'restricted', language: 'fr' }, 20)).units).toBeLessThan(20);
    const rare = { order, embedStatus: 'playable' } as const;
    await store('last', { day: null, statuses: ['playable'] });
    expect((await unitsOf(rare)).titles).toEqual(['last']);
    expect(await titles({ order, embedStatus: 'restricted', nameId: 'ada' }, 2)).toHaveLength(16);
    // None of the clips has it, and all that are read are read in vain.
    expect(
      (await unitsOf({ order, embedStatus: 'restricted', receivedAfter: instant(3), outlet: 'Radio' }, 5)).units,
    ).toBeLessThan(130);
  });
});
