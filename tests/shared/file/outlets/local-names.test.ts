import { describe, expect, test } from 'vitest';
import { foldedOutlet } from '../../../../shared/clip/counts.ts';
import { kindOfOutlet, outletNamed } from '../../../../shared/file/outlets/index.ts';
import { localName, names, tableName } from '../../../../shared/file/outlets/local-names.ts';
import { isLanguage } from '../../../../shared/language/known.ts';
import { read } from '../../../support/read/read.ts';

const ROWS = [...names()].flatMap(([name, locals]) => [...locals].map(([tag, local]) => ({ name, tag, local })));

describe('names of outlets by language', () => {
  test.each(ROWS)('$local ($tag) is $name everywhere', ({ name, tag, local }) => {
    expect(isLanguage(tag)).toBe(true);
    expect(outletNamed(local)?.name).toBe(name);
    expect(localName(name, tag)).toBe(local);
    expect(tableName(local)).toBe(name);
    expect(foldedOutlet(local)).toBe(foldedOutlet(name));
    expect(kindOfOutlet(local)).toBe(kindOfOutlet(name));
  });

  test('are not those of another outlet in another language', () => {
    const owners = Map.groupBy(ROWS, ({ local }) => local);
    for (const rows of owners.values()) expect(new Set(rows.map(({ name }) => name)).size).toBe(1);
  });

  test('a name that has none stays, in any language', () => {
    expect(localName('Al Jazeera', 'de')).toBe('Al Jazeera');
    expect(localName('Northgate Herald', 'ar')).toBe('Northgate Herald');
    expect(localName('Al Jazeera', null)).toBe('Al Jazeera');
    expect(tableName('Northgate Herald')).toBe('Northgate Herald');
  });
});

const english = 'The council met on Monday and decided that the bridge over the river be built at last.';
const arabic = 'قال رئيس البلدية أمس إن الجسر الجديد لن يفتح قبل العام المقبل ولم يخف كثير من السكان استياءهم.';
const russian = 'Мэр города сообщил вчера, что новый мост откроют только в следующем году.';
const ukrainian = 'Мер міста повідомив учора, що новий міст відкриють лише наступного року.';
const page = (site: string, text: string) =>
  `<!doctype html><html><head><meta property="og:site_name" content="${site}"></head><body><h1>${text.slice(0, 30)}</h1><p>${text}</p></body></html>`;

test.each<[site: string, text: string, outlet: string, why: string]>([
  ['Yonhap News Agency', english, 'Yonhap News Agency', 'Korean, in English'],
  ['연합뉴스', english, 'Yonhap News Agency', 'as written in Korean'],
  ['Укрінформ', russian, 'Укринформ', 'Ukrainian, in Russian'],
  ['Ukrinform', ukrainian, 'Укрінформ', 'in its own language'],
  ['قناة الميادين', arabic, 'الميادين', 'Arabic, in Arabic'],
  ['Al Mayadeen', english, 'Al Mayadeen TV', 'in English'],
  ['Al Mayadeen', russian, 'Al Mayadeen TV', 'in a language that it does not use'],
  ['BBC', arabic, 'BBC News', 'no name in that language'],
])('%s, in %j: %s (%s)', (site, text, outlet) => {
  expect(read(page(site, text), 'page.html').fields.outlet).toBe(outlet);
});
