import { describe, expect, it } from 'vitest';
import { clipRow, contentOfResult } from '../../../functions/aws/table/clip/clip-rows.ts';
import { detailsRow } from '../../../functions/aws/table/clip/mention-rows.ts';
import { correct } from '../../../shared/clip/correction.ts';
import {
  bytesOf,
  MAX_LINE,
  MAX_STALE_BYTES,
  MAX_WARNINGS,
  storedMentions,
  withinLimits,
  withStoredSpans,
} from '../../../shared/clip/limits.ts';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { MAX_SUMMARY } from '../../../shared/contract/clip.ts';
import type { Made } from '../../../shared/contract/history.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { itemBytes } from '../../support/request-units.ts';
import { clipResult } from '../../support/world/results.ts';

const { clip: small } = clipResult();
const embed = (i: number) => ({ provider: 'direct', videoId: `x.example/${i}.mp4`, url: `https://x.example/${i}.mp4` });
const codes = (clip: typeof small) => clip.warnings.map(({ code }) => code);

describe('what fits is left as it is', () => {
  it('a clip like any other', () => expect(withinLimits(small)).toEqual(small));
  it('a title of the greatest length', () => {
    const title = 'x'.repeat(MAX_LINE);
    expect(withinLimits({ ...small, title })).toEqual({ ...small, title });
  });
});

describe('what does not fit is cut, and a warning says so', () => {
  it('a title one character too long ends at a word', () => {
    const cut = withinLimits({ ...small, title: 'word '.repeat(MAX_LINE / 5).concat('x') });
    expect(cut.title).toMatch(/^(word )*word…$/);
    expect(cut.title?.length).toBeLessThanOrEqual(MAX_LINE);
    expect(codes(cut)).toEqual(['field-cut']);
  });

  it('a title without spaces is cut between characters, not inside one', () => {
    const cut = withinLimits({ ...small, title: '😀'.repeat(MAX_LINE) });
    expect(cut.title?.isWellFormed()).toBe(true);
  });

  it('thousands of videos: the first are kept', () => {
    const embeds = Array.from({ length: 20_000 }, (_, i) => embed(i));
    const cut = withinLimits({ ...small, embeds });
    expect(cut.embeds.length).toBeGreaterThan(400);
    expect(cut.embeds).toEqual(embeds.slice(0, cut.embeds.length));
    expect(codes(cut)).toEqual(['embeds-cut']);
  });

  it('thousands of warnings: the rest is counted by kind', () => {
    const warnings = Array.from({ length: 20_000 }, () => ({ code: 'embed-invalid' as const, message: 'm' }));
    const cut = withinLimits({ ...small, warnings });
    expect(cut.warnings).toHaveLength(MAX_WARNINGS + 1);
    expect(cut.warnings.at(-1)?.message).toBe('There are 19950 more of this kind.');
  });
});

const frames = (id: (i: number) => string) =>
  Array.from({ length: 20_000 }, (_, i) => `<iframe src="https://www.youtube.com/embed/${id(i)}"></iframe>`).join('');

it.each([
  ['an endless heading', `<h1>${'слово '.repeat(100_000)}</h1>\nOutlet\n1 May 2020\n\nText`],
  [
    'endless declarations',
    `<meta property="og:site_name" content="${'x'.repeat(500_000)}"><title>${'y'.repeat(500_000)}</title><p>Hello`,
  ],
  ['20,000 videos', `<h1>T</h1>${frames((i) => String(i).padStart(11, 'a'))}`],
  ['20,000 broken videos', `<h1>T</h1>${frames(String)}`],
  ['an endless address', `<h1>T</h1><video src="https://x.example/${'a'.repeat(500_000)}.mp4"></video>`],
  ['an endless word', `<h1>T</h1>\n\nOutlet\n1 May 2020\n\n${'語'.repeat(500_000)}`],
])('the row of a file with %s is far below what a row may hold', async (_, source) => {
  const [read] = await parseFile(new TextEncoder().encode(source), 'hostile.html', compileNames([]), {
    today: '2026-01-01',
  });
  if (!read) throw new Error('nothing was read');
  const result = clipResult(1, { clip: read.clip });
  const place = { clipId: 'id', story: 'story', settledAt: result.file.receivedAt };
  const content = contentOfResult(result, place, { parts: [], stale: [] });
  expect(itemBytes(clipRow(content, MADE, 1))).toBeLessThan(300_000);
});

const MADE: Made = { number: 1, recordedAt: 'then', by: { kind: 'correction', who: 'desk' }, changed: ['title'] };

describe('no row passes 400 KB, whatever a file holds', () => {
  const ROW = 400 * 1024;
  /** Text that does not compress: any characters of three bytes. */
  const noise = (length: number, seed: number) => {
    let state = seed + 1;
    return Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return String.fromCharCode(0x4e00 + (state % 0x5000));
    }).join('');
  };
  const lines = (count: number, length: number) => Array.from({ length: count }, (_, i) => noise(length, i));
  const hostile: typeof small = {
    ...small,
    title: noise(1000, 1),
    outlet: noise(1000, 2),
    author: noise(1000, 3),
    section: noise(1000, 4),
    summary: noise(5000, 5),
    keywords: lines(100, 300),
    attachments: lines(100, 300).map((name, i) => ({ name, type: noise(300, i + 500), size: i })),
    candidates: { title: lines(8, 300).map((value) => ({ rule: 'r', start: 0, end: 1, value })) },
    warnings: lines(200, 1000).map((message) => ({ code: 'embed-invalid', message })),
    embeds: lines(400, 150).map((word, i) => ({ ...embed(i), url: `https://x.example/${word}` })),
  };
  const place = { clipId: 'f'.repeat(32), story: 's'.repeat(64), settledAt: 'now' };

  it.each<[string, number, number]>([
    ['thousands of names', 5000, 1],
    ['names that occur often', 40, 1500],
    ['names without a mention too many', 0, 0],
  ])('%s', (_, names, spans) => {
    const mentions = Array.from({ length: names }, (_, i) => {
      const form = noise(200, i);
      const all = Array.from({ length: spans }, (_, at) => ({
        start: at,
        end: at + 1,
        form: noise(200, at),
        alias: form,
      }));
      return { nameId: `${noise(90, i)}${i}`, count: Math.max(1, spans), spans: all, snippet: noise(300, i) };
    });
    const clip = withinLimits({ ...hostile, mentions });
    const result = clipResult(1, { clip });
    const stale = [{ order: 'o', nameIds: lines(160, 90), further: true }];
    expect(bytesOf(stale)).toBeLessThanOrEqual(MAX_STALE_BYTES);
    const content = { ...contentOfResult(result, place, { parts: [], stale }), revision: 'r'.repeat(100) };
    expect(itemBytes(clipRow(content, MADE, 1))).toBeLessThan(ROW);
    // And with everything corrected by hand, as long as may be.
    const byHand = { title: noise(1000, 11), outlet: noise(1000, 12), summary: noise(MAX_SUMMARY, 13) };
    const corrected = correct(content, byHand);
    const correctedContent = { ...corrected.clip, corrections: corrected.corrections };
    expect(itemBytes(clipRow(correctedContent, MADE, 1))).toBeLessThan(ROW);
    const { inRow, further } = storedMentions(mentions);
    expect(inRow.length + further.length).toBe(names);
    const clipOfRow = { clipId: place.clipId, revision: 'r'.repeat(100), order: 'o' };
    for (const mention of further.slice(0, 20)) expect(itemBytes(detailsRow(mention, clipOfRow))).toBeLessThan(ROW);
  });

  it('says what it left out of a clip with too much of everything', () => {
    const cut = withinLimits(hostile);
    expect(cut).not.toHaveProperty('candidates');
    expect(cut.warnings).toContainEqual(expect.objectContaining({ code: 'field-cut' }));
    expect(withinLimits({ ...small, keywords: ['a'] })).toEqual({ ...small, keywords: ['a'] });
  });
});

describe('the spans that are stored', () => {
  const mentionsOf = (names: number, spans: number, letters = 9) =>
    Array.from({ length: names }, (_, i) => ({
      nameId: `name-${i}`,
      count: spans,
      spans: Array.from({ length: spans }, (_, at) => ({
        start: at,
        end: at + letters,
        form: 'm'.repeat(letters),
        alias: 'm',
      })),
      snippet: 'Mara came.',
    }));
  const kept = (names: number, spans: number, letters?: number) =>
    withStoredSpans(mentionsOf(names, spans, letters)).map((mention) => mention.spans.length);

  it.each<[string, number, number, number | undefined, [least: number, most: number]]>([
    ['are all of them in an ordinary clip', 30, 20, undefined, [20, 20]],
    ['are a thousand of one name', 1, 5000, undefined, [1000, 1000]],
    ['are fewer of one that is long', 1, 1000, 1000, [200, 300]],
    ['are fewer of each of many', 100, 1000, undefined, [100, 200]],
    ['are some of each, however many there are', 3000, 1000, undefined, [10, 50]],
  ])('%s', (_, names, spans, letters, [least, most]) => {
    const lengths = kept(names, spans, letters);
    expect(lengths).toHaveLength(names);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(most);
  });

  it('have at most a megabyte in a clip with as many names as most archives', () => {
    const mentions = withStoredSpans(mentionsOf(400, 1000, 100));
    expect(mentions.reduce((sum, { spans }) => sum + bytesOf(spans), 0)).toBeLessThan(1_100_000);
    expect(mentions.every(({ count }) => count === 1000)).toBe(true);
  });

  it('are left as they are the second time', () => {
    const once = withStoredSpans(mentionsOf(150, 1000));
    expect(withStoredSpans(once)).toEqual(once);
  });
});
