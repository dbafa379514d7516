import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { open, PAGE, pageIn, TODAY, URL } from '../../../support/make/saved-pages.ts';

describe('the answer of a server, saved with its head', () => {
  const HEAD = ['Date: Sun, 16 Feb 2014 05:02:20 GMT', 'Server: ECS', 'Content-Type: text/html; charset=windows-1252'];
  const lines = (...all: string[]) => Buffer.from(all.join('\r\n'), 'latin1');

  test.each<[why: string, bytes: Buffer, url?: string]>([
    ['as it was sent', lines('HTTP/1.1 200 OK', ...HEAD, '', 'caf\xe9')],
    ['of HTTP 2, whose first line has no words', lines('HTTP/2 200', ...HEAD, '', 'caf\xe9')],
    ['without its first line', lines(...HEAD, '', 'caf\xe9')],
    ['behind a byte order mark', lines('\xef\xbb\xbfHTTP/1.1 200 OK', ...HEAD, '', 'caf\xe9')],
    [
      'in chunks',
      lines('HTTP/1.1 200 OK', ...HEAD, 'Transfer-Encoding: chunked', '', '3', 'caf', '1', '\xe9', '0', '', ''),
    ],
    ['in chunks by its head only', lines('HTTP/1.1 200 OK', ...HEAD, 'Transfer-Encoding: chunked', '', 'caf\xe9')],
    [
      'behind redirects',
      lines(
        'HTTP/1.1 301 Moved',
        `Location: ${URL}`,
        '',
        'HTTP/1.1 302 Found',
        'Location: /b',
        '',
        'HTTP/1.1 200 OK',
        ...HEAD,
        '',
        'caf\xe9',
      ),
      'https://radio-hill.example/b',
    ],
    [
      'behind its request',
      lines('GET /bridge HTTP/1.1', 'Host: radio-hill.example', '', 'HTTP/1.1 200 OK', ...HEAD, '', 'caf\xe9'),
      URL,
    ],
    [
      'compressed',
      Buffer.concat([
        lines('HTTP/1.1 200 OK', ...HEAD, 'Content-Encoding: gzip', '', ''),
        gzipSync(Buffer.from('caf\xe9', 'latin1')),
      ]),
    ],
  ])('%s', async (_why, bytes, url) => {
    expect(await pageIn(bytes)).toEqual({ id: null, text: 'caf\xe9', charset: 'windows-1252', url });
  });

  test('its day is that of the download, and its page is read as any other', async () => {
    const [reading] = await readFile(lines('HTTP/1.1 200 OK', ...HEAD, '', PAGE), 'x', TODAY);
    expect(reading).toMatchObject({
      kind: 'read',
      document: { format: 'html' },
      fields: { title: 'The Bridge Is Open', outlet: 'Radio Hill', publishedOn: '2019-03-03' },
    });
  });

  test('many redirects, and none that ends, take no time', async () => {
    const many = lines(...Array<string>(100_000).fill('HTTP/1.1 301 Moved\r\nLocation: /x\r\n'));
    expect((await open(many))[1]?.kind).toBe('opened');
  });

  test.each([
    ['a text about it', 'HTTP/1.1 is a protocol of 1997.'],
    ['a clip with a head of its own', 'Title: The Bridge\nDate: 3 March 2019\nContent-Type: text/html\n\nText'],
  ])('%s is none', (_why, text) => {
    expect(containerOf(Buffer.from(text), 'x.txt')?.id).not.toBeNull();
  });
});
