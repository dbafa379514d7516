/** Reads calls of known functions out of inline script, without running it: `$bp("x", {"video": "1"})`. */

/** An argument as written; what is no plain literal (a variable, a call, a sum) is undefined. */
export type Literal = string | readonly Literal[] | { readonly [key: string]: Literal } | undefined;

/** What a call was made with: `name` as asked for, or with a method behind it, `jwplayer().setup`. */
interface ScriptCall {
  readonly name: string;
  readonly given: readonly Literal[];
}

const DEEPEST = 8;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };

/**
 * The calls of `names` in order, comments and strings left out. A name `f().m` stands for the method of what `f` gives.
 * What a call's arguments hold is not searched again, so time stays linear.
 */
export function callsIn(script: string, names: ReadonlySet<string>): ScriptCall[] {
  const heads = new Set([...names].map((name) => name.split('(', 1)[0] ?? name));
  if (![...heads].some((head) => script.includes(head))) return [];
  const reader = newReader(script);
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

interface Reader {
  next(): Token | null;
  /** Goes past `mark` if it is what comes next. */
  take(mark: string): boolean;
  /** Literals up to the closing mark, parted by commas. */
  list(end: string, depth: number): Literal[];
}

/** A method is a word with dots (`kWidget.embed`); after a word or a closing bracket a slash divides, elsewhere it opens a pattern. */
function newReader(script: string): Reader {
  let at = 0;
  let mayDivide = false;

  const next = (): Token | null => {
    skipBlank();
    const first = script[at];
    if (first === undefined) return null;
    if (first === '"' || first === "'" || first === '`') return made('string', readString(first), true);
    if (first === '/' && !mayDivide) return made('mark', readPattern(), true);
    const start = at;
    while (/[\w$]/.test(script[at] ?? '') || (at > start && script[at] === '.')) at += 1;
    if (at > start) return made('word', script.slice(start, at), true);
    at += 1;
    return made('mark', first, first === ')' || first === ']');
  };

  const made = (kind: Token['kind'], text: string, divides: boolean): Token => {
    mayDivide = divides && !(kind === 'word' && /^(?:return|typeof|case|in|of|do|else|void|delete)$/.test(text));
    return { kind, text };
  };

  const skipBlank = () => {
    for (;;) {
      if (/\s/.test(script[at] ?? '')) at += 1;
      else if (script.startsWith('//', at)) at = endOf('\n');
      else if (script.startsWith('/*', at)) at = endOf('*/');
      else return;
    }
  };

  const endOf = (mark: string): number => {
    const found = script.indexOf(mark, at + mark.length);
    return found === -1 ? script.length : found + mark.length;
  };

  const readString = (quote: string): string => {
    const parts: string[] = [];
    for (at += 1; at < script.length; at += 1) {
      const char = script.charAt(at);
      if (char === quote) break;
      // A quote left open ends with its line, so that one slip does not hide the rest.
      if (char === '\n' && quote !== '`') break;
      parts.push(char === '\\' ? readEscape() : char);
    }
    at += 1;
    return parts.join('');
  };

  const readEscape = (): string => {
    at += 1;
    const char = script.charAt(at);
    const digits = char === 'u' ? 4 : char === 'x' ? 2 : 0;
    const code = script.slice(at + 1, at + 1 + digits);
    if (digits === 0 || !/^[0-9a-f]+$/i.test(code)) return ESCAPES[char] ?? char;
    at += digits;
    return String.fromCharCode(Number.parseInt(code, 16));
  };

  const readPattern = (): string => {
    const start = at;
    let inClass = false;
    for (at += 1; at < script.length; at += 1) {
      const char = script.charAt(at);
      if (char === '\n' || (char === '/' && !inClass)) break;
      if (char === '\\') at += 1;
      else if (char === '[' || char === ']') inClass = char === '[';
    }
    at += 1;
    return script.slice(start, at);
  };

  const take = (mark: string): boolean => {
    skipBlank();
    if (script[at] !== mark) return false;
    at += 1;
    mayDivide = false;
    return true;
  };

  /** One value, up to the comma or bracket behind it; undefined for what is more than a literal. */
  const value = (depth: number): Literal => {
    let read: Literal;
    if (depth < DEEPEST && take('{')) read = object(depth + 1);
    else if (depth < DEEPEST && take('[')) read = list(']', depth + 1);
    else if (/["'`\w$]/.test(script[at] ?? '')) read = next()?.text;
    return passOver() ? undefined : read;
  };

  /** Goes up to where a value must end, with all brackets that open on the way; true if there was anything. */
  const passOver = (): boolean => {
    let passed = false;
    for (let open = 0; ; passed = true) {
      skipBlank();
      const char = script[at] ?? '';
      if (char === '' || (open === 0 && ',)]}'.includes(char))) return passed;
      const token = next();
      if (token?.kind !== 'mark') continue;
      if ('([{'.includes(token.text)) open += 1;
      else if (')]}'.includes(token.text)) open -= 1;
    }
  };

  const list = (end: string, depth: number): Literal[] => {
    const values: Literal[] = [];
    while (!take(end)) {
      values.push(value(depth));
      if (take(',')) continue;
      take(end);
      break;
    }
    return values;
  };

  const object = (depth: number): { [key: string]: Literal } => {
    const entries: [string, Literal][] = [];
    while (!take('}')) {
      const key = next();
      if (key === null) break;
      if (take(':')) entries.push([key.text, value(depth)]);
      if (take(',')) continue;
      take('}');
      break;
    }
    return Object.fromEntries(entries);
  };

  return { next, take, list };
}

/** The text under `key` of an object among the arguments; null for none. */
export function textUnder(given: readonly Literal[], key: string): string | null {
  for (const one of given) {
    if (typeof one !== 'object' || Array.isArray(one)) continue;
    const found = Object.entries(one).find(([name]) => name === key)?.[1];
    if (typeof found === 'string') return found;
  }
  return null;
}
