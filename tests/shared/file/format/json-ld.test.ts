import { describe, expect, test } from 'vitest';
import { readFragment } from '../../../../shared/document/html.ts';
import { declaredInJsonLd } from '../../../../shared/file/format/json/json-ld.ts';

/** What a page with one JSON-LD script declares, and the source at the place of each value. */
function declared(json: string) {
  const source = `<p>x</p><script type="application/ld+json">${json}</script>`;
  const script = readFragment(source).flatMap((node) => (node.kind === 'element' ? node.children : []))[1];
  if (script?.kind !== 'text') throw new Error('no script');
  return declaredInJsonLd(script, source).map(({ name, value, start, end }) => ({
    row: `${name.replace('jsonld:', '')} ${value}`,
    place: source.slice(start, end),
  }));
}

const ARTICLE = '"@context":"https://schema.org","@type":"NewsArticle"';

describe('what the JSON-LD of a page declares', () => {
  test.each<[why: string, json: string, rows: string[]]>([
    [
      'an author named by an object',
      `{${ARTICLE},"author":{"@type":"Person","name":{"@type":"Person","name":"Ada Holm"}}}`,
      ['author Ada Holm'],
    ],
    [
      'authors in all ways at once',
      `{${ARTICLE},"author":["Ada Holm",{"name":"Bo Lund"},{"name":["Cy Berg","Di Falk"]},[{"name":"Ed Dahl"}]]}`,
      ['author Ada Holm', 'author Bo Lund', 'author Cy Berg', 'author Di Falk', 'author Ed Dahl'],
    ],
    ['an author in two parts', `{${ARTICLE},"author":{"givenName":"Ada","familyName":"Holm"}}`, ['author Ada Holm']],
    ['a list as JSON-LD writes it', `{${ARTICLE},"author":{"@list":[{"name":"Ada Holm"}]}}`, ['author Ada Holm']],
    [
      'a text with its language',
      `{${ARTICLE},"headline":{"@value":"Old ferry","@language":"en"}}`,
      ['headline Old ferry'],
    ],
    [
      'a publisher by reference',
      `{"@graph":[{"@type":"NewsArticle","publisher":{"@id":"https://a.example/#org"}},{"@type":"Organization","@id":"https://a.example/#org","name":"Northgate Herald"}]}`,
      ['publisher Northgate Herald'],
    ],
    [
      'a publisher by reference as a text',
      `{"@graph":[{"@type":"NewsArticle","publisher":"#org"},{"@type":"Organization","@id":"#org","legalName":"Northgate Herald"}]}`,
      ['publisher Northgate Herald'],
    ],
    [
      'a publisher in another script root',
      `{"@type":"Organization","@id":"#org","name":"Northgate Herald"}\n{"@type":"NewsArticle","publisher":{"@id":"#org"}}`,
      ['publisher Northgate Herald'],
    ],
    [
      'whole addresses as names',
      `{"@type":"http://schema.org/NewsArticle","http://schema.org/headline":"Old ferry","http://schema.org/datePublished":"2019-05-16"}`,
      ['headline Old ferry', 'datepublished 2019-05-16'],
    ],
    ['prefixes', `{"@type":"schema:NewsArticle","schema:headline":"Old ferry"}`, ['headline Old ferry']],
    [
      'several types, the page’s first',
      `{"@type":["WebPage","NewsArticle"],"headline":"Old ferry","name":"A page"}`,
      ['headline Old ferry'],
    ],
    [
      'several types, an unknown one first',
      `{"@type":["Thing","http://schema.org/WebSite"],"name":"Northgate Herald"}`,
      [],
    ],
    [
      'names that refer in a circle',
      `{"@graph":[{"@type":"NewsArticle","author":{"@id":"#a"}},{"@type":"Person","@id":"#a","name":{"@id":"#a"}}]}`,
      [],
    ],
    ['entities of a template', `{${ARTICLE},"headline":"Ferry &amp; harbour"}`, ['headline Ferry & harbour']],
    [
      'a comma missing',
      `{${ARTICLE},"image":{"url":"https://a.example/a.jpg" "width":640},"headline":"Old ferry","author":{"name":"Ada Holm"},"publisher":{"name":"Northgate Herald"}}`,
      ['headline Old ferry', 'publisher Northgate Herald', 'author Ada Holm'],
    ],
    [
      'quotes in the headline',
      `{${ARTICLE},"headline":"The "old" ferry","datePublished":"2019-05-16"}`,
      ['headline The "old" ferry', 'datepublished 2019-05-16'],
    ],
    [
      'cut off',
      `{${ARTICLE},"headline":"Old ferry","datePublished":"2019-05-16T09:00:00+02:00","author":{"@type":"Per`,
      ['headline Old ferry', 'datepublished 2019-05-16T09:00:00+02:00'],
    ],
    ['an assignment', `window.__ld = {${ARTICLE},"headline":"Old ferry"};`, ['headline Old ferry']],
  ])('%s', (_, json, rows) => {
    expect(declared(json).map(({ row }) => row)).toEqual(rows);
  });

  test('values have their place in the source, also in JSON that is broken', () => {
    expect(declared(`/* x */ {${ARTICLE},"headline":"The "old" ferry","author":{'name':'Ada Holm'},};`)).toEqual([
      { row: 'headline The "old" ferry', place: 'The "old" ferry' },
      { row: 'author Ada Holm', place: 'Ada Holm' },
    ]);
  });
});
