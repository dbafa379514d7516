import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Opened } from '../../../../shared/file/container/container.ts';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { type Packed, zip } from '../../../support/make/make-zip.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const CLIP = 'The Bridge Is Open\n\nRadio Hill, 3 March 2019\n\nThe bridge opened on Sunday after two years of work.';

async function open(bytes: Uint8Array): Promise<Opened> {
  const container = containerOf(bytes, 'clips.zip');
  if (container?.id !== 'zip') throw new Error(`opened as ${container?.id}`);
  return container.open(bytes, 'clips.zip');
}

async function membersOf(files: readonly Packed[]) {
  const opened = await open(zip(files));
  if (opened.kind === 'refused') throw new Error(opened.reason);
  return opened.parts.map(({ path, content }) => [
    path,
    content.kind === 'bytes' ? new TextDecoder().decode(content.bytes) : content.kind === 'refused' && content.reason,
  ]);
}

test('every member is a clip of its own, read like every file of its kind', async () => {
  const bytes = zip([
    { name: 'a/bridge.txt', content: CLIP },
    { name: 'ferry.html', content: '<h1>La Balsa</h1><p>Radio Sur, 4 de marzo de 2019</p><p>La balsa vuelve.</p>' },
    { name: 'photo.jpg', content: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46) },
  ]);
  const readings = await readFile(bytes, 'clips.zip', { today: '2026-11-22' });
  expect(
    readings.map((reading) =>
      reading.kind === 'read'
        ? [reading.part, reading.document.format, reading.fields.title, reading.fields.publishedOn]
        : [reading.part, reading.code, reading.reason],
    ),
  ).toEqual([
    ['a/bridge.txt', 'text', 'The Bridge Is Open', '2019-03-03'],
    ['ferry.html', 'html', 'La Balsa', '2019-03-04'],
    ['photo.jpg', 'not-text', expect.stringContaining('JPEG')],
  ]);
});

describe('members', () => {
  test.each<[why: string, files: Packed[], expected: unknown[]]>([
    [
      'stored and deflated',
      [
        { name: 'a', content: 'x', stored: true },
        { name: 'b', content: 'y' },
      ],
      [
        ['a', 'x'],
        ['b', 'y'],
      ],
    ],
    [
      'what systems add is no clip',
      ['dir/', '__MACOSX/._a.txt', '.DS_Store', 'x/.hidden', 'Thumbs.db', './a.txt'].map((name) => ({
        name,
        content: 'x',
      })),
      [['a.txt', 'x']],
    ],
    [
      "a saved page's own files belong to it",
      [
        { name: 'p/Page.html', content: 'x' },
        { name: 'p/Page_files/ad.html', content: 'y' },
        { name: 'q_files/z.txt', content: 'z' },
      ],
      [
        ['p/Page.html', 'x'],
        ['q_files/z.txt', 'z'],
      ],
    ],
    [
      'a path that climbs out leads nowhere',
      [
        { name: '../../etc/passwd', content: 'x' },
        { name: '/abs.txt', content: 'y' },
        { name: 'C:\\clips\\b.txt', content: 'z' },
      ],
      [
        ['etc/passwd', 'x'],
        ['abs.txt', 'y'],
        ['clips/b.txt', 'z'],
      ],
    ],
    [
      'names in UTF-8, marked or not, and in code page 437',
      [
        { name: 'مقال.txt', content: 'x' },
        { name: 'Fähre.txt', content: 'y', unmarked: true },
        { name: Uint8Array.of(0x46, 0x84, 0x68, 0x72, 0x65), content: 'z' },
      ],
      [
        ['مقال.txt', 'x'],
        ['Fähre.txt', 'y'],
        ['Fähre', 'z'],
      ],
    ],
    [
      'two of one name are told apart',
      [
        { name: 'a', content: 'x' },
        { name: 'a', content: 'y' },
      ],
      [
        ['a', 'x'],
        ['a (2)', 'y'],
      ],
    ],
    [
      'an encrypted one is refused alone',
      [
        { name: 'a', content: 'x', encrypted: true },
        { name: 'b', content: 'y' },
      ],
      [
        ['a', expect.stringContaining('encrypted')],
        ['b', 'y'],
      ],
    ],
    [
      'an unusual compression',
      [
        { name: 'a', content: 'x', method: 14 },
        { name: 'b', content: 'y' },
      ],
      [
        ['a', expect.stringContaining('unusual way (14)')],
        ['b', 'y'],
      ],
    ],
    [
      'an archive within',
      [
        { name: 'in.zip', content: zip([{ name: 'a', content: 'x' }]) },
        { name: 'b', content: 'y' },
      ],
      [
        ['in.zip', expect.stringContaining('ZIP archive in another')],
        ['b', 'y'],
      ],
    ],
    ['text that is no clip', [{ name: 'a.css', content: 'p{}' }], [['a.css', expect.stringContaining('style sheet')]]],
    [
      'one that swells a thousandfold',
      [
        { name: 'a', content: new Uint8Array(15e6) },
        { name: 'b', content: 'y' },
      ],
      [
        ['a', expect.stringContaining('archive bomb')],
        ['b', 'y'],
      ],
    ],
    [
      'one that is too large',
      [{ name: 'a', content: new Uint8Array(20e6 + 1), stored: true }],
      [['a', expect.stringContaining('over 20 MB')]],
    ],
  ])('%s', async (_why, files, expected) => {
    expect(await membersOf(files)).toEqual(expected);
  });

  test('of too many the first 200 are read, and a warning says so', async () => {
    const opened = await open(zip(Array.from({ length: 207 }, (_, i) => ({ name: `${i}.txt`, content: CLIP }))));
    expect(opened).toMatchObject({
      kind: 'opened',
      warnings: [{ code: 'parts-cut', message: expect.stringContaining('7 files more') }],
    });
    expect(opened.kind === 'opened' && opened.parts).toHaveLength(200);
  });

  test('of too much the first 100 MB are read', async () => {
    const content = Buffer.alloc(19e6, 'Hills and rivers. ');
    const members = await membersOf(Array.from({ length: 6 }, (_, i) => ({ name: `${i}`, content, stored: true })));
    expect(members.map(([, text]) => typeof text === 'string' && text.includes('over 100 MB'))).toEqual([
      ...Array(5).fill(false),
      true,
    ]);
  });
});

describe('an archive as a whole is refused', () => {
  const good = zip([{ name: 'a.txt', content: CLIP }]);
  test.each<[why: string, bytes: Uint8Array, code: string, says: string]>([
    ['empty', zip([]), 'empty', 'no files'],
    ['only folders', zip([{ name: 'a/', content: '' }]), 'empty', 'no files'],
    [
      'cut off',
      good.subarray(0, -10),
      'not-text',
      'cut off (End of central directory record signature not found). Save',
    ],
    [
      'members that share their bytes',
      zip([
        { name: 'a', content: CLIP },
        ...Array.from({ length: 50 }, (_, i) => ({ name: `${i}`, content: CLIP, overlapping: true })),
      ]),
      'too-large',
      'archive bomb',
    ],
  ])('%s', async (_why, bytes, code, says) => {
    expect(await open(bytes)).toMatchObject({ kind: 'refused', code, reason: expect.stringContaining(says) });
  });

  test('many listed members take linear time', async () => {
    const listing = (count: number) =>
      zip(Array.from({ length: count }, (_, i) => ({ name: `${i}`, content: 'x', stored: true })));
    await expectLinear(open, listing, 65_000);
    const many = listing(65_000);
    expect(await open(many)).toMatchObject({ kind: 'opened', warnings: [{ code: 'parts-cut' }] });
    const readings = await readFile(many, 'many.zip', { today: '2026-11-22' });
    const told = readings.filter((one) => one.kind === 'read' && one.warnings.some(({ code }) => code === 'parts-cut'));
    expect(told).toHaveLength(1);
  });
});

test('no damage makes it throw', async () => {
  const good = zip([
    { name: 'a.txt', content: CLIP },
    { name: 'b.html', content: `<p>${CLIP}</p>`, stored: true },
  ]);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      fc.nat(good.length),
      async (changes, length) => {
        const bytes = Uint8Array.from(good);
        for (const [at, byte] of changes) bytes[at] = byte;
        bytes.set([0x50, 0x4b, 3, 4]);
        const cut = bytes.subarray(0, Math.max(4, length));
        await containerOf(cut, 'x.zip')?.open(cut, 'x.zip');
      },
    ),
    { numRuns: 300 },
  );
});

test('text of all files together is limited: what comes behind is refused, and not unpacked', async () => {
  const long = 'The ferry sails on with the wind, and the harbour is open. '.repeat(90_000);
  const files = Array.from({ length: 6 }, () => ({ name: 'a.txt', content: long, stored: true }));
  const document = zip([
    { name: '[Content_Types].xml', content: '' },
    { name: 'word/document.xml', content: '<w:p><w:r><w:t>The ferry sails on.</w:t></w:r></w:p>' },
  ]);
  const bytes = zip([...files, { name: 'b.docx', content: document }]);
  const clips = await readFile(bytes, 'a.zip', { today: '2026-11-22' });
  const read = clips.filter((clip) => clip.kind === 'read');
  expect(read.map(({ part }) => part)).toEqual(['a.txt', 'a.txt (2)', 'a.txt (3)', 'a.txt (4)']);
  expect(read.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(25e6);
  expect(clips.slice(4)).toMatchObject([
    { kind: 'refused', code: 'too-large', part: 'a.txt (5)' },
    { kind: 'refused', code: 'too-large', part: 'a.txt (6)' },
    { kind: 'refused', code: 'too-large', part: 'b.docx' },
  ]);
});

test('so are the tags of all files: the trees of pages take far more memory than their text', async () => {
  const page = '<p><b>a'.repeat(60_000);
  const files = Array.from({ length: 8 }, () => ({ name: 'a.html', content: page, stored: true }));
  const clips = await readFile(zip(files), 'a.zip', { today: '2026-11-22' });
  expect(clips.map(({ kind }) => kind)).toEqual([...Array(5).fill('read'), ...Array(3).fill('refused')]);
});
