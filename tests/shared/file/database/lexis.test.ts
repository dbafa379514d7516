import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAll } from '../../../support/read/read-all.ts';

const fixture = (name: string) => readFileSync(`tests/fixtures/reports/file-${name}`);
const TITLE = 'Council Weighs Future of Old Ferry Line';
const FIRST =
  'The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners, from two unions and from the harbour master, who asked for a decision before the summer.';
const SECOND =
  'A vote is expected in spring, the chair said after the meeting in the town hall. Mara Lind, who leads the harbour office, declined to comment.';
const TEXT = `${FIRST}\n\n${SECOND}`;

describe('one article', () => {
  test.each(['lexis-txt-one.txt', 'lexis-txt-edition.txt', 'lexis-html-one.html', 'nexisuni-docx-one.docx'])(
    '%s',
    async (name) => {
      const clips = await readAll(fixture(name), name);
      expect(clips).toMatchObject([
        { part: null, title: TITLE, outlet: 'Northgate Herald', publishedOn: '2010-01-11', language: 'en', codes: [] },
      ]);
      expect(clips[0]?.text).toBe(`${TITLE}\n\n${TEXT}`);
      expect(clips[0]?.summary).toBe(TEXT);
      expect(clips[0]?.section?.toLowerCase()).toBe('news');
    },
  );

  test('evidence leads to where each value stands', async () => {
    const [clip] = await readAll(fixture('lexis-txt-one.txt'));
    const at = (field: 'title' | 'outlet' | 'publishedOn' | 'author' | 'section') => {
      const { start = 0, end = 0 } = clip?.evidence[field] ?? {};
      return clip?.source.slice(start, end);
    };
    expect([at('title'), at('outlet'), at('author'), at('section')]).toEqual([
      TITLE,
      'Northgate Herald',
      'Ada Holm',
      'NEWS',
    ]);
    expect(at('publishedOn')).toContain('January 11, 2010');
    expect(clip?.evidence.title?.rule).toBe('declared-title');
  });
});

interface Row {
  readonly why: string;
  readonly source: string;
  readonly want: Readonly<Record<string, unknown>>;
  readonly fileName?: string;
}

const de = {
  title: 'Stadtrat berät über alte Fährlinie',
  text: 'Der Stadtrat hat am Freitag über die alte Fährlinie und ihre Zukunft an der Nordküste beraten. Gehört wurden die Eigner, zwei Gewerkschaften und der Hafenmeister.',
};
const fr = {
  title: 'Le conseil étudie la vieille ligne',
  text: 'Le conseil s’est réuni vendredi pour parler de la vieille ligne et de son avenir le long de la côte nord. Les propriétaires et deux syndicats ont été entendus.',
};
const nl = {
  title: 'Raad buigt zich over oude veerdienst',
  text: 'De raad vergaderde vrijdag over de oude veerdienst en de toekomst ervan langs de noordkust. De eigenaren en twee vakbonden zijn gehoord.',
};

const ROWS: readonly Row[] = [
  {
    why: 'the older layout: notice and outlet above, headline and text labelled',
    source: `                               1 of 1 DOCUMENTS


               Copyright 2010 Northgate Media Company
                        Northgate Herald

                       January 11, 2010 Monday
                        Late Edition - Final

SECTION: Section A; Column 3; Metropolitan Desk; Pg. 7

LENGTH: 120 words

HEADLINE: ${TITLE}

BYLINE:  By ADA HOLM

DATELINE: NORTHGATE, Jan. 10

BODY:
   ${FIRST}

   ${SECOND}

URL: http://www.herald.example

GRAPHIC: PHOTO: Ola Berg at the pier

LOAD-DATE: January 14, 2010
`,
    want: {
      title: TITLE,
      outlet: 'Northgate Herald',
      publishedOn: '2010-01-11',
      author: 'ADA HOLM',
      text: `${TITLE}\n\n${TEXT}`,
    },
  },
  {
    why: 'a headline and a text in wrapped lines, below a cover',
    source: `Download Request: Selected Items: 1-1
Time Of Request: Friday, March 20, 2018  16:51:31

Send To:
UNIVERSITY LIBRARY

Terms: (DATE(>=2009-12-01 and <=2010-05-11) and (ferry))

Source: Northgate Herald
Project ID: None



                               1 of 1 DOCUMENTS



                               Northgate Herald

                            January 11, 2010 Monday
                                   Edition 1;
                                    Scotland

Council Weighs Future
of Old Ferry Line

BYLINE: Ada Holm

LENGTH: 66 words

The council met on Friday to talk about the old ferry line
and its future along the northern shore.

LOAD-DATE: January 14, 2010

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

JOURNAL-CODE: NGH


                    Copyright 2010 NORTHGATE GROUP NEWSPAPERS LTD
                              All Rights Reserved

---- End of Request ----
Download Request: Selected Items: 1-1
Time Of Request: Friday, March 20, 2018  16:51:31
`,
    want: {
      title: TITLE,
      outlet: 'Northgate Herald',
      publishedOn: '2010-01-11',
      author: 'Ada Holm',
      text: 'Council Weighs Future\nof Old Ferry Line\n\nThe council met on Friday to talk about the old ferry line\nand its future along the northern shore.',
    },
  },
  {
    why: 'German',
    source: `1 von 1 DOKUMENTEN\n\nNordblatt\n\n11. Januar 2010 Montag\n\n${de.title}\n\nAUTOR: Ada Holm\n\nRUBRIK: POLITIK; S. 7\n\nLÄNGE: 120 Wörter\n\n${de.text}\n\nUPDATE: 14. Januar 2010\n\nSPRACHE: GERMAN; DEUTSCH\n\nPUBLICATION-TYPE: Zeitung\n\nCopyright 2010 Nordblatt Verlag GmbH\nAlle Rechte vorbehalten`,
    want: {
      title: de.title,
      outlet: 'Nordblatt',
      publishedOn: '2010-01-11',
      section: 'POLITIK',
      language: 'de',
      text: `${de.title}\n\n${de.text}`,
    },
  },
  {
    why: 'French',
    source: `1 de 1 DOCUMENTS\n\nLe Phare du Nord\n\nlundi 11 janvier 2010\n\n${fr.title}\n\nAUTEUR: Ada Holm\n\nRUBRIQUE: POLITIQUE; Pg. 7\n\nLONGUEUR: 120 mots\n\nENCART: Une ligne ancienne\n\n${fr.text}\n\nDATE-CHARGEMENT: 14 janvier 2010\n\nLANGUE: FRENCH; FRANÇAIS\n\nTYPE-PUBLICATION: Journal\n\nCopyright 2010 Le Phare du Nord\ntous droits réservés`,
    want: {
      title: fr.title,
      outlet: 'Le Phare du Nord',
      publishedOn: '2010-01-11',
      summary: 'Une ligne ancienne',
      language: 'fr',
    },
  },
  {
    why: 'Dutch',
    source: `1 van 1 DOCUMENTEN\n\nNoorderkoerier\n\n11 januari 2010 maandag\nEditie 1\n\n${nl.title}\n\nBYLINE: Ada Holm\n\nSECTION: Binnenland; Blz. 7\n\nLENGTH: 120 woorden\n\n${nl.text}\n\nLOAD-DATE: 14 januari 2010\n\nLANGUAGE: DUTCH; NEDERLANDS\n\nCopyright 2010 Noorderkoerier B.V.\nAll Rights Reserved`,
    want: {
      title: nl.title,
      outlet: 'Noorderkoerier',
      publishedOn: '2010-01-11',
      section: 'Binnenland',
      language: 'nl',
    },
  },
  {
    why: 'a headline that reads like an edition, below one',
    source: `1 of 1 DOCUMENTS\n\nNorthgate Herald\n\nJanuary 11, 2010 Monday\n\nLate Edition - Final\n\nFinal City Edition\n\nBYLINE: Ada Holm\n\nLENGTH: 66 words\n\n${TEXT}\n\nLOAD-DATE: January 14, 2010`,
    want: {
      title: 'Final City Edition',
      outlet: 'Northgate Herald',
      publishedOn: '2010-01-11',
      text: `Final City Edition\n\n${TEXT}`,
    },
  },
  {
    why: 'a headline above the day',
    source: `1 of 1 DOCUMENTS\n\nNorthgate Herald\n\n${TITLE}\n\nJanuary 11, 2010 Monday\n\nBYLINE: Ada Holm\n\nLENGTH: 66 words\n\n${TEXT}\n\nLOAD-DATE: January 14, 2010`,
    want: { title: TITLE, outlet: 'Northgate Herald', publishedOn: '2010-01-11', text: `${TITLE}\n\n${TEXT}` },
  },
  {
    why: 'without an outlet',
    source: `1 of 1 DOCUMENTS\n\nJanuary 11, 2010 Monday\n\n${TITLE}\n\nBYLINE: Ada Holm\n\nLENGTH: 66 words\n\n${TEXT}\n\nLOAD-DATE: January 14, 2010`,
    want: { title: TITLE, outlet: null, publishedOn: '2010-01-11' },
  },
  {
    why: 'lines without blanks between',
    source: `1 of 1 DOCUMENTS\nNorthgate Herald\nJanuary 11, 2010 Monday\nFinal Edition\n${TITLE}\nBYLINE: Ada Holm\nSOURCE: Herald News Service\nSECTION: NEWS; Pg. 7\nLENGTH: 66 words\n${FIRST}\nLOAD-DATE: January 14, 2010\nLANGUAGE: ENGLISH\nCopyright 2010 Northgate Herald`,
    want: {
      title: TITLE,
      outlet: 'Northgate Herald',
      publishedOn: '2010-01-11',
      author: 'Ada Holm',
      text: `${TITLE}\n\n${FIRST}`,
    },
  },
  {
    why: 'without a day: that of loading is none',
    source: `1 of 1 DOCUMENTS\n\nNorthgate Herald\n\n${TITLE}\n\nBYLINE: Ada Holm\n\nLENGTH: 66 words\n\n${TEXT}\n\nLOAD-DATE: January 14, 2010`,
    want: { title: TITLE, outlet: 'Northgate Herald', publishedOn: null },
  },
  {
    why: 'without a number of words and an author',
    source: `1 of 1 DOCUMENTS\n\nNorthgate Herald\n\nJanuary 11, 2010 Monday\n\n${TITLE}\n\nSECTION: NEWS; Pg. 7\n\n${TEXT}\n\nLOAD-DATE: January 14, 2010\n\nPUBLICATION-TYPE: Newspaper`,
    want: { title: TITLE, outlet: 'Northgate Herald', publishedOn: '2010-01-11', text: `${TITLE}\n\n${TEXT}` },
  },
  {
    why: 'the text of a printed page of Nexis Uni, with a highlight',
    source: `${TITLE}\nNorthgate Herald\nJanuary 11, 2010 Monday, 1 Edition\n\nCopyright 2010 Northgate Herald All Rights Reserved\n\nSection: NEWS; Pg. 7\n\nLength: 120 words\n\nByline: Ada Holm\n\nHighlight: An old line may close\n\nBody\n\n${TEXT}\n\nGraphic\n\nPicture, The pier with Ola Berg\n\nClassification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\nSubject: FERRIES (90%); HARBOURS (78%)\n\nLoad-Date: January 14, 2010\n\nEnd of Document`,
    want: {
      title: TITLE,
      outlet: 'Northgate Herald',
      publishedOn: '2010-01-11',
      summary: 'An old line may close',
      keywords: ['FERRIES', 'HARBOURS'],
      text: `${TITLE}\n\nAn old line may close\n\n${TEXT}`,
    },
  },
  {
    why: 'German Nexis Uni',
    source: `${de.title}\n\nNordblatt\n\nMontag 11. Januar 2010\n\nCopyright 2010 Nordblatt Alle Rechte vorbehalten\n\nRubrik: POLITIK; S. 7\n\nLänge: 120 Wörter\n\nAutor: Ada Holm\n\nTextkörper\n\n${de.text}\n\nKlassifizierung\n\nSprache: GERMAN; DEUTSCH\n\nLadedatum: 14. Januar 2010\n\nEnde des Dokuments`,
    want: {
      title: de.title,
      outlet: 'Nordblatt',
      publishedOn: '2010-01-11',
      author: 'Ada Holm',
      text: `${de.title}\n\n${de.text}`,
    },
  },
];

describe('siblings', () => {
  test.each(ROWS)('$why', async ({ source, want, fileName }) => {
    const clips = await readAll(source, fileName);
    expect(clips).toHaveLength(1);
    expect(clips[0]).toMatchObject({ part: null, ...want });
  });
});

const academic = (n: number, of: number) =>
  `${n} of ${of} DOCUMENTS\n\n\nPaper ${n}\n\nJanuary ${n}, 2010 Monday\n\nHeadline number ${n} of the day\n\nBYLINE: Ada Holm\n\nLENGTH: 120 words\n\n${FIRST} Text ${n}.\n\nOn March 3, 2009 it was otherwise\n\nPaper 9, 4 March 2009\n\n${SECOND}\n\nLOAD-DATE: January 20, 2010\n\nCopyright 2010 Paper ${n}\nAll Rights Reserved\n\n\n`;
const uni = (n: number) =>
  `<p>Headline number ${n} of the day</p><p>Paper ${n}</p><p>January ${n}, 2010 Monday</p><p>Copyright 2010 Paper ${n} All Rights Reserved</p><p>Section:&nbsp;NEWS; Pg. 7</p><p>Length:&nbsp;120 words</p><p>Byline:&nbsp;Ada Holm</p><p>Body</p><p>${FIRST} Text ${n}.</p><p>${SECOND}</p><p>Load-Date:&nbsp;January 20, 2010</p><p>End of Document</p>`;
const cover = `<p>Date and Time: Monday, January 25, 2010 10:12:00 AM EST</p><p>Job Number: 1234567</p><p>Documents (3)</p>${[
  1, 2, 3,
]
  .map(
    (n) =>
      `<p>${n}. Headline number ${n} of the day</p><p>Client/Matter: -None-</p><p>Search Terms: ferry</p><p>Search Type: Terms and Connectors</p><p>Narrowed by:</p><table><tr><td>Content Type</td><td>Narrowed by</td></tr><tr><td>News</td><td>-None-</td></tr></table>`,
  )
  .join('')}`;

describe('several articles', () => {
  test.each([
    ['text of LexisNexis Academic', [1, 2, 3].map((n) => academic(n, 3)).join(''), 'a.txt'],
    ['documents of Nexis Uni below their cover', `${cover}${[1, 2, 3].map(uni).join('')}`, 'a.html'],
  ])('%s', async (_, source, fileName) => {
    const clips = await readAll(source, fileName);
    expect(clips).toMatchObject(
      [1, 2, 3].map((n) => ({
        part: String(n),
        title: `Headline number ${n} of the day`,
        outlet: `Paper ${n}`,
        publishedOn: `2010-01-0${n}`,
        author: 'Ada Holm',
      })),
    );
    for (const [at, { text, codes }] of clips.entries()) {
      expect(text.startsWith(`Headline number ${at + 1} of the day\n\n${FIRST} Text ${at + 1}.`)).toBe(true);
      expect(text).not.toMatch(/words|2010|Client|Rights/);
      expect(codes).toEqual([]);
    }
  });

  test('of more than 500 the first are read, and a warning says so', async () => {
    const clips = await readAll(Array.from({ length: 501 }, (_, n) => academic(1, n + 1)).join(''));
    expect(clips).toHaveLength(500);
    expect(clips.at(-1)?.codes).toEqual(['parts-cut']);
  });
});
