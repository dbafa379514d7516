import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { proofKey } from '../../../functions/aws/archived.ts';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { makeDue } from '../../../functions/aws/table/embed/embeds.ts';
import { settle } from '../../../functions/aws/table/settle/settle.ts';
import type { Download, Fetch } from '../../../functions/net/fetch.ts';
import { recheckRound } from '../../../functions/recheck/round.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import type { Check, CheckStatus, WatchedEmbed } from '../../../shared/contract/clip.ts';
import type { ProbeResult } from '../../../shared/embed/index.ts';
import { FakeTable } from '../../support/fake/table.ts';
import { clipResult, fileVersion } from '../../support/world/results.ts';

/** The internet: what each host answers, and every request it got. */
let internet: (url: string) => ProbeResult | Promise<ProbeResult>;
let stills: Download;
const asked: string[] = [];
const fetch: Fetch = async ({ url }) => {
  asked.push(url);
  return internet(url);
};
// Read when the function starts.
process.env.SENDER_ADDRESS = 'alerts@example.org';
const { createHandler } = await import('../../../functions/recheck/handler.ts');
const handler = createHandler({ fetch, download: async (url, signal) => stills(url, signal) });

const HOUR = 3_600_000;
const START = Date.parse('2026-01-02T03:00:00.000Z');
const s3 = mockClient(S3Client);
let table: FakeTable;

const answer = (url: string, status: number, body = '', headers: Record<string, string> = {}): ProbeResult => ({
  kind: 'response',
  status,
  finalUrl: url,
  headers: { 'content-type': 'video/mp4', ...headers },
  body,
  truncated: false,
  tookMs: 1,
});
const plays = (url: string) => answer(url, 200, 'x');
const missing = (url: string) => answer(url, 404);
const down: ProbeResult = { kind: 'failed', reason: 'connection-failed', tookMs: 1 };

beforeEach(() => {
  Object.assign(process.env, {
    TABLE_NAME: 'table',
    ARCHIVE_BUCKET: 'archive',
    SITE_ORIGINS: 'https://www.example.org https://example.org',
  });
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  vi.spyOn(console, 'info').mockReturnValue();
  table = new FakeTable();
  s3.reset();
  s3.on(PutObjectCommand).resolves({});
  asked.length = 0;
  internet = plays;
  stills = async () => ({ kind: 'failed', reason: 'timeout', tookMs: 1 });
  return () => vi.useRealTimers();
});

const checkOf = (status: CheckStatus, hoursAgo = 2): Check => ({
  status,
  reason: 'first',
  seen: { httpStatus: 200, finalUrl: null, title: null, tookMs: 3 },
  checkedAt: new Date(START - hoursAgo * HOUR).toISOString(),
  nextCheckAt: null,
});
const file = (host: string, i: number) => {
  return { provider: 'direct', videoId: `${host}/${i}.mp4`, url: `https://${host}/${i}.mp4` };
};

/** A clip with some videos on a host. */
async function store(host: string, count: number, { status = 'unknown' as CheckStatus, hoursAgo = 2 } = {}) {
  const embeds = Array.from({ length: count }, (_, i) => file(host, i));
  const checks = embeds.map(() => checkOf(status, hoursAgo));
  const result = clipResult(1, { file: fileVersion(1, host), checks, clip: { embeds, mentions: [] } });
  await settle(result, { now: new Date(START), archiveText: async () => 'key' });
}
const embedsOf = async (host: string) => (await getClip(clipIdOf('inbox', host)))?.embeds ?? [];
const statuses = (embeds: WatchedEmbed[]) => {
  const each = embeds.map(({ check }) => `${check?.status} ${check?.reason}`);
  return Object.fromEntries([...Map.groupBy(each, (one) => one)].map(([one, all]) => [one, all.length]));
};
/** A round whose pace (a host is asked one thing a second) passes at once, and the clock with it. */
function run(isFollowed = async (_clipId: string) => true) {
  const clock = {
    now: () => Date.now(),
    wait: async (milliseconds: number, signal: AbortSignal) => {
      await new Promise(setImmediate);
      if (!signal.aborted) vi.setSystemTime(Date.now() + milliseconds);
    },
  };
  const siteOrigins = ['https://www.example.org'];
  return recheckRound({ fetch, siteOrigins, clock, now: () => new Date(), isFollowed, keepStill: async () => null });
}
const wait = (hours: number) => vi.setSystemTime(Date.now() + hours * HOUR);

describe('a run', () => {
  it('asks about what is due, keeps what it saw, and when to ask again', async () => {
    await store('a.example', 2);
    internet = (url) => (url.includes('/0') ? plays(url) : missing(url));
    await run();
    expect(asked.toSorted()).toEqual(['https://a.example/0.mp4', 'https://a.example/1.mp4']);
    const [first, second] = await embedsOf('a.example');
    expect(first).toMatchObject({
      check: { status: 'playable', reason: 'file-ok', playedAt: expect.stringMatching(/^2026-01-02T03:0/) },
      history: [{ status: 'unknown' }, { status: 'playable' }],
    });
    expect(second).toMatchObject({ check: { status: 'unknown', reason: 'gone-unconfirmed', confirmations: [{}] } });
    asked.length = 0;
    await run();
    expect(asked).toEqual([]);
  });

  it('of one video that somebody asks about asks about no other, and two askings are one proof', async () => {
    await store('a.example', 2, { status: 'playable', hoursAgo: 10 });
    internet = missing;
    const [first] = await embedsOf('a.example');
    const embedId = first?.id ?? '';
    for (const _ of ['once', 'twice']) {
      await makeDue(embedId, new Date());
      await handler({ embedId });
      wait(0.1);
    }
    expect(asked).toEqual([first?.url, first?.url]);
    expect(statuses(await embedsOf('a.example'))).toEqual({ 'playable first': 2 });
    expect((await embedsOf('a.example'))[0]?.check?.nextCheckAt).not.toBe(first?.check?.nextCheckAt);
  });

  it('of one video asks nothing where it is not due, or not there', async () => {
    await store('a.example', 1);
    await handler({ embedId: (await embedsOf('a.example'))[0]?.id ?? '' });
    await handler({ embedId: 'none-0000000000000000' });
    const [before] = asked.splice(0);
    expect(before).toBe('https://a.example/0.mp4');
    await handler({ embedId: (await embedsOf('a.example'))[0]?.id ?? '' });
    expect(asked).toEqual([]);
  });

  it('finds two proofs an hour apart, and calls it gone only then', async () => {
    await store('a.example', 1, { status: 'playable', hoursAgo: 10 });
    internet = missing;
    await run();
    expect(statuses(await embedsOf('a.example'))).toEqual({ 'playable first': 1 });
    wait(1.3);
    await run();
    expect(statuses(await embedsOf('a.example'))).toEqual({ 'gone not-found': 1 });
    expect(asked).toHaveLength(2);
  });

  it('never scans, and writes only what it asked about', async () => {
    await store('a.example', 3);
    table.client.resetHistory();
    await run();
    const commands = table.client.calls().map(({ args }) => args[0].constructor.name);
    expect(Object.fromEntries([...Map.groupBy(commands, (one) => one)].map(([one, all]) => [one, all.length]))).toEqual(
      // The shards; rows, turns of others and breakers; the lease, the new page and the rows; the page of before.
      { QueryCommand: 4, BatchGetCommand: 3, PutCommand: 1 + 1 + 3, DeleteCommand: 1 },
    );
  });

  it('changes nothing that a new version of the file wrote meanwhile', async () => {
    await store('a.example', 1);
    internet = async (url) => {
      const checks = [checkOf('restricted', 0.1)];
      const embeds = [file('a.example', 0)];
      const result = clipResult(2, { file: fileVersion(2, 'a.example'), checks, clip: { embeds, mentions: [] } });
      await settle(result, { now: new Date(), archiveText: async () => 'key' });
      return missing(url);
    };
    await run();
    expect(statuses(await embedsOf('a.example'))).toEqual({ 'restricted first': 1 });
  });

  it('beside another run ends quietly: each video is asked about once', async () => {
    await store('a.example', 1);
    await Promise.all([run(), run(), run()]);
    expect(asked).toHaveLength(1);
    const [embed] = await embedsOf('a.example');
    expect(embed?.history).toHaveLength(2);
    expect(embed?.check?.status).toBe('playable');
  });

  it('that finds nothing due takes no lease', async () => {
    const { writes } = await table.measure(run);
    expect(writes).toEqual({});
  });

  it('that cannot write one video keeps the others, and fails to be heard', async () => {
    await store('a.example', 3);
    let failed = false;
    table.beforeRequest = () => {
      const input = table.client.calls().at(-1)?.args[0].input ?? {};
      const isVideo = 'Item' in input && input.Item?.kind === 'embed';
      if (!isVideo || failed) return;
      failed = true;
      throw new Error('throttled');
    };
    await expect(run()).rejects.toThrow('throttled');
    expect(statuses(await embedsOf('a.example'))).toEqual({ 'playable file-ok': 2, 'unknown first': 1 });
  });
});

describe('where nobody follows a clip', () => {
  const daysToNext = async (host: string) => {
    const [embed] = await embedsOf(host);
    return (Date.parse(embed?.check?.nextCheckAt ?? '') - Date.now()) / (24 * HOUR);
  };

  it('its videos are checked more rarely, those of another clip are not', async () => {
    for (const host of ['a.example', 'b.example']) await store(host, 1, { status: 'playable', hoursAgo: 60 * 24 });
    await run(async (clipId) => clipId === clipIdOf('inbox', 'b.example'));
    expect(await daysToNext('a.example')).toBeGreaterThanOrEqual(28);
    expect(await daysToNext('b.example')).toBeLessThan(9);
  });

  it('nobody is looked up where it makes no difference', async () => {
    await store('a.example', 1, { status: 'playable', hoursAgo: 10 });
    internet = missing;
    const isFollowed = vi.fn(async () => false);
    await run(isFollowed);
    expect(isFollowed).not.toHaveBeenCalled();
    expect(await daysToNext('a.example')).toBeLessThan(0.1);
  });
});

describe('a host', () => {
  it('is asked one thing a second', async () => {
    await store('a.example', 5);
    const times: number[] = [];
    internet = (url) => {
      times.push(Date.now());
      return plays(url);
    };
    await run();
    const gaps = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(gaps).toHaveLength(4);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(990);
  });

  it('that wants rest is left alone for so long, and its videos stay what they were', async () => {
    await store('a.example', 5, { status: 'playable', hoursAgo: 10 });
    internet = (url) => answer(url, 429, '', { 'retry-after': '7200' });
    await run();
    expect(asked).toHaveLength(1);
    expect(statuses(await embedsOf('a.example'))).toEqual({ 'unknown rate-limited': 1, 'playable first': 4 });
    const due = (await embedsOf('a.example')).map(({ check }) => Date.parse(check?.nextCheckAt ?? ''));
    expect(Math.min(...due)).toBeGreaterThanOrEqual(START + 2 * HOUR);
    wait(3.1);
    internet = plays;
    await run();
    expect(statuses(await embedsOf('a.example'))).toEqual({ 'playable file-ok': 5 });
  });
});

describe('a provider that fails as a whole: 500 embeds, one host down', () => {
  it('is asked a few times, then left alone; nothing is called gone, and one attempt tells when it is back', async () => {
    await store('down.example', 250, { status: 'playable', hoursAgo: 10 });
    await store('dead.example', 250, { status: 'playable', hoursAgo: 10 });
    await store('fine.example', 5, { status: 'playable', hoursAgo: 10 });
    internet = (url) => (/down|dead/.test(url) ? down : plays(url));
    await run();
    expect(asked.filter((url) => url.includes('down')).length).toBeLessThanOrEqual(4);
    const seen = statuses(await embedsOf('down.example'));
    expect(seen['unknown provider-failing']).toBeGreaterThanOrEqual(246);
    expect(statuses(await embedsOf('fine.example'))).toEqual({ 'playable file-ok': 5 });
    expect(table.ofKind('breaker')).toMatchObject([{ trips: 1 }, { trips: 1 }]);
    const [embed] = await embedsOf('down.example');
    expect(embed?.check?.playedAt).toBe(new Date(START - 10 * HOUR).toISOString());

    // Still down when it is tried again: one attempt, and twice the pause.
    wait(1.3);
    asked.length = 0;
    await run();
    expect(asked.filter((url) => url.includes('down'))).toHaveLength(1);
    expect(table.ofKind('breaker')).toMatchObject([{ trips: 2 }, { trips: 2 }]);

    // Back again: the attempt closes the breaker, and the same run goes on.
    wait(1.6);
    internet = plays;
    asked.length = 0;
    await run();
    expect(asked.filter((url) => url.includes('down')).length).toBeGreaterThan(10);
    expect(table.ofKind('breaker').every(({ trips }) => trips === 0)).toBe(true);
    const changes = table.stream.filter(({ new: row }) => row?.kind === 'embed');
    expect(changes.some(({ new: row }) => JSON.stringify(row).includes('"gone"'))).toBe(false);
  });

  it('and of which suddenly every video is gone is doubted for hours, then believed', async () => {
    await store('ill.example', 30, { status: 'playable', hoursAgo: 10 });
    internet = missing;
    for (let hours = 0; hours < 5; hours += 1.2) {
      await run();
      wait(1.2);
    }
    expect((await embedsOf('ill.example')).some(({ check }) => check?.status === 'gone')).toBe(false);
    for (let hours = 0; hours < 40; hours += 0.5) {
      await run();
      wait(0.5);
    }
    expect(statuses(await embedsOf('ill.example'))).toEqual({ 'gone not-found': 30 });
  }, 60_000);
});

describe('the still of a video that plays', () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)]);
  const got = (bytes: Buffer, more = {}) =>
    ({ kind: 'response', status: 200, bytes, truncated: false, ...more }) as const;
  const still = (url: string) => {
    if (!url.includes('oembed')) return plays(url);
    const body = {
      type: 'video',
      title: 'A talk',
      thumbnail_url: 'https://i.example/1.jpg',
      html: '<iframe></iframe>',
    };
    return answer(url, 200, JSON.stringify(body), { 'content-type': 'application/json' });
  };
  async function storeYoutube() {
    const embeds = [{ provider: 'youtube', videoId: 'aqz-KE-bpKQ', url: 'https://youtu.be/aqz-KE-bpKQ' }];
    const result = clipResult(1, { checks: [checkOf('unknown')], clip: { embeds, mentions: [] } });
    await settle(result, { now: new Date(START), archiveText: async () => 'key' });
    internet = still;
  }
  const proof = async () => (await getClip(clipIdOf('inbox', 'clips/seed.txt')))?.embeds[0]?.proof;
  const puts = () => s3.commandCalls(PutObjectCommand).map(({ args: [{ input }] }) => input);

  it('is kept by its content, once, with the time it was seen', async () => {
    await storeYoutube();
    const video = { provider: 'youtube', videoId: 'aqz-KE-bpKQ' };
    const key = proofKey(clipIdOf('inbox', 'clips/seed.txt'), video, { bytes: jpeg, extension: 'jpg' });
    stills = vi.fn(async () => got(jpeg));
    await handler();
    expect(puts()).toMatchObject([{ Bucket: 'archive', Key: key, ContentType: 'image/jpeg', Body: jpeg }]);
    expect(await proof()).toEqual({
      key,
      type: 'image/jpeg',
      at: expect.stringMatching(/^2026-01-02T03:/),
    });
    wait(10);
    await handler();
    expect(stills).toHaveBeenCalledTimes(1);
    wait(24 * 30);
    await handler();
    expect(stills).toHaveBeenCalledTimes(2);
    // The same picture: seen anew, not written anew.
    expect(puts()).toHaveLength(1);
    expect((await proof())?.at).toMatch(/^2026-02-/);
  });

  it.each<[why: string, answer: Awaited<ReturnType<Download>>]>([
    ['a page', got(Buffer.from('<html><script>alert(1)</script>'))],
    ['a drawing that may hold a program', got(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
    ['nothing', got(Buffer.alloc(0))],
    ['half a picture', got(jpeg, { truncated: true })],
    ['the picture of an error', got(jpeg, { status: 404 })],
    ['a refusal of ours', { kind: 'refused', rule: 'special-address', tookMs: 1 }],
    ['no answer', { kind: 'failed', reason: 'timeout', tookMs: 1 }],
  ])('is not %s', async (_, answer) => {
    await storeYoutube();
    stills = async () => answer;
    await handler();
    expect(puts()).toEqual([]);
    expect(await proof()).toBeUndefined();
    expect((await getClip(clipIdOf('inbox', 'clips/seed.txt')))?.embeds[0]?.check?.status).toBe('playable');
  });

  it.each([
    ['png', 'image/png', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')],
    ['gif', 'image/gif', Buffer.from('GIF89a0000', 'latin1')],
    ['webp', 'image/webp', Buffer.from('RIFF0000WEBPVP8 0000', 'latin1')],
    ['avif', 'image/avif', Buffer.from('\0\0\0\x20ftypavif0000', 'latin1')],
  ])('may be %s', async (extension, type, bytes) => {
    await storeYoutube();
    stills = async () => got(bytes);
    await handler();
    expect(puts()).toMatchObject([{ ContentType: type, Key: expect.stringMatching(`\\.${extension}$`) }]);
  });
});
