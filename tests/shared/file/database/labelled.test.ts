import { describe, expect, test } from 'vitest';
import { readAll } from '../../../support/read/read-all.ts';

const TITLE = 'Council Weighs Future of Old Ferry Line';
const FIRST =
  'The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners, from two unions and from the harbour master, who asked for a decision before the summer.';
const SECOND = 'A vote is expected in spring, the chair said after the meeting in the town hall.';
const GERMAN =
  'Der Stadtrat hat am Freitag über die alte Fährlinie und ihre Zukunft an der Nordküste beraten. Gehört wurden die Eigner und zwei Gewerkschaften.';
const SWEDISH =
  'Kommunfullmäktige diskuterade på fredagen den gamla färjelinjen och dess framtid längs den norra kusten. Ägarna och två fackförbund hördes.';
const RUSSIAN =
  'Городской совет в пятницу обсудил старую паромную линию и её будущее на северном берегу. Были заслушаны владельцы и два профсоюза.';
const JAPANESE = '市議会は金曜日、北岸の古い渡し船の将来について協議した。所有者と二つの労働組合が意見を述べた。';

const proquest = (n: number) =>
  `____________________________________________________________\n\nDocument ${n} of 3\n\nHeadline number ${n} of the day\n\nAuthor: Holm, Ada\n\nPublication info: Paper ${n} ; Northgate [Northgate]0${n} Jan 2010: A.7.\n\nProQuest document link\n\nAbstract: None available.\n\nLinks: Find a copy\n\nFull text: ${FIRST}\n\n${SECOND}\n\nSubject: Ferries; Harbours\n\nLocation: Northgate\n\nTitle: Headline number ${n} of the day\n\nPublication title: Paper ${n}; Northgate\n\nPages: A.7\n\nPublication year: 2010\n\nPublication date: Jan ${n}, 2010\n\nSection: News\n\nPublisher: Paper Ltd\n\nSource type: Newspapers\n\nLanguage of publication: English\n\nDocument type: News\n\nProQuest document ID: 12345${n}\n\nDocument URL: https://search.proquest.com/docview/12345${n}\n\nCopyright: (c) 2010 Paper Ltd\n\nLast updated: 2010-01-12\n\nDatabase: ProQuest Newsstand\n\n`;
const genios = (n: number) =>
  `Schlagzeile Nummer ${n} des Tages\n\n${GERMAN}\n\nQuelle: Blatt ${n} vom 0${n}.01.2010 Nr. ${n} Seite 3\n\nRessort: Politik\n\nAutor: Ada Holm\n\nDokumentnummer: 2010010${n}B\n\nDauerhafte Adresse des Dokuments: https://www.wiso-net.de/document/BL__${n}\n\nAlle Rechte vorbehalten: (c) Blatt ${n} Verlag\n\n© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH\n\n`;
const retriever = (n: number) =>
  `Rubrik nummer ${n} för dagen\nTidning ${n}, 2010-01-0${n}\nSida 12\nPublicerat i print.\n\n${SWEDISH}\n\n© Tidning ${n}\nAlla artiklar är skyddade av upphovsrättslagen. Artiklar får ej distribueras utanför den egna organisationen utan godkännande från Retriever eller den enskilda utgivaren.\nSe hela artikeln på http://ret.nu/abc${n}\n==============================================================================\n`;
const atekst = (n: number) =>
  `Rubrik nummer ${n} för dagen\n------------------------------------------------------------------------------\nTidning ${n}, 0${n}.01.2010\nPublisert på trykk. Side: 12\n\n${SWEDISH}\n\n© Tidning ${n}\n==============================================================================\n`;
const newsbank = (n: number) =>
  `Headline number ${n} of the day\nJanuary ${n}, 2010 | Paper ${n} (Northgate)\nAuthor: Ada Holm\nSection: News\n452 Words\nPage: A7\nOpenURL Link\n\n${FIRST}\n\n${SECOND}\n\n© Copyright 2010 Paper ${n}\n\nRecord Number: 12AB${n}\n\n`;
const gale = (n: number) =>
  `Headline number ${n} of the day\n\nAuthor: Ada Holm\n\nDate: Jan. ${n}, 2010\n\nFrom: Paper ${n}\n\nPublisher: Paper Ltd\n\nDocument Type: Article\n\nLength: 452 words\n\nFull Text:\n\n${FIRST}\n\n${SECOND}\n\nSource Citation: Holm, Ada. Paper ${n}, 2010\n\nGale Document Number: GALE|A1234${n}\n\n`;
const integrum = (n: number) =>
  `Документ ${n} из 3\n\nИсточник: Газета ${n}\nДата выпуска: 0${n}.01.2010\nНомер выпуска: ${n}\nЗаглавие: Заголовок номер ${n} этого дня\nАвтор: Ада Холм\nРубрика: Политика\n\nТекст: ${RUSSIAN}\n\n`;
const yomidasu = (n: number) =>
  `第${n}の見出し　渡し船の将来を協議\n2010.01.0${n}　東京朝刊　3${n}面　写図有　（全612字）\n　${JAPANESE}\n　投票は春に行われる。\n\n`;
const kikuzo = (n: number) =>
  `◇${n}\n\n第${n}の見出し　渡し船の将来を協議\n\n2010年01月0${n}日　朝刊　3社会　035　00612文字\n\n　${JAPANESE}\n\n`;

interface Case {
  readonly why: string;
  readonly source: (n: number) => string;
  readonly title: (n: number) => string;
  readonly outlet: (n: number) => string;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly head?: string;
}

const CASES: readonly Case[] = [
  {
    why: 'ProQuest',
    source: proquest,
    title: (n) => `Headline number ${n} of the day`,
    outlet: (n) => `Paper ${n}`,
    more: { author: 'Holm, Ada', section: 'News', keywords: ['Ferries', 'Harbours'], language: 'en' },
  },
  {
    why: 'Genios and wiso',
    head: 'Dokumente\n\nInhaltsverzeichnis\n\n',
    source: genios,
    title: (n) => `Schlagzeile Nummer ${n} des Tages`,
    outlet: (n) => `Blatt ${n}`,
    more: { author: 'Ada Holm', section: 'Politik', language: 'de' },
  },
  {
    why: 'Retriever Mediearkivet',
    source: retriever,
    title: (n) => `Rubrik nummer ${n} för dagen`,
    outlet: (n) => `Tidning ${n}`,
    more: { language: 'sv' },
  },
  {
    why: 'Retriever Atekst',
    source: atekst,
    title: (n) => `Rubrik nummer ${n} för dagen`,
    outlet: (n) => `Tidning ${n}`,
    more: { language: 'sv' },
  },
  {
    why: 'NewsBank',
    source: newsbank,
    title: (n) => `Headline number ${n} of the day`,
    outlet: (n) => `Paper ${n}`,
    more: { author: 'Ada Holm', section: 'News' },
  },
  {
    why: 'Gale',
    source: gale,
    title: (n) => `Headline number ${n} of the day`,
    outlet: (n) => `Paper ${n}`,
    more: { author: 'Ada Holm' },
  },
  {
    why: 'Integrum',
    source: integrum,
    title: (n) => `Заголовок номер ${n} этого дня`,
    outlet: (n) => `Газета ${n}`,
    more: { author: 'Ада Холм', section: 'Политика', language: 'ru' },
  },
  {
    why: 'Yomidasu',
    head: 'ヨミダス歴史館　検索結果\n\n',
    source: yomidasu,
    title: (n) => `第${n}の見出し 渡し船の将来を協議`,
    outlet: () => '読売新聞',
    more: { language: 'ja' },
  },
  {
    why: 'Kikuzo',
    head: '朝日新聞記事データベース　聞蔵\n\n',
    source: kikuzo,
    title: (n) => `第${n}の見出し 渡し船の将来を協議`,
    outlet: () => '朝日新聞',
    more: { language: 'ja' },
  },
];

describe.each(CASES)('$why', ({ source, title, outlet, more = {}, head = '' }) => {
  test('three articles are three clips', async () => {
    const clips = await readAll(`${head}${[1, 2, 3].map(source).join('')}`);
    expect(clips).toMatchObject(
      [1, 2, 3].map((n) => ({
        part: String(n),
        title: title(n),
        outlet: outlet(n),
        publishedOn: `2010-01-0${n}`,
        codes: [],
        ...more,
      })),
    );
    for (const { text } of clips)
      expect(text).not.toMatch(/ProQuest|Dokumentnummer|Retriever|©|OpenURL|Gale|Номер|文字|写図|[_=-]{5}/);
  });

  test('one is one', async () => {
    const clips = await readAll(`${head}${source(4)}`);
    expect(clips).toMatchObject([{ part: null, title: title(4), outlet: outlet(4), publishedOn: '2010-01-04' }]);
  });
});

test('PressReader names the article at its end', async () => {
  const source = `Northgate Herald\n\n11 Jan 2010\n\n${TITLE}\n\n${FIRST}\n\n${SECOND}\n\nArticle Name: ${TITLE}\nPublication: Northgate Herald\nAuthor: Ada Holm\nStart Page: 3\nEnd Page: 3\n\nPressReader.com +1 604 278 4604 ORIGINAL COPY`;
  const [clip] = await readAll(source);
  expect(clip).toMatchObject({
    title: TITLE,
    outlet: 'Northgate Herald',
    publishedOn: '2010-01-11',
    author: 'Ada Holm',
  });
});

describe('records in part', () => {
  const body = `${FIRST}\n\n${SECOND}`;
  test.each<[why: string, source: string, fileName?: string]>([
    [
      'ProQuest without the number of the document',
      `Report Information from ProQuest\n14 January 2010 10:00\n\n______________\n\nDocument 1 of 1\n\n${TITLE}\n\nAuthor: Holm, Ada\n\nFull text: ${body}\n\nTitle: ${TITLE}\n\nPublication title: Northgate Herald\n\nPublication date: Jan 11, 2010\n\nDatabase: ProQuest Central\n`,
    ],
    [
      'ProQuest as a page',
      `<html><head><title>ProQuest Document</title></head><body><h2>${TITLE}</h2><p><a href="#">ProQuest document link</a></p><p><b>Full text: </b>${FIRST}</p><p>${SECOND}</p><p><b>Title: </b>${TITLE}</p><p><b>Publication title: </b>Northgate Herald</p><p><b>Publication date: </b>Jan 11, 2010</p></body></html>`,
      'x.html',
    ],
    [
      'wiso with the source above the headline',
      `Northgate Herald vom 11.01.2010, S. 3 / Lokales\n\n${TITLE}\n\n${body}\n\nDokumentnummer: A1\n\n© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH\n`,
    ],
    [
      'PressReader with outlet and day below the headline',
      `${TITLE}\nNorthgate Herald\n11 Jan 2010\n\n${body}\n\nhttps://www.pressreader.com/norway/northgate-herald/20100111/2815\n`,
    ],
    [
      'PressReader as a page',
      `<html><head><title>PressReader.com</title></head><body><h1>${TITLE}</h1><ul><li>Northgate Herald</li><li>11 Jan 2010</li></ul><p>${FIRST}</p><p>${SECOND}</p><p>© PressReader</p></body></html>`,
      'x.html',
    ],
    [
      'PressReader with outlet and day above the headline',
      `Northgate Herald\n11 Jan 2010\n\n${TITLE}\n\n${body}\n\nPressReader.com ORIGINAL COPY\n`,
    ],
  ])('%s', async (_why, source, fileName = 'x.txt') => {
    expect(await readAll(source, fileName)).toMatchObject([
      {
        title: TITLE,
        outlet: 'Northgate Herald',
        publishedOn: '2010-01-11',
        summary: expect.stringMatching(/^The council met/),
      },
    ]);
  });
});
