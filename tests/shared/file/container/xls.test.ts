import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { sharedStrings } from '../../../../shared/file/container/xls-strings.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { compoundFile } from '../../../support/make/compound.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const fixture = readFileSync(new URL('../../../fixtures/documents/list.xls', import.meta.url));

async function clipsIn(bytes: Uint8Array) {
  return (await readFile(bytes, 'clips.xls', { today: '2026-11-22' })).map((reading) => {
    if (reading.kind === 'refused') return [reading.code];
    const { title, outlet, publishedOn, url } = reading.fields;
    return [title, outlet, publishedOn, ...(url === undefined ? [] : [url])];
  });
}

/** Numbers of two bytes, or bytes. */
type Data = readonly (number | Buffer)[];

function record(kind: number, ...data: Data): Buffer {
  const body = Buffer.concat(data.map((one) => (typeof one === 'number' ? u16(one) : one)));
  return Buffer.concat([u16(kind), u16(body.length), body]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value & 0xffff);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}

function double(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value);
  return bytes;
}

const END = record(0x0a);
const old = (row: number, column: number, text: string) =>
  record(0x204, row, column, 0, text.length, Buffer.from(text, 'latin1'));
const wide = (row: number, column: number, text: string) =>
  record(0x204, row, column, 0, text.length, Buffer.from([1]), Buffer.from(text, 'utf16le'));

/** A workbook with one sheet; the first style of cells is for days. */
function workbook(version: number, cells: readonly Buffer[], more: readonly Buffer[] = []): Uint8Array {
  const before = [record(0x809, version, 5), ...more, record(0xe0, 0, 14), record(0xe0, 0, 0)];
  const place = Buffer.concat(before).length + record(0x85, u32(0), 0, Buffer.from([0])).length + END.length;
  const stream = [
    ...before,
    record(0x85, u32(place), 0, Buffer.from([0])),
    END,
    record(0x809, version, 0x10),
    ...cells,
    END,
  ];
  return compoundFile({ [version < 0x600 ? 'Book' : 'Workbook']: Buffer.concat(stream) });
}

const HEAD = [wide(0, 0, 'Title'), wide(0, 1, 'Outlet'), wide(0, 2, 'Date')];

test('what LibreOffice saved: sheets, days, formulas, links, cells over several rows, nothing hidden', async () => {
  expect(await clipsIn(fixture)).toEqual([
    ['Bridge "opens", today', 'Radio Hill', '2018-03-15', 'https://radiohill.example/1'],
    ['Tower shines', 'La Voz', '2018-03-04', 'https://lavoz.example/2'],
    ['Ferry runs', 'La Voz', '2018-03-03'],
    ['Мост открыт', 'Радио Холм', '2017-01-02'],
  ]);
});

describe('of an old workbook', () => {
  const title = [wide(1, 0, 'Мост'), wide(1, 1, 'Radio Hill')];
  test.each<[why: string, bytes: Uint8Array, clips: (string | null)[][]]>([
    [
      'a day as a double',
      workbook(0x600, [...HEAD, ...title, record(0x203, 1, 2, 0, double(43174.9))]),
      [['Мост', 'Radio Hill', '2018-03-15']],
    ],
    [
      'a day in 30 bits',
      workbook(0x600, [...HEAD, ...title, record(0x27e, 1, 2, 0, u32((43174 << 2) | 2))]),
      [['Мост', 'Radio Hill', '2018-03-15']],
    ],
    [
      'a hundred times too large',
      workbook(0x600, [...HEAD, ...title, record(0x27e, 1, 2, 0, u32((4317400 << 2) | 3))]),
      [['Мост', 'Radio Hill', '2018-03-15']],
    ],
    [
      'the upper half of a double',
      workbook(0x600, [...HEAD, ...title, record(0x27e, 1, 2, 0, double(43174).subarray(4))]),
      [['Мост', 'Radio Hill', '2018-03-15']],
    ],
    [
      'a row of numbers',
      workbook(0x600, [...HEAD, ...title, record(0xbd, 1, 2, 0, u32((43174 << 2) | 2), 1, u32(6), 3)]),
      [['Мост', 'Radio Hill', '2018-03-15']],
    ],
    [
      'counted from 1904',
      workbook(0x600, [...HEAD, ...title, record(0x203, 1, 2, 0, double(41712))], [record(0x22, 1)]),
      [['Мост', 'Radio Hill', '2018-03-15']],
    ],
    [
      'Excel 5, in the code page that it names',
      workbook(
        0x500,
        [old(0, 0, 'Title'), old(0, 1, 'Outlet'), old(1, 0, '\xcc\xee\xf1\xf2'), old(1, 1, 'Radio Hill')],
        [record(0x42, 1251)],
      ),
      [['Мост', 'Radio Hill', null]],
    ],
    ['with a password', workbook(0x600, [], [record(0x2f, 0, 0)]), [['not-text']]],
    ['about something else', workbook(0x600, [wide(0, 0, 'Chair'), wide(0, 1, 'Cost')]), [['not-text']]],
    ['without text', workbook(0x600, []), [['empty']]],
    ['cut off', workbook(0x600, HEAD).subarray(0, 600), [['not-text']]],
  ])('%s', async (_, bytes, clips) => {
    expect(await clipsIn(bytes)).toEqual(clips);
  });
});

test('strings go on in the next record with a width of their own, with runs and readings left out', () => {
  const first = Buffer.concat([
    u32(3),
    u32(3),
    u16(2),
    Buffer.from([0]),
    Buffer.from('ab'),
    u16(4),
    Buffer.from([0]),
    Buffer.from('Ra'),
  ]);
  const second = Buffer.concat([
    Buffer.from([1]),
    Buffer.from('ди', 'utf16le'),
    u16(1),
    Buffer.from([12]),
    u16(1),
    u32(2),
    Buffer.from('c'),
    u32(0),
    u16(0),
  ]);
  expect(sharedStrings([first, second])).toEqual(['ab', 'Raди', 'c']);
});

test('damaged workbooks are read or refused, without a fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(fixture.length - 1), fc.nat(255)), { maxLength: 20 }),
      async (changes) => {
        const bytes = Uint8Array.from(fixture);
        for (const [at, value] of changes) if (at > 8) bytes[at] = value;
        const opened = await containerOf(bytes, 'x')?.open(bytes, 'x');
        expect(opened?.kind ?? 'unknown').toMatch(/^(?:opened|refused|unknown)$/);
      },
    ),
  );
});

test('time grows with the length only', async () => {
  const make = (length: number) =>
    workbook(0x600, [
      ...HEAD,
      ...Array.from({ length: length / 80 }, (_, i) => [wide(i + 1, 0, 'Bridge'), wide(i + 1, 1, 'Radio Hill')]).flat(),
    ]);
  await expectLinear(async (bytes) => containerOf(bytes, 'x')?.open(bytes, 'x'), make, 40_000);
});

test('of merged ranges 200,000 are kept, and a warning tells of more', async () => {
  const ranges = (count: number) => record(0xe5, count, Buffer.alloc(8 * count));
  const codesWith = async (...more: Buffer[]) => {
    const clip = [wide(1, 0, 'Ferry sails'), wide(1, 1, 'Herald'), wide(1, 2, '2017-02-15')];
    const bytes = workbook(0x600, [...HEAD, ...clip, ...Array<Buffer>(40).fill(ranges(5000)), ...more]);
    const opened = await containerOf(bytes, 'x.xls')?.open(bytes, 'x.xls');
    return opened?.kind === 'opened' ? opened.warnings.map(({ code }) => code) : opened?.reason;
  };
  expect(await codesWith()).toEqual([]);
  expect(await codesWith(ranges(1))).toEqual(['parts-cut']);
});
