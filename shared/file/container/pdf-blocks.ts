/** Lines of a PDF as headings, paragraphs and lists in HTML. */
import { escaped, linked } from './html-text.ts';
import { bodySize, type Line } from './pdf-lines.ts';

/** A heading has letters larger than the text by this factor. */
const LARGER = 1.15;
const LONGEST_HEADING = 300;
const DIVIDED = /\p{L}[-\u00ad\u2010]$/u;
const BULLET = /^[•·▪◦‣●○–—*-]\s+(?=\S)/u;

/** Lines as HTML: headings by their size, paragraphs by distance, indentation and how full their lines are. */
export function htmlOfBlocks(lines: readonly Line[]): string {
  const body = bodySize(lines);
  const groups = paragraphs(lines, body);
  const sizes = groups.filter((group) => isHeading(group, body)).map(([{ size } = { size: 0 }]) => Math.round(size));
  const ranks = [...new Set(sizes)].sort((a, b) => b - a);
  return groups
    .map((group) => {
      const html = joined(group);
      const [{ size } = { size: 0 }] = group;
      const name = isHeading(group, body) ? `h${Math.min(6, ranks.indexOf(Math.round(size)) + 1)}` : 'p';
      const bullet = BULLET.exec(html);
      return bullet && name === 'p' ? `<li>${html.slice(bullet[0].length)}</li>` : `<${name}>${html}</${name}>`;
    })
    .join('\n');
}

function isHeading(group: readonly Line[], body: number): boolean {
  const [first] = group;
  return (
    first !== undefined &&
    first.size >= body * LARGER &&
    group.reduce((sum, { text }) => sum + text.length, 0) <= LONGEST_HEADING
  );
}

function paragraphs(lines: readonly Line[], body: number): Line[][] {
  const leading = usualLeading(lines);
  const groups: Line[][] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const group = groups.at(-1);
    const isBody = line.size < body * LARGER;
    if (before && group && isContinued(before, line, { leading, isBody, column: widthAround(lines, i) }))
      group.push(line);
    else groups.push([line]);
  });
  return groups;
}

/** The usual distance between lines, in units of the font size. */
function usualLeading(lines: readonly Line[]): number {
  const distances = lines.flatMap((line, i) => {
    const before = lines[i - 1];
    const distance = before && before.page === line.page ? (before.y - line.y) / line.size : 0;
    return distance > 0.8 && distance < 3 ? [distance] : [];
  });
  distances.sort((a, b) => a - b);
  return distances[Math.floor(distances.length / 3)] ?? 1.2;
}

/** The left and right edge of the column around a line. */
function widthAround(lines: readonly Line[], at: number): { left: number; right: number } {
  const line = lines[at];
  const near = lines
    .slice(Math.max(0, at - 8), at + 8)
    .filter((other) => line && other.page === line.page && other.left < line.right && other.right > line.left);
  return { left: Math.min(...near.map(({ left }) => left)), right: Math.max(...near.map(({ right }) => right)) };
}

interface Around {
  /** The usual distance between lines, in units of the font size. */
  readonly leading: number;
  /** Whether the line is no larger than the text: lines of a headline end where it looks well. */
  readonly isBody: boolean;
  readonly column: { readonly left: number; readonly right: number };
}

function isContinued(before: Line, line: Line, { leading, isBody, column }: Around): boolean {
  if (Math.abs(before.size - line.size) > 0.12 * before.size || BULLET.test(line.text)) return false;
  const endsSentence = /[.!?…:؟。！？»”"]$/u.test(before.text);
  const goesOn = /^[\p{Ll}\p{Lo},;]/u.test(line.text) && !endsSentence;
  if (before.page !== line.page || line.y > before.y) return goesOn || DIVIDED.test(before.text);
  if ((before.y - line.y) / line.size > leading * 1.4) return false;
  if (DIVIDED.test(before.text)) return true;
  const width = column.right - column.left;
  // Right-to-left lines are full where they reach the left edge.
  const isRightToLeft = line.runs.some(({ rightToLeft }) => rightToLeft);
  const short = isRightToLeft ? before.left - column.left : column.right - before.right;
  if (short > width * (endsSentence ? 0.15 : 0.4)) return goesOn && short < width * 0.6;
  // A line of text ends before its edge only where the next word has no room.
  if (isBody && !goesOn && short > widthOfFirstWord(line) + line.size) return false;
  const indent = isRightToLeft ? before.right - line.right : line.left - before.left;
  return !(endsSentence && indent > line.size * 0.8);
}

/** About how wide the first word of a line is. */
function widthOfFirstWord({ text, left, right }: Line): number {
  const letters = /^\S+/u.exec(text)?.[0].length ?? 0;
  return ((right - left) * letters) / Math.max(1, text.length);
}

/** Joins lines into one text, and hyphenated words at line ends. */
function joined(lines: readonly Line[]): string {
  let html = '';
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && DIVIDED.test(before.text) && /^\p{L}/u.test(line.text)) {
      // `Al-` and `Mayadeen` are one word too, but keep the hyphen.
      if (/^\p{Ll}/u.test(line.text)) html = html.replace(/[-\u00ad\u2010](<\/a>)?$/u, '$1');
    } else if (before && !isWithoutSpaces(before.text, line.text)) html += ' ';
    html += htmlOfLine(line);
  });
  return html;
}

const NO_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}、。，「」]/u;

function isWithoutSpaces(before: string, line: string): boolean {
  return NO_SPACES.test(before.slice(-1)) && NO_SPACES.test(line.slice(0, 1));
}

function htmlOfLine({ runs }: Line): string {
  const pieces: { text: string; url: string | null }[] = [];
  for (const { text, url } of runs) {
    const last = pieces.at(-1);
    if (last && last.url === url) last.text += text;
    else pieces.push({ text, url });
  }
  return pieces
    .map(({ text, url }) => linked(escaped(text.replace(/\s+/gu, ' ')), url))
    .join('')
    .trim();
}
