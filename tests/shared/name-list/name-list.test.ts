import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GivenName } from '../../../shared/contract/given-name.ts';
import type { Name } from '../../../shared/contract/name.ts';
import { idFromName, readNameList, rowErrorText, writeNameList } from '../../../shared/name-list/index.ts';
import { withoutUnseen } from '../../../shared/unseen.ts';
import { expectLinear } from '../../support/steps/growth.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const csv = (text: string) => readNameList(bytes(text), 'csv');
const json = (text: string) => readNameList(bytes(text), 'json');
const mara = { id: 'mara-lind', name: 'Mara Lind', aliases: ['Мара Линд', 'مارا ليند'] };

describe('CSV', () => {
  it.each<[string, string]>([
    ['plain', 'id,name,aliases\nmara-lind,Mara Lind,Мара Линд|مارا ليند\n'],
    [
      'with a byte order mark, as spreadsheets write it',
      '\ufeffid,name,aliases\nmara-lind,Mara Lind,Мара Линд|مارا ليند',
    ],
    ['with line ends of Windows', 'id,name,aliases\r\nmara-lind,Mara Lind,Мара Линд|مارا ليند\r\n'],
    ['with line ends of old Macs', 'id,name,aliases\rmara-lind,Mara Lind,Мара Линд|مارا ليند\r'],
    ['with aliases parted by semicolons', 'id,name,aliases\nmara-lind,Mara Lind,Мара Линд; مارا ليند'],
    ['parted by semicolons, as in much of Europe', 'id;name;aliases\nmara-lind;Mara Lind;Мара Линд|مارا ليند'],
    ['parted by semicolons, these quoted', 'id;name;aliases\nmara-lind;Mara Lind;"Мара Линд;مارا ليند"'],
    ['parted by tabs', 'id\tname\taliases\nmara-lind\tMara Lind\tМара Линд|مارا ليند'],
    [
      'with the line in which Excel says what parts cells',
      'sep=;\nid;name;aliases\nmara-lind;Mara Lind;Мара Линд|مارا ليند',
    ],
    ['quoted throughout', '"id","name","aliases"\n"mara-lind","Mara Lind","Мара Линд|مارا ليند"'],
    ['columns in another order and case', 'Aliases,NAME,Id\nМара Линд|مارا ليند,Mara Lind,mara-lind'],
    ['without an id', 'name,aliases\nMara Lind,Мара Линд|مارا ليند'],
    [
      'blank rows and cells around it',
      'id,name,aliases,require\n\n,,,\nmara-lind, Mara Lind ,Мара Линд| |مارا ليند,\n\n',
    ],
  ])('%s', async (_, text) => {
    expect(await csv(text)).toEqual({ names: [{ line: expect.any(Number), name: mara }], errors: [] });
  });

  it('reads every column', async () => {
    const text = 'id,name,aliases,transliterate,strike,require,exclude\na,A B,,yes,C D,minister|actor,street';
    const options = { transliterate: true, strike: ['C D'], require: ['minister', 'actor'], exclude: ['street'] };
    expect((await csv(text)).names).toEqual([{ line: 2, name: { id: 'a', name: 'A B', aliases: [], ...options } }]);
  });

  it('tells the line a row begins on, also after cells of several lines', async () => {
    const { names } = await csv('id,name,aliases\na,A B,"C\nD"\nb,B C,\n\nc,C D,');
    expect(names.map(({ line, name }) => [line, name.id])).toEqual([
      [2, 'a'],
      [4, 'b'],
      [6, 'c'],
    ]);
  });

  it.each<[string, string, string[]]>([
    ['no name', 'id,name\na,\nb,B C', ['line 2, name: is missing']],
    [
      'a bad id',
      'id,name\n-a b,A',
      ['line 2, id: use 1 to 100 letters, digits, dots, dashes or underscores (given: "-a b")'],
    ],
    ['an id given twice', 'id,name\na,A\na,B', ['line 3, id: "a" is the id of line 2 too']],
    [
      'two names of which one id is made',
      'name\nMara Lind\nMÁRA LIND',
      ['line 3, id: "mara-lind" is the id of line 2 too'],
    ],
    [
      'an id that is a path of the API',
      'id,name\nexport,A',
      ['line 2, id: "export" is a word of the API: give another id'],
    ],
    [
      'neither yes nor no',
      'name,transliterate\nA B,maybe',
      ['line 2, transliterate: use true or false (given: "maybe")'],
    ],
    [
      'a cell too many: a comma that wanted quotes',
      'id,name\na,Lind, Mara',
      [
        'line 2, column 3: there is no such field; there are id, name, aliases, transliterate, strike, require, exclude (given: "Mara")',
      ],
    ],
    ['a quote that never ends', 'id,name\na,A\nb,"B\nc,C', ['line 3: a quoted cell never ends']],
    [
      'a column nobody knows',
      'id,name,alias\na,A,B',
      ['line 1: there is no column alias; there are id, name, aliases, transliterate, strike, require, exclude'],
    ],
    ['a column twice', 'name,name\na,A', ['line 1: the column name is there twice']],
    [
      'no column of names',
      'id\na',
      ['line 1: the column name is missing; there may be id, name, aliases, transliterate, strike, require, exclude'],
    ],
    [
      'nothing',
      '',
      [
        'line 1: the list is empty; its first line names the columns: id,name,aliases,transliterate,strike,require,exclude',
      ],
    ],
  ])('%s is an error with its line', async (_, text, errors) => {
    expect((await csv(text)).errors.map(rowErrorText)).toEqual(errors);
  });

  it('keeps the rows that are right beside those that are not', async () => {
    const { names, errors } = await csv('id,name\na,A B\nb,\nc,C D');
    expect([names.map(({ name }) => name.id), errors.map(({ line }) => line)]).toEqual([['a', 'c'], [3]]);
  });

  it('another encoding is told, with the line', async () => {
    const latin = Uint8Array.from([...bytes('id,name\na,Andr'), 0xe9, 0x0a]);
    expect((await readNameList(latin, 'csv')).errors.map(rowErrorText)).toEqual([
      'line 2: the list is not UTF-8: save it as "CSV UTF-8", or as UTF-8 in a text editor',
    ]);
  });

  it('what a spreadsheet would run is written as text', async () => {
    const text = await writeNameList([{ id: 'a', name: '=HYPERLINK("x")', aliases: ['+1', '-2'] }], 'csv');
    expect(text.split('\r\n')[1]).toBe(`a,"'=HYPERLINK(""x"")","'+1|-2",,,,`);
    expect((await csv(text)).names[0]?.name).toEqual({ id: 'a', name: '=HYPERLINK("x")', aliases: ['+1', '-2'] });
  });

  it.each<[string, (n: number) => string]>([
    ['quotes', (n) => `name\n${'"'.repeat(n)}`],
    ['backslashes', (n) => `name,aliases\na,${'\\'.repeat(n)}|`],
    ['separators inside a cell', (n) => `name,aliases\na,${'|;'.repeat(n / 2)}`],
    ['empty cells', (n) => `name,aliases\n${','.repeat(n)}`],
  ])('a list of nothing but %s is read in linear time', async (_, make) => {
    await expectLinear(csv, make, 500_000);
  });
});

describe('JSON', () => {
  it.each<[string, string]>([
    ['an array', JSON.stringify([mara])],
    ['an array after a byte order mark', `\ufeff${JSON.stringify([mara])}`],
    ['one object', JSON.stringify(mara)],
    ['one object on several lines', JSON.stringify(mara, null, 2)],
    ['an object a line', `${JSON.stringify(mara)}\n\n`],
  ])('%s', async (_, text) => {
    expect(await json(text)).toEqual({ names: [{ line: 1, name: mara }], errors: [] });
  });

  it('of an object a line each has its line, and a bad one harms no other', async () => {
    const { names, errors } = await json(`${JSON.stringify(mara)}\n{"name":\n{"name":"B C"}`);
    expect(names.map(({ line, name }) => [line, name.id])).toEqual([
      [1, 'mara-lind'],
      [3, 'b-c'],
    ]);
    expect(errors.map(rowErrorText)).toEqual([expect.stringMatching(/^line 2: this is not JSON: /)]);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '[{', /^line 1: this is not JSON: /],
    ['a field nobody knows', '[{"name":"A","alias":["B"]}]', /^line 1, alias: there is no such field/],
    ['a name that is a number', '[{"name":"A"},{"name":1}]', /^line 2, name: use text \(given: 1\)/],
    [
      'an alias too long',
      JSON.stringify([{ name: 'A', aliases: ['x', 'y'.repeat(201)] }]),
      /^line 1, aliases\.1: use at most 200 characters/,
    ],
    ['something else', '"x"', /^line 1: use an object with fields/],
  ])('%s is an error', async (_, text, error) => {
    expect((await json(text)).errors.map(rowErrorText)).toEqual([expect.stringMatching(error)]);
  });
});

describe('text pasted from pages and from Word', () => {
  const list = [{ name: '\u200eMara Lind\u200f', aliases: ['M\u00adL'] }, { name: 'Ben Holm' }, { name: 'B\u202eC' }];

  it.each<[string, (text: string) => ReturnType<typeof json>, string]>([
    ['JSON', json, JSON.stringify(list)],
    ['CSV', csv, 'name,aliases\n\u200eMara Lind\u200f,M\u00adL\nBen Holm,\nB\u202eC,'],
  ])(
    'in %s: what shows nothing is left out and counted; what turns text is an error of its row',
    async (_, read, text) => {
      const { names, errors, cleaned } = await read(text);
      expect(names.map(({ name }) => [name.id, name.name, name.aliases])).toEqual([
        ['mara-lind', 'Mara Lind', ['ML']],
        ['ben-holm', 'Ben Holm', []],
      ]);
      expect(cleaned).toBe(1);
      expect(errors.map(({ field, message }) => `${field} ${message}`)).toEqual([
        'name has a mark that turns text (U+202E) as character 2: leave it out, or type the text anew (given: "B\\u202eC")',
      ]);
    },
  );

  it('a cell with a line for each alias has as many', async () => {
    const { names } = await csv('name,aliases\nMara Lind,"ML\nM. Lind | Lind"');
    expect(names[0]?.name.aliases).toEqual(['ML', 'M. Lind', 'Lind']);
  });

  it('a name of two lines is an error of its row', async () => {
    const { errors } = await csv('name\n"Mara\nLind"\nBen Holm');
    expect(errors).toEqual([expect.objectContaining({ line: 2, field: 'name' })]);
  });
});

describe('ids made of names', () => {
  it.each([
    ['Zoë Łukasik-Ørn', 'zoe-lukasik-orn'],
    ['رندة قسيس', 'name-'],
    ['Export', 'name-'],
  ])('%s', (name, start) => {
    expect(idFromName(name)).toMatch(new RegExp(`^${start}`));
    expect(idFromName(name)).toBe(idFromName(name));
  });
});

const word = fc
  .oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), fc.stringMatching(/^['=+@|;\\",\-ab]{1,6}$/))
  .map((text) => withoutUnseen(text).trim())
  .filter((text) => text.isWellFormed() && GivenName.shape.name.safeParse(text).success);
const words = fc.array(word, { maxLength: 4 });
const id = fc.stringMatching(/^[a-z][a-z0-9._-]{0,12}$/).map((text) => `i${text}`);
const name: fc.Arbitrary<Name> = fc.record(
  { id, name: word, aliases: words, transliterate: fc.boolean(), require: words, exclude: words, strike: words },
  { requiredKeys: ['id', 'name', 'aliases'] },
);

describe.each(['csv', 'json'] as const)('what is written as %s', (format) => {
  it('reads back as the same names in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 6, selector: ({ id }) => id }), async (names) => {
        const read = await readNameList(bytes(await writeNameList(names, format)), format);
        expect(read.errors).toEqual([]);
        expect(read.names.map(({ name }) => plain(name))).toEqual(names.map(plain));
      }),
    );
  });
});

/** An empty list and none mean the same. */
function plain({ strike = [], require = [], exclude = [], ...rest }: Name) {
  return { ...rest, strike, require, exclude };
}
