import { describe, expect, test } from 'vitest';
import { kindOfOutlet, outletAt, outletNamed, TABLES } from '../../../../shared/file/outlets/index.ts';
import { outletInRow, outletKey, outletRows } from '../../../../shared/file/outlets/outlet.ts';

const OUTLETS = TABLES.flatMap(outletRows).map(outletInRow);

describe('the tables', () => {
  test('hold some hundred outlets of every kind', () => {
    expect(OUTLETS.length).toBeGreaterThan(300);
    expect(new Set(OUTLETS.map(({ kind }) => kind)).size).toBe(5);
  });

  test('give no alias to two outlets, nor twice to one', () => {
    const keys = OUTLETS.flatMap(({ aliases }) => aliases.map(outletKey));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys).not.toContain('');
  });

  test('give every outlet domains of its own, well formed and without www', () => {
    const domains = OUTLETS.flatMap(({ domains }) => domains);
    expect(domains.filter((domain, index) => domains.indexOf(domain) !== index)).toEqual([]);
    expect(domains.filter((domain) => !/^(?!www\.)(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(domain))).toEqual([]);
  });

  test.each(OUTLETS)(
    '$name ($country) has a known country and language, and is found by all it is known by',
    (outlet) => {
      expect(outlet.country).toMatch(/^[A-Z]{2}$/);
      expect(new Intl.DisplayNames('en', { type: 'region' }).of(outlet.country)).not.toBe(outlet.country);
      expect(new Intl.DisplayNames('en', { type: 'language' }).of(outlet.language)).not.toBe(outlet.language);
      for (const alias of outlet.aliases) {
        expect(outletNamed(alias)?.domains).toEqual(outlet.domains);
        expect(outletNamed(` ${alias.toUpperCase()} `)?.domains).toEqual(outlet.domains);
      }
      for (const domain of outlet.domains) {
        expect(outletAt(domain)?.aliases).toEqual(outlet.aliases);
        expect(outletAt(`www.${domain}`)?.aliases).toEqual(outlet.aliases);
      }
    },
  );
});

describe('an outlet by what it is called', () => {
  test.each([
    ['Al Mayadeen TV', 'Al Mayadeen TV', 'its own name'],
    ['Al Mayadeen', 'Al Mayadeen TV', 'without "TV"'],
    ['AL-MAYADEEN', 'Al Mayadeen TV', 'a hyphen, in capitals'],
    ['الميادين', 'Al Mayadeen TV', 'another script'],
    ['قناة الميادين', 'Al Mayadeen TV', 'a word for what it is'],
    ['قناة الميادين الفضائية', 'Al Mayadeen TV', 'two of them'],
    ['almayadeen.net', 'Al Mayadeen TV', 'its domain'],
    ['www.almayadeen.net', 'Al Mayadeen TV', 'its host'],
    ['Аль-Джазира', 'Al Jazeera', 'Cyrillic'],
    ['телеканал «Аль-Джазира»', 'Al Jazeera', 'quotation marks'],
    ['الْجَزِيرَة', 'Al Jazeera', 'vowel signs'],
    ['Al Jazeera English', 'Al Jazeera', 'one of its services'],
    ['半岛电视台', 'Al Jazeera', 'Chinese'],
    ['BBC', 'BBC News', 'short'],
    ['the BBC', 'BBC News', 'an article'],
    ['Би-би-си', 'BBC News', 'Cyrillic'],
    ['بي بي سي', 'BBC News', 'Arabic'],
    ['www.bbc.co.uk', 'BBC News', 'a country’s domain of two labels'],
    ['news.bbc.co.uk', 'BBC News', 'a part of the site'],
    ['朝日新聞', '朝日新聞', 'its own script'],
    ['Асахи симбун', '朝日新聞', 'Cyrillic'],
    ['The Asahi Shimbun', '朝日新聞', 'Latin'],
    ['газета «Коммерсантъ»', 'Коммерсантъ', 'a newspaper'],
    ['Kommersant', 'Коммерсантъ', 'Latin'],
    ['Agence France-Presse', 'Agence France-Presse', 'an agency'],
    ['L’Humanité', 'L’Humanité', 'a curly apostrophe'],
    ["L'Humanite", 'L’Humanité', 'a straight one, no accent'],
    ['Le Monde newspaper', 'Le Monde', 'what it is stands behind'],
    ['صحيفة الشرق الأوسط', 'Asharq Al-Awsat', 'an Arabic newspaper'],
    ['الشرق الاوسط', 'Asharq Al-Awsat', 'no hamza'],
    ['Haaretz', 'Haaretz', 'Hebrew press'],
    ['הארץ', 'Haaretz', 'Hebrew'],
    ['Die Zeit', 'Die Zeit', 'the article belongs to the name'],
    ['La Prensa (Panamá)', 'La Prensa', 'one of many of that name'],
    ['Yonhap', '연합뉴스', 'Korean'],
    ['Hürriyet gazetesi', 'Hürriyet', 'Turkish'],
  ])('%s → %s (%s)', (text, name) => {
    expect(outletNamed(text)?.name).toBe(name);
  });

  test.each([
    ['Al Mayadeen Square', 'a name that begins like one'],
    ['Riverside BBC Choir', 'a name that holds one'],
    ['The Times they are changing', 'a sentence that begins like one'],
    ['Radio Le Monde', 'a newspaper is no radio'],
    ['Riverside Radio', 'unknown'],
    ['قناة السهل', 'unknown, with a word for what it is'],
    ['قناة', 'only a word for what it is'],
    ['the', 'only an article'],
    ['', 'nothing'],
    ['|', 'a sign of the tables'],
    ['almayadeen.net.example.org', 'a host that begins like another'],
    ['notbbc.co.uk', 'a host that ends like another'],
    ['co.uk', 'a suffix'],
    ['La Prensa', 'too many have this name'],
    [`${'قناة '.repeat(500)}الميادين`, 'longer than names are'],
  ])('%s is none (%s)', (text) => {
    expect(outletNamed(text)).toBeNull();
  });

  test('a host is looked up by its parents', () => {
    expect(outletAt('WWW.Lemonde.fr')?.name).toBe('Le Monde');
    expect(outletAt('arabic.rt.com')?.name).toBe('RT Arabic');
    expect(outletAt('de.rt.com')?.name).toBe('RT');
    expect(outletAt('localhost')).toBeNull();
    expect(outletAt('lemonde.fr.')?.name).toBeUndefined();
  });
});

test.each([
  ['Al Mayadeen TV', 'tv'],
  ['BBC News', 'tv'],
  ['al mayadeen tv', null],
  ['A paper that nobody knows', null],
])('%s, named exactly, is of the kind %s', (name, kind) => {
  expect(kindOfOutlet(name)).toBe(kind);
});
