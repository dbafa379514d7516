import { describe, expect, test } from 'vitest';
import { readFile } from '../../../shared/file/index.ts';

const body = (n: number) =>
  `The council of the town number ${n} met on Monday and decided to mend the old bridge before winter.`;
const clip = (n: number, level = 2) =>
  `<h${level}>Bridge number ${n} to be mended</h${level}>\n\nRadio Hill ${n}, ${n} March 2018\n\n<b>Summary:</b> ${body(n)}\n\n<iframe src="https://www.youtube.com/embed/aqz-KE-bpK${n}"></iframe>\n`;
const markdown = (n: number) =>
  `## Bridge number ${n} to be mended\n\nRadio Hill ${n}, ${n} March 2018\n\n${body(n)}\n`;
const text = (n: number) => `Bridge number ${n} to be mended\nRadio Hill ${n}, ${n} March 2018\n\n${body(n)}\n`;

async function read(source: string, name = 'clips.html') {
  const readings = await readFile(new TextEncoder().encode(source), name, { today: '2026-11-22' });
  return readings.map((reading) => {
    if (reading.kind === 'refused') throw new Error(reading.reason);
    const { title, outlet, publishedOn } = reading.fields;
    return { part: reading.part, title, outlet, publishedOn, codes: reading.warnings.map(({ code }) => code), reading };
  });
}

const expected = (n: number) => ({
  part: String(n),
  title: `Bridge number ${n} to be mended`,
  outlet: `Radio Hill ${n}`,
  publishedOn: `2018-03-0${n}`,
});

describe('several clips plainly listed', () => {
  test.each([
    ['fragments one after the other', 'a.txt', [1, 2, 3].map((n) => clip(n)).join('\n')],
    ['below the heading of the whole', 'a.html', `<h1>Press review</h1>${[1, 2, 3].map((n) => clip(n)).join('\n')}`],
    ['each in an article of its own', 'a.html', [1, 2, 3].map((n) => `<article>${clip(n)}</article>`).join('')],
    ['in Markdown', 'a.md', `# Press review\n\n${[1, 2, 3].map(markdown).join('\n')}`],
    ['in plain text', 'a.txt', [1, 2, 3].map(text).join('\n\n')],
    ['in plain text with rules between', 'a.txt', [1, 2, 3].map(text).join('\n----------\n\n')],
  ])('%s', async (_, name, source) => {
    expect(await read(source, name)).toMatchObject([1, 2, 3].map(expected));
  });

  test('each has the text and the video between its heading and the next, and offsets into the whole file', async () => {
    const source = `<h1>Press review</h1>${[1, 2].map((n) => clip(n)).join('\n')}`;
    const [, second] = await read(source);
    if (second?.reading.kind !== 'read') throw new Error('refused');
    const { document, text, fields } = second.reading;
    expect(text).toContain(body(2));
    expect(text).not.toContain(body(1));
    expect(JSON.stringify(document.root)).not.toContain('aqz-KE-bpK1');
    const { start, end } = fields.evidence.title ?? { start: 0, end: 0 };
    expect(source.slice(start, end)).toBe('Bridge number 2 to be mended');
  });
});

describe('one clip', () => {
  test.each([
    ['an article with dated headings but one outlet', `${clip(1, 1)}<h2>What came before</h2><p>${body(2)}</p>`, []],
    [
      'a page that says what it is',
      `<html><head><meta property="og:title" content="Bridges"></head><body>${clip(1)}${clip(2)}`,
      [],
    ],
    [
      'front matter',
      `---\ntitle: Bridges\ndate: 2018-03-01\noutlet: Radio Hill\n---\n${markdown(1)}${markdown(2)}`,
      [],
    ],
    [
      'when one of them has no outlet, with a warning',
      `${clip(1)}<h2>Other bridge</h2>\n\n2 March 2018\n\n${body(2)}`,
      ['several-clips-suspected'],
    ],
    [
      'a chronicle',
      `<h1>The bridge</h1>\n\nRadio Hill, 1 March 2018\n\n<h2>1 March 2018</h2><p>${body(1)}</p><h2>2 March 2018</h2><p>${body(2)}</p>`,
      [],
    ],
    ['published and updated', `Bridge to be mended\nRadio Hill, 1 March 2018\nUpdated: 2 March 2018\n\n${body(1)}`, []],
  ])('%s', async (_, source, codes) => {
    const clips = await read(source, source.startsWith('---') ? 'a.md' : 'a.txt');
    expect(clips).toHaveLength(1);
    expect(clips[0]?.part).toBeNull();
    expect(clips[0]?.codes.filter((code) => code === 'several-clips-suspected')).toEqual(codes);
  });
});
