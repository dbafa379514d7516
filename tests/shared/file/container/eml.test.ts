import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { unwrapped } from '../../../../shared/file/container/unwrap.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { expectLinear } from '../../../support/growth.ts';
import { zip } from '../../../support/make-zip.ts';
import { openAs, textOf } from '../../../support/open-container.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

const open = (bytes: Uint8Array, fileName = 'clip.eml') => openAs('eml', bytes, fileName);

async function clipIn(bytes: Uint8Array) {
  const { part, text, codes } = textOf(await open(bytes));
  const stated = Object.fromEntries(part.declared.toReversed().map(({ name, value }) => [name, value]));
  return { text: text.trim(), fileName: part.fileName, stated, attachments: part.attachments, codes };
}

const HEAD = [
  'Received: from mx.example.org by mail.example.org; Thu, 16 Feb 2017 00:30:04 +0000',
  'From: =?UTF-8?B?2KfZhNmF2YrYp9iv2YrZhg==?= <desk@almayadeen.example>',
  'To: press@example.org',
  'Subject: =?utf-8?q?Fwd=3A_RE=3A_The_Bridge_Is?=',
  ' =?utf-8?q?_Open_=E2=80=93_at_last?=',
  'Date: Wed, 15 Feb 2017 23:30:00 -0500',
  'MIME-Version: 1.0',
];
const HTML =
  '<h1>The Bridge Is Open</h1><p>Radio Hill, 3 March 2019</p><p>The caf=C3=A9 is open, too=\r\n, on Sunday.</p>';

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

describe('a mail that has lost its head', () => {
  const PARTS = ['--=_b1', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'];
  test.each<[why: string, bytes: Uint8Array, fileName: string]>([
    [
      'down to what divides it',
      mail('Content-Type: multipart/mixed;', '\tboundary="=_b1"', '', ...PARTS, '', 'Caf=C3=A9'),
      'x',
    ],
    [
      'below blank lines',
      mail('', '', 'Content-Type: multipart/alternative; boundary==_b1', '', ...PARTS, '', 'Caf=C3=A9'),
      'x',
    ],
    ['down to two lines about the content', mail(...PARTS.slice(1), '', 'Caf=C3=A9'), 'x'],
    [
      'down to one line, named as a mail',
      mail('Content-Type: text/plain; charset=iso-8859-1', '', 'Caf\u00e9'),
      'x.eml',
    ],
    ['below the line of a mailbox', mail('From - Wed Feb 15 10:00:00 2017', ...PARTS.slice(1), '', 'Caf=C3=A9'), 'x'],
    ['wholly', mail(...PARTS, '', 'Caf=C3=A9', '--=_b1--'), 'x'],
    [
      'wholly, as Outlook divides',
      mail('------=_NextPart_000', ...PARTS.slice(1), '', 'Caf=C3=A9', '------=_NextPart_000--'),
      'x',
    ],
    [
      'named as a mail, with pictures',
      mail('Content-Type: multipart/related; boundary="=_b1"', '', ...PARTS, '', 'Caf=C3=A9'),
      'x.eml',
    ],
  ])('%s', async (_why, bytes, fileName) => {
    const { part, text } = textOf(await openAs('eml', bytes, fileName));
    expect([part.declared, text.trim()]).toEqual([[], 'Café']);
  });

  test.each([
    ['a clip that begins with a rule', '--\nContent matters\n'],
    ['a list in a text', '-- one\n-- two\n'],
    ['a text about a content type', 'Content-Type: what it is\n\nA header of mails.'],
  ])('%s is no mail', (_why, text) => {
    expect(containerOf(Buffer.from(text), 'x.txt')).toBeNull();
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
    ['nothing in it', mail('From: a@b.org', 'To: c@d.org', '', ' '), 'holds no text'],
  ])('%s', async (_why, bytes, says) => {
    expect(await open(bytes)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(says) });
  });
});

test.each<[why: string, text: string, fileName: string, id: string | undefined]>([
  ['a head that a clip has', 'Title: The Bridge\nSource: Radio Hill\nDate: 3 March 2019\n\nText.', 'a.txt', undefined],
  ['a sender without an address', 'From: Radio Hill\nSubject: The Bridge\n\nText.', 'a.txt', undefined],
  ['which is a mail by its name', 'From: Radio Hill\nSubject: The Bridge\n\nText.', 'a.eml', 'eml'],
  ['whatever it is named', 'From: a@b.org\nSubject: The Bridge\n\nText.', 'a.txt', 'eml'],
  ['not by its name alone', 'The bridge is open.', 'a.eml', undefined],
  ['a page', '<p>From: a@b.org</p>', 'a.eml', undefined],
])('%s', (_why, text, fileName, id) => {
  expect(containerOf(Buffer.from(text), fileName)?.id).toBe(id);
});

describe('hostile mails take linear time', () => {
  const head = 'From: a@b.org\r\nMIME-Version: 1.0\r\n';
  const nested = (levels: number) =>
    Array.from({ length: levels }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`);
  test.each<[why: string, count: number, make: (count: number) => string]>([
    ['parts', 10_000, (n) => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(n)}--b--`],
    ['levels', 1000, (n) => `${nested(n).join('')}\r\ntext`],
    ['mails in mails', 1000, (n) => `${'Content-Type: message/rfc822\r\n\r\n'.repeat(n)}\r\n\r\ntext`],
    ['parameters in a head', 1e6, (n) => `Content-Type: text/plain${';a="'.repeat(n)}\r\n\r\ntext`],
    ['fields in a head that never ends', 5e5, (n) => 'X: y\r\n'.repeat(n)],
    ['boundaries', 1e6, (n) => `Content-Type: multipart/mixed; boundary=-\r\n\r\n${'---\n'.repeat(n)}`],
    ['encoded words', 2e4, (n) => `Subject: ${'=?utf-8?q?a?= '.repeat(n)}\r\n\r\ntext`],
    ['unfinished escapes', 2e6, (n) => `Content-Transfer-Encoding: quoted-printable\r\n\r\n${'= '.repeat(n)}`],
  ])('%s, %d of them', async (_why, count, make) => {
    await expectLinear(open, (length) => Buffer.from(head + make(length)), count);
  });

  test('no damage makes it throw', async () => {
    const good = mail(
      ...HEAD,
      'Content-Type: multipart/mixed; boundary=mix',
      '',
      '--mix',
      'Content-Type: text/html',
      '',
      HTML,
      '--mix--',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        fc.nat(good.length),
        async (changes, length) => {
          const bytes = Uint8Array.from(good);
          for (const [at, byte] of changes) bytes[at] = byte;
          const cut = bytes.subarray(0, length);
          await containerOf(cut, 'x.eml')?.open(cut, 'x.eml');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('lines that a program broke', () => {
  const LONG = 'The council met on Friday to talk about the old ferry line and its future';
  test.each<[why: string, lines: string[], text: string[]]>([
    [
      'go on with a small letter',
      [LONG, 'along the northern shore, and came to no end.'],
      [`${LONG} along the northern shore, and came to no end.`],
    ],
    [
      'go on with a capital in a text of several lines',
      [
        'It was late when',
        LONG,
        'Members heard from the owners and from two unions about the whole matter',
        'Nobody spoke.',
      ],
      [
        'It was late when',
        `${LONG} Members heard from the owners and from two unions about the whole matter Nobody spoke.`,
      ],
    ],
    ['with marks of quoting', [`> ${LONG}`, '> along the shore.'], [`> ${LONG} along the shore.`]],
    [
      'not a title above its byline',
      [LONG, 'Northgate Herald, 3 March 2018', '', `${LONG} of ${'x'.repeat(5)}`],
      [LONG, 'Northgate Herald, 3 March 2018', '', `${LONG} of xxxxx`],
    ],
    ['not a title above its author', [LONG, 'by Ada Holm', '', LONG], [LONG, 'by Ada Holm', '', LONG]],
    ['not a list', [LONG, '- one', '- two', LONG], [LONG, '- one', '- two', LONG]],
    [
      'not a hyphenated word, whose line end counts',
      [`${LONG} and Mara-`, 'lind spoke.'],
      [`${LONG} and Mara-`, 'lind spoke.'],
    ],
    ['not between two depths of quoting', [`> ${LONG}`, 'and so on'], [`> ${LONG}`, 'and so on']],
    [
      'not in a text with longer lines',
      [`${LONG} ${LONG}`, LONG, 'along the shore.'],
      [`${LONG} ${LONG}`, LONG, 'along the shore.'],
    ],
  ])('%s', async (_why, lines, text) => {
    const clip = await clipIn(mail('From: a@b.org', 'To: c@d.org', '', ...lines));
    expect(clip.text.replace(/ {2,}/g, ' ').replaceAll('\r\n', '\n')).toBe(text.join('\n'));
  });

  test('the text stays as long as it was, and takes time in proportion', async () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(LONG, 'along it', '> ', '', 'Northgate', '\r', '- x')), (lines) => {
        const text = lines.join('\n');
        expect(unwrapped(text)).toHaveLength(text.length);
      }),
    );
    await expectLinear(unwrapped, (length) => `${LONG}\nalong it\n`.repeat(length / 80), 400_000);
  });
});

describe('several mails in one file', () => {
  const one = (subject: string, text: string) => [
    `From: news@hill.example`,
    `Subject: ${subject}`,
    'Date: Sun, 3 Mar 2019 08:00:00 +0100',
    '',
    text,
  ];
  const clips = async (bytes: Uint8Array, fileName = 'x') =>
    (await readFile(bytes, fileName, { today: '2026-11-22' })).map((reading) =>
      reading.kind === 'read'
        ? [reading.part, reading.document.format, reading.fields.title, reading.fields.publishedOn]
        : reading,
    );
  const separator = 'From news@hill.example Sun Mar 03 08:00:00 2019';
  const wrapped = (type: string, ...heads: string[]) =>
    mail(
      'From: Press <press@example.org>',
      'Subject: two',
      `Content-Type: ${type}; boundary=w`,
      '',
      ...heads.flatMap((head, at) => ['--w', head, '', ...one(`The bridge ${at + 1}`, `Text ${at + 1} is here.`)]),
      '--w--',
    );
  const expected = (names: string[]) => names.map((name, at) => [name, 'eml', `The bridge ${at + 1}`, '2019-03-03']);

  test('a mailbox', async () => {
    const bytes = mail(
      separator,
      ...one('The bridge 1', 'From here on.\r\n\r\nFrom nowhere'),
      '',
      separator,
      ...one('The bridge 2', 'Text.'),
    );
    expect(await clips(bytes)).toEqual(expected(['1.eml', '2.eml']));
  });

  test('mails attached to a mail', async () => {
    const bytes = wrapped(
      'multipart/mixed',
      'Content-Type: message/rfc822; name="a/b.eml"',
      'Content-Type: message/rfc822',
    );
    expect(await clips(bytes)).toEqual(expected(['1 a b.eml', '2.eml']));
  });

  test('a digest, whose parts are mails without saying so', async () => {
    expect(await clips(wrapped('multipart/digest', 'X: 1', 'X: 2'))).toEqual(expected(['1.eml', '2.eml']));
  });

  test('a mail in an archive that holds several', async () => {
    const packed = zip([{ name: 'march.eml', content: wrapped('multipart/digest', 'X: 1', 'X: 2') }]);
    expect(await clips(packed, 'x.zip')).toEqual(expected(['march.eml/1.eml', 'march.eml/2.eml']));
  });

  test('of an archive of mailboxes the first 500, with a warning', async () => {
    const mails = Array.from({ length: 170 }, (_, at) => [separator, ...one(`${at}`, 'Text.'), '']).flat();
    const content = mail(...mails);
    const packed = zip(['a', 'b', 'c'].map((name) => ({ name: `${name}.mbox`, content })));
    const readings = await readFile(packed, 'x.zip', { today: '2026-11-22' });
    expect(readings).toHaveLength(500);
    expect(readings.at(-1)).toMatchObject({
      part: 'c.mbox/160.eml',
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'parts-cut' })]),
    });
  });

  test('of a large mailbox the first 200, with a warning', async () => {
    const bytes = mail(...Array.from({ length: 201 }, (_, at) => [separator, ...one(`${at}`, 'Text.'), '']).flat());
    const readings = await readFile(bytes, 'x', { today: '2026-11-22' });
    expect(readings).toHaveLength(200);
    expect(readings[0]).toMatchObject({
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'parts-cut' })]),
    });
  });
});
