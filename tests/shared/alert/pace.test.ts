import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Batch,
  type Decision,
  decide,
  LONGEST_GATHERING_MS,
  MANY_STORIES,
  MOST_MESSAGES,
  MOST_STORIES,
  PAUSE_MS,
  type Pace,
  paceAfter,
  reasons,
  WINDOW_MS,
  waitText,
} from '../../../shared/alert/pace.ts';
import type { Debt, Owed } from '../../../shared/contract/alert.ts';

const START = Date.parse('2026-11-26T12:00:00.000Z');
const at = (seconds: number) => new Date(START + seconds * 1000);
const quiet = (seconds: number) => ({ quietUntil: at(seconds) });
const fresh: Pace = { sent: [], floodUntil: null, retry: null };

const debts = {
  mention: { kind: 'mention' },
  video: { kind: 'video', embedId: 'e', transition: 'gone', at: at(0).toISOString() },
  correction: {
    kind: 'correction',
    alerts: [],
  },
  found: { kind: 'found', because: 'backfill', counts: [], isMore: false, newest: [] },
} satisfies Record<Debt['kind'], Debt>;

const owed = (story: number, kind: Debt['kind'] = 'mention', more: Partial<Owed> = {}): Owed => ({
  recipient: 'anna@example.org',
  subscriptionId: 'anna',
  nameId: 'mara-lind',
  story: `s${story}`,
  clipId: `c${story}`,
  droppedAt: at(0).toISOString(),
  recordedAt: at(0).toISOString(),
  when: 'now',
  debt: debts[kind],
  ...more,
});
const due = (one: Owed, quietUntil: Date | null = null) => ({ owed: one, quietUntil });
const news = (count: number) => Array.from({ length: count }, (_, i) => due(owed(i)));
const came = (...seconds: number[]) =>
  seconds.map((second, i) => due(owed(i, 'mention', { recordedAt: at(second).toISOString() })));
const sent = (...messages: [seconds: number, stories: number][]): Pace => ({
  ...fresh,
  sent: messages.map(([seconds, stories]) => ({ at: at(seconds).toISOString(), stories })),
});

const shown = ({ send, wait }: Decision) => ({
  send: send.map((batch) => `${batch.kind} ${batch.owed.length}`),
  wait: wait.map((one) => [one.owed.length, (one.until.getTime() - START) / 1000, one.reason]),
});

describe('what goes out now, and what waits', () => {
  it.each<[why: string, situation: Partial<Parameters<typeof decide>[0]>, send: string[], wait: unknown[]]>([
    ['nothing is owed', { due: [] }, [], []],
    ['the first news goes at once', { due: news(1) }, ['alert 1'], []],
    ['all that is there goes together', { due: news(20) }, ['alert 20'], []],
    ['what nobody can read in three seconds is a summary', { due: news(21) }, ['summary 21'], []],
    [
      'names in one story count once',
      { due: Array.from({ length: 30 }, (_, i) => due(owed(1, 'mention', { nameId: `n${i}` }))) },
      ['alert 30'],
      [],
    ],
    [
      'just after a message the next waits for what comes meanwhile',
      { due: news(2), pace: sent([-3, 1]) },
      [],
      [[2, 7, reasons.pause]],
    ],
    ['after the pause it goes', { due: news(2), pace: sent([-10, 1]) }, ['alert 2'], []],
    [
      'many that came in the pause are the beginning of more',
      { due: came(-9, -8, -8, -5, -1), pace: sent([-10, 1]) },
      [],
      [[5, 10, reasons.pause]],
    ],
    ['few are not', { due: came(-9, -8, -5, -1), pace: sent([-10, 1]) }, ['alert 4'], []],
    ['nor are many that came apart', { due: came(-19, -12, -9, -5, -1), pace: sent([-20, 1]) }, ['alert 5'], []],
    [
      'names in one story are not many',
      {
        due: came(-9, -8, -8, -5, -1).map((one, i) => due({ ...one.owed, story: 's', nameId: `n${i}` })),
        pace: sent([-10, 1]),
      },
      ['alert 5'],
      [],
    ],
    [
      'they are gathered as long as a pause brings more',
      { due: came(-19, -18, -18, -15, -13, -1), pace: sent([-20, 1]) },
      [],
      [[6, 10, reasons.pause]],
    ],
    [
      'when one brings nothing it is all',
      { due: came(-19, -18, -18, -15, -10), pace: sent([-20, 1]) },
      ['alert 5'],
      [],
    ],
    ['after a minute they go', { due: came(-59, -58, -58, -55, -1), pace: sent([-60, 1]) }, ['alert 5'], []],
    ['of the first message nothing waits', { due: came(-9, -8, -8, -5, -1) }, ['alert 5'], []],
    [
      'nor of what is asked for',
      { due: came(-9, -8, -8, -5, -1), pace: sent([-10, 1]), isAsked: true },
      ['alert 5'],
      [],
    ],
    [
      'nor of the summary of a flood',
      {
        due: came(-9, -8, -8, -5, -1),
        pace: { ...sent([-870, 20], [-10, 1]), floodUntil: at(0).toISOString() },
      },
      ['summary 5'],
      [],
    ],
    [
      'of more than one message tells, the rest is looked at after the pause',
      { due: news(30), isMore: true },
      ['summary 30'],
      [[0, 10, reasons.more]],
    ],
    [
      'so it is where all that was looked at is not wanted any more',
      { due: [], isMore: true },
      [],
      [[0, 10, reasons.more]],
    ],
    [
      'but not before what stands before it may go',
      { due: news(30), isMore: true, pace: { ...sent([-300, 30]), floodUntil: at(600).toISOString() } },
      [],
      [[30, 600, reasons.flood]],
    ],
    [
      'the sixth message waits until the first is 15 minutes old',
      { due: news(1), pace: sent([-800, 1], [-700, 1], [-600, 1], [-500, 1], [-100, 1]) },
      [],
      [[1, 100, reasons.flood]],
    ],
    [
      'so does the story after the twentieth',
      { due: news(2), pace: sent([-300, 10], [-200, 9]) },
      [],
      [[2, 600, reasons.flood]],
    ],
    ['the twentieth does not', { due: news(1), pace: sent([-300, 10], [-200, 9]) }, ['alert 1'], []],
    [
      'messages of earlier windows do not count',
      { due: news(3), pace: sent([-901, 500], [-900, 500]) },
      ['alert 3'],
      [],
    ],
    [
      'once there is a flood, all news waits for its summary',
      { due: news(1), pace: { ...sent([-300, 2]), floodUntil: at(600).toISOString() } },
      [],
      [[1, 600, reasons.flood]],
    ],
    [
      'and is told in it, whatever has been told since',
      { due: news(2), pace: { ...sent([-880, 18], [-100, 2]), floodUntil: at(0).toISOString() } },
      ['summary 2'],
      [],
    ],
    [
      'a single one is no summary',
      { due: news(1), pace: { ...sent([-880, 18]), floodUntil: at(0).toISOString() } },
      ['alert 1'],
      [],
    ],
    [
      'who asks for it gets it before, also within the pause',
      { due: news(3), isAsked: true, pace: { ...sent([-3, 100]), floodUntil: at(600).toISOString() } },
      ['summary 3'],
      [],
    ],
    [
      'quiet hours hold, each for its own',
      { due: [due(owed(1)), due(owed(2), at(3600)), due(owed(3), at(7200)), due(owed(4), at(3600))] },
      ['alert 1'],
      [
        [2, 3600, reasons.quiet],
        [1, 7200, reasons.quiet],
      ],
    ],
    ['quiet hours that are over hold nothing', { due: [{ owed: owed(1), ...quiet(0) }] }, ['alert 1'], []],
    [
      'who asks for summaries is not woken by them',
      { due: [due(owed(1), at(3600))], isAsked: true },
      [],
      [[1, 3600, reasons.quiet]],
    ],
    [
      'what somebody asked to send again goes, whatever the hour and the pace; the rest waits',
      {
        due: [due(owed(1, 'mention', { asked: true }), at(3600)), due(owed(2))],
        pace: sent([-3, 100]),
      },
      ['alert 1'],
      [[1, 7, reasons.pause]],
    ],
    [
      'each kind has its message, a correction and a search one each',
      {
        due: (['correction', 'found', 'video', 'mention', 'video', 'correction'] as const).map((kind, i) =>
          due(owed(i, kind)),
        ),
      },
      ['alert 1', 'videos 2', 'found 1', 'correction 1', 'correction 1'],
      [],
    ],
    [
      'corrections count as messages, and those past the fifth wait',
      { due: [...Array.from({ length: 7 }, (_, i) => due(owed(i, 'correction'))), ...news(1)] },
      ['alert 1', 'correction 1', 'correction 1', 'correction 1', 'correction 1'],
      [[3, 900, reasons.many]],
    ],
    [
      'after a try that failed nothing is tried before its time',
      { due: news(2), pace: { ...fresh, retry: { at: at(30).toISOString(), reason: 'the host is away' } } },
      [],
      [[2, 30, 'the host is away']],
    ],
    [
      'then all of it is',
      { due: news(2), pace: { ...fresh, retry: { at: at(0).toISOString(), reason: 'the host is away' } } },
      ['alert 2'],
      [],
    ],
  ])('%s', (_why, situation, send, wait) => {
    const decision = decide({ due: [], pace: fresh, now: at(0), isAsked: false, ...situation });
    expect(shown(decision)).toEqual({ send, wait });
  });
});

it.each([
  [0, 'waits until 2026-11-26 12:00 UTC: quiet hours'],
  [61, 'waits until 2026-11-26 12:02 UTC: quiet hours'],
])('says why something waits, and until which minute (%i s)', (second, said) => {
  expect(waitText({ until: at(second), reason: reasons.quiet })).toBe(said);
});

describe('the pace', () => {
  it('remembers messages of 15 minutes, and that news waits', () => {
    const pace = sent([-901, 3], [-100, 18]);
    const decision = decide({ due: news(4), pace, now: at(0), isAsked: false });
    expect(paceAfter(pace, decision.send, decision, at(0))).toEqual({
      sent: [{ at: at(-100).toISOString(), stories: 18 }],
      floodUntil: at(800).toISOString(),
      retry: null,
    });
  });

  it('keeps a flood through a decision in which all of it waits for something else', () => {
    const pace: Pace = { ...sent([-3, 1]), floodUntil: at(600).toISOString() };
    const decision = decide({ due: news(4), pace, now: at(0), isAsked: false });
    expect(paceAfter(pace, [], decision, at(0)).floodUntil).toBe(pace.floodUntil);
  });
});

/** What a recipient gets of arrivals at these seconds: a job at each, and one whenever something that waits may go. */
function play(arrivals: readonly { second: number; kind: Debt['kind']; quietUntil?: number }[]) {
  const all = arrivals.map(({ second, kind, quietUntil }, i) => ({
    time: Math.round(second * 1000),
    due: due(owed(i, kind, { recordedAt: at(second).toISOString() }), quietUntil ? at(quietUntil) : null),
  }));
  const jobs = new Set(all.map(({ time }) => time));
  const told = new Map<string, number>();
  const messages: { at: number; batch: Batch }[] = [];
  /** From a message to the end of the pause after it. */
  const pauses: number[] = [];
  let pace = fresh;
  for (let steps = 0; jobs.size > 0; steps++) {
    if (steps > 10_000) throw new Error('It does not end.');
    const time = Math.min(...jobs);
    jobs.delete(time);
    const now = new Date(START + time);
    const situation = all.filter((one) => one.time <= time && !told.has(one.due.owed.story)).map((one) => one.due);
    const decision = decide({ due: situation, pace, now, isAsked: false });
    for (const batch of decision.send) {
      messages.push({ at: time, batch });
      for (const one of batch.owed) told.set(one.story, (told.get(one.story) ?? 0) + 1);
    }
    for (const { until, reason } of decision.wait) {
      jobs.add(until.getTime() - START);
      if (reason === reasons.pause) pauses.push(until.getTime() - START - (messages.at(-1)?.at ?? 0));
    }
    pace = paceAfter(pace, decision.send, decision, now);
  }
  return { told, messages, pauses };
}

/** Mentions that come so many milliseconds after one another. */
const mentionsAfter = (gaps: readonly number[]) => {
  let time = 0;
  return gaps.map((gap) => {
    time += gap;
    return { second: time / 1000, kind: 'mention' as const };
  });
};
const gaps = (count: number | [least: number, most: number], most: number) => {
  const [minLength, maxLength] = typeof count === 'number' ? [count, count] : count;
  return fc.array(fc.integer({ min: 0, max: most }), { minLength, maxLength });
};

const arrival = fc.record({
  second: fc.integer({ min: 0, max: 3600 }),
  kind: fc.constantFrom<Debt['kind']>('mention', 'mention', 'mention', 'video', 'correction', 'found'),
});
const burst = fc
  .tuple(arrival, fc.integer({ min: 1, max: 40 }))
  .map(([one, count]) => Array.from({ length: count }, (_, i) => ({ ...one, second: one.second + (i % 7) })));
const arrivals = fc.array(burst, { minLength: 1, maxLength: 6 }).map((bursts) => bursts.flat());

/** The most arrivals within less than a pause. */
const mostWithin = (all: readonly { second: number }[]) =>
  Math.max(
    ...all.map(
      (one) => all.filter(({ second }) => second >= one.second && (second - one.second) * 1000 < PAUSE_MS).length,
    ),
  );

describe('laws', () => {
  it('everything is told, and once', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        const { told } = play(all);
        expect([...told.values()].every((times) => times === 1)).toBe(true);
        expect(told.size).toBe(all.length);
      }),
    );
  });

  it('no 15 minutes have more than five messages and the summary, and nothing breaks the pause', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        const { messages } = play(all);
        for (const { at: from } of messages) {
          const within = messages.filter((one) => one.at >= from && one.at < from + WINDOW_MS);
          expect(within.length).toBeLessThanOrEqual(MOST_MESSAGES + 1);
        }
        const times = [...new Set(messages.map((one) => one.at))];
        for (const [i, time] of times.entries()) {
          expect(time - (times[i - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(PAUSE_MS);
        }
      }),
    );
  });

  it('news waits no longer than 15 minutes, and the pause', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        const news = all.map((one) => ({ ...one, kind: 'mention' as const }));
        for (const { at: time, batch } of play(news).messages) {
          for (const one of batch.owed) {
            const { second } = news[Number(one.story.slice(1))] ?? { second: 0 };
            expect(time - second * 1000).toBeLessThanOrEqual(WINDOW_MS + PAUSE_MS);
          }
        }
      }),
    );
  });

  it('500 clips within ten seconds are at most two messages, however they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 500, maxLength: 500 }), (seconds) => {
        const { messages, told } = play(seconds.map((second) => ({ second, kind: 'mention' })));
        expect(messages.length).toBeLessThanOrEqual(2);
        expect(told.size).toBe(500);
      }),
      { numRuns: 20 },
    );
  });

  it.each([0.6, 1, 2, 8.3, 20, 100])('so are 500 that come %d a second', (rate) => {
    const { messages, told } = play(Array.from({ length: 500 }, (_, i) => ({ second: i / rate, kind: 'mention' })));
    expect(messages.map(({ batch }) => batch.kind)).toEqual(['alert', 'summary']);
    expect(told.size).toBe(500);
  });

  it('so are those that come unevenly, if five come in the first pause and twenty-one within a minute', () => {
    const flood = fc
      .tuple(gaps(MANY_STORIES, 1900), gaps(15, 3300), gaps([4, 200], 3000))
      .map((all) => [0, ...all.flat()]);
    fc.assert(
      fc.property(flood, (all) => {
        const { messages, told } = play(mentionsAfter(all));
        expect(messages.length).toBe(2);
        expect(told.size).toBe(all.length);
      }),
    );
  });

  it('who gets fewer than five stories in ten seconds waits no longer than a pause', () => {
    const few = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(few, (all) => {
        const apart = all.map((gap, i) => (i % (MANY_STORIES - 1) === 0 ? Math.max(gap, PAUSE_MS) : gap));
        fc.pre(mostWithin(mentionsAfter(apart)) < MANY_STORIES);
        expect(Math.max(0, ...play(mentionsAfter(apart)).pauses)).toBeLessThanOrEqual(PAUSE_MS);
      }),
    );
  });

  it('nobody waits for more than a minute after a message, but for the summary of a flood', () => {
    fc.assert(
      fc.property(arrivals, (all) => {
        expect(Math.max(0, ...play(all).pauses)).toBeLessThanOrEqual(LONGEST_GATHERING_MS);
      }),
    );
  });

  it('in quiet hours nothing is sent, and then all of it at once', () => {
    const { messages } = play(
      Array.from({ length: MOST_STORIES }, (_, i) => ({ second: i * 60, kind: 'mention', quietUntil: 7200 })),
    );
    expect(messages).toMatchObject([{ at: 7_200_000, batch: { kind: 'alert' } }]);
  });
});
