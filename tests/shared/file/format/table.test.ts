import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportHead, exportLine } from '../../../../shared/clip/export-lines.ts';
import { rowsOf, saidIn } from '../../../../shared/file/format/table/cells.ts';
import { settledDays } from '../../../../shared/file/format/table/days.ts';
import { headOf } from '../../../../shared/file/format/table/heads.ts';
import { isClipList, readClipList } from '../../../../shared/file/format/table/index.ts';
import { languageNamed } from '../../../../shared/file/format/table/language-name.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { fakeClip } from '../../../support/fake/dependencies.ts';
import { clipsOf } from '../../../support/read/clips-of.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const cellsIn = (source: string, delimiter = ',') =>
  [...rowsOf(source, delimiter, 0)].map(({ cells }) => cells.map((cell) => saidIn(source, cell).fragment.text));
const fieldsIn = (source: string, fileName = 'list.csv') =>
  clipsOf(source, fileName).map(({ title, outlet, publishedOn, summary }) => [title, outlet, publishedOn, summary]);

describe('a list is read by the heads of its columns', () => {
  test.each<[why: string, source: string, clips: (string | null)[][]]>([
    [
      'Media Cloud: the day of indexing is another one, and the address of a medium is no video',
      `id,indexed_date,language,media_name,media_url,publish_date,title,url
a1,2024-03-05 04:11:22,en,Radio Hill,radiohill.example,2024-03-04,"Council weighs ""final"" future, again",https://radiohill.example/1
a2,2024-03-05 04:11:23,es,La Voz,lavoz.example,2024-03-03,La torre volvió a brillar,https://lavoz.example/2`,
      [
        ['Council weighs "final" future, again', 'Radio Hill', '2024-03-04', null],
        ['La torre volvió a brillar', 'La Voz', '2024-03-03', null],
      ],
    ],
    [
      'Meltwater: tabs, the opening as summary',
      `Date\tHeadline\tURL\tOpening Text\tHit Sentence\tSource\tInfluencer\tCountry\tLanguage\tReach
15-Mar-2018 10:30PM\tBridge "opens" today\thttps://radiohill.example/1\tThe bridge opened on Sunday.\t... said the mayor ...\tRadio Hill\tJane Doe\tFrance\tEnglish\t1000`,
      [['Bridge "opens" today', 'Radio Hill', '2018-03-15', 'The bridge opened on Sunday.']],
    ],
    [
      'Meltwater, newer: kind and domain of the source are not its name',
      `"Date","Time","Document ID","URL","Input Name","Source Type","Source Name","Source Domain","Author Name","Title","Opening Text","Hit Sentence","Reach"
"15-Mar-2018","10:30 PM","x1","https://radiohill.example/1","Bridge","news","Radio Hill","radiohill.example","Jane Doe","Bridge opens","It opened.","It opened on Sunday.","5"`,
      [['Bridge opens', 'Radio Hill', '2018-03-15', 'It opened.']],
    ],
    [
      'Cision: notes above the heads, a sum below',
      `Report generated 3/20/2018
Search: bridge, 1/1/2018 to 3/20/2018

News Date,News Headline,Outlet Name,Media Type,News Text,News Attachment URL,UVPM
3/4/2018,Bridge opens,Radio Hill,Radio,"Line one
line two.",https://x.example/1,123
3/15/2018,Tower shines,La Voz,Print,,https://x.example/2,5
,,,,,,
Total,,,,,,128`,
      [
        ['Bridge opens', 'Radio Hill', '2018-03-04', 'Line one\nline two.'],
        ['Tower shines', 'La Voz', '2018-03-15', null],
      ],
    ],
    [
      'Brandwatch: the snippet is the summary, the site names the outlet',
      `Report:,Bridge
From:,2018-03-01

Query Name,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,Author
Bridge,2018-03-15 22:10:00.0,Bridge opens,It opened on Sunday.,http://radiohill.example/1,radiohill.example,neutral,news,en,Jane Doe`,
      [['Bridge opens', 'radiohill.example', '2018-03-15', 'It opened on Sunday.']],
    ],
    [
      'Excel in German: semicolons, which a first line declares',
      'sep=;\r\nDatum;Medium;Titel;Autor;Link;Reichweite\r\n04.03.2018;Radio Hügel;Die Brücke ist offen;Max Muster;https://x.example/1;1.000\r\n',
      [['Die Brücke ist offen', 'Radio Hügel', '2018-03-04', null]],
    ],
    [
      'French heads',
      "Titre de l'article;Nom du média;Date de parution;Résumé\nLe pont est ouvert;Radio Colline;15 mars 2018;Il a ouvert dimanche.\n",
      [['Le pont est ouvert', 'Radio Colline', '2018-03-15', 'Il a ouvert dimanche.']],
    ],
    [
      'Russian heads',
      'Дата публикации\tНазвание СМИ\tЗаголовок\tСсылка\n15.03.2018\tРадио Холм\tМост открыт\thttps://x.example/1\n',
      [['Мост открыт', 'Радио Холм', '2018-03-15', null]],
    ],
    [
      'Arabic heads',
      'العنوان,المصدر,تاريخ النشر\nافتتاح الجسر,إذاعة التل,2018-03-15\n',
      [['افتتاح الجسر', 'إذاعة التل', '2018-03-15', null]],
    ],
    [
      'Japanese heads',
      '日付,媒体名,見出し,本文\n2018年3月15日,丘の新聞,橋が開通,日曜日に開通した。\n',
      [['橋が開通', '丘の新聞', '2018-03-15', '日曜日に開通した。']],
    ],
    [
      'a Swedish title, whose head is a section in German',
      'Rubrik;Källa;Datum\nBron är öppen;Radio Kulle;2018-03-15\n',
      [['Bron är öppen', 'Radio Kulle', '2018-03-15', null]],
    ],
    [
      'heads in two languages, with formats in brackets',
      'Titel / Title,Outlet (name),Date (MM/DD/YYYY)\nBridge opens,Radio Hill,03/04/2018\n',
      [['Bridge opens', 'Radio Hill', '2018-03-04', null]],
    ],
    [
      'Talkwalker: the site as an address, the day beside others',
      'search_indexed,published,title,content,url,domain_url,lang,reach\n2018-03-16 01:00,2018-03-15 22:10,Bridge opens,It opened on Sunday.,https://radiohill.example/1,http://www.nytimes.com/,en,5\n',
      [['Bridge opens', 'The New York Times', '2018-03-15', 'It opened on Sunday.']],
    ],
    [
      'Factiva: codes of fields',
      'AN,HD,BY,WC,PD,SN,LP,TD,LA\nX1,Bridge opens,Jane Doe,120,15 March 2018,Radio Hill,It opened.,The town came.,English\n',
      [['Bridge opens', 'Radio Hill', '2018-03-15', 'It opened.']],
    ],
    [
      'broadcasts: the programme is the title where there is no other',
      'Air Date,Time,Station,Program,Transcript\n3/15/2018,6:00 PM,WXYZ,Evening Report,The bridge opened today.\n',
      [['Evening Report', 'WXYZ', '2018-03-15', 'The bridge opened today.']],
    ],
    [
      'a headline before what is called title, and the medium behind the outlet',
      'Title,Headline,Media,Outlet,Published\nEditor,Bridge opens,Print,Radio Hill,2018-03-15\n',
      [['Bridge opens', 'Radio Hill', '2018-03-15', null]],
    ],
    [
      'the period of a report settles day and month',
      'Coverage,1/1/2018 - 31/3/2018\n\nTitle,Outlet,Date\nBridge opens,Radio Hill,3/4/2018\n',
      [['Bridge opens', 'Radio Hill', '2018-04-03', null]],
    ],
    [
      'line ends of an old Mac',
      'Title,Outlet,Date\rBridge opens,Radio Hill,2018-03-15\rTower shines,La Voz,2018-03-16\r',
      [
        ['Bridge opens', 'Radio Hill', '2018-03-15', null],
        ['Tower shines', 'La Voz', '2018-03-16', null],
      ],
    ],
    [
      'no column of outlets: known ones by the address of the clip',
      'Title,Date,URL\nBridge opens,2018-03-15,https://www.nytimes.com/2018/bridge\nTower shines,2018-03-16,https://tower.example/1\n',
      [
        ['Bridge opens', 'The New York Times', '2018-03-15', null],
        ['Tower shines', null, '2018-03-16', null],
      ],
    ],
    [
      'titles with commas that nobody quoted, which days and addresses give away',
      'Date,Title,Outlet,URL\n2018-03-15,Bridge, town, and day,Radio Hill,https://x.example/1\n2018-03-16,Tower,La Voz,https://x.example/2\n',
      [
        ['Bridge, town, and day', 'Radio Hill', '2018-03-15', null],
        ['Tower', 'La Voz', '2018-03-16', null],
      ],
    ],
    [
      'values beyond the heads, which are none of its columns',
      'Date,Title,Outlet,URL\n2018-03-15,Bridge,Radio Hill,https://x.example/1,note,5\n',
      [['Bridge', 'Radio Hill', '2018-03-15', null]],
    ],
    [
      'columns that are there twice: the first with a value',
      'Title,Title,Source,Date,Date\n,Bridge opens,Radio Hill,,2018-03-15\n',
      [['Bridge opens', 'Radio Hill', '2018-03-15', null]],
    ],
    [
      'names of groups between rows, heads again, a note below',
      'Title,Outlet,Date\nPrint,,\nBridge opens,Radio Hill,2018-03-15\nTitle,Outlet,Date\nTower shines,La Voz,2018-03-16\n"© 2018, a service",,\n',
      [
        ['Bridge opens', 'Radio Hill', '2018-03-15', null],
        ['Tower shines', 'La Voz', '2018-03-16', null],
      ],
    ],
    [
      'a second list below, with other columns',
      'Title,Outlet,Date\nBridge opens,Radio Hill,2018-03-15\n\nDate,Source,Headline\n2018-03-16,La Voz,Tower shines\n',
      [
        ['Bridge opens', 'Radio Hill', '2018-03-15', null],
        ['Tower shines', 'La Voz', '2018-03-16', null],
      ],
    ],
    [
      'a formula that is a link, as sheets keep it',
      'Title,Outlet,Date\n"=HYPERLINK(""https://x.example/1"",""Bridge """"opens"""""")",Radio Hill,2018-03-15\n',
      [['Bridge "opens"', 'Radio Hill', '2018-03-15', null]],
    ],
    ['a quote that never closes', 'Title,Outlet,Date\n"Bridge opens,Radio Hill,2018-03-15\n', []],
    [
      'a title that begins with a quotation nobody escaped',
      'Title\tOutlet\tDate\n"Open" says mayor\tRadio Hill\t2018-03-15\n"Shut"\tLa Voz\t2018-03-16\n',
      [
        ['"Open" says mayor', 'Radio Hill', '2018-03-15', null],
        ['Shut', 'La Voz', '2018-03-16', null],
      ],
    ],
  ])('%s', (_, source, clips) => {
    if (clips.length > 0) expect(fieldsIn(source)).toEqual(clips);
    else expect(clipsOf(source)[0]?.document.format).toBe('csv');
  });
});

test.each<[why: string, source: string]>([
  ['prose with commas', 'Title, source, date: a clip needs them.\n\nThe bridge, the town, and the date.\n'],
  ['code with commas', "const rows = [\n  { title, outlet, date },\n  { title: 'a', outlet: 'b' },\n];\n"],
  ['code with strings', "'title', 'outlet', 'date',\n'Bridge', 'Radio Hill', '2018',\n"],
  ['prose with tabs', 'The bridge\tis open\nRadio Hill\t3 March 2019\n'],
  ['names', 'id,name,aliases\na,Anna Karlsen,A. Karlsen\n'],
  ['people', 'Name,Source,Date\nAnna Karlsen,Fair,2018-03-15\n'],
  ['books', 'Title,Publisher,Date,ISBN\nThe Bridge,Hill Press,2018-03-15,978-3\n'],
  ['numbers', 'Date,Reach,Clips\n2018-03-15,1000,3\n'],
  ['titles alone', 'Title,Reach\nBridge opens,5\n'],
  ['heads without rows', 'Title,Outlet,Date\nTitle,Outlet,Date\n'],
  ['a table of Markdown', '| Title | Outlet | Date |\n|---|---|---|\n| Bridge | Radio Hill | 2018-03-15 |\n'],
  ['a page', '<html><body>Title,Outlet,Date\nBridge,Radio Hill,2018-03-15</body></html>'],
])('no list of clips: %s', (_, source) => {
  expect(isClipList(source)).toBe(false);
});

describe('a table that is no list of clips', () => {
  const reading = async (source: string, fileName = 'table.csv') => {
    const [only] = await readFile(Buffer.from(source), fileName, { today: '2026-11-22' });
    return only?.kind === 'refused' ? `${only.code}: ${only.reason}` : only?.kind;
  };

  test.each<[why: string, source: string]>([
    ['names', 'id,name,aliases\na,Anna Karlsen,A. Karlsen\nb,Ben Doe,\n'],
    ['figures with semicolons', '\ufeffDatum;Reichweite\n2018-03-15;1.000\n2018-03-16;1.200\n'],
    ['tabs, with mark-up in a cell', 'Task\tOwner\tState\n<b>Paint</b>\tJane\topen\nMend\tJoe\tdone\n'],
    ['heads of clips without clips', 'Title,Outlet,Date\n'],
  ])('is refused with what its columns are to be called: %s', async (_, source) => {
    expect(await reading(source)).toBe(
      'not-text: The table lists no clips. Name its columns, such as Title, Outlet, Date, Link and Summary, or name the file .txt to have it read as text.',
    );
    expect(await reading(source, 'table.txt')).toBe('read');
  });

  test.each<[why: string, source: string]>([
    [
      'a clip that is called a table',
      'Bridge opens, at last\nRadio Hill, 15 March 2018\n\nThe town came, and the mayor.\n',
    ],
    ['labels and values of one clip', 'Title,Bridge opens\nOutlet,Radio Hill\nDate,2018-03-15\n'],
    ['a line with commas', 'The bridge,the town,the day\n'],
  ])('is read: %s', async (_, source) => {
    expect(await reading(source)).toBe('read');
  });
});

test.each<[why: string, head: string, cells: string[], days: string[]]>([
  ['one day over 12 settles all', 'Date', ['03/04/2018', '03/25/2018'], ['2018-03-04', '2018-03-25']],
  ['the same with the day first', 'Date', ['03/04/2018', '25/03/2018'], ['2018-04-03', '2018-03-25']],
  ['nothing settles', 'Date', ['03/04/2018'], ['03/04/2018']],
  [
    'rows that contradict',
    'Date',
    ['03/04/2018', '25/03/2018', '03/25/2018'],
    ['03/04/2018', '25/03/2018', '03/25/2018'],
  ],
  ['the head tells', 'Date (dd/mm/yyyy)', ['03/04/2018'], ['2018-04-03']],
  ['times and short years', 'Date', ['3/4/18 10:30 PM', '3/25/18 0:00'], ['2018-03-04', '2018-03-25']],
  ['days as spreadsheets count them', 'Date', ['43174', '43174.9375'], ['2018-03-15', '2018-03-15']],
  ['seconds and milliseconds', 'Date', ['1521151200', '1521151200000'], ['2018-03-15', '2018-03-15']],
  ['the day as written, whatever its zone', 'Date', ['2018-03-15T23:30:00-08:00'], ['2018-03-15T23:30:00-08:00']],
])('days of a column: %s', (_, head, cells, days) => {
  expect(settledDays(head, cells)).toEqual(days);
});

test.each<[head: string, role: string | null]>([
  ['News_Headline', 'title'],
  ['Media Outlet', 'outlet'],
  ['media_url', null],
  ['Link/URL', 'source-url'],
  ['Date/Time', 'published-on'],
  ['Author Name', 'author'],
  ['Hit Sentence', 'text'],
  ['Video URL', 'video'],
  ['Reach', null],
  ['Media Type', null],
])('the head %s', (head, role) => {
  expect(headOf(head)?.role ?? null).toBe(role);
});

test.each<[name: string, tag: string | null]>([
  ['English', 'en'],
  ['Französisch', 'fr'],
  ['Español (América)', 'es'],
  ['русский', 'ru'],
  ['العربية', 'ar'],
  ['pt-BR', 'pt'],
  ['eng', 'eng'],
  ['Unknown', null],
])('the language %s', (name, tag) => {
  expect(languageNamed(name)).toBe(tag);
});

test('of 501 clips the first 500 are read, and a warning says so', () => {
  const rows = Array.from({ length: 501 }, (_, i) => `Bridge ${i} opens,Radio Hill,2018-03-15`);
  const clips = clipsOf(`Title,Outlet,Date\n${rows.join('\n')}\n`);
  expect(clips.map(({ part }) => part)).toEqual(Array.from({ length: 500 }, (_, i) => `${i + 1}`));
  expect(clips.at(-1)?.codes).toContain('parts-cut');
});

test('rows without a title are left out with a warning that counts them', () => {
  const [clip] = clipsOf(
    'Title,Outlet,Date\nBridge opens,Radio Hill,2018-03-15\n,La Voz,2018-03-16\n,La Voz,2018-03-17\n',
  );
  expect(clip?.warnings[0]?.message).toContain('2 rows were left out');
});

test('the address of a clip may stand behind its title, or under another head', () => {
  const source = `Title,Outlet,Date,Read it\n"=HYPERLINK(""https://x.example/1"",""Bridge"")",Radio Hill,2018-03-15,\nTower,La Voz,2018-03-16,https://x.example/2\n`;
  expect(clipsOf(source).map(({ fields }) => fields.url)).toEqual(['https://x.example/1', 'https://x.example/2']);
});

test('players: an address that leads to one, embed code, the address of a video column', () => {
  const [clip] = clipsOf(`Title,Outlet,Date,URL,Embed,Video
Bridge opens,Radio Hill,2018-03-15,https://www.youtube.com/watch?v=dQw4w9WgXcQ,"<iframe src=""https://player.vimeo.com/video/76979871""></iframe>",https://rutube.ru/video/0123456789abcdef0123456789abcdef/`);
  expect(clip?.embeds).toHaveLength(3);
});

test('evidence and text have their places in the file', () => {
  const source = 'Title,Outlet,Date,Text\n"The ""old"" bridge",Radio Hill,2018-03-15,It opened.\n';
  const [clip] = clipsOf(source);
  const { title, outlet } = clip?.fields.evidence ?? {};
  expect(source.slice(title?.start, title?.end)).toBe('The ""old"" bridge');
  expect(source.slice(outlet?.start, outlet?.end)).toBe('Radio Hill');
  expect(clip?.text).toBe('The "old" bridge\n\nIt opened.');
});

test('text for spreadsheets in UTF-16 with tabs is read', async () => {
  const bytes = Buffer.from('\ufeffTitle\tOutlet\tDate\r\nBridge opens\tRadio Hill\t2018-03-15\r\n', 'utf16le');
  const [clip] = await readFile(bytes, 'list.txt', { today: '2026-11-22' });
  expect(clip).toMatchObject({ part: null, document: { format: 'csv' }, fields: { outlet: 'Radio Hill' } });
});

test('an export of the archive reads back', () => {
  const clips = [
    {
      title: '=1+1 is two, they say',
      outlet: 'Radio Hill',
      publishedOn: '2018-03-15',
      language: 'en',
      summary: '-The "bridge"\nopened on Sunday.',
    },
    {
      title: "'Quoted' bridge",
      outlet: 'La Voz',
      publishedOn: null,
      language: 'es',
      summary: 'La torre volvió a brillar el domingo por la noche.',
    },
    { title: 'جسر', outlet: null, publishedOn: '2017-02-15', language: 'ar', summary: null },
  ];
  const lines = clips.map((clip) => exportLine('csv', fakeClip({ clipId: 'c', ...clip })));
  const read = clipsOf(exportHead('csv', true) + lines.join(''), 'export.csv');
  expect(
    read.map(({ fields: { title, outlet, publishedOn, language, summary } }) => ({
      title,
      outlet,
      publishedOn,
      language,
      summary,
    })),
  ).toEqual(clips);
});

test('cells are those of any other reader', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', 'é') }).filter((text) => !/^'?=/.test(text));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const source = rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      expect(cellsIn(source)).toEqual(parse(source, { relax_column_count: true, record_delimiter: '\r\n' }));
    }),
  );
});

describe('time grows with the length only', () => {
  const head = 'Title\tOutlet\tDate\nBridge\tRadio Hill\t2018-03-15\n';
  test.each<[why: string, make: (length: number) => string]>([
    ['quotes that do not close', (length) => head + '"a\n'.repeat(length / 3)],
    ['one long line of cells', (length) => head + '"a\t'.repeat(length / 3)],
    ['formulas that do not end', (length) => `${head}=HYPERLINK("${'a",'.repeat(length / 3)}`],
    ['heads all over', (length) => 'Title,Outlet,Date\nBridge,Radio Hill,2018-03-15\n'.repeat(length / 47)],
    ['nothing but heads', (length) => 'Title,Outlet,Date\n'.repeat(length / 18)],
  ])('%s', async (_, make) => {
    await expectLinear((source) => isClipList(source) && readClipList(source), make, 200_000);
  });
});
