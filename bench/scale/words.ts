/** What the index of words writes of a clip, and what it notes of a month: counted over real paragraphs. */
import { globSync, readFileSync } from 'node:fs';
import { wordPlaces } from '../../functions/aws/table/clip/word-rows.ts';
import { filingOf, type Searched, stemOf } from '../../shared/clip/search.ts';
import { defaults } from '../../shared/wiring.ts';
import type { Bench, Row } from '../figures.ts';

/** Clips in a month. */
const MONTHS = { few: 100, some: 1_000, many: 8_000 } as const;
const BUDGETS = [0, defaults.searchWords, 20] as const;
/** Bytes of a row that a write unit takes. */
const UNIT = 1024;

export const words: Bench = async () => {
  const clips = paragraphs();
  return {
    title: `Write units of a clip's words, by \`searchWords\` and by clips a month (${clips.length} paragraphs)`,
    columns: { places: 'searchWords', rows: 'places and line', few: 'notes, 100', some: '1,000', many: '8,000' },
    rows: BUDGETS.map((most) => unitsOf(clips, most)),
    remarks: [
      'paragraphs of 20 to 80 words in the documentation of the packages that the lockfile names, in a fixed order, the heading above each as its title',
      '`notes`: a month notes a stem once, when the first of its clips has no place under it; 0 is the line and the notes alone (as a setting it files nothing)',
    ],
  };
};

function unitsOf(clips: readonly Searched[], most: number): Row {
  const filings = clips.map((clip) => filingOf(clip, most));
  const place = { clipId: 'x'.repeat(32), revision: 'x'.repeat(40), order: `2026-01-31#${'x'.repeat(32)}` };
  const rows = filings.flatMap((filing) => wordPlaces(filing, place)).map(unitsOfRow);
  const notesIn = (size: number): number => {
    const whole = Math.floor(clips.length / size) * size;
    const noted = new Set(
      filings
        .slice(0, whole)
        .flatMap(({ leftOut }, i) => leftOut.map((word) => `${Math.floor(i / size)} ${stemOf(word)}`)),
    );
    return noted.size / whole;
  };
  const sum = rows.reduce((total, one) => total + one, 0);
  const notes = Object.entries(MONTHS).map(([name, size]) => [name, notesIn(size)]);
  return { places: most, rows: sum / clips.length, ...Object.fromEntries(notes) };
}

function unitsOfRow(row: Readonly<Record<string, unknown>>): number {
  const bytes = Object.entries(row).reduce(
    (sum, [name, value]) => sum + name.length + Buffer.byteLength(`${value}`),
    0,
  );
  return Math.ceil(bytes / UNIT);
}

/** Paragraphs of prose, each once, dealt out so that those of a document are far from each other. */
function paragraphs(): Searched[] {
  const found = new Map<string, Searched>();
  for (const path of globSync('node_modules/**/*.md').sort()) {
    let title: string | null = null;
    for (const part of readFileSync(path, 'utf8').split(/\n\s*\n/)) {
      if (part.startsWith('#')) title = part.replace(/^#+ /, '').slice(0, 100);
      const text = part
        .replace(/\]\([^)]*\)|https?:\S+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      const count = text.split(' ').length;
      if (count < 20 || count > 80 || /^[|<\-*`#]/.test(text)) continue;
      found.set(text, { title, outlet: path.split('/')[1] ?? null, summary: text });
    }
  }
  const all = [...found.values()];
  const step = 7919;
  return all.map((_, i) => all[(i * step) % all.length]).filter((one) => one !== undefined);
}
