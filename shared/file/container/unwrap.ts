/** Lines that a mail program broke because they were long (RFC 5322, 2.1.1, wants fewer than 79 characters). */

/** A text with longer lines than these was not broken, one without lines as long as the shorter figure hardly. */
const LONGEST = 90;
const SHORTEST = 50;
/** A line of so many characters that goes on with a small letter was broken. */
const LONG_ENOUGH = 45;
/** Mails of several programs in one are broken at several lengths. */
const SLACK = 8;
/** Lines that look further for a dated one: titles and bylines stand alone. */
const LINES_OF_A_BYLINE = 3;

const QUOTES = /^(?:[ \t]?>[ \t]?){0,40}/;
const ALONE =
  /^(?:[-*•–—#=_|]|\d{1,3}[.)]\s|\p{L}[\p{L} -]{0,22}:\s)|^(?:by|von|par|por|di|door|av|af|автор|text|foto)\s|^[<(]?https?:/iu;
/** Addresses are not broken, however long. */
const HAS_ADDRESS = /:\/\//;
/** Scripts without spaces between words, in which a line may end anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u;

interface Line {
  readonly start: number;
  /** The end, before and after its line end. */
  readonly end: number;
  readonly next: number;
  /** Where the text behind marks of quoting begins. */
  readonly at: number;
}

/**
 * The text with each line break that a program made, and the marks of quoting behind it, as spaces; it stays as long as it
 * was. A text that has longer lines stays as it is.
 */
export function unwrapped(text: string): string {
  const lines = linesOf(text);
  const lengths = lines.map(({ start, end }) => (HAS_ADDRESS.test(text.slice(start, end)) ? 0 : end - start));
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest > LONGEST || longest < SHORTEST) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || !isBroken(text, lines, index, longest)) continue;
    pieces.push(text.slice(at, line.end), ' '.repeat(next.at - line.end));
    at = next.at;
  }
  return pieces.join('') + text.slice(at);
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const end = newline < 0 ? next : text[newline - 1] === '\r' ? newline - 1 : newline;
    const quotes = QUOTES.exec(text.slice(start, Math.min(end, start + 200)))?.[0].length ?? 0;
    lines.push({ start, end: Math.max(start, end), next, at: Math.min(start + quotes, Math.max(start, end)) });
    start = next;
  }
  return lines;
}

/** Whether a line goes on in the next one. */
function isBroken(text: string, lines: readonly Line[], index: number, longest: number): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  if (!line || !next || depthOf(text, line) !== depthOf(text, next)) return false;
  const said = text.slice(line.at, line.end).trimEnd();
  const following = text.slice(next.at, next.end).trimStart();
  if (said === '' || following === '' || /(?:[-\u00ad]|:\/\/\S{0,2000})$/.test(said) || ALONE.test(following))
    return false;
  if (UNSPACED.test(said.slice(-1)) || UNSPACED.test(following.slice(0, 1))) return false;
  const word = /^\S{1,80}/.exec(following)?.[0].length ?? 0;
  const length = line.end - line.start + 1 + word;
  if (/^["'“„«(]?\p{Ll}/u.test(following)) return length > longest || said.length >= LONG_ENOUGH;
  return length > longest - SLACK && isInText(text, lines, index);
}

const depthOf = (text: string, { start, at }: Line) => text.slice(start, at).split('>').length;

/** Whether a line is among several of running text, and not a title or an outlet above a dated line. */
function isInText(text: string, lines: readonly Line[], index: number): boolean {
  const isBlank = (at: number) => {
    const line = lines[at];
    return !line || text.slice(line.at, line.end).trim() === '';
  };
  if (isBlank(index - 1) && isBlank(index + 2)) return false;
  const below = lines.slice(index + 1, index + 1 + LINES_OF_A_BYLINE);
  const first = isBlank(index - 1) || isBlank(index - 2);
  return !first || !below.some(({ at, end }) => end - at < SHORTEST && /\p{Nd}/u.test(text.slice(at, end)));
}
