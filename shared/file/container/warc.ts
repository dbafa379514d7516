/** Web archives. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { type Refusal, refusal } from '../refusal.ts';
import type { Opened } from './container.ts';
import { MOST_UNPACKED_BYTES, unpack } from './inflate.ts';
import { savedPage } from './saved-page.ts';

const MOST_RECORDS = 1000;
const LONGEST_HEAD = 64 * 1024;

/**
 * The page in a web archive (ISO 28500): the first HTML response with status 200. The date of the record is the day of the
 * capture, and is not declared.
 */
export function openWarc(bytes: Uint8Array): Opened {
  for (const { head, body } of recordsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    const type = head.get('warc-type');
    const address = head.get('warc-target-uri')?.replace(/^<|>$/g, '');
    if (type === 'resource' && isHtml(head.get('content-type'))) {
      return savedPage(body, charsetIn(head.get('content-type')), address);
    }
    if (type !== 'response') continue;
    const response = headOf(body);
    if (!/^HTTP\/[\d.]{1,3} 200\b/.test(response.first) || !isHtml(response.head.get('content-type'))) continue;
    const page = decoded(body.subarray(response.end), response.head);
    return 'kind' in page ? page : savedPage(page, charsetIn(response.head.get('content-type')), address);
  }
  return refusal('empty', 'The web archive holds no page that was found (status 200, HTML). Capture the page again.');
}

interface Headed {
  readonly first: string;
  /** By lower-case names. */
  readonly head: ReadonlyMap<string, string>;
  /** The offset behind the head. */
  readonly end: number;
}

function headOf(bytes: Buffer): Headed {
  const text = bytes.toString('latin1', 0, LONGEST_HEAD);
  const blank = /\r?\n\r?\n/.exec(text);
  const end = blank ? blank.index + blank[0].length : text.length;
  const [first = '', ...lines] = text.slice(0, blank?.index).split(/\r?\n/);
  const head = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (!head.has(name)) head.set(name, line.slice(colon + 1).trim());
  }
  return { first, head, end };
}

/** The records in order; one that is cut off ends with the file. */
function* recordsIn(bytes: Buffer): Generator<{ head: ReadonlyMap<string, string>; body: Buffer }> {
  let at = 0;
  for (let i = 0; i < MOST_RECORDS && at < bytes.length; i++) {
    while (bytes[at] === 0x0d || bytes[at] === 0x0a) at++;
    const { first, head, end } = headOf(bytes.subarray(at));
    if (!first.startsWith('WARC/')) return;
    const start = at + end;
    const length = Number(head.get('content-length'));
    if (!Number.isSafeInteger(length) || length < 0) return;
    yield { head, body: bytes.subarray(start, start + length) };
    at = start + length;
  }
}

function isHtml(type = ''): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
}

function charsetIn(type = ''): string | null {
  return /;\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})/i.exec(type)?.[1] ?? null;
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
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const newline = body.indexOf(0x0a, at);
    const size = /^\s{0,9}([\da-f]{1,8})\s{0,9}(?:;|\r?$)/i.exec(
      body.toString('latin1', at, Math.min(newline, at + 200)),
    )?.[1];
    if (newline < 0 || size === undefined) return at === 0 ? body : Buffer.concat(chunks);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    chunks.push(body.subarray(newline + 1, newline + 1 + length));
    at = newline + 1 + length;
    if (body[at] === 0x0d) at++;
    if (body[at] === 0x0a) at++;
  }
  return Buffer.concat(chunks);
}
