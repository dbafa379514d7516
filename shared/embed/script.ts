/** Reads calls of known functions out of inline script, without running it: `$bp("x", {"video": "1"})`. */

import { wellFormed } from '../well-formed.ts';

/** An argument as written; undefined for anything but a plain literal (a variable, a call, a sum). */
export type Literal = string | readonly Literal[] | { readonly [key: string]: Literal } | undefined;

/** `name` is the function asked for, or a method of what it returns: `jwplayer().setup`. */
interface ScriptCall {
  readonly name: string;
  readonly given: readonly Literal[];
}

const MAX_DEPTH = 8;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };
/** Words that end no value: a slash after them begins a pattern. */
const KEYWORD = /^(?:return|typeof|case|in|of|do|else|void|delete)$/;

/**
 * The calls of `names` in order; comments and strings are skipped. A name `f().m` means the method of what `f` returns.
 * The arguments of a call are not searched for further calls, so time stays linear.
 */
export function callsIn(script: string, names: ReadonlySet<string>): ScriptCall[] {
  const heads = new Set([...names].map((name) => name.split('(', 1)[0] ?? name));
  if (![...heads].some((head) => script.includes(head))) return [];
  const reader = new ScriptReader(script);
  const calls: ScriptCall[] = [];
  for (let token = reader.next(); token !== null; token = reader.next()) {
    if (token.kind !== 'word' || !heads.has(token.text) || !reader.take('(')) continue;
    const given = reader.list(')', 0);
    if (names.has(token.text)) calls.push({ name: token.text, given });
    const method = reader.take('.') ? reader.next() : null;
    const name = method === null ? '' : `${token.text}().${method.text}`;
    if (names.has(name) && reader.take('(')) calls.push({ name, given: reader.list(')', 0) });
  }
  return calls;
}

type Token = { readonly kind: 'word' | 'string' | 'mark'; readonly text: string };

/** A cursor over a script. A word may contain dots (`kWidget.embed`). */
class ScriptReader {
  private readonly script: string;
  private at = 0;
  /** After a word or a closing bracket a slash divides; elsewhere it begins a pattern. */
  private mayDivide = false;

  constructor(script: string) {
    this.script = script;
  }

  next(): Token | null {
    this.skipBlank();
    const first = this.script[this.at];
    if (first === undefined) return null;
    if (first === '"' || first === "'" || first === '`') return this.token('string', this.readString(first), true);
    if (first === '/' && !this.mayDivide) return this.token('mark', this.readPattern(), true);
    const word = this.readWord();
    if (word !== '') return this.token('word', word, !KEYWORD.test(word));
    this.at += 1;
    return this.token('mark', first, first === ')' || first === ']');
  }

  /** Skips `mark` if it comes next. */
  take(mark: string): boolean {
    this.skipBlank();
    if (this.script[this.at] !== mark) return false;
    this.at += 1;
    this.mayDivide = false;
    return true;
  }

  /** Values up to the closing mark, separated by commas. */
  list(end: string, depth: number): Literal[] {
    const values: Literal[] = [];
    while (!this.take(end)) {
      values.push(this.value(depth));
      if (this.take(',')) continue;
      this.take(end);
      break;
    }
    return values;
  }

  private object(depth: number): { [key: string]: Literal } {
    const entries: [string, Literal][] = [];
    while (!this.take('}')) {
      const key = this.next();
      if (key === null) break;
      if (this.take(':')) entries.push([key.text, this.value(depth)]);
      if (this.take(',')) continue;
      this.take('}');
      break;
    }
    return Object.fromEntries(entries);
  }

  /** One value, up to the comma or bracket after it; undefined for anything but a literal. */
  private value(depth: number): Literal {
    let value: Literal;
    if (depth < MAX_DEPTH && this.take('{')) value = this.object(depth + 1);
    else if (depth < MAX_DEPTH && this.take('[')) value = this.list(']', depth + 1);
    else if (/["'`\w$]/.test(this.script[this.at] ?? '')) value = this.next()?.text;
    return this.skipToEndOfValue() ? undefined : value;
  }

  /** Skips to where a value must end, over balanced brackets; true if anything was skipped. */
  private skipToEndOfValue(): boolean {
    let skipped = false;
    for (let open = 0; ; skipped = true) {
      this.skipBlank();
      const char = this.script[this.at] ?? '';
      if (char === '' || (open === 0 && ',)]}'.includes(char))) return skipped;
      const token = this.next();
      if (token?.kind !== 'mark') continue;
      if ('([{'.includes(token.text)) open += 1;
      else if (')]}'.includes(token.text)) open -= 1;
    }
  }

  private token(kind: Token['kind'], text: string, mayDivide: boolean): Token {
    this.mayDivide = mayDivide;
    return { kind, text };
  }

  private skipBlank(): void {
    for (;;) {
      if (/\s/.test(this.script[this.at] ?? '')) this.at += 1;
      else if (this.script.startsWith('//', this.at)) this.at = this.endOf('\n');
      else if (this.script.startsWith('/*', this.at)) this.at = this.endOf('*/');
      else return;
    }
  }

  private endOf(mark: string): number {
    const found = this.script.indexOf(mark, this.at + mark.length);
    return found === -1 ? this.script.length : found + mark.length;
  }

  private readWord(): string {
    const start = this.at;
    while (/[\w$]/.test(this.script[this.at] ?? '') || (this.at > start && this.script[this.at] === '.')) this.at += 1;
    return this.script.slice(start, this.at);
  }

  private readString(quote: string): string {
    const parts: string[] = [];
    for (this.at += 1; this.at < this.script.length; this.at += 1) {
      const char = this.script.charAt(this.at);
      if (char === quote) break;
      // An unclosed quote ends with its line, so that one mistake does not hide the rest.
      if (char === '\n' && quote !== '`') break;
      parts.push(char === '\\' ? this.readEscape() : char);
    }
    this.at += 1;
    return wellFormed(parts.join(''));
  }

  private readEscape(): string {
    this.at += 1;
    const char = this.script.charAt(this.at);
    const digits = char === 'u' ? 4 : char === 'x' ? 2 : 0;
    const code = this.script.slice(this.at + 1, this.at + 1 + digits);
    if (digits === 0 || !/^[0-9a-f]+$/i.test(code)) return ESCAPES[char] ?? char;
    this.at += digits;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  private readPattern(): string {
    const start = this.at;
    let inClass = false;
    for (this.at += 1; this.at < this.script.length; this.at += 1) {
      const char = this.script.charAt(this.at);
      if (char === '\n' || (char === '/' && !inClass)) break;
      if (char === '\\') this.at += 1;
      else if (char === '[' || char === ']') inClass = char === '[';
    }
    this.at += 1;
    return this.script.slice(start, this.at);
  }
}

/** The text under `key` of the first object argument that has one; null for none. */
export function textUnder(given: readonly Literal[], key: string): string | null {
  for (const argument of given) {
    if (typeof argument !== 'object' || Array.isArray(argument)) continue;
    const found = Object.entries(argument).find(([name]) => name === key)?.[1];
    if (typeof found === 'string') return found;
  }
  return null;
}
