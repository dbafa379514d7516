import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClipCard } from '../../../shared/alert/content.ts';
import { tellOf } from '../../../shared/alert/mail/room.ts';
import { byImportance } from '../../../shared/alert/order.ts';
import type { OutletKind } from '../../../shared/contract/outlet.ts';
import { clip, mention } from '../../support/make/mail-contents.ts';

const said = (count: number, inTitle = false) => [mention('Mara', 'Mara', { count, inTitle })];

describe('the order of stories', () => {
  it.each<[why: string, first: Partial<ClipCard>, second: Partial<ClipCard>]>([
    ['television before print', { outletKind: 'tv' }, { outletKind: 'press', mentions: said(9, true) }],
    ['print before an agency', { outletKind: 'press' }, { outletKind: 'agency' }],
    ['an agency before radio', { outletKind: 'agency' }, { outletKind: 'radio' }],
    ['radio before the web', { outletKind: 'radio' }, { outletKind: 'web' }],
    ['the web before what is not known', { outletKind: 'web' }, { outletKind: null }],
    [
      'a name in the title',
      { mentions: said(1, true) },
      { mentions: said(9), sameStory: { clips: 2, outlets: ['A', 'B'] } },
    ],
    [
      'a story that many told',
      { sameStory: { clips: 2, outlets: ['A', 'B'] } },
      { sameStory: { clips: 1, outlets: ['A'] }, mentions: said(9) },
    ],
    ['more mentions', { mentions: said(2), publishedOn: null }, { mentions: said(1) }],
    ['the later day', { publishedOn: '2026-11-25' }, { publishedOn: '2026-11-24' }],
    ['any day before none', { publishedOn: '2026-11-25' }, { publishedOn: null }],
    [
      'what came last of what was published on one day',
      { receivedAt: '2026-11-25T10:00:01.000Z', clipId: 'z' },
      { receivedAt: '2026-11-25T10:00:00.000Z', clipId: 'a' },
    ],
    ['else by id', { clipId: 'a' }, { clipId: 'b' }],
  ])('%s', (_, first, second) => {
    const one = clip({ clipId: 'm', mentions: said(1), ...first });
    const other = clip({ clipId: 'm', mentions: said(1), ...second });
    expect(byImportance(one, other)).toBeLessThan(0);
    expect(byImportance(other, one)).toBeGreaterThan(0);
  });

  it('is the same whatever the order of the input', () => {
    const kind = fc.option(fc.constantFrom<OutletKind>('tv', 'press', 'web'));
    const cards = fc.uniqueArray(fc.record({ id: fc.nat(50), kind, count: fc.integer({ min: 1, max: 3 }) }), {
      selector: ({ id }) => id,
      maxLength: 12,
    });
    fc.assert(
      fc.property(cards, (given) => {
        const clips = given.map(({ id, kind, count }) =>
          clip({ clipId: `c${id}`, outletKind: kind, mentions: said(count) }),
        );
        const ids = (sorted: readonly ClipCard[]) => sorted.map(({ clipId }) => clipId);
        expect(ids(clips.toReversed().sort(byImportance))).toEqual(ids(clips.toSorted(byImportance)));
      }),
    );
  });
});

describe('the room of a mail', () => {
  /** A clip of three sizes: in detail, as a line with a link, as its title. */
  const clips = fc.array(
    fc.record({
      detail: fc.integer({ min: 50, max: 400 }),
      link: fc.integer({ min: 1, max: 60 }),
      bare: fc.integer({ min: 1, max: 40 }),
    }),
    { maxLength: 60 },
  );
  type Sizes = { detail: number; link: number; bare: number };
  const tell = (given: readonly Sizes[], room: number) =>
    tellOf<Sizes, number, number>(
      given,
      {
        detail: ({ detail }, i) => (i < 5 ? detail : null),
        line: ({ bare, link }) => bare + link,
        bare: ({ bare }) => bare,
        detailBytes: (bytes) => bytes,
        lineBytes: (bytes) => bytes,
      },
      room,
    );

  it('is never passed, has an answer for each clip, and details come first', () => {
    fc.assert(
      fc.property(clips, fc.nat(4000), (given, room) => {
        const told = tell(given, room);
        expect(told).toHaveLength(given.length);
        const used = told.reduce((sum, one) => sum + (one.kind === 'omitted' ? 0 : one.told), 0);
        expect(used).toBeLessThanOrEqual(room);
        const kinds = told.map(({ kind }) => kind);
        expect(kinds.lastIndexOf('detail')).toBeLessThan(kinds.indexOf('line') === -1 ? 99 : kinds.indexOf('line'));
      }),
    );
  });

  it('counts a clip only where its title has no room behind all that came before', () => {
    fc.assert(
      fc.property(clips, fc.nat(4000), (given, room) => {
        const told = tell(given, room);
        let used = 0;
        for (const [i, one] of told.entries()) {
          if (one.kind === 'omitted') expect(used + (given[i]?.bare ?? 0)).toBeGreaterThan(room);
          else used += one.told;
        }
      }),
    );
  });

  it('leaves no clip out for the sake of the link of another', () => {
    const given = Array.from({ length: 500 }, () => ({ detail: 1000, link: 150, bare: 60 }));
    const told = tell(given, 40_000);
    const kinds = Object.groupBy(told, ({ kind }) => kind);
    expect([kinds.detail?.length, kinds.line?.length, kinds.omitted?.length]).toEqual([5, 495, undefined]);
    const links = told.filter((one) => one.kind === 'line' && one.told > 60);
    // The first of them have links, as many as there is room for.
    expect(links).toHaveLength(Math.floor((40_000 - 5 * 1000 - 495 * 60) / 150));
    expect(told.slice(5, 5 + links.length)).toEqual(links);
  });
});
