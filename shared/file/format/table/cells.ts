/**
 * The cells of delimited text: RFC 4180, and what spreadsheets and exports write beside it. csv-parse, which reads lists of
 * names, does not tell where a cell stands, and evidence and mentions need that.
 */
import type { Fragment } from '../fragment.ts';

/** A cell, with its range in the source, without the quotes around it. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

export interface Row {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Cell[];
}

/** A wider row is cut. */
const MOST_CELLS = 400;

/**
 * The rows of delimited text from an offset on, blank lines included. A cell that begins with `"` ends with a `"` before a
 * delimiter or line end, and `""` in it stands for one. Where there is no such end the quote is part of the text; so it is
 * in text separated by tabs where the cell would have a tab in it, since programs that write such text often quote nothing.
 */
export function* rowsOf(source: string, delimiter: string, from: number): Generator<Row> {
  const reader = new CellReader(source, delimiter);
  for (let at = from; at < source.length; at += source.startsWith('\r\n', at) ? 2 : 1) {
    const start = at;
    const cells: Cell[] = [];
    for (;;) {
      const cell = reader.cellAt(at);
      if (cells.length < MOST_CELLS) cells.push(cell);
      at = cell.quoted ? cell.end + 1 : cell.end;
      if (source[at] !== delimiter) break;
      at++;
    }
    yield { start, end: at, cells };
  }
}

class CellReader {
  private readonly source: string;
  private readonly delimiter: string;
  /** The end of the stretch in which a quote must close. */
  private limit = -1;
  /** No quote before this offset closes: looking each time anew would take quadratic time. */
  private unclosed = 0;

  constructor(source: string, delimiter: string) {
    this.source = source;
    this.delimiter = delimiter;
  }

  cellAt(start: number): Cell {
    const close = this.source[start] === '"' && start >= this.unclosed ? this.close(start) : null;
    if (close !== null) return { start: start + 1, end: close, quoted: true };
    return { start, end: endOfPlain(this.source, this.delimiter, start), quoted: false };
  }

  private close(start: number): number | null {
    if (this.limit < start) {
      const tab = this.delimiter === '\t' ? this.source.indexOf('\t', start) : -1;
      this.limit = tab < 0 ? this.source.length : tab;
    }
    const close = closingQuote(this.source, this.delimiter, start, this.limit);
    if (close === null) this.unclosed = this.limit;
    return close;
  }
}

/** The offset of the quote that closes the one at `start`, before `limit`; null where there is none. */
function closingQuote(source: string, delimiter: string, start: number, limit: number): number | null {
  for (let at = source.indexOf('"', start + 1); at >= 0 && at < limit; at = source.indexOf('"', at + 1)) {
    const next = source[at + 1];
    if (next === '"') at++;
    else if (next === undefined || next === delimiter || next === '\r' || next === '\n') return at;
  }
  return null;
}

function endOfPlain(source: string, delimiter: string, start: number): number {
  for (let at = start; at < source.length; at++) {
    const character = source[at];
    if (character === delimiter || character === '\n' || character === '\r') return at;
  }
  return source.length;
}

/** What a cell says: its text with the place of each character, and where it leads to. */
export interface Said {
  readonly fragment: Fragment;
  readonly text: string;
  /** The address of a formula that is a link. */
  readonly link: string | null;
}

/** `=HYPERLINK("https://example.org","Title")`; some countries separate by semicolons. */
const LINK =
  /^=\s{0,9}HYPERLINK\(\s{0,9}"([^"]{1,2000})"\s{0,9}(?:[,;]\s{0,9}"((?:[^"]|""){0,9999})"\s{0,9})?\)\s{0,9}$/i;
/** `="0042"`, by which programs keep a spreadsheet from taking text for a number. */
const FORCED = /^="((?:[^"]|""){0,9999})"$/;
/** The apostrophe that keeps a spreadsheet from running a text as a formula (OWASP, "CSV Injection"). */
const GUARDED = /^'[=+\-@\t\r]/;

/** What a cell says, without quotes, guards and formulas around its text. */
export function saidIn(source: string, { start, end, quoted }: Cell): Said {
  const whole = quoted ? unquoted(source, start, end) : plain(source, start, end);
  const link = LINK.exec(whole.text);
  if (link) {
    const [, address = '', label] = link;
    const fragment = label === undefined ? within(whole, address) : unquotedWithin(whole, label);
    return { fragment, text: fragment.text.trim(), link: address };
  }
  const forced = FORCED.exec(whole.text)?.[1];
  const fragment = forced === undefined ? unguarded(whole) : unquotedWithin(whole, forced);
  return { fragment, text: fragment.text.trim(), link: null };
}

function plain(source: string, start: number, end: number): Fragment {
  const offsets = new Uint32Array(end - start + 1);
  for (let i = 0; i <= end - start; i++) offsets[i] = start + i;
  return { text: source.slice(start, end), offsets };
}

function unquoted(source: string, start: number, end: number): Fragment {
  return withSingleQuotes(plain(source, start, end));
}

/** The fragment with each `""` as one quote. */
function withSingleQuotes(fragment: Fragment): Fragment {
  if (!fragment.text.includes('""')) return fragment;
  const text = fragment.text.replaceAll('""', '"');
  const offsets = new Uint32Array(text.length + 1);
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    offsets[i] = fragment.offsets[from] ?? 0;
    from += text[i] === '"' ? 2 : 1;
  }
  offsets[text.length] = fragment.offsets[fragment.text.length] ?? 0;
  return { text, offsets };
}

function within({ text, offsets }: Fragment, part: string): Fragment {
  const at = text.lastIndexOf(part);
  return { text: part, offsets: offsets.slice(at, at + part.length + 1) };
}

function unquotedWithin(fragment: Fragment, part: string): Fragment {
  return withSingleQuotes(within(fragment, part));
}

function unguarded(fragment: Fragment): Fragment {
  if (!GUARDED.test(fragment.text)) return fragment;
  return { text: fragment.text.slice(1), offsets: fragment.offsets.slice(1) };
}
