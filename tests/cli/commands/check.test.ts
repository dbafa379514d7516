import { stripVTControlCharacters } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../../cli/run.ts';
import type { Fetch } from '../../../functions/net/fetch.ts';
import type { ProbeResult } from '../../../shared/embed/index.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';
import { temporaryFile } from '../../support/temporary-folder.ts';

let internet: (url: string) => ProbeResult;
const asked: { url: string; headers: Record<string, string>; contact: string }[] = [];

const answer = (url: string, status: number, type: string, body = ''): ProbeResult => ({
  kind: 'response',
  status,
  finalUrl: url,
  headers: { 'content-type': type },
  body,
  truncated: false,
  tookMs: 1,
});
const media = (url: string) => answer(url, url.includes('dead') ? 404 : 200, 'video/mp4', 'x');

beforeEach(() => {
  asked.length = 0;
  internet = media;
});

async function check(args: string[], terminal = {}, env = {}) {
  const createFetcher = async (contact: string): Promise<Fetch> => {
    return async ({ url, headers }) => {
      asked.push({ url, headers, contact });
      return internet(url);
    };
  };
  const context = { ...contextWith(env, terminal), createFetcher };
  const status = await run(['check', ...args], context);
  return { status, out: context.out(), err: context.err() };
}
const video = (name: string) => `<video src="https://${name}.example/clip.mp4"></video>`;

test('one line a video, with what was seen of it and where it stands', async () => {
  const file = await temporaryFile('page.html', video('a') + video('b'));
  const { status, out, err } = await check([file, 'https://c.example/clip.mp4']);
  expect([status, err]).toEqual([0, '']);
  expect(jsonLines(out)).toMatchObject([
    { source: file, provider: 'direct', videoId: 'a.example/clip.mp4', check: { status: 'playable' } },
    { source: file, provider: 'direct', videoId: 'b.example/clip.mp4', check: { status: 'playable' } },
    { source: 'https://c.example/clip.mp4', url: 'https://c.example/clip.mp4', check: { reason: 'file-ok' } },
  ]);
});

describe('the exit status is', () => {
  test.each<[status: number, why: string, argument: string]>([
    [0, 'all play', 'https://a.example/clip.mp4'],
    [1, 'one is gone', 'https://dead.example/clip.mp4'],
    [1, 'an address of a provider that names no video', 'https://www.youtube.com/embed/short'],
    [1, 'there is no such file', '/nowhere/clip.txt'],
    [0, 'an address that our rules refuse, which says nothing of the video', 'https://refused.example/clip.mp4'],
    [0, 'nobody answered, which says nothing of the video', 'https://slow.example/clip.mp4'],
  ])('%i: %s', async (status, _, argument) => {
    internet = (url) => {
      if (url.includes('refused')) return { kind: 'refused', rule: 'special-address', tookMs: 0 };
      return url.includes('slow') ? { kind: 'failed', reason: 'timeout', tookMs: 1 } : media(url);
    };
    expect((await check([argument])).status).toBe(status);
  });

  test('1 for an unreadable file, though the others are checked', async () => {
    const { status, out, err } = await check(['/nowhere/clip.txt', 'https://a.example/clip.mp4']);
    expect([status, err]).toEqual([1, 'clipwatch: /nowhere/clip.txt: there is no such file\n']);
    expect(jsonLines(out)).toHaveLength(1);
  });

  test.each([[[]], [['--site', 'nonsense', 'https://a.example/clip.mp4']], [['--sites']]])('2 for %j', async (args) => {
    expect((await check(args)).status).toBe(2);
  });
});

describe('an address', () => {
  test('of a page is searched for videos', async () => {
    internet = (url) =>
      url.includes('news') ? answer(url, 200, 'text/html', `<p>News</p>${video('a')}<video src="/b.mp4">`) : media(url);
    const { out } = await check(['https://news.example/story']);
    expect(jsonLines(out)).toMatchObject([
      { source: 'https://news.example/story', videoId: 'a.example/clip.mp4' },
      { source: 'https://news.example/story', videoId: 'news.example/b.mp4' },
    ]);
  });

  test('of a page without videos is checked as a player itself', async () => {
    internet = (url) => answer(url, 404, 'text/html', '<h1>Not here</h1>');
    const { status, out } = await check(['https://news.example/player?x="&y=1']);
    expect(jsonLines(out)).toMatchObject([{ provider: 'unknown', videoId: null }]);
    expect(status).toBe(1);
  });

  test('of a known provider is not opened, its provider is asked', async () => {
    await check(['https://youtu.be/aqz-KE-bpKQ']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toMatch(/^https:\/\/www\.youtube\.com\/oembed\?/);
  });
});

test('requests name a contact and the site', async () => {
  const one = 'https://a.example/clip.mp4';
  await check([one, '--contact', 'me@example.org', '--site', 'https://www.example.org/path']);
  expect(asked[0]).toMatchObject({ contact: 'me@example.org', headers: { referer: 'https://www.example.org/' } });
  await check([one], {}, { CLIPWATCH_CONTACT: 'them@example.org' });
  expect(asked[1]).toMatchObject({ contact: 'them@example.org' });
});

describe('on a terminal', () => {
  test('is a table, and a line of progress that goes away', async () => {
    const { out, err } = await check(['https://a.example/clip.mp4', 'https://dead.example/clip.mp4'], { isTTY: true });
    const [head, ...rows] = stripVTControlCharacters(out).trimEnd().split('\n');
    expect(head).toMatch(/^STATUS +REASON +PROVIDER +VIDEO +TITLE +IN$/);
    expect(rows).toEqual([
      expect.stringMatching(/^playable +file-ok +direct +a\.example/),
      expect.stringMatching(/^gone +not-found +direct +dead\.example/),
    ]);
    expect(err).toContain('2/2 videos checked');
    expect(err.endsWith('\r\u001b[K')).toBe(true);
  });

  test('says when there is nothing to check', async () => {
    const { status, out, err } = await check([await temporaryFile('page.html', '<p>No video.</p>')], { isTTY: true });
    expect([status, out]).toEqual([0, '']);
    expect(err).toContain('No videos were found.');
  });
});
