import { describe, expect, it } from 'vitest';
import { clipRow } from '../../../functions/aws/table/clip-rows.ts';
import { MAX_LINE, MAX_WARNINGS, withinLimits } from '../../../shared/clip/limits.ts';
import { parseFile } from '../../../shared/clip/parse-file.ts';
import { compileNames } from '../../../shared/name/index.ts';
import { clipResult } from '../../support/results.ts';

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
  const receipt = { ...result.file, outcome: 'partial' as const, reason: null, settledAt: result.file.receivedAt };
  expect(Buffer.byteLength(JSON.stringify(clipRow(result, 'id', 'revision', 'story', receipt)))).toBeLessThan(300_000);
});
