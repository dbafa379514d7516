import { describe, expect, test } from 'vitest';
import { containerOf } from '../../../../shared/file/container/index.ts';
import { dayOfSerial, isDayFormat, rangeNamed, Sheets } from '../../../../shared/file/container/sheets.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { zip } from '../../../support/make/make-zip.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Book {
  readonly sheets: readonly string[];
  readonly texts?: readonly string[];
  /** Formats of cells, by style. */
  readonly formats?: readonly number[];
  readonly properties?: string;
  readonly state?: string;
  readonly links?: string;
}

function xlsx({
  sheets,
  texts = [],
  formats = [0, 14, 165],
  properties = '',
  state = '',
  links = '',
}: Book): Uint8Array {
  const rels = sheets.map(
    (_, i) => `<Relationship Id="rId${i}" Type="${TYPE}/worksheet" Target="worksheets/sheet${i}.xml"/>`,
  );
  return zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook>${properties}<sheets>${sheets.map((_, i) => `<sheet name="S${i}" sheetId="${i + 1}" ${i === 0 ? state : ''} r:id="rId${i}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${rels.join('')}<Relationship Id="rIdS" Type="${TYPE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rIdT" Type="${TYPE}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>` },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-409]d\\-mmm\\-yy;@"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${formats.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
    ...sheets.map((content, i) => ({
      name: `xl/worksheets/sheet${i}.xml`,
      content: `<worksheet>${content}</worksheet>`,
    })),
    { name: 'xl/worksheets/_rels/sheet0.xml.rels', content: `<Relationships>${links}</Relationships>` },
  ]);
}

const ods = (body: string) =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      content: `<office:document-content><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const HEAD = row(text('Title'), text('Outlet'), text('Date'), text('Link'));
const sheet = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;

async function clipsIn(bytes: Uint8Array) {
  return (await readFile(bytes, 'clips.xlsx', { today: '2026-11-22' })).map((reading) => {
    if (reading.kind === 'refused') return [reading.code];
    const { title, outlet, publishedOn, url } = reading.fields;
    return [title, outlet, publishedOn, ...(url === undefined ? [] : [url])];
  });
}

describe('of a workbook', () => {
  test.each<[why: string, book: Book, clips: (string | null)[][]]>([
    [
      'text that cells share, in runs and without readings; days by the format of the cell',
      {
        texts: ['<t>The </t><rPh><t>x</t></rPh>', '<r><t>橋が</t></r><r><t>開通</t></r><rPh sb="0"><t>ハシ</t></rPh>'],
        sheets: [
          sheet(
            HEAD,
            row('<c t="s"><v>1</v></c>', text('Radio Hill'), '<c s="1"><v>43174.9375</v></c>'),
            row(text('Tower'), text('La Voz'), '<c s="2"><v>43163</v></c>'),
          ),
        ],
      },
      [
        ['橋が開通', 'Radio Hill', '2018-03-15'],
        ['Tower', 'La Voz', '2018-03-04'],
      ],
    ],
    [
      'days counted from 1904',
      {
        properties: '<workbookPr date1904="1"/>',
        sheets: [sheet(HEAD, row(text('Bridge'), text('Radio Hill'), '<c s="1"><v>41712</v></c>'))],
      },
      [['Bridge', 'Radio Hill', '2018-03-15']],
    ],
    [
      'days without a format, and in ISO 8601',
      {
        sheets: [
          sheet(
            HEAD,
            row(text('Bridge'), text('Radio Hill'), '<c><v>43174</v></c>'),
            row(text('Tower'), text('La Voz'), '<c t="d"><v>2018-03-04T10:00:00</v></c>'),
          ),
        ],
      },
      [
        ['Bridge', 'Radio Hill', '2018-03-15'],
        ['Tower', 'La Voz', '2018-03-04'],
      ],
    ],
    [
      'cells with places of their own, blank ones left out',
      {
        sheets: [
          sheet(
            '<row r="3"><c r="B3" t="str"><v>Title</v></c><c r="D3" t="str"><v>Outlet</v></c></row>',
            '<row r="7"><c r="B7" t="str"><v>Bridge</v></c><c r="C7" t="e"><v>#N/A</v></c><c r="D7" t="str"><f>A1</f><v>Radio Hill</v></c></row>',
          ),
        ],
      },
      [['Bridge', 'Radio Hill', null]],
    ],
    [
      'links of cells and of formulas',
      {
        links: `<Relationship Id="rId9" Type="${TYPE}/hyperlink" Target="https://x.example/1?a=1&amp;b=2" TargetMode="External"/>`,
        sheets: [
          `${sheet(
            HEAD,
            row(text('Bridge'), text('Radio Hill'), text('15 March 2018'), text('Open')),
            row(
              '<c t="str"><f>HYPERLINK("https://x.example/2","Tower")</f><v>Tower</v></c>',
              text('La Voz'),
              text('4 March 2018'),
              '<c t="str"><f>HYPERLINK("https://x.example/2")</f><v>Read</v></c>',
            ),
          )}<hyperlinks><hyperlink ref="D2" r:id="rId9"/></hyperlinks>`,
        ],
      },
      [
        ['Bridge', 'Radio Hill', '2018-03-15', 'https://x.example/1?a=1&b=2'],
        ['Tower', 'La Voz', '2018-03-04', 'https://x.example/2'],
      ],
    ],
    [
      'a cell that is shown over several rows holds for each',
      {
        sheets: [
          `${sheet(HEAD, row(text('Bridge'), text('Radio Hill'), text('15 March 2018')), row(text('Tower')))}<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="C2:C3"/></mergeCells>`,
        ],
      },
      [
        ['Bridge', 'Radio Hill', '2018-03-15'],
        ['Tower', 'Radio Hill', '2018-03-15'],
      ],
    ],
    [
      'several sheets: each by its own heads, those about other things not at all',
      {
        sheets: [
          sheet(HEAD, row(text('Bridge'), text('Radio Hill'), text('15 March 2018'))),
          sheet(row(text('Outlet'), text('Clips')), row(text('Radio Hill'), text('1'))),
          sheet(
            row(text('Air date'), text('Station'), text('Headline')),
            row(text('2018-03-04'), text('La Voz'), text('Tower')),
          ),
        ],
      },
      [
        ['Bridge', 'Radio Hill', '2018-03-15'],
        ['Tower', 'La Voz', '2018-03-04'],
      ],
    ],
    [
      'hidden sheets are not read',
      {
        state: 'state="hidden"',
        sheets: [
          sheet(HEAD, row(text('Bridge'), text('Radio Hill'), text('15 March 2018'))),
          sheet(HEAD, row(text('Tower'), text('La Voz'), text('4 March 2018'))),
        ],
      },
      [['Tower', 'La Voz', '2018-03-04']],
    ],
    [
      'a workbook about something else is refused',
      { sheets: [sheet(row(text('Item'), text('Cost')), row(text('Chair'), text('3')))] },
      [['not-text']],
    ],
    ['one without text is refused', { sheets: [sheet()] }, [['empty']]],
    ['one without sheets is refused', { sheets: [] }, [['empty']]],
  ])('%s', async (_, book, clips) => {
    expect(await clipsIn(xlsx(book))).toEqual(clips);
  });
});

test('a workbook of OpenDocument is read, with links, notes left out, and cells over several rows', async () => {
  const cell = (value: string, attributes = '') =>
    `<table:table-cell ${attributes}><text:p>${value}</text:p></table:table-cell>`;
  const rows = [
    `<table:table-row>${['Title', 'Outlet', 'Date', 'Link'].map((head) => cell(head)).join('')}<table:table-cell table:number-columns-repeated="16380"/></table:table-row>`,
    `<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
    `<table:table-row>${cell('Bridge<office:annotation><text:p>note</text:p></office:annotation>')}${cell('Radio<text:s/>Hill', 'table:number-rows-spanned="2"')}${cell('15.3.18', 'office:value-type="date" office:date-value="2018-03-15T10:00:00"')}${cell('<text:a xlink:href="https://x.example/1">Open</text:a>')}</table:table-row>`,
    `<table:table-row>${cell('Tower')}<table:covered-table-cell/>${cell('2018-03-04')}</table:table-row>`,
  ];
  expect(await clipsIn(ods(`<table:table>${rows.join('')}</table:table>`))).toEqual([
    ['Bridge', 'Radio Hill', '2018-03-15', 'https://x.example/1'],
    ['Tower', 'Radio Hill', '2018-03-04'],
  ]);
});

test('a binary workbook is refused, with what to do', async () => {
  const bytes = zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships><Relationship Id="rId1" Type="${TYPE}/officeDocument" Target="xl/workbook.bin"/></Relationships>`,
    },
    { name: 'xl/workbook.bin', content: 'x' },
  ]);
  expect(await containerOf(bytes, 'x')?.open(bytes, 'x')).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('.xlsx'),
  });
});

test.each<[reference: string, range: number[] | null]>([
  ['D5', [4, 3, 4, 3]],
  ['$C$7:AB8', [6, 2, 7, 27]],
  ['A:A', null],
  ['', null],
])('the range %s', (reference, range) => {
  expect(rangeNamed(reference)).toEqual(range && { top: range[0], left: range[1], bottom: range[2], right: range[3] });
});

test.each<[serial: number, from1904: boolean, day: string | null]>([
  [43174, false, '2018-03-15'],
  [61, false, '1900-03-01'],
  [41712, true, '2018-03-15'],
  [0.5, false, null],
  [1e9, false, null],
  [Number.NaN, false, null],
])('day %d', (serial, from1904, day) => {
  expect(dayOfSerial(serial, from1904)).toBe(day);
});

test.each<[why: string, id: number, code: string | undefined, isDay: boolean]>([
  ['the short date', 14, undefined, true],
  ['a time', 20, undefined, false],
  ['Japanese eras', 27, undefined, true],
  ['a number', 2, undefined, false],
  ['words in quotes are none', 170, '0 "days"', false],
  ['colours are none', 171, '[Red]0.00', false],
  ['minutes are no months', 172, 'h:mm:ss', false],
  ['a long date', 173, '[$-F800]dddd, mmmm dd, yyyy', true],
])('a format: %s', (_, id, code, isDay) => {
  expect(isDayFormat(id, code)).toBe(isDay);
});

test('a large workbook takes time in proportion', async () => {
  const make = (length: number) =>
    xlsx({
      sheets: [
        sheet(
          HEAD,
          ...Array.from({ length: length / 100 }, () => row(text('Bridge'), text('Radio Hill'), text('2018-03-15'))),
        ),
      ],
    });
  await expectLinear(async (bytes) => containerOf(bytes, 'x')?.open(bytes, 'x'), make, 400_000);
});

test('ranges that reach to the end of a sheet cost nothing', async () => {
  const merged = Array.from({ length: 2000 }, () => `<mergeCell ref="A2:XFD1048576"/>`).join('');
  const bytes = xlsx({
    sheets: [
      `${sheet(HEAD, row(text('Bridge'), text('Radio Hill'), text('2018-03-15')))}<mergeCells>${merged}</mergeCells>`,
    ],
  });
  expect(await clipsIn(bytes)).toEqual([['Bridge', 'Radio Hill', '2018-03-15']]);
});

test('many links take time in proportion', async () => {
  const make = (length: number) => {
    const ids = Array.from({ length: length / 100 }, (_, i) => `l${i}`);
    return xlsx({
      sheets: [
        `${sheet(HEAD)}<hyperlinks>${ids.map((id) => `<hyperlink ref="A9" r:id="${id}"/>`).join('')}</hyperlinks>`,
      ],
      links: ids.map((id) => `<Relationship Id="${id}" Target="https://x.example/${id}"/>`).join(''),
    });
  };
  await expectLinear(async (bytes) => containerOf(bytes, 'x')?.open(bytes, 'x'), make, 1_600_000);
});

describe('of sheets that are made to swell', () => {
  test('rows with one cell far to the right: 10,000 of all sheets', () => {
    const sheets = new Sheets();
    for (let number = 0; number < 4; number++) {
      sheets.startSheet();
      for (let row = 0; row < 4000; row++) sheets.put(row, 399, 'A');
    }
    expect(sheets.toString().match(/\n/g)).toHaveLength(10_000 + 2);
  });

  test('a million cells', () => {
    const sheets = new Sheets();
    sheets.startSheet();
    for (let row = 0; row < 2600; row++) for (let column = 0; column < 400; column++) sheets.put(row, column, 'A');
    expect(sheets.toString().match(/\n/g)).toHaveLength(2500);
  });

  test('a long address of many cells is none', () => {
    const sheets = new Sheets();
    sheets.startSheet();
    sheets.put(0, 0, 'A');
    sheets.link({ top: 0, left: 0, bottom: 9, right: 9 }, `https://x.example/${'x'.repeat(3000)}`);
    expect(sheets.toString()).toBe('A\n');
  });

  test.each<[why: string, unit: string]>([
    ['cells over many columns', '<td rowspan=9 colspan=999>A'],
    ['tables in tables', '<td>A<table><tr>'],
  ])('HTML: %s', async (_, unit) => {
    const make = (length: number) => {
      const cells = unit.repeat(length / unit.length);
      return Buffer.from(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr>${cells}</table></html>`);
    };
    await expectLinear(async (bytes) => containerOf(bytes, 'x.xls')?.open(bytes, 'x.xls'), make, 200_000);
  });
});

describe('of a workbook as mark-up', () => {
  const html = (rows: string, head = '') => `<html><head>${head}</head><body><table>${rows}</table></body></html>`;
  const ROWS =
    '<tr><th>Title</th><th>Outlet</th><th>Date</th><th>Link</th></tr><tr><td rowspan="2"><b>Bridge</b> &amp;<br>town</td><td>Radio Hill</td><td>15/03/2018</td><td><a href="https://x.example/1">Open</a></td></tr><tr><td>La Voz</td><td>4/3/2018</td></tr>';
  test.each<[why: string, name: string, source: string, clips: (string | null)[][]]>([
    [
      'a page that is called .xls',
      'report.xls',
      html(`<tr><td colspan="4">Coverage report</td></tr>${ROWS}`),
      [
        ['Bridge & town', 'Radio Hill', '2018-03-15', 'https://x.example/1'],
        ['Bridge & town', 'La Voz', '2018-03-04'],
      ],
    ],
    [
      'a page that Excel saved',
      'report.htm',
      html(
        ROWS.replace(' rowspan="2"', ''),
        '<meta name=ProgId content=Excel.Sheet><xml xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>',
      ),
      [
        ['Bridge & town', 'Radio Hill', '2018-03-15', 'https://x.example/1'],
        ['La Voz', null, null],
      ],
    ],
    [
      'XML of Excel 2003',
      'report.xml',
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>
<Row ss:Index="2"><Cell><Data ss:Type="String">Title</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">Outlet</Data></Cell><Cell><Data ss:Type="String">Date</Data></Cell></Row>
<Row><Cell ss:HRef="https://x.example/1"><ss:Data ss:Type="String"><B>Br</B>idge</ss:Data><Comment><Data>note</Data></Comment></Cell><Cell ss:Index="3"><Data ss:Type="String">Radio Hill</Data></Cell><Cell><Data ss:Type="DateTime">2018-03-15T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>`,
      [['Bridge', 'Radio Hill', '2018-03-15', 'https://x.example/1']],
    ],
    [
      'what lists no clips is read as the page that it is',
      'page.xls',
      '<html><body><h1>Bridge opens</h1><p>Radio Hill, 15 March 2018</p></body></html>',
      [['Bridge opens', 'Radio Hill', '2018-03-15']],
    ],
  ])('%s', async (_, name, source, clips) => {
    const read = await readFile(Buffer.from(source), name, { today: '2026-11-22' });
    expect(
      read.map((reading) => {
        if (reading.kind === 'refused') return [reading.code];
        const { title, outlet, publishedOn, url } = reading.fields;
        return [title, outlet, publishedOn, ...(url === undefined ? [] : [url])];
      }),
    ).toEqual(clips);
  });
});
