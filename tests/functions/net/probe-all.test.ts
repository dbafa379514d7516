import { describe, expect, test } from 'vitest';
import type { Fetch } from '../../../functions/net/fetch.ts';
import { type ProbeOptions, type ProbeOutcome, probeAll } from '../../../functions/net/probe-all.ts';
import type { Embed } from '../../../shared/contract/clip.ts';
import type { ProbeResult } from '../../../shared/embed/index.ts';

const plays = (url: string): ProbeResult => ({
  kind: 'response',
  status: 200,
  finalUrl: url,
  headers: { 'content-type': 'video/mp4' },
  body: 'x',
  truncated: false,
  tookMs: 1,
});
const video = (host: string, i = 0): Embed => ({
  provider: 'direct',
  videoId: `${host}/${i}.mp4`,
  url: `https://${host}/${i}.mp4`,
});

/** Asks on a clock that jumps to the next moment at which something is to happen; answers when each request left. */
async function ask(embeds: readonly Embed[], given: Partial<ProbeOptions> & { fetch?: Fetch } = {}) {
  let now = 0;
  const left: { url: string; at: number }[] = [];
  const asked = new Map<number, ProbeOutcome>();
  const answer: Fetch = given.fetch ?? (async ({ url }) => plays(url));
  const outcomes = probeAll(embeds, {
    siteOrigins: [],
    allowance: { atOnce: 2, gapMs: 1000 },
    atOnce: 64,
    startMs: 10_000,
    endMs: 20_000,
    clock: {
      now: () => now,
      wait: async (milliseconds, signal) => {
        for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
        if (!signal.aborted) now += milliseconds;
      },
    },
    ...given,
    fetch: (probe, signal) => {
      left.push({ url: probe.url, at: now });
      return answer(probe, signal);
    },
  });
  for await (const { index, outcome } of outcomes) {
    expect(asked.has(index)).toBe(false);
    asked.set(index, outcome);
  }
  return { left, kinds: embeds.map((_, i) => asked.get(i)?.kind) };
}
const never: Fetch = () => new Promise(() => undefined);

describe('a host', () => {
  test('is asked one thing a second, others beside it', async () => {
    const embeds = [0, 1, 2].flatMap((i) => [video('a.example', i), video('b.example', i)]);
    const { left } = await ask(embeds);
    for (const host of ['a.example', 'b.example']) {
      expect(left.filter(({ url }) => url.includes(host)).map(({ at }) => at)).toEqual([0, 1000, 2000]);
    }
  });

  test('that hangs is asked two things, and holds up nobody', async () => {
    const embeds = [...[0, 1, 2, 3].map((i) => video('hangs.example', i)), video('a.example'), video('b.example')];
    const { left, kinds } = await ask(embeds, {
      fetch: (probe, signal) =>
        probe.url.includes('hangs') ? never(probe, signal) : Promise.resolve(plays(probe.url)),
    });
    expect(left.filter(({ url }) => url.includes('hangs'))).toHaveLength(2);
    expect(kinds).toEqual(['skipped', 'skipped', 'skipped', 'skipped', 'probed', 'probed']);
  });

  test('that may not be asked is not, and what waits for it is told at once when that changes', async () => {
    let answers = 0;
    const { left, kinds } = await ask(
      [0, 1, 2, 3].map((i) => video('a.example', i)),
      {
        admit: () => (answers >= 2 ? 'never' : 'now'),
        fetch: async ({ url }) => {
          answers += 1;
          return plays(url);
        },
      },
    );
    expect(left).toHaveLength(2);
    expect(kinds).toEqual(['probed', 'probed', 'skipped', 'skipped']);
    expect((await ask([video('b.example')], { admit: () => 'never' })).kinds).toEqual(['skipped']);
  });

  test('that is probed is asked one thing at a time', async () => {
    let most = 0;
    let open = 0;
    await ask(
      [0, 1, 2].map((i) => video('a.example', i)),
      {
        admit: (_, busy) => (busy === 0 ? 'now' : 'later'),
        allowance: { atOnce: 2, gapMs: 0 },
        fetch: async ({ url }) => {
          most = Math.max(most, ++open);
          await new Promise(setImmediate);
          open -= 1;
          return plays(url);
        },
      },
    );
    expect(most).toBe(1);
  });
});

describe('time', () => {
  test('what cannot start in time is unasked, and nothing starts late', async () => {
    const { left, kinds } = await ask(
      Array.from({ length: 15 }, (_, i) => video('a.example', i)),
      { startMs: 5000 },
    );
    expect(left).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'skipped')).toHaveLength(10);
  });

  test('what is under way at the end is aborted', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const { kinds } = await ask([video('a.example')], {
      fetch: (probe, signal) => {
        signals.push(signal);
        return never(probe, signal);
      },
    });
    expect(kinds).toEqual(['skipped']);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });
});

test('an embed of which nobody can be asked is told of too', async () => {
  const channel = { provider: 'youtube', videoId: null, url: 'https://www.youtube.com/nothing' };
  expect((await ask([channel, video('a.example')])).kinds).toEqual(['no-probe', 'probed']);
});

test('a caller that stops aborts what is in flight', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  const options = { siteOrigins: [], allowance: { atOnce: 2, gapMs: 0 }, atOnce: 64, startMs: 10_000, endMs: 20_000 };
  const fetch: Fetch = (probe, signal) => {
    signals.push(signal);
    return probe.url.includes('hangs') ? never(probe, signal) : Promise.resolve(plays(probe.url));
  };
  for await (const _ of probeAll([video('hangs.example'), video('a.example')], { ...options, fetch })) break;
  expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
});

test('a mistake in one fails the whole, after all others were done', async () => {
  const done: number[] = [];
  const broken = ask([video('a.example'), video('b.example')], {
    fetch: async ({ url }) => {
      if (url.includes('a.example')) throw new TypeError('a mistake of ours');
      done.push(1);
      return plays(url);
    },
  });
  await expect(broken).rejects.toThrow('a mistake of ours');
  expect(done).toHaveLength(1);
});
