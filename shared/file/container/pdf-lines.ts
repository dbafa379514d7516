/** A run of characters on a page of a PDF; lengths in points, from the lower left corner. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly rightToLeft: boolean;
  /** The target of the link around the run. */
  readonly url: string | null;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
}

/** The lines of a page in the order of the file, which follows the columns. */
export function pdfLines(runs: readonly Run[], page: number): Line[] {
  const lines: Line[] = [];
  let current: Run[] = [];
  for (const run of runs) {
    const last = current.at(-1);
    if (last && !continues(last, run)) {
      lines.push(lineOf(current, page));
      current = [];
    }
    current.push(run);
  }
  if (current.length > 0) lines.push(lineOf(current, page));
  return lines.filter(({ text }) => text !== '');
}

/** Whether a run continues the line (superscripts do) and does not begin another column. */
function continues(last: Run, next: Run): boolean {
  if (Math.abs(last.y - next.y) > 0.5 * Math.max(last.size, next.size)) return false;
  if (last.rightToLeft || next.rightToLeft) return true;
  const gap = next.x - (last.x + last.width);
  return gap > -2 * last.size && gap < 12 * last.size;
}

function lineOf(runs: readonly Run[], page: number): Line {
  const spaced = runs.flatMap((run, i) => {
    const before = runs[i - 1];
    return before && isGap(before, run) ? [{ ...run, text: ` ${run.text}` }] : [run];
  });
  const text = spaced
    .map((run) => run.text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  const weighty = runs.reduce((most, run) => (run.text.length > most.text.length ? run : most));
  return {
    runs: spaced,
    text,
    left: Math.min(...runs.map(({ x }) => x)),
    right: Math.max(...runs.map(({ x, width }) => x + width)),
    y: weighty.y,
    size: weighty.size,
    page,
  };
}

function isGap(before: Run, run: Run): boolean {
  if (/\s$/u.test(before.text) || /^\s/u.test(run.text) || before.rightToLeft || run.rightToLeft) return false;
  return run.x - (before.x + before.width) > 0.15 * run.size;
}

/** The share of a page's height, at top and bottom, that may hold headers and footers. */
const EDGE = 0.12;
const PAGE_NUMBER =
  /^[\s\p{P}|]{0,5}(?:(?:page|seite|página|pagina|стр\.?|страница|صفحة|sayfa|strona|p\.)\s?)?\p{Nd}{1,4}(?:\s?(?:\/|of|von|de|sur|из|من)\s?\p{Nd}{1,4})?[\s\p{P}|]{0,5}$/iu;

/** Without page numbers, and without lines at the edge of at least half of the pages (digits ignored). */
export function withoutRepeats(lines: readonly Line[], heights: readonly number[]): Line[] {
  const isEdge = ({ y, page }: Line) => {
    const height = heights[page] ?? 0;
    return y < height * EDGE || y > height * (1 - EDGE);
  };
  const key = ({ text }: Line) => text.replace(/\p{Nd}+/gu, '#');
  const pages = new Map<string, Set<number>>();
  for (const line of lines.filter(isEdge)) pages.set(key(line), (pages.get(key(line)) ?? new Set()).add(line.page));
  return lines.filter((line) => {
    if (!isEdge(line)) return true;
    if (PAGE_NUMBER.test(line.text)) return false;
    const seen = pages.get(key(line))?.size ?? 0;
    return seen < 2 || seen < heights.length / 2;
  });
}

/** The font size of most of the text. */
export function bodySize(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
  }
  return [...characters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}
