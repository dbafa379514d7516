/** The page in a web archive: our `openWarc` against warcio. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Bench } from '../figures.ts';
import { install, versioned } from '../peers.ts';
import { type Candidate, columns, compare, explanation, type LabelledCase } from './compare.ts';

/** The HTML of the page; null where there is none. */
type Answer = string | null;

const OURS = `
import { gunzipSync } from 'node:zlib';
import { openWarc } from '../../shared/file/container/warc.ts';
export const answer = (bytes) => {
  const archive = bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
  const opened = openWarc(archive);
  if (opened.kind === 'refused') return null;
  const { content } = opened.parts[0];
  return content.kind === 'bytes' ? new TextDecoder().decode(content.bytes) : null;
};`;

/** The rule of the page is the same as ours: the first response that is HTML with status 200, or an HTML resource. */
const WARCIO = `
import { WARCParser } from 'warcio';
const isHtml = (type) => /^(?:text\\/html|application\\/xhtml\\+xml)\\b/i.test(type ?? '');
export const answer = async (bytes) => {
  for await (const record of new WARCParser([bytes])) {
    if (record.warcType === 'resource' && isHtml(record.warcContentType)) return record.contentText();
    if (record.warcType !== 'response') continue;
    const { statusCode, headers } = record.httpHeaders ?? {};
    if (String(statusCode) === '200' && isHtml(headers?.get('content-type'))) return record.contentText();
  }
  return null;
};`;

const PAGE = `<!doctype html><html><head><title>Bridge</title></head><body><p>Café on the bridge.</p>${'<p>More of it.</p>'.repeat(200)}</body></html>`;
const HTML = 'Content-Type: text/html; charset=utf-8';
const URI = 'https://www.example.org/bridge';

function record(
  type: string,
  content: Uint8Array | string,
  contentType = 'application/http; msgtype=response',
): Buffer {
  const body = Buffer.from(content);
  const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\nWARC-Target-URI: ${URI}\r\nWARC-Date: 2024-11-05T10:00:00Z\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n\r\n')]);
}

function response(headers: readonly string[], body: Uint8Array | string, status = '200 OK'): Buffer {
  return record(
    'response',
    Buffer.concat([Buffer.from([`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n')), Buffer.from(body)]),
  );
}

function chunked(body: Uint8Array | string): Buffer {
  const bytes = Buffer.from(body);
  const half = bytes.length >> 1;
  const chunk = (part: Buffer) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')];
  return Buffer.concat([...chunk(bytes.subarray(0, half)), ...chunk(bytes.subarray(half)), Buffer.from('0\r\n\r\n')]);
}

const INFO = record('warcinfo', 'software: bench', 'application/warc-fields');
const REQUEST = record('request', 'GET / HTTP/1.1\r\n\r\n', 'application/http; msgtype=request');
const GOOD = response([HTML], PAGE);

const ARCHIVES: readonly (readonly [why: string, bytes: Buffer, page: Answer])[] = [
  ['one response', GOOD, PAGE],
  ['after information and request', Buffer.concat([INFO, REQUEST, GOOD]), PAGE],
  ['after a picture', Buffer.concat([response(['Content-Type: image/png'], '\x89PNG'), GOOD]), PAGE],
  ['after a redirect', Buffer.concat([response(['Location: /x', HTML], 'Moved', '301 Moved'), GOOD]), PAGE],
  ['after an error page', Buffer.concat([response([HTML], '<p>Not found', '404 Not Found'), GOOD]), PAGE],
  ['a resource', record('resource', PAGE, 'text/html'), PAGE],
  ['chunked', response([HTML, 'Transfer-Encoding: chunked'], chunked(PAGE)), PAGE],
  ['gzip', response([HTML, 'Content-Encoding: gzip'], gzipSync(PAGE)), PAGE],
  ['brotli', response([HTML, 'Content-Encoding: br'], brotliCompressSync(PAGE)), PAGE],
  [
    'gzip in chunks',
    response([HTML, 'Transfer-Encoding: chunked', 'Content-Encoding: gzip'], chunked(gzipSync(PAGE))),
    PAGE,
  ],
  ['said to be gzip, saved decoded', response([HTML, 'Content-Encoding: gzip'], PAGE), PAGE],
  ['said to be chunked, saved whole', response([HTML, 'Transfer-Encoding: chunked'], PAGE), PAGE],
  ['each record in gzip', Buffer.concat([INFO, REQUEST, GOOD].map((one) => gzipSync(one))), PAGE],
  ['the whole in gzip', gzipSync(Buffer.concat([INFO, GOOD])), PAGE],
  ['200 records before', Buffer.concat([...Array.from({ length: 200 }, () => REQUEST), GOOD]), PAGE],
  ['cut off', GOOD.subarray(0, -200), PAGE.slice(0, -196)],
  ['no page', Buffer.concat([INFO, REQUEST]), null],
  ['no length', Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\n'), null],
];

export const webArchive: Bench = async (session, progress) => {
  const remark = await install(session, progress);
  const candidates: Candidate<Uint8Array, Answer>[] = [{ name: 'clipwatch', code: OURS }];
  if (remark === null) candidates.push({ name: await versioned('warcio'), code: WARCIO });
  progress(`Opening ${ARCHIVES.length} web archives…`);
  const cases = ARCHIVES.map(
    ([why, bytes, page]): LabelledCase<Uint8Array, Answer> => ({
      input: new Uint8Array(bytes),
      why,
      isRight: (answer) => answer === page,
    }),
  );
  const { rows, wrong } = await compare(session, candidates, cases);
  return {
    title: `Web archives (WARC): ${cases.length} files`,
    columns,
    rows,
    remarks: [
      explanation,
      ...[...wrong].map(([name, cases]) => `${name} is wrong on: ${cases.map(({ why }) => why).join(', ') || 'none'}`),
      ...(remark === null ? [] : [remark]),
    ],
  };
};
