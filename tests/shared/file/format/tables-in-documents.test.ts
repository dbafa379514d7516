import { describe, expect, test } from 'vitest';
import { readFile } from '../../../../shared/file/index.ts';
import { link, row, table } from '../../../support/make/html-table.ts';
import { zip } from '../../../support/make/make-zip.ts';
import { clipsOf } from '../../../support/read/clips-of.ts';

type Fields = (string | null)[];
const fieldsIn = (source: string, fileName: string): Fields[] =>
  clipsOf(source, fileName).map(({ title, outlet, publishedOn, summary, fields }) => [
    title,
    outlet,
    publishedOn,
    summary,
    fields.url ?? null,
  ]);

const BRIDGE = [
  'Bridge opens after ten years',
  'Radio Hill',
  '2018-03-15',
  'The town came.',
  'https://radiohill.example/1',
];
const TOWER = ['Tower shines again at night', 'La Voz', '2018-03-16', 'It was dark.', 'https://lavoz.example/2'];

describe('a table of clips is read by the heads of its columns', () => {
  test.each<[why: string, fileName: string, source: string, clips: Fields[]]>([
    [
      'a page',
      'review.html',
      `<h1>Press review</h1><p>Good morning, here is what was written.</p>${table(
        ['Date', 'Outlet', 'Title', 'Link', 'Summary'],
        [
          '15 March 2018',
          'Radio Hill',
          'Bridge opens after ten years',
          link('https://radiohill.example/1'),
          'The town came.',
        ],
        ['16 March 2018', 'La Voz', 'Tower shines again at night', link('https://lavoz.example/2'), 'It was dark.'],
      )}<p>Kind regards, the press office</p>`,
      [BRIDGE, TOWER],
    ],
    [
      'Markdown',
      'review.md',
      `# Press review\n\n| Date | Outlet | Title | Link | Summary |\n|---|---|---|---|---|
| 2018-03-15 | Radio Hill | Bridge opens after ten years | https://radiohill.example/1 | The town came. |
| 2018-03-16 | La Voz | Tower shines again at night | <https://lavoz.example/2> | It was dark. |\n`,
      [BRIDGE, TOWER],
    ],
    [
      'Markdown without lines around the table, with links of outlets, too',
      'review.md',
      'Outlet | Title | Date\n--- | :-: | ---\n[Radio Hill](https://radiohill.example) | [Bridge opens after ten years](https://radiohill.example/1) | 2018-03-15\n',
      [['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, 'https://radiohill.example/1']],
    ],
    [
      'Markdown that its name does not tell',
      'review.txt',
      'Dear all,\n\n| Outlet | Title | Date |\n|---|---|---|\n| Radio Hill | Bridge opens after ten years | 2018-03-15 |\n',
      [['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null]],
    ],
    [
      'rows with a day alone, which holds for those below',
      'review.html',
      `<table>${row('Outlet', 'Title')}<tr><td colspan="2">Thursday, 15 March 2018</td></tr>${row('Radio Hill', 'Bridge opens after ten years')}
<tr><td colspan="2">Friday, 16 March 2018</td></tr>${row('La Voz', 'Tower shines again at night')}</table>`,
      [
        ['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null],
        ['Tower shines again at night', 'La Voz', '2018-03-16', null, null],
      ],
    ],
    [
      'a title with the text below it in one cell',
      'review.html',
      table(
        ['Date', 'Outlet', 'Article'],
        [
          '2018-03-15',
          'Radio Hill',
          '<p><b>Bridge opens</b></p><p>The town came to see the bridge that the mayor opened on Sunday.</p>',
        ],
      ),
      [
        [
          'Bridge opens',
          'Radio Hill',
          '2018-03-15',
          'The town came to see the bridge that the mayor opened on Sunday.',
          null,
        ],
      ],
    ],
    [
      'titles of one word, among all that a clip has',
      'review.html',
      table(
        ['Date', 'Outlet', 'Title'],
        ['2018-03-15', 'Radio Hill', link('https://radiohill.example/1', 'Interview')],
      ),
      [['Interview', 'Radio Hill', '2018-03-15', null, 'https://radiohill.example/1']],
    ],
    [
      'titles that are links, German',
      'review.html',
      table(
        ['Datum', 'Medium', 'Schlagzeile', 'Zusammenfassung'],
        [
          '15.03.2018',
          'Radio Hill',
          link('https://radiohill.example/1', 'Bridge opens after ten years'),
          'The town came.',
        ],
        ['16.03.2018', 'La Voz', link('https://lavoz.example/2', 'Tower shines again at night'), 'It was dark.'],
      ),
      [BRIDGE, TOWER],
    ],
    [
      'French, a day and an outlet over several rows',
      'revue.html',
      `<table><tr><th>Date</th><th>Média</th><th>Titre</th></tr>
<tr><td rowspan="2">15/03/2018</td><td>Radio Hill</td><td>Bridge opens after ten years</td></tr>
<tr><td rowspan=2>La Voz</td><td>Tower shines again at night</td></tr>
<tr><td>17/03/2018</td><td>Mill closes for the winter</td></tr></table>`,
      [
        ['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null],
        ['Tower shines again at night', 'La Voz', '2018-03-15', null, null],
        ['Mill closes for the winter', 'La Voz', '2018-03-17', null, null],
      ],
    ],
    [
      'cells marked as those above',
      'review.html',
      `<table><tr><td>Date</td><td>Outlet</td><td>Title</td></tr>
<tr><td>2018-03-15</td><td>Radio Hill</td><td>Bridge opens after ten years</td></tr>
<tr><td data-merged></td><td>La Voz</td><td>Tower shines again at night</td></tr></table>`,
      [
        ['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null],
        ['Tower shines again at night', 'La Voz', '2018-03-15', null, null],
      ],
    ],
    [
      'the title of the list above the heads, groups between, heads again, a total below',
      'review.html',
      `<table><tr><td colspan="3">Press review of March</td></tr>${row('Outlet', 'Title', 'Date')}
<tr><td colspan="3"><b>Radio</b></td></tr>${row('Radio Hill', 'Bridge opens after ten years', '2018-03-15')}
${row('Outlet', 'Title', 'Date')}<tr><td colspan="3"><b>Print</b></td></tr>
${row('La Voz', 'Tower shines again at night', '2018-03-16')}${row('Total', '2', '')}</table>`,
      [
        ['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null],
        ['Tower shines again at night', 'La Voz', '2018-03-16', null, null],
      ],
    ],
    [
      'several tables: with heads of its own, and one that goes on without',
      'review.html',
      `<h2>Radio</h2>${table(['Outlet', 'Title', 'Date'], ['Radio Hill', 'Bridge opens after ten years', '2018-03-15'])}
<h2>Print</h2>${table(['Date', 'Headline', 'Source'], ['2018-03-16', 'Tower shines again at night', 'La Voz'])}
${table(['2018-03-17', 'Mill closes for the winter', 'La Voz'])}${table(['Jane Doe', 'Press office', '+1 555 0100'])}`,
      [
        ['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null],
        ['Tower shines again at night', 'La Voz', '2018-03-16', null, null],
        ['Mill closes for the winter', 'La Voz', '2018-03-17', null, null],
      ],
    ],
    [
      'within the table that lays out a mail',
      'review.html',
      `<table><tr><td><img src="logo.png"></td></tr><tr><td>${table(
        ['Outlet', 'Title', 'Date'],
        ['Radio Hill', 'Bridge opens after ten years', '2018-03-15'],
      )}</td></tr><tr><td>Press office, Hill Street 1</td></tr></table>`,
      [['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null]],
    ],
    [
      'Arabic',
      'review.html',
      table(
        ['التاريخ', 'المصدر', 'العنوان', 'الرابط'],
        ['2018-03-15', 'إذاعة التل', 'افتتاح الجسر الجديد', link('https://radiohill.example/1', 'رابط')],
      ),
      [['افتتاح الجسر الجديد', 'إذاعة التل', '2018-03-15', null, 'https://radiohill.example/1']],
    ],
    [
      'Russian',
      'review.html',
      table(
        ['Дата', 'СМИ', 'Заголовок', 'Ссылка'],
        ['15.03.2018', 'Радио Холм', 'Мост открыт для всех', link('https://radiohill.example/1', 'читать')],
      ),
      [['Мост открыт для всех', 'Радио Холм', '2018-03-15', null, 'https://radiohill.example/1']],
    ],
    [
      'Japanese',
      'review.html',
      table(['日付', '媒体名', '見出し'], ['2018年3月15日', '丘の新聞', '橋が開通しました']),
      [['橋が開通しました', '丘の新聞', '2018-03-15', null, null]],
    ],
    [
      'articles, a name for headlines that other tables have, too',
      'review.html',
      table(['Date', 'Media', 'Article'], ['2018-03-15', 'Radio Hill', 'Bridge opens after ten years']),
      [['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null]],
    ],
    [
      'a row that lacks its day',
      'review.html',
      table(
        ['Date', 'Outlet', 'Title'],
        ['2018-03-15', 'Radio Hill', 'Bridge opens after ten years'],
        ['', 'La Voz', 'Tower shines again at night'],
      ),
      [
        ['Bridge opens after ten years', 'Radio Hill', '2018-03-15', null, null],
        ['Tower shines again at night', 'La Voz', null, null, null],
      ],
    ],
    [
      'no outlet but links',
      'review.html',
      table(
        ['Date', 'Title'],
        ['2018-03-15', link('https://www.nytimes.com/1', 'Bridge opens after ten years')],
        ['2018-03-16', link('https://lavoz.example/2', 'Tower shines again at night')],
      ),
      [
        ['Bridge opens after ten years', 'The New York Times', '2018-03-15', null, 'https://www.nytimes.com/1'],
        ['Tower shines again at night', null, '2018-03-16', null, 'https://lavoz.example/2'],
      ],
    ],
    [
      'a link through a mail gateway',
      'review.html',
      table(
        ['Outlet', 'Title'],
        [
          'Radio Hill',
          link(
            'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fradiohill.example%2F1&amp;data=05',
            'Bridge opens after ten years',
          ),
        ],
      ),
      [['Bridge opens after ten years', 'Radio Hill', null, null, 'https://radiohill.example/1']],
    ],
    [
      'days of a column settle day and month',
      'review.html',
      table(
        ['Date', 'Outlet', 'Title'],
        ['3/4/2018', 'Radio Hill', 'Bridge opens after ten years'],
        ['3/16/2018', 'La Voz', 'Tower shines again at night'],
      ),
      [
        ['Bridge opens after ten years', 'Radio Hill', '2018-03-04', null, null],
        ['Tower shines again at night', 'La Voz', '2018-03-16', null, null],
      ],
    ],
  ])('%s', (_, fileName, source, clips) => {
    expect(fieldsIn(source, fileName)).toEqual(clips);
  });
});

const HEADS = ['Date', 'Outlet', 'Title'];
const BELOW = [
  ['15 March 2018', 'Radio Hill', 'Bridge opens after ten years'],
  [null, 'La Voz', 'Tower shines again at night'],
];

function word(): Uint8Array {
  const cell = (text: string | null, merge: string) =>
    `<w:tc><w:tcPr>${merge}</w:tcPr><w:p><w:r><w:t>${text ?? ''}</w:t></w:r></w:p></w:tc>`;
  const line = (texts: readonly (string | null)[], merge: string) =>
    `<w:tr>${texts.map((text, i) => cell(text, i === 0 ? merge : '')).join('')}</w:tr>`;
  const [first = [], second = []] = BELOW;
  const rows = `${line(HEADS, '')}${line(first, '<w:vMerge w:val="restart"/>')}${line(second, '<w:vMerge/>')}`;
  const body = `<w:p><w:r><w:t>Press review</w:t></w:r></w:p><w:tbl>${rows}</w:tbl>`;
  return zip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document><w:body>${body}</w:body></w:document>` },
  ]);
}

function writer(): Uint8Array {
  const cell = (text: string | null, high: string) =>
    text === null
      ? '<table:covered-table-cell/>'
      : `<table:table-cell${high}><text:p>${text}</text:p></table:table-cell>`;
  const line = (texts: readonly (string | null)[], high = '') =>
    `<table:table-row>${texts.map((text, i) => cell(text, i === 0 ? high : '')).join('')}</table:table-row>`;
  const [first = [], second = []] = BELOW;
  const rows = `<table:table-header-rows>${line(HEADS)}</table:table-header-rows>${line(first, ' table:number-rows-spanned="2"')}${line(second)}`;
  const content = `<office:document-content><office:body><office:text><table:table>${rows}</table:table></office:text></office:body></office:document-content>`;
  return zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'content.xml', content },
  ]);
}

function richText(): Uint8Array {
  const line = (texts: readonly (string | null)[], merge = '') =>
    `\\trowd${merge}\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl ${texts.map((text) => `${text ?? ''}\\cell `).join('')}\\row\n`;
  const [first = [], second = []] = BELOW;
  return Buffer.from(`{\\rtf1\\ansi ${line(HEADS)}${line(first, '\\clvmgf')}${line(second, '\\clvmrg')}\\pard\\par}`);
}

function mail(): Uint8Array {
  const [first = [], second = []] = BELOW;
  const html = `<p>Dear all, here is the coverage.</p>${table(HEADS, first.map(String), ['15 March 2018', ...second.slice(1).map(String)])}<p>Best regards<br>Jane Doe</p>`;
  return Buffer.from(
    `From: Jane Doe <jane@hill.example>\r\nTo: all@hill.example\r\nSubject: Press review\r\nDate: Fri, 16 Mar 2018 08:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
  );
}

test('the subject of a mail of plain text is the title of none of the clips in it', async () => {
  const lines = [HEADS.join('\t'), '2018-03-15\tRadio Hill\tBridge opens', '2018-03-16\tLa Voz\tTower shines'];
  const bytes = Buffer.from(`From: jane@hill.example\r\nSubject: Press review\r\n\r\n${lines.join('\r\n')}\r\n`);
  const clips = await readFile(bytes, 'review.eml', { today: '2026-11-22' });
  expect(clips.map((clip) => clip.kind === 'read' && clip.fields.title)).toEqual(['Bridge opens', 'Tower shines']);
});

test('a table of Markdown with 500 clips is read', () => {
  const rows = '| 2018-03-15 | Radio Hill | [Bridge opens](https://radiohill.example/1) | It opened. |\n'.repeat(500);
  expect(clipsOf(`| Date | Outlet | Title | Summary |\n|---|---|---|---|\n${rows}`, 'review.md')).toHaveLength(500);
});

test.each<[fileName: string, bytes: Uint8Array]>([
  ['review.docx', word()],
  ['review.odt', writer()],
  ['review.rtf', richText()],
  ['review.eml', mail()],
])('a day over two rows in %s', async (fileName, bytes) => {
  const clips = await readFile(bytes, fileName, { today: '2026-11-22' });
  const read = clips.map((clip) => {
    if (clip.kind !== 'read') throw new Error(clip.reason);
    const { title, outlet, publishedOn } = clip.fields;
    return [clip.part, clip.document.format, title, outlet, publishedOn];
  });
  const format = fileName.slice(-4).replace('.', '');
  expect(read).toEqual([
    ['1', format, 'Bridge opens after ten years', 'Radio Hill', '2018-03-15'],
    ['2', format, 'Tower shines again at night', 'La Voz', '2018-03-15'],
  ]);
});

test('fields are explained by their places in the source', () => {
  const source = table(
    ['Date', 'Outlet', 'Title'],
    ['2018-03-15', 'Radio&nbsp;Hill &amp; Dale', 'Bridge\n  <b>opens</b> in &laquo;March&raquo;'],
  );
  const [clip] = clipsOf(source, 'review.html');
  const { title, outlet, publishedOn } = clip?.fields.evidence ?? {};
  const said = [title, outlet, publishedOn].map((it) => source.slice(it?.start, it?.end));
  expect(said).toEqual(['Bridge\n  <b>opens</b> in &laquo;March&raquo;', 'Radio&nbsp;Hill &amp; Dale', '2018-03-15']);
});

test('players and links in the cells of a row are the videos of its clip', () => {
  const source = table(
    ['Date', 'Outlet', 'Title', 'Link'],
    [
      '2018-03-15',
      'Radio Hill',
      'Bridge opens after ten years',
      '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>',
    ],
    [
      '2018-03-16',
      'La Voz',
      'Tower shines again at night',
      `${link('https://lavoz.example/2')} ${link('https://youtu.be/bbbbbbbbbbb')}`,
    ],
  );
  expect(clipsOf(source, 'review.html').map(({ embeds }) => embeds)).toEqual([
    ['https://www.youtube.com/embed/aaaaaaaaaaa'],
    ['https://youtu.be/bbbbbbbbbbb'],
  ]);
});
