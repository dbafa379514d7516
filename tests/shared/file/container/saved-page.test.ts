import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { open, PAGE, pageIn, TODAY, URL } from '../../../support/make/saved-pages.ts';

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
