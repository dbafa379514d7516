import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFile } from '../../../../shared/clip/parse-file.ts';
import { decode } from '../../../../shared/file/bytes/decode.ts';
import type { Opened } from '../../../../shared/file/container/container.ts';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { openMhtml } from '../../../../shared/file/container/mhtml.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { compileNames } from '../../../../shared/name/index.ts';
import { encode } from '../../../support/encode.ts';
import { expectLinear } from '../../../support/growth.ts';

const TODAY = { today: '2026-11-22' };
const PAGE =
  '<html><head><title>The Bridge Is Open</title><meta property="og:site_name" content="Radio Hill"></head><body><h1>The Bridge Is Open</h1><p>Radio Hill, 3 March 2019</p><p>The café by the bridge opened on Sunday after two years.</p></body></html>';
const URL = 'https://radio-hill.example/bridge';

async function open(
  bytes: Uint8Array,
  fileName = 'page',
): Promise<[id: string | null | undefined, opened: Opened | undefined]> {
  const container = containerOf(bytes, fileName);
  return [container?.id, await container?.open(bytes, fileName)];
}

async function pageIn(bytes: Uint8Array, fileName?: string) {
  const [id, opened] = await open(bytes, fileName);
  if (opened?.kind !== 'opened') throw new Error(opened?.reason ?? 'not opened');
  const [part] = opened.parts;
  if (part?.content.kind !== 'bytes') throw new Error('no bytes');
  return {
    id,
    text: Buffer.from(part.content.bytes).toString('latin1'),
    charset: part.content.charset,
    url: part.declared[0]?.value,
  };
}

describe('a page saved in one file', () => {
  const mhtml = (head: string[], parts: (readonly [head: string[], body: string])[]) =>
    Buffer.from(
      [...head, '', ...parts.flatMap(([lines, body]) => ['--b', ...lines, '', body]), '--b--', ''].join('\r\n'),
      'latin1',
    );
  const TYPE = 'Content-Type: multipart/related; type="text/html"; boundary="b"';
  const chrome = [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${URL}`,
    'Subject: =?utf-8?Q?The=20Bridge?=',
    'Date: Tue, 5 Nov 2024 10:00:00 -0000',
    'MIME-Version: 1.0',
    TYPE,
  ];
  const image = [
    ['Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://x.example/a.png'],
    'iVBORw0KGgo=',
  ] as const;

  test('is read as the page that it is, its day not taken for that of the clip', async () => {
    const quoted = PAGE.replaceAll('=', '=3D').replace('é', '=C3=A9');
    const [reading] = await readFile(
      mhtml(chrome, [
        [
          ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', `Content-Location: ${URL}`],
          quoted,
        ],
        [[...image[0]], image[1]],
      ]),
      'clip.mhtml',
      TODAY,
    );
    expect(reading).toMatchObject({
      kind: 'read',
      document: { format: 'mhtml', source: PAGE },
      fields: { title: 'The Bridge Is Open', outlet: 'Radio Hill', publishedOn: '2019-03-03' },
    });
  });

  test.each<[why: string, bytes: Buffer, text: string, charset: string | null, url: string | undefined]>([
    [
      'the first page, not the frames after it',
      mhtml(chrome, [
        [['Content-Type: text/html; charset=utf-8'], 'one'],
        [['Content-Type: text/html'], 'frame'],
      ]),
      'one',
      'utf-8',
      URL,
    ],
    [
      'the one that it says it starts with',
      mhtml(
        [...chrome.slice(0, -1), `${TYPE}; start="<2>"`],
        [
          [['Content-Type: text/html', 'Content-ID: <1>'], 'one'],
          [['Content-Type: text/html', 'Content-ID: <2>'], 'two'],
        ],
      ),
      'two',
      null,
      URL,
    ],
    [
      'the one behind pictures',
      mhtml(chrome, [
        [[...image[0]], image[1]],
        [['Content-Type: text/html'], 'page'],
      ]),
      'page',
      null,
      URL,
    ],
    [
      'as Word saves it, without a sender',
      mhtml(
        ['MIME-Version: 1.0', TYPE],
        [[['Content-Location: file:///C:/1/page.htm', 'Content-Type: text/html; charset="windows-1251"'], 'page']],
      ),
      'page',
      'windows-1251',
      undefined,
    ],
    [
      'as Internet Explorer saved it',
      mhtml(
        ['From: "Saved by Windows Internet Explorer 11"', 'MIME-Version: 1.0', TYPE],
        [[[`Content-Location: ${URL}`, 'Content-Type: text/html'], 'page']],
      ),
      'page',
      null,
      URL,
    ],
  ])('%s', async (_why, bytes, text, charset, url) => {
    expect(await pageIn(bytes)).toEqual({ id: 'mhtml', text, charset, url });
  });

  test('without a page is refused', async () => {
    expect(await open(mhtml(chrome, [[[...image[0]], image[1]]]))).toMatchObject([
      'mhtml',
      { kind: 'refused', code: 'empty' },
    ]);
  });

  test('is told from a mail with pictures', async () => {
    const [id] = await open(
      mhtml(
        ['From: a@example.org', 'To: b@example.org', 'MIME-Version: 1.0', TYPE],
        [[['Content-Type: text/html'], '<p>x</p>']],
      ),
    );
    expect(id).toBe('eml');
  });
});

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

describe('a file compressed by itself', () => {
  test('is read as what it holds', async () => {
    const [reading] = await readFile(gzipSync(PAGE), 'clip.html.gz', TODAY);
    expect(reading).toMatchObject({
      kind: 'read',
      document: { format: 'html', source: PAGE },
      fields: { publishedOn: '2019-03-03' },
    });
  });

  test('which is a web archive is read as one whatever its name', async () => {
    const archive = `WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<p>Text.</p>`;
    expect(await pageIn(gzipSync(archive), 'a.gz')).toMatchObject({ text: '<p>Text.</p>' });
  });

  test.each<[why: string, bytes: Uint8Array, code: string, says: string]>([
    ['a bomb', gzipSync(Buffer.alloc(60e6)), 'too-large', 'over 50 MB'],
    ['cut off', gzipSync(PAGE).subarray(0, -20), 'not-text', 'damaged'],
    ['nothing but its mark', Uint8Array.of(0x1f, 0x8b, 8), 'not-text', 'damaged'],
    [
      'a tar archive',
      gzipSync(Buffer.concat([Buffer.from('a.txt'.padEnd(257, '\0')), Buffer.from('ustar\0'), Buffer.alloc(300)])),
      'not-text',
      'tar',
    ],
  ])('is refused: %s', async (_why, bytes, code, says) => {
    expect(await open(bytes)).toMatchObject([null, { kind: 'refused', code, reason: expect.stringContaining(says) }]);
  });

  test('twice is refused by what it is', async () => {
    const [reading] = await readFile(gzipSync(gzipSync(PAGE)), 'a.gz', TODAY);
    expect(reading).toMatchObject({ kind: 'refused', reason: expect.stringContaining('gzip') });
  });
});

describe('frames of a saved page', () => {
  const part = (head: string, html: string) => `--b\r\nContent-Type: text/html${head}\r\n\r\n${html}\r\n`;
  const saved = (head: string, ...parts: string[]) =>
    Buffer.from(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b${head}\r\n\r\n${parts.join('')}--b--`,
      'latin1',
    );
  const at = (address: string) => `\r\nContent-Location: ${address}`;
  const id = (name: string) => `\r\nContent-ID: <${name}>`;
  const player = 'https://www.youtube.com/embed/Qx3_mT-7aKs?rel=0';
  const embedded = `<iframe src="${player}"></iframe>`;
  const pageWith = (frame: string) => PAGE.replace('</body>', `${frame}</body>`);

  test.each<[why: string, bytes: Buffer]>([
    [
      'by the id of a part, which has the address of the player',
      saved('', part(at(URL), pageWith('<iframe src="cid:f@x">')), part(id('f@x') + at(player), 'player')),
    ],
    [
      'by an escaped id',
      saved(
        '',
        part(at(URL), pageWith("<iframe width=560 src='cid:f%2B1@x'>")),
        part(id('f+1@x') + at(player), 'player'),
      ),
    ],
    [
      'by an id without quotation marks',
      saved('', part(at(URL), pageWith('<IFRAME SRC=cid:f@x>')), part(id('f@x') + at(player), 'player')),
    ],
    [
      'by the id of a page that holds the player',
      saved('', part(at(URL), pageWith('<iframe src="cid:f@x">')), part(id('f@x'), embedded)),
    ],
    [
      'by the address of a page that holds it',
      saved(
        '',
        part(at(URL), pageWith('<iframe src="https://n.example/f?a=1&amp;b=2">')),
        part(at('https://n.example/f?a=1&b=2'), embedded),
      ),
    ],
    [
      'by an address relative to the page',
      saved(
        '',
        part(at(URL), pageWith('<iframe src="f.htm">')),
        part(at('https://radio-hill.example/f.htm'), embedded),
      ),
    ],
    [
      'by an address relative to the base',
      saved(
        '\r\nContent-Base: https://n.example/a/',
        part('', pageWith('<iframe src="f.htm">')),
        part(at('https://n.example/a/f.htm'), embedded),
      ),
    ],
    [
      'by a file on the disk of who saved it',
      saved(
        '',
        part(at('file:///C:/1/page.htm'), pageWith('<iframe src="page_files/f.htm">')),
        part(at('file:///C:/1/page_files/f.htm'), embedded),
      ),
    ],
    [
      'of a frame',
      saved(
        '',
        part(at(URL), pageWith('<iframe src="cid:1">')),
        part(id('1'), '<p>caf\xe9 <iframe src="cid:2">'),
        part(id('2'), embedded),
      ),
    ],
    [
      'of an object',
      saved('', part(at(URL), pageWith('<object data="cid:f@x"></object>')), part(id('f@x') + at(player), 'player')),
    ],
  ])('%s', async (_why, bytes) => {
    const [clip] = await parseFile(bytes, 'x.mht', compileNames([]), TODAY);
    expect(clip?.clip.embeds.map(({ provider, videoId }) => [provider, videoId])).toEqual([['youtube', 'Qx3_mT-7aKs']]);
    expect(clip?.clip).toMatchObject({ title: 'The Bridge Is Open', outlet: 'Radio Hill', publishedOn: '2019-03-03' });
  });

  test('of a page that only holds frames the one with most text is read', async () => {
    const text = PAGE.replace('years.', `years.${' The bridge is open again.'.repeat(20)}`);
    const frames = '<html><frameset><frame src="menu.htm"><frame src="main.htm"></frameset></html>';
    const bytes = saved(
      '',
      part(at(URL), frames),
      part(at('https://radio-hill.example/menu.htm'), '<a href=x>Menu</a>'),
      part(at('https://radio-hill.example/main.htm'), text),
    );
    expect(await pageIn(bytes)).toMatchObject({ text, url: 'https://radio-hill.example/main.htm' });
  });

  test.each([
    ['a frame that is not saved', '<iframe src="cid:none">'],
    ['a frame that is the page itself', `<iframe src="${URL}">`],
    ['a frame of nothing', '<iframe>'],
  ])('%s stays', async (_why, frame) => {
    expect((await pageIn(saved('', part(at(URL), pageWith(frame))))).text).toBe(pageWith(frame));
  });

  test('frames that hold each other end', async () => {
    const bytes = saved(
      '',
      part(id('1'), '<iframe src="cid:2">'),
      part(id('2'), '<iframe src="cid:3">'),
      part(id('3'), '<iframe src="cid:2">'),
    );
    expect((await pageIn(bytes)).text.length).toBeLessThan(300);
  });

  test('many frames take time in proportion', async () => {
    const make = (length: number) =>
      saved(
        '',
        part(at(URL), '<iframe src="cid:1">'.repeat(length / 20)),
        part(id('1'), 'x<iframe src="cid:1">'.repeat(1000)),
      );
    await expectLinear((bytes) => openMhtml(bytes, decode), make, 400_000);
  });
});

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

describe('a page that Safari saved', () => {
  const bytes = Buffer.from(
    'YnBsaXN0MDDSAQIDDl8QD1dlYk1haW5SZXNvdXJjZV8QD1dlYlN1YnJlc291cmNlc9UEBQYHCAkKCwwNXxAPV2ViUmVzb3VyY2VE' +
      'YXRhXxAUV2ViUmVzb3VyY2VGcmFtZU5hbWVfEBNXZWJSZXNvdXJjZU1JTUVUeXBlXxAbV2ViUmVzb3VyY2VUZXh0RW5jb2RpbmdO' +
      'YW1lXldlYlJlc291cmNlVVJMTxBTPGh0bWw+PGhlYWQ+PHRpdGxlPlRoZSBCcmlkZ2UgSXMgT3BlbjwvdGl0bGU+PC9oZWFkPjxi' +
      'b2R5PjxwPmNhZuk8L3A+PC9ib2R5PjwvaHRtbD5QWXRleHQvaHRtbFx3aW5kb3dzLTEyNTJfECFodHRwczovL3JhZGlvLWhpbGwu' +
      'ZXhhbXBsZS9icmlkZ2WhD9IECBARTxEBLHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
      'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eG8QIABoAHQAdABwAHMAOgAvAC8AcgBhAGQAaQBvAC0AaABpAGwAbAAuAGUAeABhAG0A' +
      'cABsAGUALwDpAC4AcABuAGcACAANAB8AMQA8AE4AZQB7AJkAqAD+AP8BCQEWAToBPAFBAnEAAAAAAAACAQAAAAAAAAASAAAAAAAA' +
      'AAAAAAAAAAACtA==',
    'base64',
  );

  test('is read with its charset and address', async () => {
    expect(await pageIn(bytes, 'page.webarchive')).toEqual({
      id: 'mhtml',
      text: '<html><head><title>The Bridge Is Open</title></head><body><p>caf\xe9</p></body></html>',
      charset: 'windows-1252',
      url: URL,
    });
  });

  test('no damage makes it throw', async () => {
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(bytes.length), async (all, end) => {
        const damaged = Buffer.from(bytes);
        for (const [at, value] of all) damaged[at] = value;
        damaged.write('bplist00', 0, 'latin1');
        const cut = damaged.subarray(0, Math.max(8, end));
        expect(['opened', 'refused']).toContain((await open(cut, 'page.webarchive'))[1]?.kind);
      }),
    );
  });
});
