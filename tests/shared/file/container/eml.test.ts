import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { clipIn, HEAD, HTML, latin1, mail, open } from '../../../support/make/mails.ts';

test('a mail with all that mails have', async () => {
  const clip = await clipIn(
    mail(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary="mix"',
      '',
      'This is a message in MIME format.',
      '--mix',
      'Content-Type: multipart/related; boundary=rel',
      '',
      '--rel',
      'Content-Type: multipart/alternative; boundary="alt (1)"',
      '',
      '--alt (1)',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'The plain text.',
      '--alt (1)',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      HTML,
      '--alt (1)--',
      '--rel',
      'Content-Type: image/png; name=logo.png',
      'Content-ID: <logo@x>',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '--rel--',
      '--mix',
      'Content-Type: application/pdf',
      "Content-Disposition: attachment; filename*0*=UTF-8''Fahrplan%20F; filename*1*=%C3%A4hre; filename*2=.pdf",
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjcK',
      '--mix--',
      'An epilogue.',
    ),
  );
  expect(clip).toEqual({
    text: HTML.replace('=C3=A9', 'é').replace('=\r\n', ''),
    fileName: 'mail.html',
    stated: { 'stated:title': 'The Bridge Is Open – at last', 'mail:from': 'الميادين', 'mail:date': '2017-02-15' },
    attachments: [{ name: 'Fahrplan Fähre.pdf', type: 'application/pdf', size: 9 }],
    codes: [],
  });
});

test('it is read by the rules of any clip', async () => {
  const bytes = mail(...HEAD, 'Content-Type: text/html', '', HTML.replace('=C3=A9', 'é').replace('=\r\n', ''));
  const [reading] = await readFile(bytes, 'x', { today: '2026-11-22' });
  expect(reading).toMatchObject({
    kind: 'read',
    document: { format: 'eml' },
    fields: { title: 'The Bridge Is Open – at last', outlet: 'Radio Hill', publishedOn: '2019-03-03', language: 'en' },
  });
});

describe('what its head says counts where the text says nothing', () => {
  const read = async (from: string, ...lines: string[]) => {
    const bytes = mail(`From: ${from}`, 'Subject: The Bridge', 'Date: Wed, 15 Feb 2017 23:30:00 -0500', '', ...lines);
    const [reading] = await readFile(bytes, 'x.eml', { today: '2026-11-22' });
    return reading?.kind === 'read' ? [reading.fields.outlet, reading.fields.publishedOn] : reading;
  };
  const text = 'The bridge is open again after two years of work, the mayor has said to all.';

  test.each([
    ['a known outlet by its name', 'BBC News <x@example.org>', [text], ['BBC News', '2017-02-15']],
    [
      'a known outlet by its address',
      'Desk <x@aljazeera.net>',
      [text],
      [expect.stringMatching(/Jazeera/), '2017-02-15'],
    ],
    ['a colleague is no outlet', 'Jo Doe <jo@example.org>', [text], [null, '2017-02-15']],
    [
      'a byline says more',
      'BBC News <x@bbc.co.uk>',
      ['Radio Hill, 3 March 2015', '', text],
      ['Radio Hill', '2015-03-03'],
    ],
  ])('%s', async (_why, from, lines, expected) => {
    expect(await read(from, ...lines)).toEqual(expected);
  });
});

describe('the body', () => {
  const head = ['From: a@example.org', 'Subject: x', 'MIME-Version: 1.0'];
  test.each<[why: string, bytes: Uint8Array, text: string, codes?: string[]]>([
    [
      'plain, of the old kind, without MIME',
      mail('From: a@example.org', 'To: b@example.org', '', 'Just text.'),
      'Just text.',
    ],
    [
      'line ends of one character',
      Buffer.from('From: a@example.org\nTo: b@example.org\n\nJust\ntext.\n'),
      'Just\ntext.',
    ],
    [
      'a mailbox file',
      Buffer.from('From a@example.org Wed Feb 15 2017\nFrom: a@example.org\nTo: b@c.org\n\nText.'),
      'Text.',
    ],
    [
      'a declared charset',
      Buffer.concat([
        mail(...head, 'Content-Type: text/plain; charset="KOI8-R"', '', ''),
        Buffer.from('f0d2c9d7c5d4', 'hex'),
      ]),
      'Привет',
    ],
    [
      'a charset that is not the declared one',
      mail(...head, 'Content-Type: text/plain; charset=us-ascii', '', 'Café'),
      'Café',
    ],
    [
      'no charset at all',
      latin1(
        [
          ...head,
          'Content-Type: text/plain',
          '',
          '\xc4\xe2\xe8\xe6\xe5\xed\xe8\xe5 \xef\xee \xec\xee\xf1\xf2\xf3 \xe2\xee\xe7\xee\xe1\xed\xee\xe2\xeb\xe5\xed\xee.',
        ].join('\r\n'),
      ),
      'Движение по мосту возобновлено.',
      ['encoding-guessed'],
    ],
    ['base64 in lines', mail(...head, 'Content-Transfer-Encoding: base64', '', 'SnVzdCB0', 'ZXh0Lg=='), 'Just text.'],
    [
      'quoted-printable done badly',
      mail(...head, 'Content-Transfer-Encoding: quoted-printable', '', 'a=3Db=', 'c =zz 1=2 =  ', 'd'),
      'a=bc =zz 1=2 d',
    ],
    [
      'lines that flow',
      mail(...head, 'Content-Type: text/plain; format=flowed', '', 'A long ', 'sentence.', ' From space.', '-- ', 'Me'),
      'A long sentence.\r\nFrom space.\r\n-- \r\nMe',
    ],
    [
      'alternatives without HTML',
      mail(
        ...head,
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        '',
        'Text.',
        '--b',
        'Content-Type: text/calendar',
        '',
        'BEGIN:VCALENDAR',
        '--b--',
      ),
      'Text.',
    ],
    [
      'text, picture, text',
      mail(
        ...head,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        '',
        'One.',
        '--b',
        'Content-Type: image/gif',
        '',
        'GIF89a',
        '--b',
        '',
        'Two.',
        '--b--',
      ),
      'One.\n\nTwo.',
    ],
    [
      'one boundary begins like another',
      mail(
        ...head,
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: multipart/mixed; boundary=bb',
        '',
        '--bb',
        '',
        'In.',
        '--bb--',
        '--b',
        '',
        'Out.',
        '--b--',
      ),
      'In.\n\nOut.',
    ],
    [
      'cut off',
      mail(...head, 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'Text that just'),
      'Text that just',
    ],
    ['no parts although it says so', mail(...head, 'Content-Type: multipart/mixed', '', 'Text.'), ''],
  ])('%s', async (_why, bytes, text, codes = []) => {
    if (text === '') return expect(await open(bytes)).toMatchObject({ kind: 'refused', code: 'empty' });
    expect(await clipIn(bytes)).toMatchObject({ text, codes });
  });
});

describe('a mail around another one', () => {
  const wrap = (note: string) =>
    mail(
      'From: Press <press@example.org>',
      'Subject: for the archive',
      'Content-Type: multipart/mixed; boundary=w',
      '',
      '--w',
      '',
      note,
      '--w',
      'Content-Type: message/rfc822',
      '',
      'From: news@hill.example',
      'Subject: WG: The Bridge',
      'Date: Sun, 3 Mar 2019 08:00:00 +0100',
      '',
      'The bridge is open.',
      '--w--',
    );

  test('that only passes it on is the one inside', async () => {
    expect(await clipIn(wrap('FYI'))).toMatchObject({
      text: 'The bridge is open.',
      stated: { 'stated:title': 'The Bridge', 'mail:from': 'hill.example', 'mail:date': '2019-03-03' },
      attachments: [],
    });
  });

  test('that says something itself has it as an attachment', async () => {
    const note = 'Long words. '.repeat(60);
    expect(await clipIn(wrap(note))).toMatchObject({
      text: note.trim(),
      stated: { 'stated:title': 'for the archive' },
      attachments: [{ name: 'message.rfc822', type: 'message/rfc822' }],
    });
  });
});

describe('refused', () => {
  test.each([
    [
      'encrypted',
      mail('From: a@b.org', 'Content-Type: multipart/encrypted; boundary=b', '', '--b', '', 'x', '--b--'),
      'encrypted',
    ],
    [
      'encrypted by S/MIME',
      mail('From: a@b.org', 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data', '', 'x'),
      'encrypted',
    ],
    [
      'only attachments',
      mail('From: a@b.org', 'Content-Type: application/pdf; name=a.pdf', '', 'x'),
      'only attachments (a.pdf)',
    ],
    [
      'only an attachment without a name',
      mail('From: a@b.org', 'Content-Type: application/pdf', 'Content-Disposition: attachment; filename=""', '', 'x'),
      'only attachments. Drop',
    ],
    ['nothing in it', mail('From: a@b.org', 'To: c@d.org', '', ' '), 'holds no text'],
  ])('%s', async (_why, bytes, says) => {
    expect(await open(bytes)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(says) });
  });
});
