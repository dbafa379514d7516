/** Changes of what is written: numbers, tags, lines, heads of mails, encodings. */
import type { Random } from '../../model/random.ts';
import { NUMBERS } from '../../support/hostile-files/numbers.ts';
import type { Original } from '../originals.ts';
import { type Change, one } from './change.ts';
import { TOKENS } from './tokens.ts';

const ENCODINGS = [
  'utf-8',
  'utf-16',
  'utf-16be',
  'utf-32',
  'utf-7',
  'iso-8859-1',
  'windows-1251',
  'windows-1256',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'x-user-defined',
  'replacement',
  'binary',
  'nonsense',
  '',
  'utf-8; charset=utf-16',
] as const;
const TRANSFERS = [
  'base64',
  'quoted-printable',
  '7bit',
  'binary',
  'x-uuencode',
  'nonsense',
  'gzip',
  'chunked',
] as const;
const TYPES = [
  'text/html',
  'text/plain',
  'text/rtf',
  'message/rfc822',
  'multipart/mixed; boundary=x',
  'multipart/alternative',
  'multipart/related; boundary=""',
  'application/pdf',
  'application/zip',
  'application/json',
  'text/calendar',
  '/',
  '',
] as const;

/** A change of the file as Latin-1, in which each byte is a character. */
const asText =
  (change: (text: string, random: Random) => string | null): Change =>
  (file, random) => {
    const text = change(file.bytes.toString('latin1'), random);
    return text === null ? null : { ...file, bytes: Buffer.from(text, 'latin1') };
  };

/** What a pattern finds somewhere, replaced. */
const found = (pattern: RegExp, by: (match: string, random: Random) => string): Change =>
  asText((text, random) => {
    const match = one([...text.matchAll(pattern)].slice(0, 5000), random);
    if (match === undefined) return null;
    return text.slice(0, match.index) + by(match[0], random) + text.slice(match.index + match[0].length);
  });

const latin1 = (text: string) => Buffer.from(text).toString('latin1');
const token = (random: Random) => latin1(one(TOKENS, random));
const times = (text: string, random: Random) => text.repeat(one([2, 3, 10, 100, 1000], random)).slice(0, 50_000);

const behind = (pattern: RegExp, values: readonly [string, ...string[]]): Change =>
  found(pattern, (match, random) => match.replace(/[^=:]*$/, '') + one(values, random));

/** Lines dropped, doubled, exchanged. */
const ofLines = (change: (lines: string[], at: number, random: Random) => void): Change =>
  asText((text, random) => {
    const lines = text.split('\n');
    if (lines.length < 2) return null;
    change(lines, random.below(lines.length), random);
    return lines.join('\n');
  });

/** The text of a file written in another encoding than it says. */
function reencoded({ bytes, ...file }: Original, random: Random): Original {
  const text = bytes.toString('utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const utf32 = () =>
    Buffer.concat([...text.slice(0, 20_000)].map((one) => Buffer.from(Uint32Array.of(one.codePointAt(0) ?? 0).buffer)));
  const written = one(
    [
      () => utf16,
      () => Buffer.from(`\ufeff${text}`, 'utf16le'),
      () => Buffer.from(utf16.subarray(0, utf16.length & ~1)).swap16(),
      () => Buffer.from(`\ufeff${text}`),
      utf32,
      () => Buffer.from(text, 'latin1'),
      () => Buffer.from(bytes.toString('latin1')),
    ],
    random,
  );
  return { ...file, bytes: written() };
}

export const TEXT_CHANGES: Readonly<Record<string, Change>> = {
  'a number': found(/-?\d+(?:\.\d+)?/g, (_, random) => one(NUMBERS, random) ?? ''),
  'all of a number': asText((text, random) => {
    const number = one(text.match(/\d+/g)?.slice(0, 5000) ?? [], random);
    return number === undefined ? null : text.replaceAll(number, one(NUMBERS, random) ?? '').slice(0, 200_000);
  }),
  'a token': asText((text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + token(random) + text.slice(at);
  }),
  'a token many times': asText((text, random) => {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + times(token(random), random) + text.slice(at);
  }),
  'a word for a token': found(/[\p{L}\d]+/gu, (_, random) => token(random)),
  'a tag lost': found(/<[^<>]*>/g, () => ''),
  'a tag many times': found(/<[^<>]*>/g, times),
  'a tag for another': asText((text, random) => {
    const tags = [...text.matchAll(/<[^<>]*>/g)].slice(0, 5000);
    const [tag, other] = [one(tags, random), one(tags, random)];
    return tag && other ? text.slice(0, tag.index) + other[0] + text.slice(tag.index + tag[0].length) : null;
  }),
  'a value': found(/="[^"]*"/g, (match, random) =>
    one(['="', '=""', `="${token(random)}"`, `="${times('a', random)}"`, `=${match}`], random),
  ),
  'what quotes hold': found(/"[^"\n]*"/g, (_, random) => `"${token(random)}"`),
  'a reference': found(/\d+ \d+ R/g, (_, random) => `${random.below(20)} 0 R`),
  'a line lost': ofLines((lines, at) => lines.splice(at, 1)),
  'a line many times': ofLines((lines, at, random) =>
    lines.splice(at, 0, ...times(`${lines[at] ?? ''}\n`, random).split('\n')),
  ),
  'lines exchanged': ofLines((lines, at, random) => {
    const other = random.below(lines.length);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }),
  'a line as long as the file': asText((text) => text.replaceAll('\n', ' ')),
  'line ends of another system': asText((text, random) =>
    text.replaceAll(/\r?\n/g, one(['\r\n', '\r', '\n\n', '\u0085'], random)),
  ),
  'a charset that lies': behind(/(?:charset|encoding)\s*=\s*["']?[\w-]*/gi, ENCODINGS),
  'a transfer encoding that lies': behind(/^(?:content-)?transfer-encoding:.*$/gim, TRANSFERS),
  'a type that lies': behind(/^content-type:.*$/gim, TYPES),
  'a boundary that lies': found(/boundary=.*$/gim, (_, random) =>
    one(
      ['boundary=', 'boundary=""', 'boundary=x', `boundary="${'x'.repeat(500)}"`, 'boundary=--', 'boundary==?='],
      random,
    ),
  ),
  'an escape that lies': found(/\\'?[a-z]+-?\d*|\\["\\/bfnrtu]|=[0-9A-F]{2}|%[0-9A-F]{2}|&#?\w+;/g, (_, random) =>
    one(["\\'", '\\u', '\\u-1', '\\uc999999 ', '=ZZ', '=D8', '%', '%D8', '&#55357;', '&#x;', '&;'], random),
  ),
  'another encoding': reencoded,
};
