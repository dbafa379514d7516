import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readFile } from '../../../shared/file/index.ts';

const folder = new URL('../../fixtures/clips/', import.meta.url);
const Expected = z.record(
  z.string(),
  z.object({
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    publishedOn: z.string().nullable(),
    summaryStartsWith: z.string().nullable(),
    language: z.string().nullable(),
    warnings: z.array(z.string()),
  }),
);
const expected = Expected.parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')));
/** The codes about which an empty list of expected warnings says "none of these". */
const TELLING = ['date-incomplete', 'date-invalid', 'not-text', 'empty'];

describe('the example clips', () => {
  test.each(Object.entries(expected))('%s', async (file, clip) => {
    const [reading] = await readFile(readFileSync(new URL(file, folder)), file, { today: '2026-11-22' });
    if (reading?.kind === 'refused') {
      expect([reading.code]).toEqual(clip.warnings);
      return;
    }
    if (!reading) throw new Error('no reading');
    const { title, outlet, publishedOn, summary, language } = reading.fields;
    expect({ title, outlet, publishedOn, language }).toEqual({
      title: clip.title,
      outlet: clip.outlet,
      publishedOn: clip.publishedOn,
      language: clip.language,
    });
    expect(summary?.startsWith(clip.summaryStartsWith ?? '\0')).toBe(true);
    expect(reading.warnings.map(({ code }) => code).filter((code) => TELLING.includes(code))).toEqual(clip.warnings);
  });

  test.each([
    ['astana-platform.txt', 'html'],
    ['olive-tr.md', 'markdown'],
    ['misdated.md', 'markdown'],
    ['school-uk-utf16.txt', 'text'],
  ])('%s is read as %s', async (file, format) => {
    const [reading] = await readFile(readFileSync(new URL(file, folder)), file, { today: '2026-11-22' });
    expect(reading?.kind === 'read' && reading.document.format).toBe(format);
  });

  test('the summary of the seed file is its three paragraphs without label and player', async () => {
    const file = 'astana-platform.txt';
    const [reading] = await readFile(readFileSync(new URL(file, folder)), file, { today: '2026-11-22' });
    const summary = reading?.kind === 'read' ? (reading.fields.summary ?? '') : '';
    expect(summary.split('\n\n')).toHaveLength(3);
    expect(summary.endsWith('first articulated by Randa Kassis.')).toBe(true);
  });
});
