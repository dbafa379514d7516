/** Changes of what is packed in a file, which is packed again. */
import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { openArchive } from '../../../shared/file/container/archive.ts';
import type { Random } from '../../model/random.ts';
import { type Packed, zip } from '../../support/make/make-zip.ts';
import type { Original } from '../originals.ts';
import { BYTE_CHANGES } from './bytes.ts';
import { type Change, one, replaced } from './change.ts';
import { rewritten } from './streams.ts';
import { TEXT_CHANGES } from './text.ts';

const MOST_BYTES = 1e6;
const PLAIN: readonly Change[] = [
  ...Object.values(BYTE_CHANGES),
  ...Object.values(TEXT_CHANGES),
  ...Object.values(TEXT_CHANGES),
];

/** Bytes changed once or twice, as those of a file of their own. */
async function changed(bytes: Uint8Array, fileName: string, random: Random): Promise<Buffer> {
  let file: Original = { fileName, bytes: Buffer.from(bytes) };
  for (let left = 1 + random.below(2); left > 0; left--) {
    if (file.bytes.length > 0) file = (await one(PLAIN, random)?.(file, random)) ?? file;
  }
  return file.bytes.subarray(0, MOST_BYTES);
}

async function membersOf(bytes: Buffer): Promise<Packed[] | null> {
  if (bytes.toString('latin1', 0, 2) !== 'PK') return null;
  const archive = await openArchive(bytes);
  if (archive.kind === 'refused') return null;
  const members: Packed[] = [];
  for (const { name, read } of archive.members.slice(0, 50)) {
    const content = await read(MOST_BYTES);
    if (!('kind' in content)) members.push({ name, content });
  }
  return members.length === 0 ? null : members;
}

/** A ZIP whose members are changed and packed again. */
const repacked =
  (change: (members: Packed[], at: number, random: Random) => void | Promise<void>): Change =>
  async (file, random) => {
    const members = await membersOf(file.bytes);
    if (members === null) return null;
    await change(members, random.below(members.length), random);
    return { ...file, bytes: Buffer.from(zip(members)) };
  };

const PATHS = [
  '../x.html',
  '/',
  '',
  'a\\b\\',
  'word/document.xml',
  'content.xml',
  'mimetype',
  '[Content_Types].xml',
  'xl/workbook.xml',
  '__proto__',
  'x.zip',
] as const;

/** A stream of a PDF, unpacked, changed and packed again; the places behind it are no longer true. */
const pdfStream: Change = async (file, random) => {
  const text = file.bytes.toString('latin1');
  if (!text.startsWith('%PDF')) return null;
  const stream = one(
    [...text.matchAll(/stream\r?\n/g)].filter(({ index }) => text.slice(index - 3, index) !== 'end'),
    random,
  );
  if (stream === undefined) return null;
  const start = stream.index + stream[0].length;
  const end = text.indexOf('endstream', start);
  if (end < 0) return null;
  try {
    const inner = await changed(inflateSync(file.bytes.subarray(start, end)), 'x.txt', random);
    return { ...file, bytes: replaced(file.bytes, start, end, deflateSync(inner)) };
  } catch {
    // What another change has broken stays as it is.
    return null;
  }
};

export const INNER_CHANGES: Readonly<Record<string, Change>> = {
  'a member of a ZIP': repacked(async (members, at, random) => {
    const member = members[at];
    if (member) members[at] = { ...member, content: await changed(Buffer.from(member.content), 'x.xml', random) };
  }),
  'a member lost': repacked((members, at) => void members.splice(at, 1)),
  'a member twice': repacked(
    (members, at, random) =>
      void members.splice(at, 0, ...Array<Packed>(1 + random.below(30)).fill(members[at] ?? { name: '', content: '' })),
  ),
  'the name of a member': repacked(
    (members, at, random) =>
      void members.splice(at, 1, { ...(members[at] ?? { content: '' }), name: one(PATHS, random) }),
  ),
  'a member for another': repacked(
    (members, at, random) =>
      void members.splice(at, 1, { ...(members[at] ?? { name: '' }), content: one(members, random)?.content ?? '' }),
  ),
  'members that overlap': repacked(
    (members, at) => void members.splice(at, 1, { ...(members[at] ?? { name: '', content: '' }), overlapping: at > 0 }),
  ),
  'a member in an odd method': repacked(
    (members, at, random) =>
      void members.splice(at, 1, {
        ...(members[at] ?? { name: '', content: '' }),
        method: one([0, 8, 9, 12, 99], random),
        encrypted: random.below(4) === 0,
      }),
  ),
  'a stream of a compound file': rewritten(
    async (streams, path, random) =>
      void streams.set(path, await changed(streams.get(path) ?? Buffer.alloc(0), 'x.bin', random)),
  ),
  'a stream lost': rewritten((streams, path) => void streams.delete(path)),
  'a stream for another': rewritten(
    (streams, path, random) =>
      void streams.set(path, streams.get(one([...streams.keys()], random) ?? path) ?? Buffer.alloc(0)),
  ),
  'a stream cut': rewritten((streams, path, random) => {
    const bytes = streams.get(path) ?? Buffer.alloc(0);
    streams.set(path, bytes.subarray(0, random.below(bytes.length + 1)));
  }),
  'what a gzip holds': async (file, random) => {
    if (file.bytes.subarray(0, 2).toString('hex') !== '1f8b') return null;
    try {
      return { ...file, bytes: gzipSync(await changed(gunzipSync(file.bytes), 'x.txt', random)) };
    } catch {
      // What another change has broken stays as it is.
      return null;
    }
  },
  'a stream of a PDF': pdfStream,
};

const NAMES = ['x.zip', 'x.gz', 'x.eml', 'x.warc', 'x.mbox', 'x.mhtml', 'x.txt'] as const;
const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll(/.{76}/g, '$&\n');

/** The file in another one. */
function wrapped(file: Original, random: Random): Original {
  const fileName = one(NAMES, random);
  const { bytes, fileName: name } = file;
  const text = (...pieces: (string | Buffer)[]) => ({
    fileName,
    bytes: Buffer.concat(pieces.map((piece) => Buffer.from(piece))),
  });
  const part = `Content-Type: ${one(['text/html', 'text/plain', 'message/rfc822', 'application/octet-stream', 'application/pdf'], random)}; name="${name.replaceAll(/[^\w.]/g, '')}"\n`;
  switch (fileName) {
    case 'x.zip':
      return {
        fileName,
        bytes: Buffer.from(
          zip(
            [file, ...(random.below(2) === 0 ? [file] : [])].map((one) => ({ name: one.fileName, content: one.bytes })),
          ),
        ),
      };
    case 'x.gz':
      return { fileName: `${name}.gz`, bytes: gzipSync(bytes) };
    case 'x.eml':
      return text(
        `From: a@example.org\nTo: b@example.org\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n${part}Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${base64(bytes)}\n--b\n${part}\n`,
        bytes,
        '\n--b--\n',
      );
    case 'x.warc':
      return text(
        `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: ${bytes.length + 44}\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n`,
        bytes,
        '\r\n\r\n',
      );
    case 'x.mbox':
      return text(
        'From a@example.org Mon Feb  6 10:00:00 2017\nFrom: a@example.org\nSubject: Ferry\n',
        part,
        '\n',
        bytes,
        '\n\nFrom a@example.org Mon Feb  6 10:00:00 2017\n',
        bytes,
      );
    case 'x.mhtml':
      return text(
        `From: <Saved by Blink>\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n${part}Content-Location: https://example.org/\n\n`,
        bytes,
        '\n--b--\n',
      );
    case 'x.txt':
      return text(
        `HTTP/1.1 200 OK\r\n${part}Content-Encoding: ${one(['gzip', 'deflate', 'br', 'identity'], random)}\r\n\r\n`,
        random.below(2) === 0 ? gzipSync(bytes) : bytes,
      );
    default:
      return fileName satisfies never;
  }
}

/** Any file can be in another one: without a limit nearly all would be. */
const seldom =
  (change: Change): Change =>
  (file, random) =>
    random.below(5) === 0 ? change(file, random) : null;

export const WRAPPINGS: Readonly<Record<string, Change>> = {
  'in another file': seldom(wrapped),
  'in files in files': seldom((file, random) => wrapped(wrapped(wrapped(file, random), random), random)),
};
