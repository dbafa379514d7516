/**
 * A reader of what was meant as JSON: templates and people write comments, single or curly quotes, bare keys, quotes and
 * line ends inside strings, commas too many or too few, assignments around it, and cut it off. Linear in time.
 */
import { type Place, unescaped, type Value, ValueBuilder } from './json-value.ts';

/** Limits of one text; real pages have a few hundred values, a dozen levels deep. */
const MOST_VALUES = 100_000;
const DEEPEST = 200;
const MOST_ROOTS = 500;

const QUOTES = '"\'`“”„';
/** Sticky: they match at one offset only. */
const BLANK = /[\s\p{Cc}\ufeff,:;]+/uy;
const GARBAGE = /[^"'`“”„{}[\],:;\s]+/y;
const BARE_KEY = /[\w$@][\w$@./#-]*(?=\s{0,99}:)/y;
const BARE_VALUE = /[^,}\]\n"'`“{[;]+/y;
/** Of values without quotes, only those that are no code. */
const PLAIN = /^(?:true|false|-?\d[\w.:+-]*)$/;
/** A map or a list begins only before what one may hold: scripts around JSON have brackets too. */
const ROOT = /\{\s{0,999}(?:["'`“”„}]|[\w$@]{1,60}\s{0,9}:|\/[/*])|(?<!CDATA)\[\s{0,999}(?:["'`“”„[{\]]|\/[/*])/g;
/** In a map that was closed too early the next entry follows. */
const NEXT_ENTRY = /[\s,]{0,99},\s{0,99}["'][\w@:$.-]{1,60}["']\s{0,9}:/y;
const KEY = /^[\w@:$.-]{1,60}$/;
const COLON = /\s{0,99}:/y;

/** The maps and lists in a text, in order; empty where there is none. */
export function looseJson(text: string): Value[] {
  const reader = new LooseReader(text);
  const roots: Value[] = [];
  for (let root = reader.next(); root && roots.length < MOST_ROOTS; root = reader.next()) roots.push(root);
  return roots;
}

class LooseReader {
  readonly #text: string;
  #at = 0;
  #count = 0;
  /** Where no more line or string ends as it should, each ends at its next quote. */
  #orderly = true;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next map or list. */
  next(): Value | null {
    ROOT.lastIndex = this.#at;
    const found = ROOT.exec(this.#text);
    if (!found || this.#count > MOST_VALUES) return null;
    this.#at = found.index;
    const builder = new ValueBuilder();
    for (this.#token(builder); this.#at < this.#text.length && this.#count++ < MOST_VALUES; this.#token(builder)) {
      if (builder.depth === 0) break;
      this.#skipBlank();
    }
    return builder.finish(this.#at);
  }

  #token(builder: ValueBuilder): void {
    const char = this.#text[this.#at];
    const start = this.#at;
    if (char === undefined) return;
    if (char === '{' || char === '[') {
      this.#at += 1;
      if (builder.depth < DEEPEST) builder.open(char === '{' ? 'map' : 'list', start);
    } else if (char === '}' || char === ']') {
      this.#close(builder, char === '}' ? 'map' : 'list');
    } else if (QUOTES.includes(char)) this.#string(builder, char);
    else this.#bare(builder);
  }

  /** A bracket of the other kind closes the innermost value too: of the two, one was forgotten or mistaken. */
  #close(builder: ValueBuilder, kind: 'map' | 'list'): void {
    this.#at += 1;
    // The last bracket of all was one too many inside: the map goes on.
    if (builder.depth === 1 && kind === 'map' && this.#matches(NEXT_ENTRY)) return;
    if (!builder.close(kind, this.#at)) builder.close(kind === 'map' ? 'list' : 'map', this.#at);
  }

  #string(builder: ValueBuilder, quote: string): void {
    const place = builder.place;
    const start = this.#at + 1;
    const end = this.#endOfString(start, quote, place);
    this.#at = Math.min(end + (this.#isQuote(end, quote) ? 1 : 0), this.#text.length);
    const text = unescaped(this.#text.slice(start, end)).replace(/\p{Cc}+/gu, ' ');
    const named = (place === 'key' || place === 'value') && this.#matches(COLON);
    // A key whose value was forgotten is followed by the next key; a text at the place of a key is none.
    if (named) builder.key(text);
    else if (place !== 'key') builder.put({ kind: 'scalar', text, start, end });
  }

  #bare(builder: ValueBuilder): void {
    const place = builder.place;
    const start = this.#at;
    if (place === 'key') {
      if (this.#matches(BARE_KEY)) builder.key(this.#take(BARE_KEY));
      else if (this.#take(GARBAGE) === '') this.#at += 1;
      return;
    }
    const written = this.#take(BARE_VALUE);
    if (written === '') this.#at += 1;
    const text = PLAIN.test(written.trim()) ? written.trim() : '';
    builder.put({ kind: 'scalar', text, start, end: start + text.length });
  }

  /** Where a string ends: at the first quote behind which another entry, an item or a bracket may follow. */
  #endOfString(start: number, quote: string, place: Place): number {
    let first = -1;
    for (let at = start; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === '\\') at += 1;
      else if (char === '\n' && this.#isOpenLine(at, place)) return endBefore(this.#text, at, start);
      else if (this.#isQuote(at, quote)) {
        if (this.#ends(start, at, place, first < 0)) return at;
        if (first < 0) first = at;
      }
    }
    if (first >= 0) this.#orderly = false;
    return first < 0 ? this.#text.length : first;
  }

  /** Whether the quote at `end` ends a string: always that of a key, and that behind a key in place of a value. */
  #ends(start: number, end: number, place: Place, isFirst: boolean): boolean {
    if (!this.#orderly || place === 'key' || this.#matches(AFTER[place], end + 1)) return true;
    return isFirst && KEY.test(this.#text.slice(start, end)) && this.#matches(COLON, end + 1);
  }

  #isOpenLine(at: number, place: Place): boolean {
    return place !== 'key' && this.#matches(NEXT_LINE, at);
  }

  #isQuote(at: number, quote: string): boolean {
    const char = this.#text[at];
    return char === quote || ('“”„'.includes(quote) && char !== undefined && '“”"'.includes(char));
  }

  #skipBlank(): void {
    for (;;) {
      if (this.#take(BLANK) !== '') continue;
      if (this.#text.startsWith('//', this.#at)) this.#skipTo('\n');
      else if (this.#text.startsWith('/*', this.#at)) this.#skipTo('*/');
      else if (this.#text.startsWith('<!--', this.#at)) this.#skipTo('-->');
      else return;
    }
  }

  #skipTo(mark: string): void {
    const found = this.#text.indexOf(mark, this.#at + 2);
    this.#at = found < 0 ? this.#text.length : found + mark.length;
  }

  #matches(pattern: RegExp, at = this.#at): boolean {
    pattern.lastIndex = at;
    return pattern.test(this.#text);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }
}

/** In a string that was never closed the next line begins with a key. */
const NEXT_LINE = /\s{1,99}["'][\w@:$.-]{1,60}["']\s{0,9}:/y;

/** What may follow the quote that ends a string. */
const AFTER: Readonly<Record<Exclude<Place, 'key'>, RegExp>> = {
  value:
    /\s{0,99}(?:$|[}\]]|;|<|\/[/*]|,[\s,]{0,99}(?:$|[}\]]|["'`“][\w@$:./# -]{1,80}["'`”]\s{0,9}:|[\w$@]{1,60}\s{0,9}:|\/[/*]|\{[{%])|["'][\w@:$.-]{1,60}["']\s{0,9}:)/y,
  item: /\s{0,99}(?:$|[\]}]|<|\/[/*]|,[\s,]{0,99}(?:$|["'`“{[\]}]|[\d-]|null|true|false|\/[/*])|\n\s{0,99}["'{])/y,
  root: /\s{0,99}$/y,
};

/** The end of a text without the comma and the blanks before a line end. */
function endBefore(text: string, at: number, start: number): number {
  let end = at;
  while (end > start && /[\s,"']/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
