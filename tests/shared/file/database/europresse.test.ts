import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readAll } from '../../../support/read/read-all.ts';

const TITLE = 'Le conseil étudie la vieille ligne';
const FIRST =
  'Le conseil s’est réuni vendredi pour parler de la vieille ligne et de son avenir le long de la côte nord. Les propriétaires et deux syndicats ont été entendus.';
const SECOND = 'Un vote est attendu au printemps, a dit la présidente à la sortie de la mairie.';
const TEXT = `${FIRST}\n\n${SECOND}`;
const FOOT = (n: number) =>
  `<footer><small>© 2006 Journal ${n}. Tous droits réservés.</small><p>Numéro de document : news·2006031${n}·LP·0q1403_125526${n}</p><div id="divPubliC"><span id="PubliC_lblCertificatIssuedTo">Ce certificat est émis à <b>Université</b></span><span>Date d'émission : <b>2015-07-04</b></span></div></footer>`;

test('one article', async () => {
  const clips = await readAll(readFileSync('tests/fixtures/reports/file-europresse-one.html'), 'a.html');
  expect(clips).toMatchObject([
    {
      part: null,
      title: TITLE,
      outlet: 'Le Phare du Nord',
      publishedOn: '2006-03-14',
      section: 'Politique',
      author: 'Ada Holm',
      language: 'fr',
      summary: TEXT,
      text: `${TITLE}\n\n${TEXT}`,
      codes: [],
    },
  ]);
});

const older = (n: number) =>
  `<article><header><div><span class="DocPublicationName">Journal ${n}   </span></div><div><span class="DocHeader">Politique, mardi ${n} mars 2006, p. 12</span></div><div><p>POLITIQUE</p></div><div class="titreArticle"><p class="sm-margin-bottom">TRIBUNE</p><p class="titreArticleVisu">Titre numéro ${n} du jour</p></div><div>Ada Holm</div></header><section><div class="DocText"><div class="docOcurrContainer"><p>${FIRST}</p><p>${SECOND}</p></div></div></section><aside><b>Note(s) : </b><p>Une note</p></aside>${FOOT(n)}</article>`;
const newer = (n: number) =>
  `<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">Journal ${n} (site web)</span></div><div><span class="DocHeader">Politique, mardi ${n} mars 2006 1234 mots, p. 12</span></div><div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">Titre numéro ${n} du jour</p></div><div class="sm-margin-bottomNews">Ada Holm</div></header><section><div class="DocText clearfix"><div class="docOcurrContainer"><p>${FIRST}</p><p>${SECOND}</p></div></div></section>${FOOT(n)}</article>`;
const text = (n: number) =>
  `Journal ${n}, no. 1902${n}\nPolitique, mardi ${n} mars 2006, p. 12\n\nTitre numéro ${n} du jour\n\nAda Holm\n\n${TEXT}\n\n© 2006 Journal ${n}. Tous droits réservés.\nLe présent document est protégé par les lois et conventions internationales.\nNuméro de document : news·2006031${n}·LP·0q1403_125526${n}\n\n`;

describe('several articles', () => {
  test.each([
    ['HTML of today', `<html><body>${[1, 2, 3].map(newer).join('')}</body></html>`, 'a.html'],
    ['HTML of some years ago', `<html><body>${[1, 2, 3].map(older).join('')}</body></html>`, 'a.html'],
    ['text', [1, 2, 3].map(text).join(''), 'a.txt'],
  ])('%s', async (_, source, fileName) => {
    expect(await readAll(source, fileName)).toMatchObject(
      [1, 2, 3].map((n) => ({
        part: String(n),
        title: `Titre numéro ${n} du jour`,
        outlet: `Journal ${n}`,
        publishedOn: `2006-03-0${n}`,
        section: 'Politique',
        author: 'Ada Holm',
        text: `Titre numéro ${n} du jour\n\n${TEXT}`,
        codes: [],
      })),
    );
  });
});

test.each([
  ['without an author', older(4).replace('<div>Ada Holm</div>', ''), { publishedOn: '2006-03-04' }],
  ['without a section', older(4).replace('Politique, mardi', 'mardi'), { publishedOn: '2006-03-04' }],
  [
    'in English',
    older(4).replace('Politique, mardi 4 mars 2006', 'News, Saturday, March 4, 2006'),
    { section: 'News', publishedOn: '2006-03-04' },
  ],
])('one article %s', async (_, source, want) => {
  const clips = await readAll(`<html><body>${source}</body></html>`, 'a.html');
  expect(clips).toHaveLength(1);
  expect(clips[0]).toMatchObject({ title: 'Titre numéro 4 du jour', outlet: 'Journal 4', ...want });
});
