import { describe, expect, it } from 'vitest';
import { fakeApi, fakeClip } from '../../../support/fake/dependencies.ts';
import { mention } from '../../../support/world/results.ts';

const ada = { id: 'ada', name: 'Ada Berg', aliases: [] };
const clip = (publishedOn: string | null, outlet: string, count: number) =>
  fakeClip({ clipId: `${publishedOn} ${outlet}`, publishedOn, outlet, mentions: [{ ...mention('ada'), count }] });
const clips = [clip('2017-02-15', 'Radio X', 1), clip('2017-03-01', 'Radio X', 4), clip(null, 'TV Y', 2)];
const names = new Map([
  [ada.id, ada],
  ['silent', { ...ada, id: 'silent' }],
]);
const ask = async (path: string) => {
  const answer = await fakeApi({ clips, names }).ask('GET', path);
  return { status: answer.status, body: JSON.parse(await answer.text()) };
};

describe('GET /stats', () => {
  it('is of all clips, those without a day too', async () => {
    const { body } = await ask('/v1/stats?nameIds=ada,nobody');
    expect(body).toEqual({
      totals: { clips: 3, mentions: 7, outlets: 2 },
      names: [
        { nameId: 'ada', clips: 3, mentions: 7, share: 1 },
        { nameId: 'nobody', clips: 0, mentions: 0, share: 0 },
      ],
      outlets: [
        { outlet: 'Radio X', clips: 2 },
        { outlet: 'TV Y', clips: 1 },
      ],
      languages: [{ language: 'en', clips: 3 }],
    });
  });

  it.each([
    ['from=2017-02-15&to=2017-02-15', 1],
    ['from=2017-02-16', 1],
    ['to=2017-03-01', 2],
  ])('is of %s where that is asked', async (range, total) => {
    const { body } = await ask(`/v1/stats?${range}&nameIds=ada`);
    expect([body.totals.clips, body.names[0].clips]).toEqual([total, total]);
  });

  it.each([
    ['from=2017-02-30', 'from'],
    ['from=2017-03-02&to=2017-03-01', 'is after `to`'],
    [`nameIds=${Array.from({ length: 51 }, (_, i) => i)}`, '50 names'],
    ['name=ada', 'there is no such field'],
  ])('says what is wrong with %s', async (query, message) => {
    const { status, body } = await ask(`/v1/stats?${query}`);
    expect([status, body.detail]).toEqual([400, expect.stringContaining(message)]);
  });
});

describe('GET /names/{id}/timeline', () => {
  it('has every day from the first to the last mention', async () => {
    const { body } = await ask('/v1/names/ada/timeline');
    expect(body.items).toHaveLength(15);
    expect(body.items.filter(({ clips }: { clips: number }) => clips > 0)).toEqual([
      { day: '2017-02-15', clips: 1, mentions: 1 },
      { day: '2017-03-01', clips: 1, mentions: 4 },
    ]);
  });

  it('is by week or month where that is asked, and of the days that are', async () => {
    const { body: weeks } = await ask('/v1/names/ada/timeline?by=week&from=2017-02-15&to=2017-02-20');
    expect(weeks.items).toEqual([
      { day: '2017-02-13', clips: 1, mentions: 1 },
      { day: '2017-02-20', clips: 0, mentions: 0 },
    ]);
    const { body: months } = await ask('/v1/names/ada/timeline?by=month&from=2017-02-16&to=2017-03-31');
    expect(months.items).toEqual([
      { day: '2017-02-01', clips: 0, mentions: 0 },
      { day: '2017-03-01', clips: 1, mentions: 4 },
    ]);
  });

  it('of a name without a mention is empty, or as long as asked', async () => {
    expect((await ask('/v1/names/silent/timeline')).body).toEqual({ items: [] });
    const { body } = await ask('/v1/names/silent/timeline?from=2017-02-15&to=2017-02-15');
    expect(body).toEqual({ items: [{ day: '2017-02-15', clips: 0, mentions: 0 }] });
  });

  it.each([
    ['nobody/timeline', 404, 'no tracked name'],
    ['ada/timeline?from=2000-01-01&to=2017-01-01', 400, 'by week or month'],
    ['ada/timeline?from=2017-13-01', 400, 'from'],
    ['ada/timeline?from=2017-03-02&to=2017-03-01', 400, 'is after `to`'],
    ['ada/timeline?by=year', 400, 'by'],
  ])('says what is wrong with %s', async (path, expected, message) => {
    const { status, body } = await ask(`/v1/names/${path}`);
    expect([status, body.detail]).toEqual([expected, expect.stringContaining(message)]);
  });
});
