import { describe, expect, test } from 'vitest';
import { read } from '../../support/read/read.ts';

const TITLE = 'A talk on trees';

describe('notes of a press office, each its own way to say the same', () => {
  test.each<[source: string, why: string, fileName?: string]>([
    [`${TITLE}\nHill Radio\n03.06.18\n\nA talk about trees was given.`, 'a year of two digits'],
    [`${TITLE}\nHill Radio\nUpdated: 5 June 2018\nPublished: 3 June 2018\n\nA talk.`, 'the update first, no label'],
    [`${TITLE}\nHill Radio\nUpdated 5 June 2018, published 3 June 2018\n\nA talk.`, 'both in one line'],
    [`${TITLE}\nHill Radio, 3. Juni 2018\n\nA talk.\n\nStand: 5.6.2018`, 'the German state of a text at its foot'],
    [`${TITLE}\nHill Radio\n3 June 2018 / 3 juin 2018\n\nSummary: A talk.`, 'the day in two languages'],
    [`${TITLE}\nHill Radio, 3 June 2018 (accessed 5 May 2020)\n\nSummary: A talk.`, 'when it was looked up'],
    [`${TITLE}\nHill Radio\nSunday, 3 June 2018, 20:15\n\nSummary: A talk.`, 'weekday and time'],
    [`${TITLE}\nHill Radio\n2018-06-03T23:50:00+09:00\n\nSummary: A talk.`, 'an instant of machines'],
    [`${TITLE}\nHill Radio\nLondon, 3 June 2018\n\nSummary: A talk.`, 'the city of a dateline is no outlet'],
    [`${TITLE}\nBy Jane Doe\nHill Radio\n3 June 2018\n\nSummary: A talk.`, 'who wrote it is no outlet'],
    [`<h4>${TITLE}</h4>\n3 June 2018<br>\nHill Radio<br>\n<b>Summary:</b> A talk.`, 'the outlet below the date'],
    [`# ${TITLE}\n\nHill Radio | 3 June 2018 | 12:30\n\nSummary: A talk.`, 'bars', 'a.md'],
    [`# ${TITLE}\n\n3 June 2018 – Hill Radio\n\nSummary: A talk.`, 'a dash', 'a.md'],
    [`# ${TITLE}\n\nInterview with Mara Lind\n\nHill Radio\n\n3 June 2018\n\nSummary: A talk.`, 'a line more', 'a.md'],
    [`# ${TITLE}\n\nAired on Hill Radio, 3 June 2018\n\nSummary: A talk.`, 'a sentence', 'a.md'],
    [`# ${TITLE}\n\n## Source\n\nHill Radio\n\n## Date\n\n3 June 2018\n\n## Summary\n\nA talk.`, 'headings', 'a.md'],
    [`# ${TITLE}\n\n- Outlet: Hill Radio\n- Date: 3 June 2018\n- Duration: 12:34\n\nA talk.`, 'a list', 'a.md'],
    [`<p><b>Outlet</b> — Hill Radio</p><p><b>Date</b> — 3 June 2018</p><h2>${TITLE}</h2><p>It was.</p>`, 'dashes'],
    [
      `<table><tr><td>Title</td><td>${TITLE}</td></tr><tr><td>Outlet</td><td>Hill Radio</td></tr>
      <tr><td>Date</td><td>3 June 2018</td></tr><tr><td>Summary</td><td>A talk about trees.</td></tr></table>`,
      'a table, a label a cell',
    ],
    [`---\ntitle: ${TITLE}\n---\n\nHill Radio, 3 June 2018\n\nA talk.`, 'front matter and a byline', 'a.md'],
    [`---\ntitle: ${TITLE}\noutlet: Hill Radio\npublishedOn: 2018-06-03\n---\n\nA talk.`, 'front matter', 'a.md'],
    [`---\ntitel: ${TITLE}\nquelle: Hill Radio\ndatum: 3.6.2018\n---\n\nEin Gespräch.`, 'a German one', 'a.md'],
    [
      `<h3>${TITLE}</h3><p>It was about the trees that stand in the valley, and nobody knows them.</p>
      <p>Hill Radio, 3 June 2018</p>`,
      'the byline at the end',
    ],
    [
      `# ${TITLE}\n\nIt was about trees, and a good deal was said of them all night long.\n\nSource: Hill Radio\nDate: 3 June 2018`,
      'labels at the end',
      'a.md',
    ],
  ])('%# %s', (source, why, fileName) => {
    const { title, outlet, publishedOn } = read(source, fileName).fields;
    expect({ title, outlet, publishedOn }, why).toEqual({
      title: TITLE,
      outlet: 'Hill Radio',
      publishedOn: '2018-06-03',
    });
  });
});

describe('in many languages', () => {
  test.each<[language: string, text: string]>([
    ['fr', 'Le pont rouvre|Par Luc Morel\nRadio Coteaux, le 3 juin 2018\n\nRésumé : le pont rouvre.|Radio Coteaux'],
    ['fr', 'Un débat|Publié dans Le Courrier du Val le 3 juin 2018\n\nRésumé : un débat.|Le Courrier du Val'],
    ['de', 'Ein Gespräch|Ausgestrahlt am 3. Juni 2018 im Hügelfunk\n\nZusammenfassung: Ein Gespräch.|Hügelfunk'],
    ['de', 'Ein Gespräch|Der Tag\n3. Juni 2018\n\nZusammenfassung: Ein Gespräch.|Der Tag'],
    ['es', 'El puente reabre|Fuente: Radio Valle\nFecha: 3 de junio de 2018\n\nResumen: El puente.|Radio Valle'],
    ['it', 'Il ponte riapre|Tele Colli, 3 giugno 2018\n\nSintesi: il ponte riapre.|Tele Colli'],
    ['pt', 'A ponte reabre|Rádio Vale, 3 de junho de 2018\n\nResumo: a ponte reabre.|Rádio Vale'],
    ['nl', 'De brug gaat open|Radio Dal, 3 juni 2018\n\nSamenvatting: de brug gaat open.|Radio Dal'],
    ['sv', 'Bron öppnar|Radio Dalen, 3 juni 2018\n\nSammanfattning: bron öppnar.|Radio Dalen'],
    ['pl', 'Most otwarty|Radio Dolina, 3 czerwca 2018 r.\n\nStreszczenie: most otwarty.|Radio Dolina'],
    ['cs', 'Most otevřen|Rádio Údolí, 3. června 2018\n\nShrnutí: most otevřen.|Rádio Údolí'],
    ['ru', 'Мост открыт|Радио Долина, 3 июня 2018 года\n\nКратко: мост открыт.|Радио Долина'],
    ['ru', 'Мост открыт|Источник: Радио Долина\nОпубликовано: 3 июня 2018 г.\n\nМост открыли.|Радио Долина'],
    ['uk', 'Міст відкрито|Джерело: Радіо Долина\n3 червня 2018 року\n\nКоротко: міст відкрито.|Радіо Долина'],
    ['el', 'Η γέφυρα άνοιξε|Ράδιο Κάμπος, 3 Ιουνίου 2018\n\nΠερίληψη: η γέφυρα άνοιξε.|Ράδιο Κάμπος'],
    ['tr', 'Köprü açıldı|Ova Haber – 3 Haziran 2018\n\nÖzet: Köprü açıldı.|Ova Haber'],
    ['ar', 'افتتاح جسر جديد|قناة السهل، ٣ حزيران ٢٠١٨\n\nملخص: افتتحت البلدية الجسر.|قناة السهل'],
    ['ar', 'افتتاح جسر جديد|المصدر: قناة السهل\nالتاريخ: 3 يونيو 2018\n\nافتتحت البلدية الجسر.|قناة السهل'],
    ['fa', 'پل تازه باز شد|رادیو دشت، ۳ ژوئن ۲۰۱۸\n\nخلاصه: پل تازه باز شد.|رادیو دشت'],
    ['he', 'הגשר נפתח|רדיו העמק, 3 ביוני 2018\n\nתקציר: הגשר נפתח.|רדיו העמק'],
    ['ja', '橋が開通|谷ラジオ\n2018年6月3日\n\n要約：橋が開通した。|谷ラジオ'],
    ['zh', '大桥通车|来源：山谷电台\n发布日期：2018年6月3日\n\n摘要：大桥通车。|山谷电台'],
    ['ko', '다리 개통|계곡 라디오\n2018년 6월 3일\n\n요약: 다리가 개통되었다.|계곡 라디오'],
  ])('%s: %s', (_, text) => {
    const [title, rest, outlet] = text.split('|');
    for (const source of [`${title}\n${rest}`, `<h4>${title}</h4>\n${rest?.replaceAll('\n', '<br>\n')}`]) {
      expect(read(source).fields).toMatchObject({ title, outlet, publishedOn: '2018-06-03' });
    }
  });
});

describe('titles and outlets with signs and days in them', () => {
  test.each<[source: string, title: string, outlet: string | null, day: string | null]>([
    [
      '<h4>May 1, 2012: a day</h4>\nValley TV<br>\n3 June 2018<br>\nIt was.',
      'May 1, 2012: a day',
      'Valley TV',
      '2018-06-03',
    ],
    ['Budget 2019 approved\nValley TV\n3 June 2018\n\nIt was.', 'Budget 2019 approved', 'Valley TV', '2018-06-03'],
    ['A talk\nHill, Dale & Sons Radio\n3 June 2018\n\nIt was.', 'A talk', 'Hill, Dale & Sons Radio', '2018-06-03'],
    ['A talk\nHill, Dale & Sons Radio, 3 June 2018\n\nIt was.', 'A talk', 'Hill, Dale & Sons Radio', '2018-06-03'],
    ['A talk\nHill TV, News at Ten, 3 June 2018\n\nIt was.', 'A talk', 'Hill TV, News at Ten', '2018-06-03'],
    ['<h4>&laquo;On parle&raquo;</h4>\nRadio Sud<br>\n3 juin 2018<br>\nOui.', '«On parle»', 'Radio Sud', '2018-06-03'],
    ['<h1>Press review</h1><h2>A talk</h2><p>Hill Radio, 3 June 2018</p>', 'Press review', 'Hill Radio', '2018-06-03'],
    ['A talk\nThe New York Times\n03/06/2018\n\nIt was.', 'A talk', 'The New York Times', '2018-03-06'],
    ['A talk\nCNN\n3/6/18\n\nIt was.', 'A talk', 'CNN', '2018-03-06'],
    ['A talk\nBBC News\n03/06/2018\n\nIt was.', 'A talk', 'BBC News', '2018-06-03'],
    ['حوار\nالميادين\n15 شباط 2017\n\nملخص: حوار عن الشجر.', 'حوار', 'الميادين', '2017-02-15'],
  ])('%s', (source, title, outlet, publishedOn) => {
    expect(read(source).fields).toMatchObject({ title, outlet, publishedOn });
  });
});

test('an outlet that everybody knows may stand on top, with the day below it', () => {
  const { fields } = read(
    `الميادين\n12 تشرين الأول 2018\n\nالجسر يفتح قريبا\n\nملخص: قال المجلس إن الجسر سيفتح قريبا.`,
  );
  expect(fields).toMatchObject({ title: 'الجسر يفتح قريبا', outlet: 'الميادين', publishedOn: '2018-10-12' });
});

describe('no day is guessed', () => {
  test.each([
    ['juin 2018', 'date-incomplete'],
    ['June 2018', 'date-incomplete'],
    ['31. Juni 2018', 'date-invalid'],
    ['30 February 2020', 'date-invalid'],
    ['3. Juni 2048', 'date-invalid'],
    ['', 'date-missing'],
  ] as const)('%s → %s', (date, code) => {
    const text = 'The talk was held on 2 May 2012, and it was about the trees of the valley that nobody knows.';
    const { fields, codes } = read(`${TITLE}\nHill Radio\n${date}\n\nSummary: ${text}`);
    expect({ publishedOn: fields.publishedOn, told: codes.includes(code) }).toEqual({ publishedOn: null, told: true });
  });

  test.each([
    ['2018-02-30', 'date-invalid'],
    ['2018-06', 'date-incomplete'],
  ] as const)('front matter that says %s → %s', (date, code) => {
    const { fields, codes } = read(`---\ntitle: ${TITLE}\noutlet: Hill Radio\ndate: ${date}\n---\n\nA talk.`, 'a.md');
    expect({ publishedOn: fields.publishedOn, told: codes.includes(code) }).toEqual({ publishedOn: null, told: true });
  });
});
