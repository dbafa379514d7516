import { describe, expect, test } from 'vitest';
import { parseFile } from '../../../../shared/clip/parse-file.ts';
import { decode } from '../../../../shared/file/bytes/decode.ts';
import { openMhtml } from '../../../../shared/file/container/mhtml.ts';
import { compileNames } from '../../../../shared/name/index.ts';
import { PAGE, pageIn, TODAY, URL } from '../../../support/make/saved-pages.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

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
