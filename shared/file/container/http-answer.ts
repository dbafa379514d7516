/** Answers of web servers (RFC 9112), saved with their heads. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { Refusal } from '../refusal.ts';
import { declared, type Opened, oneClip } from './container.ts';
import { charsetIn, isHtml, REQUEST, startOfText } from './http-head.ts';
import { MOST_UNPACKED_BYTES, unpack } from './inflate.ts';

const LONGEST_HEAD = 64 * 1024;
/** Answers that send on to another address before the one with the page, as `curl --location --include` writes them. */
const MOST_REDIRECTS = 20;

/**
 * What a server answered, saved with its head: the page behind the last head, and the address that the request or the last
 * redirect names. The day in the head is that of the download, and is not declared.
 */
export function openHttpAnswer(bytes: Uint8Array): Opened {
  let rest: Buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(startOfText(bytes));
  let address: string | null = null;
  for (let i = 0; i < MOST_REDIRECTS; i++) {
    const { first, head, end } = headedIn(rest);
    const requested = REQUEST.exec(first)?.[1];
    const next = rest.subarray(end);
    const goesOn = /^(?:HTTP\/\d|[A-Z]{3,7} \S)/.test(next.toString('latin1', 0, 20));
    if (requested !== undefined) address = URL.parse(requested, `https://${head.get('host') ?? 'x'}`)?.href ?? null;
    else address = URL.parse(head.get('location') ?? '', address ?? undefined)?.href ?? address;
    if (!goesOn) break;
    rest = next;
  }
  const { head, content } = answerIn(rest);
  const type = head.get('content-type');
  const body = content();
  if ('kind' in body) return body;
  const fileName = isHtml(type) ? 'page.html' : /\bjson\b/i.test(type ?? '') ? 'page.json' : 'page.txt';
  return oneClip(fileName, { kind: 'bytes', bytes: body, charset: charsetIn(type) }, declared('saved:url', address));
}

export interface Answer extends Headed {
  /** The body without its encodings. */
  readonly content: () => Uint8Array | Refusal;
}

/** An answer: its first line, its head, its body. */
export function answerIn(bytes: Buffer): Answer {
  const headed = headedIn(bytes);
  return { ...headed, content: () => decoded(bytes.subarray(headed.end), headed.head) };
}

export interface Headed {
  readonly first: string;
  /** By lower-case names. */
  readonly head: ReadonlyMap<string, string>;
  /** The offset behind the head. */
  readonly end: number;
}

/** The head at the start of bytes: a line, and headers up to a blank line. */
export function headedIn(bytes: Buffer): Headed {
  const text = bytes.toString('latin1', 0, LONGEST_HEAD);
  const blank = /\r?\n\r?\n/.exec(text);
  const end = blank ? blank.index + blank[0].length : text.length;
  const [first = '', ...lines] = text.slice(0, blank?.index).split(/\r?\n/);
  const head = new Map<string, string>();
  for (const line of [first, ...lines]) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (name !== '' && !head.has(name)) head.set(name, line.slice(colon + 1).trim());
  }
  return { first, head, end };
}

const WITHIN = { maxOutputLength: MOST_UNPACKED_BYTES };
const DECODERS = new Map<string, (bytes: Uint8Array) => Uint8Array>([
  ['gzip', (bytes) => gunzipSync(bytes, WITHIN)],
  ['x-gzip', (bytes) => gunzipSync(bytes, WITHIN)],
  ['br', (bytes) => brotliDecompressSync(bytes, WITHIN)],
  ['zstd', (bytes) => zstdDecompressSync(bytes, WITHIN)],
  ['deflate', (bytes) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync : inflateRawSync)(bytes, WITHIN)],
]);
const CODINGS_AT_ONCE = 5;

/** A body without its content and transfer encodings (RFC 9110, 8.4; RFC 9112, 7.1). Some programs decode it but keep the headers. */
function decoded(body: Buffer, head: ReadonlyMap<string, string>): Uint8Array | Refusal {
  let bytes: Uint8Array = /chunked/i.test(head.get('transfer-encoding') ?? '') ? unchunked(body) : body;
  const codings = (head.get('content-encoding') ?? '')
    .toLowerCase()
    .split(',', CODINGS_AT_ONCE)
    .map((coding) => coding.trim());
  for (const coding of codings.toReversed()) {
    const decode = DECODERS.get(coding);
    if (!decode || startsLikeText(bytes)) continue;
    const input = bytes;
    const output = unpack(() => decode(input));
    if ('kind' in output) return output;
    bytes = output;
  }
  return bytes;
}

function startsLikeText(bytes: Uint8Array): boolean {
  return /^\s{0,99}<[!a-z]/i.test(new TextDecoder('latin1').decode(bytes.subarray(0, 120)));
}

/** Joins chunks; a body that is not chunked stays as it is, one that is cut off ends there. */
function unchunked(body: Buffer): Buffer {
  // One buffer for all: a chunk may be a byte long.
  const joined = Buffer.allocUnsafe(body.length);
  let end = 0;
  for (let at = 0; at < body.length; ) {
    const newline = body.indexOf(0x0a, at);
    const size = /^\s{0,9}([\da-f]{1,8})\s{0,9}(?:;|\r?$)/i.exec(
      body.toString('latin1', at, Math.min(newline, at + 200)),
    )?.[1];
    if (newline < 0 || size === undefined) return at === 0 ? body : joined.subarray(0, end);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    end += body.copy(joined, end, newline + 1, newline + 1 + length);
    at = newline + 1 + length;
    if (body[at] === 0x0d) at++;
    if (body[at] === 0x0a) at++;
  }
  return joined.subarray(0, end);
}
