import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../../shared/file/bytes/decode.ts';
import { wellFormed } from '../../../../shared/well-formed.ts';
import { encode as encoded } from '../../../support/make/encode.ts';
import { ENCODED, SENTENCES } from '../../../support/make/sentences.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const RUSSIAN = 'Движение по мосту возобновлено после двух лет ремонта. Рабочие заменили опоры и настил.';
const ARABIC = 'بدأ خط الترام الجديد رحلاته بين المحطة المركزية والجامعة صباح اليوم، ويتوقف في تسع محطات.';

function encode(text: string, encoding: string): Uint8Array {
  const bytes = encoded(text, encoding);
  if (!bytes) throw new Error(`${encoding} lacks a letter of: ${text}`);
  return bytes;
}

function utf32(text: string, bigEndian = false): Uint8Array {
  const bytes = Buffer.alloc([...text].length * 4);
  [...text].forEach((character, i) => {
    const point = character.codePointAt(0) ?? 0;
    if (bigEndian) bytes.writeUInt32BE(point, i * 4);
    else bytes.writeUInt32LE(point, i * 4);
  });
  return bytes;
}

function utf16(text: string, bigEndian = false): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

const bom = (bytes: Uint8Array, ...mark: number[]) => Uint8Array.from([...mark, ...bytes]);
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('text is decoded', () => {
  test.each([
    [utf8(RUSSIAN), RUSSIAN, 'utf-8', 'plain'],
    [bom(utf8(RUSSIAN), 0xef, 0xbb, 0xbf), RUSSIAN, 'utf-8', 'the mark is no part of the text'],
    [bom(utf16(RUSSIAN), 0xff, 0xfe), RUSSIAN, 'utf-16le', 'marked'],
    [bom(utf16(RUSSIAN, true), 0xfe, 0xff), RUSSIAN, 'utf-16be', 'marked'],
    [utf16(RUSSIAN), RUSSIAN, 'utf-16le', 'unmarked Cyrillic'],
    [utf16('A plain line of text.', true), 'A plain line of text.', 'utf-16be', 'unmarked Latin'],
    [utf32(`\ufeff${RUSSIAN}`), RUSSIAN, 'utf-32', 'four bytes, marked'],
    [utf32('A plain line 😀', true), 'A plain line 😀', 'utf-32', 'four bytes, unmarked'],
    [
      encode('橋が二年ぶりに開通した。', 'iso-2022-jp'),
      '橋が二年ぶりに開通した。',
      'iso-2022-jp',
      'known by its escape sequences',
    ],
    [utf8('Ð”Ð²Ð¸Ð¶ÐµÐ½Ð¸Ðµ'), 'Ð”Ð²Ð¸Ð¶ÐµÐ½Ð¸Ðµ', 'utf-8', 'encoded twice by somebody: left alone'],
    [utf8('a\r\nb\rc\nd\n\re'), 'a\r\nb\rc\nd\n\re', 'utf-8', 'line ends of all kinds stay'],
    [utf8('Radio\0 Hill\0\r\n'), 'Radio Hill\r\n', 'utf-8', 'stray NULs go, line ends stay'],
    [
      encode(`<meta charset="windows-1256">${ARABIC}`, 'windows-1256'),
      `<meta charset="windows-1256">${ARABIC}`,
      'windows-1256',
      'declared',
    ],
    [
      utf8(`<meta charset=windows-1256>${ARABIC}`),
      `<meta charset=windows-1256>${ARABIC}`,
      'utf-8',
      'declared wrongly: converted when saved',
    ],
    [
      encode('<?xml version="1.0" encoding="iso-8859-2"?><p>žluťoučký</p>', 'iso-8859-2'),
      '<?xml version="1.0" encoding="iso-8859-2"?><p>žluťoučký</p>',
      'iso-8859-2',
      'XML declaration',
    ],
  ])('%#: %3$s', (bytes, source, encoding) => {
    expect(decode(bytes)).toEqual({ kind: 'decoded', source, encoding, warnings: [] });
  });

  test.each([
    ['windows-1252', 'A price of £20 was paid.'],
    ['windows-1252', 'The mayor’s plan isn’t new.'],
    ['windows-1254', 'Meclis pazartesi günü yeni bütçeyi onayladı. Çalışmalar şimdi başlayacak, değil mi?'],
    ['windows-1251', 'Обычай'],
  ])('%s is guessed: %s', (encoding, text) => {
    expect(decode(encode(text, encoding))).toMatchObject({
      source: text,
      encoding,
      warnings: [{ code: 'encoding-guessed' }],
    });
  });

  test('UTF-8 that was cut in the middle of a letter stays UTF-8', () => {
    expect(decode(utf8(RUSSIAN).subarray(0, -2))).toMatchObject({
      encoding: 'utf-8',
      warnings: [{ code: 'encoding-guessed' }],
    });
  });
});

describe('what is no text is refused by its name', () => {
  test.each([
    ['%PDF-1.7\n', 'not-text', 'PDF'],
    ['<meta charset=utf-7>+ADw-script+AD4-', 'not-text', 'UTF-7'],
    ['\x89PNG\r\n\x1a\n', 'not-text', 'PNG'],
    ['\0\0\0\x18ftypmp42', 'not-text', 'MP4'],
    ['\0\0\0\x20ftypheic', 'not-text', 'HEIC picture, not text. Run text recognition'],
    ['RIFF\x24\0\0\0WAVEfmt ', 'not-text', 'WAV recording, not text. Drop its captions'],
    ['RIFF\x24\0\0\0WEBPVP8 ', 'not-text', 'WebP'],
    ['FORM\0\0\0\0AIFFCOMM', 'not-text', 'AIFF'],
    ['0&\xb2u\x8ef\xcf\x11', 'not-text', 'Windows Media'],
    [`G${'\0'.repeat(187)}G\x01\x02`, 'not-text', 'MPEG transport stream'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'not-text', 'perhaps a damaged one, not text. Save it as a Word document'],
    ['{\\rtf1\\ansi', 'not-text', 'RTF'],
    ['Rar!\x1a\x07\x01', 'not-text', 'RAR archive, not text. Pack its files as a ZIP'],
    [`a.txt${'\0'.repeat(252)}ustar`, 'not-text', 'tar archive'],
    ['OTTO\0\x0b', 'not-text', 'font'],
    ['SQLite format 3\0', 'not-text', 'SQLite database'],
    ['\x7fELF\x02', 'not-text', 'program'],
    ['MZ\x90\0\x03\0\0\0\x04\0', 'not-text', 'program'],
    ['!BDN\x01', 'not-text', 'mailbox'],
    [
      'PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x14\0\0\0\x14\0\0\0\x08\0\0\0mimetypeapplication/epub+zip',
      'not-text',
      'EPUB book, not text. Save the chapter',
    ],
    ['PK\x03\x04....[Content_Types].xml....word/document.xml', 'not-text', 'Word'],
    ['\x01\x02\x03\x04\x05\x06\x07\x08 binary', 'not-text', 'binary data'],
    [' \r\n\t ', 'empty', 'no text'],
    ['', 'empty', 'no text'],
  ])('%j → %s, named %s', (content, code, named) => {
    const decoded = decode(Uint8Array.from(content, (character) => character.charCodeAt(0)));
    expect(decoded).toMatchObject({ kind: 'refused', code, reason: expect.stringContaining(named) });
  });
});

describe.each(ENCODED)('%s that nothing declares', (encoding, ...languages) => {
  const texts = languages.flatMap((language) => SENTENCES[language] ?? []);

  test.each(texts)('is read: %s', (text) => {
    const bytes = encode(text, encoding);
    const source = new TextDecoder(encoding).decode(bytes);
    const codes = encoding === 'iso-2022-jp' ? [] : [{ code: 'encoding-guessed' }];
    expect(decode(bytes)).toMatchObject({ kind: 'decoded', source, warnings: codes });
  });

  test('is read whatever mark-up and English surround it', () => {
    const word = fc.constantFrom(
      '<p class="x">',
      '</p>',
      '<br>\r\n',
      ' OK ',
      ' 2019-03-03 ',
      '\n',
      ' <b>Video</b> ',
      ' http://example.org/ ',
    );
    const harmless = fc.array(word, { maxLength: 8 }).map((words) => words.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...texts), harmless, harmless, (text, before, after) => {
        const bytes = encode(`${before}\n${text}\n${after}`, encoding);
        expect(decode(bytes)).toMatchObject({ source: new TextDecoder(encoding).decode(bytes) });
      }),
      { numRuns: 20 },
    );
  });

  test('is read as declared, without a warning', () => {
    for (const text of texts) {
      const bytes = encode(text, encoding);
      const source = new TextDecoder(encoding).decode(bytes);
      expect(decode(bytes, encoding)).toMatchObject({ kind: 'decoded', source, warnings: [] });
    }
  });
});

describe('a declaration that is plainly wrong is not believed', () => {
  const page = (label: string, text: string) =>
    `<html><head><meta charset="${label}"><title>x</title></head><p>${text}</p>`;
  test.each([
    ['utf-8', 'windows-1252', 'fr'],
    ['utf-8', 'windows-1251', 'ru'],
    ['utf-8', 'windows-1256', 'ar'],
    ['utf-8', 'shift_jis', 'ja'],
    ['iso-8859-1', 'windows-1251', 'ru'],
    ['windows-1252', 'windows-1251', 'uk'],
    ['windows-1252', 'windows-1256', 'ar'],
    ['windows-1252', 'gb18030', 'zh'],
    ['iso-8859-1', 'windows-1250', 'pl'],
    ['windows-1251', 'koi8-u', 'ru'],
    ['koi8-r', 'windows-1251', 'ru'],
    ['windows-1251', 'windows-1253', 'el'],
    ['windows-1256', 'windows-1251', 'bg'],
    ['euc-kr', 'windows-1252', 'de'],
    ['no-such-label', 'windows-1255', 'he'],
  ])('%s, but it is %s (%s)', (label, encoding, language) => {
    const text = page(label, SENTENCES[language]?.[0] ?? '');
    const bytes = encode(text, encoding);
    const source = new TextDecoder(encoding).decode(bytes);
    expect(decode(bytes)).toMatchObject({ source, warnings: [{ code: 'encoding-guessed' }] });
  });

  test.each([
    ['iso-8859-1', 'A price of £20, a café.'],
    ['windows-1250', '© 2019'],
    ['iso-8859-2', 'Žluťoučký kůň'],
    ['big5', '大橋'],
    ['gb2312', '大桥'],
    ['windows-1255', 'שלום'],
    ['koi8-r', 'Да'],
  ])('%s with little to judge by is believed: %s', (label, text) => {
    const bytes = encode(page(label, text), new TextDecoder(label).encoding);
    expect(decode(bytes)).toMatchObject({ source: page(label, text), warnings: [] });
  });

  test('the container is believed before the file', () => {
    const bytes = encode(page('koi8-r', 'Да'), 'windows-1251');
    expect(decode(bytes, 'windows-1251')).toMatchObject({ source: page('koi8-r', 'Да'), encoding: 'windows-1251' });
  });
});

describe('long text', () => {
  const MIB = 1024 * 1024;
  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ] as const)('in %s is cut between two characters', (_name, bytesOf) => {
    const bytes = bytesOf(RUSSIAN.repeat(80_000));
    const decoded = decode(bytes);
    expect(decoded).toMatchObject({ kind: 'decoded', warnings: [{ code: 'too-large' }] });
    const { source } = decoded.kind === 'decoded' ? decoded : { source: '' };
    expect(bytesOf(source).length).toBeGreaterThan(5 * MIB - 5000);
    expect(bytesOf(source).length).toBeLessThanOrEqual(5 * MIB + 2);
    expect(RUSSIAN.repeat(80_000).startsWith(source)).toBe(true);
  });

  test('without a blank in it is cut between two characters too', () => {
    expect(decode(Buffer.from('橋'.repeat(2e6)))).toMatchObject({
      encoding: 'utf-8',
      source: expect.stringMatching(/^橋+$/),
    });
  });

  test.each<[why: string, pattern: string | number | Uint8Array]>([
    ['ASCII', 'Hills and rivers. '],
    ['Russian', encode(RUSSIAN, 'windows-1251')],
    ['noise', Uint8Array.from({ length: 9999 }, (_, i) => (i * i * 31) % 256)],
    ['bytes beyond ASCII', 0xe9],
    ['NULs', 0],
  ])('20 MB of %s take linear time', async (_why, pattern) => {
    await expectLinear(decode, (length) => Buffer.alloc(length, pattern), 20e6);
  });
});

test('no bytes make it throw, and good text is never spoilt', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => ['decoded', 'refused'].includes(decode(bytes).kind)),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
      const decoded = decode(utf8(`a ${text}`));
      fc.pre(decoded.kind === 'decoded' && decoded.encoding === 'utf-8');
      expect(decoded).toMatchObject({ source: wellFormed(`a ${text}`.replaceAll('\0', '')) });
    }),
  );
});

test.each([
  ['My first AVI clip of the bridge', 'a mark at the wrong place'],
  ['FORM 12a AIFF and others', 'half of a mark'],
  ['Big news: the bridge is open', 'a mark that text may begin with'],
  ['MZ news', 'two letters'],
  ['Go on, said the mayor.', 'one letter'],
])('%j is text: %s', (text) => {
  expect(decode(utf8(text))).toMatchObject({ kind: 'decoded', source: text });
});
