import { describe, expect, test, vi } from 'vitest';
import { checkEmbeds } from '../../../functions/net/check.ts';
import { createFetcher, type Fetch } from '../../../functions/net/fetch.ts';
import type { Embed } from '../../../shared/contract/clip.ts';
import { type ProbeResult, recordAttempt } from '../../../shared/embed/index.ts';
import { VirtualTime } from '../../support/world/virtual-time.ts';

const now = () => new Date('2026-03-01T12:00:00Z');
const video = (host: string, name: string): Embed => ({
  provider: 'direct',
  videoId: `${host}/${name}.mp4`,
  url: `https://${host}/${name}.mp4`,
});
const options = { siteOrigins: ['https://press.example.org', 'https://other.example.org'], budgetMs: 2000, now };
const plays = (finalUrl: string): ProbeResult => ({
  kind: 'response',
  status: 200,
  finalUrl,
  headers: { 'content-type': 'video/mp4' },
  body: '',
  truncated: false,
  tookMs: 1,
});

describe('checks', () => {
  test('keep the order of the embeds and speak for the first site', async () => {
    const fetch = vi.fn<Fetch>(async ({ url }) => (url.includes('gone') ? { ...plays(url), status: 404 } : plays(url)));
    const channel: Embed = {
      provider: 'youtube',
      videoId: 'channel:UC1',
      url: 'https://www.youtube.com/embed/live_stream',
    };
    const embeds = [video('a.example', 'gone'), channel, video('b.example', 'here')];
    const checks = await checkEmbeds(embeds, { ...options, fetch });
    expect(checks.map(({ status }) => status)).toEqual(['gone', 'invalid', 'playable']);
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(fetch.mock.calls[0]?.[0].headers).toMatchObject({ referer: 'https://press.example.org/' });
  });

  test('what has not answered in time is unknown, and is aborted', async () => {
    const signals: (AbortSignal | undefined)[] = [];
    const fetch: Fetch = ({ url }, signal) => {
      if (!url.includes('slow')) return Promise.resolve(plays(url));
      signals.push(signal);
      // Deaf to the signal: the budget must not depend on a fetch that listens.
      return new Promise(() => undefined);
    };
    const hosts = ['a.example slow', 'b.example quick', 'c.example slow', 'a.example slow2'];
    const embeds = hosts.map((one) => video(...(one.split(' ') as [string, string])));
    const checks = await checkEmbeds(embeds, { ...options, budgetMs: 50, fetch });
    expect(checks.map(({ status, reason }) => `${status} ${reason}`)).toEqual([
      'unknown timeout',
      'playable file-ok',
      'unknown timeout',
      // The second of its host, whose second had not come.
      'unknown not-asked-yet',
    ]);
    expect(checks[0]?.seen.tookMs).toBe(50);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  test('carry the date of the schedule, so that the queue, the command and the table agree on it', async () => {
    const fetch: Fetch = async ({ url }) => ({ ...plays(url), status: url.includes('gone') ? 404 : 200 });
    const embeds = [video('a.example', 'here'), video('a.example', 'gone')];
    const checks = await checkEmbeds(embeds, { ...options, fetch });
    const dates = embeds.map(({ url }, i) => checks[i] && recordAttempt(null, checks[i], url).check.nextCheckAt);
    expect(checks.map(({ nextCheckAt }) => nextCheckAt)).toEqual(dates);
  });

  test('one a second to one host, all of it in the end', async () => {
    const time = new VirtualTime(0);
    const asked = new Map<string, number[]>();
    const fetch: Fetch = async ({ url }) => {
      const { host } = new URL(url);
      asked.set(host, [...(asked.get(host) ?? []), time.now()]);
      await time.wait(300);
      return plays(url);
    };
    const embeds = Array.from({ length: 40 }, (_, index) => video(`${'ab'[index % 2]}.example`, String(index)));
    const checks = await time.pass(checkEmbeds(embeds, { ...options, budgetMs: 60_000, fetch, clock: time }));
    vi.useRealTimers();
    expect(checks.every(({ status }) => status === 'playable')).toBe(true);
    for (const times of asked.values()) {
      const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
    }
  });

  test('nothing to check asks nobody', async () => {
    const fetch = vi.fn<Fetch>();
    expect(await checkEmbeds([], { ...options, fetch })).toEqual([]);
    expect(fetch).not.toHaveBeenCalled();
  });

  test('an internal address in a clip is blocked, and a machine without names says so', async () => {
    const fetch = createFetcher({
      contact: 'x',
      resolve: () => Promise.reject(Object.assign(new Error('no'), { code: 'EAI_AGAIN' })),
    });
    const embeds = [
      { provider: 'direct', videoId: '169.254.169.254/c.mp4', url: 'http://169.254.169.254/c.mp4' },
      { provider: 'youtube', videoId: 'aqz-KE-bpKQ', url: 'https://youtu.be/aqz-KE-bpKQ' },
    ];
    const checks = await checkEmbeds(embeds, { ...options, fetch });
    expect(checks.map(({ status, reason }) => `${status} ${reason}`)).toEqual([
      'blocked special-address',
      'unknown dns-failed',
    ]);
  });
});
