/** Maps decoded characters to source offsets. */
import { DecodingMode, HtmlEntityDecoder } from 'entities/decode';
import { wellFormed } from '../../well-formed.ts';

/**
 * The source offset of each character of `value`, and the end as one more entry, given the range that `value` was decoded
 * from. Skips entities, Markdown escapes, CR LF, and tags or line prefixes that the parser dropped. Never decreasing;
 * linear time.
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
    const entity = source[at] === '&' ? entityAt(source, at, end) : null;
    const decoded = entity && [entity.text, UNKNOWN].find((text) => value.startsWith(text, index));
    if (entity && decoded) {
      offsets.fill(at, index, index + decoded.length);
      index += decoded.length;
      at += entity.length;
    } else if (matches(source, at, value, index)) {
      offsets[index++] = at;
      at += source[at] === '\r' && value[index - 1] === '\n' && source[at + 1] === '\n' ? 2 : 1;
    } else at = pastDropped(source, at, end);
  }
  offsets.fill(end, index);
  offsets[value.length] = index < value.length ? end : at;
  return offsets;
}

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
  if (raw !== wanted) return false;
  // What looks like a tag is part of the text only if the text continues like it.
  return raw !== '<' || !/[a-z/!?]/i.test(source[at + 1] ?? '') || source[at + 1] === value[index + 1];
}

/** The offset behind what the parser dropped: a whole tag, or one character. */
function pastDropped(source: string, at: number, end: number): number {
  const close = source[at] === '<' ? source.indexOf('>', at) : at;
  return close < 0 || close >= end ? end : close + 1;
}

function entityAt(source: string, at: number, end: number): { text: string; length: number } | null {
  let text = '';
  const decoder = new HtmlEntityDecoder((codePoint) => {
    text += wellFormed(String.fromCodePoint(codePoint));
  });
  decoder.startEntity(DecodingMode.Legacy);
  const consumed = decoder.write(source, at + 1);
  const length = consumed < 0 ? decoder.end() : consumed;
  return text !== '' && at + length <= end ? { text, length } : null;
}
