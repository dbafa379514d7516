import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rtfIn } from '../../../../shared/file/container/compressed-rtf.ts';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { compoundFile } from '../../../support/make/compound.ts';
import { type Message, outlookMessage } from '../../../support/make/outlook-message.ts';
import { openAs, textOf } from '../../../support/read/open-container.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
/** RTF that is stored as it is. */
const stored = (rtf: string) => {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(0x414c454d, 8);
  return Buffer.concat([head, latin1(rtf)]);
};

const SUBJECT = '0037';
const BODY = '1000';
const HTML = '1013';
const RTF = '1009';
const TEXT = 'The bridge is open again after two years of work, the mayor has said to all who came.';

async function clipIn(message: Message, fileName = 'clip.msg') {
  const { part, text } = textOf(await openAs('msg', outlookMessage(message), fileName));
  const stated = Object.fromEntries(part.declared.toReversed().map(({ name, value }) => [name, value]));
  return { text: text.trim(), fileName: part.fileName, stated, attachments: part.attachments };
}

test('a message with all that messages have', async () => {
  const message: Message = {
    texts: {
      '001A': 'IPM.Note',
      [SUBJECT]: 'WG: The Bridge',
      '0C1A': 'Radio Hill',
      '5D01': 'desk@radio-hill.example',
      [BODY]: 'plain',
    },
    bytes: { [HTML]: Buffer.from(`<html><body><p>${TEXT}</p></body></html>`) },
    numbers: { '3FDE': 65001 },
    sent: '2019-03-03T08:00:00Z',
    attached: [
      { name: 'Fahrplan Fähre.pdf', type: 'application/pdf', content: '%PDF-1.7\n' },
      { name: 'logo.png', type: 'image/png', content: 'PNG', contentId: 'logo@x' },
    ],
  };
  expect(await clipIn(message)).toEqual({
    text: `<html><body><p>${TEXT}</p></body></html>`,
    fileName: 'mail.html',
    stated: { 'stated:title': 'The Bridge', 'mail:from': 'Radio Hill', 'mail:date': '2019-03-03' },
    attachments: [{ name: 'Fahrplan Fähre.pdf', type: 'application/pdf', size: 9 }],
  });
});

describe('the text', () => {
  test.each<[why: string, message: Message, text: string]>([
    ['plain', { texts: { [BODY]: 'Café' } }, 'Café'],
    [
      'plain, in a code page',
      { ansi: { [BODY]: Buffer.from('d2e5eaf1f2', 'hex') }, numbers: { '3FFD': 1251 } },
      'Текст',
    ],
    ['plain, in an unknown code page', { ansi: { [BODY]: latin1('Caf\xe9') }, numbers: { '3FFD': 99_999 } }, 'Café'],
    [
      'HTML, in the code page of the body',
      { bytes: { [HTML]: latin1('<p>Caf\xe9</p>') }, numbers: { '3FDE': 28591 } },
      '<p>Café</p>',
    ],
    ['HTML as a text', { texts: { [HTML]: '<p>Café</p>', [BODY]: 'Café' } }, '<p>Café</p>'],
    [
      'HTML within RTF, before the plain text',
      {
        texts: { [BODY]: 'plain' },
        bytes: { [RTF]: stored("{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}Caf\\'e9{\\*\\htmltag72 </p>}}") },
      },
      '<p>Café</p>',
    ],
    [
      'the plain text, before RTF that holds no HTML',
      { texts: { [BODY]: 'plain' }, bytes: { [RTF]: stored('{\\rtf1 rich}') } },
      'plain',
    ],
  ])('%s', async (_why, message, text) => {
    expect((await clipIn(message)).text).toBe(text);
  });

  test('only RTF', async () => {
    expect((await clipIn({ bytes: { [RTF]: stored('{\\rtf1 rich\\par}') } })).text).toContain('rich');
  });

  test('compressed RTF, the example of the specification (MS-OXRTFCP, 3.1)', () => {
    const hex = '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
    expect(Buffer.from(rtfIn(Buffer.from(hex, 'hex')) ?? []).toString()).toBe(
      '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
    );
  });

  test('no compressed bytes make it throw', () => {
    const head = Buffer.from('00000000000000004c5a467500000000', 'hex');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(rtfIn(Buffer.concat([head, bytes]))?.length).toBeLessThanOrEqual(8 * bytes.length + 17);
      }),
    );
  });
});

describe('its day', () => {
  test.each<[why: string, message: Message, day: string | undefined]>([
    [
      "is that of its Internet head, the sender's own",
      {
        texts: { [BODY]: TEXT, '007D': 'Received: x\r\nDate: Wed, 15 Feb 2017 23:30:00 -0500\r\n' },
        sent: '2017-02-16T04:30:00Z',
      },
      '2017-02-15',
    ],
    ['is else that of UTC', { texts: { [BODY]: TEXT }, sent: '2017-02-16T04:30:00Z' }, '2017-02-16'],
    ['is unknown for a draft', { texts: { [BODY]: TEXT } }, undefined],
  ])('%s', async (_why, message, day) => {
    expect((await clipIn(message)).stated['mail:date']).toBe(day);
  });
});

describe('a message around another one', () => {
  const inner: Message = {
    texts: { [SUBJECT]: 'The Bridge', [BODY]: TEXT, '0C1A': 'Radio Hill' },
    sent: '2019-03-03T08:00:00Z',
  };
  test('that only passes it on is the one inside, also twice', async () => {
    const twice: Message = {
      texts: { [SUBJECT]: 'FW: x', [BODY]: 'FYI' },
      attached: [{ texts: { [BODY]: 'See.' }, attached: [inner] }],
    };
    expect(await clipIn(twice)).toMatchObject({
      text: TEXT,
      stated: { 'stated:title': 'The Bridge', 'mail:date': '2019-03-03' },
      attachments: [],
    });
  });

  test('that says something itself has it as an attachment', async () => {
    const outer: Message = {
      texts: { [SUBJECT]: 'for the archive', [BODY]: 'Long words. '.repeat(60) },
      attached: [inner],
    };
    expect(await clipIn(outer)).toMatchObject({
      stated: { 'stated:title': 'for the archive' },
      attachments: [{ name: 'message.msg', type: 'application/vnd.ms-outlook' }],
    });
  });

  test('in its text is the clip as in any mail', async () => {
    const head =
      'FYI\r\n\r\nVon: Northgate Herald <n@herald.example>\r\nGesendet: Montag, 11. Januar 2010 09:00\r\nAn: Press\r\nBetreff: The Bridge\r\n\r\n';
    const bytes = outlookMessage({
      texts: { [SUBJECT]: 'WG: x', [BODY]: `${head}${TEXT}` },
      sent: '2019-03-03T08:00:00Z',
    });
    const [reading] = await readFile(bytes, 'x.msg', { today: '2026-11-22' });
    expect(reading).toMatchObject({
      kind: 'read',
      document: { format: 'msg' },
      text: `The Bridge\n\n${TEXT}`,
      fields: { title: 'The Bridge', publishedOn: '2010-01-11', summary: TEXT },
    });
  });
});

describe('signed and encrypted', () => {
  const mail =
    'From: a@b.example\r\nContent-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nSigned text.\r\n--b--\r\n';
  test('the mail that was signed is read', async () => {
    const bytes = outlookMessage({
      texts: { '001A': 'IPM.Note.SMIME.MultipartSigned' },
      attached: [{ name: 'smime.p7m', type: 'multipart/signed', content: mail }],
    });
    expect(textOf(await openAs('msg', bytes, 'x')).text.trim()).toBe('Signed text.');
  });

  test.each<[why: string, message: Message, says: string]>([
    ['encrypted', { texts: { '001A': 'IPM.Note.SMIME', [BODY]: 'x' } }, 'encrypted'],
    [
      'without text',
      { attached: [{ name: 'a.pdf', type: 'application/pdf', content: 'x' }] },
      'only attachments (a.pdf)',
    ],
    ['with nothing', {}, 'holds no text'],
  ])('one %s is refused', async (_why, message, says) => {
    const opened = await openAs('msg', outlookMessage(message), 'x.msg');
    expect(opened).toMatchObject({ kind: 'refused', reason: expect.stringContaining(says) });
  });
});

test('a compound file of another kind is no message', () => {
  expect(containerOf(compoundFile({ WordDocument: 'x' }), 'x.msg')?.id).not.toBe('msg');
});

test('no damage makes it throw', async () => {
  const whole = outlookMessage({
    texts: { [SUBJECT]: 'a', [BODY]: TEXT },
    bytes: { [RTF]: stored('{\\rtf1 x}') },
    attached: [{ texts: { [BODY]: 'b' } }],
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 30 }), async (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      for (const reading of await readFile(bytes, 'x.msg', { today: '2026-11-22' }))
        expect(['read', 'refused']).toContain(reading.kind);
    }),
  );
});
