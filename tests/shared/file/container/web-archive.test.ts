import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { encode } from '../../../support/make/encode.ts';
import { open, PAGE, pageIn, TODAY, URL } from '../../../support/make/saved-pages.ts';

describe('a web archive', () => {
  const record = (type: string, body: Uint8Array | string, contentType = 'application/http; msgtype=response') => {
    const bytes = Buffer.from(body);
    const head = `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${URL}\r\nWARC-Date: 2024-11-05T10:00:00Z\r\nContent-Type: ${contentType}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n\r\n')]);
  };
  const response = (head: string[], body: Uint8Array | string, status = '200 OK') =>
    Buffer.concat([Buffer.from([`HTTP/1.1 ${status}`, ...head, '', ''].join('\r\n')), Buffer.from(body)]);
  const HTML = 'Content-Type: text/html; charset=utf-8';
  const chunked = `5;x=1\r\n<html\r\n${(PAGE.length - 5).toString(16)}\r\n${PAGE.slice(5)}\r\n0\r\n\r\n`;
  const info = record('warcinfo', 'software: x', 'application/warc-fields');
  const request = record('request', 'GET / HTTP/1.1\r\n\r\n', 'application/http; msgtype=request');
  const plain = PAGE.replace('é', 'e');

  test.each<[why: string, bytes: Buffer, text?: string]>([
    ['after other records', Buffer.concat([info, request, record('response', response([HTML], plain))])],
    [
      'after a page that was not found and a picture',
      Buffer.concat([
        record('response', response([HTML], 'no', '404 Not Found')),
        record('response', response(['Content-Type: image/png'], 'x')),
        record('response', response([HTML], plain)),
      ]),
    ],
    ['in chunks', record('response', response([HTML, 'Transfer-Encoding: chunked'], chunked.replace('é', 'e')))],
    [
      'said to be in chunks, which were undone',
      record('response', response([HTML, 'Transfer-Encoding: chunked'], plain)),
    ],
    ['compressed by gzip', record('response', response([HTML, 'Content-Encoding: gzip'], gzipSync(plain)))],
    ['compressed by brotli', record('response', response([HTML, 'content-encoding: br'], brotliCompressSync(plain)))],
    ['compressed by zstd', record('response', response([HTML, 'content-encoding: zstd'], zstdCompressSync(plain)))],
    ['deflated', record('response', response([HTML, 'Content-Encoding: deflate'], deflateSync(plain)))],
    [
      'deflated without a head',
      record('response', response([HTML, 'Content-Encoding: deflate'], deflateRawSync(plain))),
    ],
    ['said to be compressed, which was undone', record('response', response([HTML, 'Content-Encoding: gzip'], plain))],
    ['cut off', record('response', response([HTML], plain)).subarray(0, 400), plain.slice(0, 132)],
    ['kept without its head', record('resource', plain, 'text/html; charset=utf-8')],
  ])('has its page read %s', async (_why, bytes, text = plain) => {
    const page = await pageIn(bytes);
    expect({ ...page, text: page.text.slice(0, 100) }).toEqual({
      id: 'warc',
      text: text.slice(0, 100),
      charset: 'utf-8',
      url: URL,
    });
    if (!_why.startsWith('cut')) expect(page.text).toBe(text);
  });

  test('is read by the rules of any page, also compressed record by record', async () => {
    const bytes = Buffer.concat([
      gzipSync(info),
      gzipSync(
        record(
          'response',
          response(
            ['Content-Type: text/html; charset=windows-1251'],
            encode(
              '<title>x</title><h1>Мост открыт</h1><p>Радио, 3 марта 2019</p><p>Движение возобновлено.</p>',
              'windows-1251',
            ) ?? '',
          ),
        ),
      ),
    ]);
    const [reading] = await readFile(bytes, 'clip.warc.gz', TODAY);
    expect(reading).toMatchObject({
      kind: 'read',
      document: { format: 'warc' },
      fields: { title: 'Мост открыт', publishedOn: '2019-03-03', language: 'ru' },
    });
  });

  test.each<[why: string, bytes: Buffer, code: string]>([
    ['no page', Buffer.concat([info, request]), 'empty'],
    [
      'a page that is damaged',
      record('response', response([HTML, 'Content-Encoding: gzip'], gzipSync(plain).subarray(0, 40))),
      'not-text',
    ],
    [
      'a bomb',
      record('response', response([HTML, 'Content-Encoding: gzip'], gzipSync(Buffer.alloc(60e6)))),
      'too-large',
    ],
    ['no length', Buffer.from('WARC/1.0\r\nWARC-Type: response\r\n\r\n'), 'empty'],
    ['a million empty records', Buffer.from('WARC/1.0\r\nContent-Length: 0\r\n\r\n'.repeat(1e5)), 'empty'],
  ])('is refused with %s', async (_why, bytes, code) => {
    expect(await open(bytes)).toMatchObject(['warc', { kind: 'refused', code }]);
  });

  test('no damage makes it throw', async () => {
    const good = Buffer.concat([
      info,
      record(
        'response',
        response([HTML, 'Transfer-Encoding: chunked', 'Content-Encoding: gzip'], `5\r\n12345\r\n0\r\n`),
      ),
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 9 }),
        fc.nat(good.length),
        async (changes, length) => {
          const bytes = Uint8Array.from(good);
          for (const [at, byte] of changes) bytes[at] = byte;
          await open(bytes.subarray(0, length));
        },
      ),
      { numRuns: 300 },
    );
  });
});
