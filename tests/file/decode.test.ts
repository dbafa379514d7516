import { describe, expect, test } from 'vitest';
import { decode } from '../../shared/file/bytes/decode.ts';

const RUSSIAN = 'Движение по мосту возобновлено после двух лет ремонта. Рабочие заменили опоры и настил.';
const ARABIC = 'بدأ خط الترام الجديد رحلاته بين المحطة المركزية والجامعة صباح اليوم، ويتوقف في تسع محطات.';

/** Encodes by turning the decoder round; only single-byte encodings. */
function encode(text: string, encoding: string): Uint8Array {
  const table = new Map(
    [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map((c, i) => [c, i]),
  );
  return Uint8Array.from([...text].map((character) => table.get(character) ?? 0x3f));
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
    ['windows-1251', RUSSIAN],
    ['koi8-u', RUSSIAN],
    ['ibm866', RUSSIAN],
    ['windows-1251', 'Нова школа на дванадцять класів відчинила двері в передмісті. У ній є майстерня.'],
    ['windows-1252', 'Die neue Fähre verbindet ab Ostern die Inseln für größere Gäste – „schön“.'],
    ['windows-1252', 'Après trois nuits de gel, l’été dressé à côté des vergers fut très cher.'],
    ['windows-1252', 'A price of £20 was paid.'],
    ['windows-1250', 'Příliš žluťoučký kůň úpěl ďábelské ódy. Rada schválila nový rozpočet.'],
    ['windows-1250', 'Rada zatwierdziła w poniedziałek nowy budżet. Prace rozpoczną się wiosną.'],
    ['windows-1253', 'Το συμβούλιο ενέκρινε τη Δευτέρα τον νέο προϋπολογισμό.'],
    ['windows-1254', 'Meclis pazartesi günü yeni bütçeyi onayladı. Çalışmalar şimdi başlayacak, değil mi?'],
    ['windows-1255', 'המועצה אישרה ביום שני את התקציב החדש. העבודות יתחילו באביב.'],
    ['windows-1256', ARABIC],
    ['windows-1257', 'Padome pirmdien apstiprināja jauno budžetu. Darbi sāksies pavasarī, vēsta ziņu aģentūra.'],
  ])('%s is guessed, with a warning: %s', (encoding, text) => {
    const decoded = decode(encode(text, encoding));
    expect(decoded).toMatchObject({
      kind: 'decoded',
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
    ['\x89PNG\r\n\x1a\n', 'not-text', 'PNG'],
    ['\0\0\0\x18ftypmp42', 'not-text', 'MP4'],
    ['PK\x03\x04....word/document.xml', 'not-text', 'Word'],
    ['\x01\x02\x03\x04\x05\x06\x07\x08 binary', 'not-text', 'binary data'],
    [' \r\n\t ', 'empty', 'no text'],
    ['', 'empty', 'no text'],
  ])('%j → %s, named %s', (content, code, named) => {
    const decoded = decode(Uint8Array.from(content, (character) => character.charCodeAt(0)));
    expect(decoded).toMatchObject({ kind: 'refused', code, reason: expect.stringContaining(named) });
  });

  test('over 20 MiB is too large', () => {
    const bytes = new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61);
    expect(decode(bytes)).toMatchObject({ kind: 'refused', code: 'too-large' });
    expect(decode(bytes.subarray(1))).toMatchObject({ kind: 'decoded' });
  });
});
