/** Maps decoded characters to source offsets. */
import { DecodingMode, HtmlEntityDecoder } from 'entities/decode';
import { wellFormed } from '../../well-formed.ts';

/**
 * The source offset of each character of `value`, and the end as one more entry, given the range that `value` was decoded
 * from. Skips entities, Markdown escapes, CR LF, and tags or line prefixes that the parser dropped, for which a space may
 * stand, as for other white space. Never decreasing; linear time.
 */
export function sourceOffsets(source: string, start: number, end: number, value: string): Uint32Array {
  const offsets = new Uint32Array(value.length + 1);
  if (value.length === end - start) {
    // Decoding never makes text longer: equal lengths mean equal characters.
    count(offsets, 0, start, value.length + 1);
    return offsets;
  }
  let at = start;
  let index = 0;
  while (index < value.length && at < end) {
    const same = plainRun(source, at, end, value, index);
    if (same > 0) {
      count(offsets, index, at, same);
      index += same;
      at += same;
      continue;
    }
    const entity = source[at] === '&' ? entityAt(source, at, end, value, index) : null;
    if (entity) {
      offsets.fill(at, index, index + entity.decoded);
      index += entity.decoded;
      at += entity.length;
    } else if (matches(source, at, value, index)) {
      offsets[index++] = at;
      at += widthOf(source, at, value[index - 1]);
    } else {
      // A space may stand for a tag; where it does not, the one that the source has is dropped.
      if (source[at] === '<' && value[index] === ' ') offsets[index++] = at;
      at = pastDropped(source, at, end);
    }
  }
  offsets.fill(end, index);
  offsets[value.length] = index < value.length ? end : at;
  return offsets;
}

/** What becomes a space where text is brought onto one line, or made well-formed. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are meant.
const SPACE = /[\s\0-\x1f]/;

function count(offsets: Uint32Array, index: number, start: number, length: number): void {
  for (let i = 0; i < length; i++) offsets[index + i] = start + i;
}

/** Markdown has it for more code points than HTML (CommonMark, section 2.5). */
const UNKNOWN = '\ufffd';
const AMPERSAND = 0x26;
const LESS_THAN = 0x3c;

/** How many characters are the same in both, up to what may be an entity or a tag. */
function plainRun(source: string, at: number, end: number, value: string, index: number): number {
  const most = Math.min(value.length - index, end - at);
  let length = 0;
  for (; length < most; length++) {
    const code = value.charCodeAt(index + length);
    if (code !== source.charCodeAt(at + length) || code === AMPERSAND || code === LESS_THAN) break;
  }
  return length;
}

function matches(source: string, at: number, value: string, index: number): boolean {
  const [raw, wanted] = [source[at], value[index]];
  if (raw === '\r' && wanted === '\n') return true;
  if (raw !== wanted) return wanted === ' ' && raw !== undefined && SPACE.test(raw);
  // What looks like a tag is part of the text only if the text continues like it.
  return raw !== '<' || !/[a-z/!?]/i.test(source[at + 1] ?? '') || source[at + 1] === value[index + 1];
}

/** CR LF may be one character. */
function widthOf(source: string, at: number, read: string | undefined): number {
  return read === '\n' && source.startsWith('\r\n', at) ? 2 : 1;
}

/** The offset behind what the parser dropped: a whole tag, or one character. */
function pastDropped(source: string, at: number, end: number): number {
  const close = source[at] === '<' ? source.indexOf('>', at) : at;
  return close < 0 || close >= end ? end : close + 1;
}

/** The entity with which the value goes on: its length, and that of what it became. */
function entityAt(source: string, at: number, end: number, value: string, index: number) {
  let text = '';
  const decoder = new HtmlEntityDecoder((codePoint) => {
    text += wellFormed(String.fromCodePoint(codePoint));
  });
  decoder.startEntity(DecodingMode.Legacy);
  const consumed = decoder.write(source, at + 1);
  const length = consumed < 0 ? decoder.end() : consumed;
  if (text === '' || at + length > end) return null;
  const decoded = [text, UNKNOWN, SPACE.test(text) ? ' ' : UNKNOWN].find((one) => value.startsWith(one, index));
  return decoded === undefined ? null : { length, decoded: decoded.length };
}
