import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { open, PAGE, pageIn, TODAY } from '../../../support/make/saved-pages.ts';

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
