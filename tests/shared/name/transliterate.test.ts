import { describe, expect, it } from 'vitest';
import { foldSpelling } from '../../../shared/language/fold.ts';
import { compileNames, findMentions, transliterationsOf } from '../../../shared/name/index.ts';
import { looseDocument } from '../../support/make/text-document.ts';

const folded = (name: string) => transliterationsOf(name).map(foldSpelling);

describe('spellings in other scripts', () => {
  it.each([
    ['Mara Lind', ['مارا ليند', 'Мара Линд', 'Мара Лінд', 'מארה לינד', 'Μάρα Λιντ']],
    ['Nabil Saleh', ['نبيل صالح', 'Набиль Салех']],
    ['Randa Kassis', ['رندة قسيس', 'Ранда Кассис']],
    ['Vladimir Putin', ['Владимир Путин', 'فلاديمير بوتين', 'Βλαντίμιρ Πούτιν']],
    ['Boris Ivanchuk', ['Борис Иванчук', 'بوريس ايفانشوك']],
    ['Shirin Ebadi', ['شیرین عبادی']],
    ['Oleksandr Shevchenko', ['Олександр Шевченко']],
    ['نبيل صالح', ['Nabil Saleh', 'Nabil Salih']],
    ['محمد حسن', ['Mohamed Hassan', 'Muhammad Hasan']],
    ['Борис Иванчук', ['Boris Ivanchuk']],
    ['Νίκος Νικολάου', ['Nikos Nikolaou']],
    ['מארה לינד', ['Mara Lind']],
  ])('%s', (name, expected) => {
    expect(folded(name)).toEqual(expect.arrayContaining(expected.map(foldSpelling)));
    expect(transliterationsOf(name).length).toBeLessThan(250);
  });

  it('the likeliest comes first', () => {
    expect(transliterationsOf('Mara Lind')[0]).toBe('مارا ليند');
    expect(transliterationsOf('Борис Иванчук')[0]).toBe('Boris Ivanchuk');
  });

  it('a word has the same spellings when they are remembered, and when so many others came that they are not', () => {
    const names = ['Mara Lind', 'Nabil Abdullah', 'Борис Иванчук', 'محمد حسن'];
    const first = names.map((name) => transliterationsOf(name));
    expect(names.map((name) => transliterationsOf(name))).toEqual(first);
    for (let i = 0; i < 2100; i++)
      transliterationsOf(`Bo${i.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[+digit] ?? '')}`);
    expect(names.map((name) => transliterationsOf(name))).toEqual(first);
  });

  it.each(['R2D2', 'H&M', 'Ann', '', '山田純'])('none of %j', (name) => expect(transliterationsOf(name)).toEqual([]));

  it('those struck out are left out, whatever their case', () => {
    expect(transliterationsOf('Mara Lind', ['мара линд']).map(foldSpelling)).not.toContain('мара линд');
  });
});

it('only names that ask for it are found so, and not what was struck out', () => {
  const name = { id: 'mara', name: 'Mara Lind', aliases: [] };
  const found = (options: object) =>
    findMentions(looseDocument('Мара Линд и Мару Линд'), compileNames([{ ...name, ...options }])).map(
      ({ count }) => count,
    );
  expect(found({})).toEqual([]);
  expect(found({ transliterate: true })).toEqual([2]);
  expect(found({ transliterate: true, strike: ['Мара Линд'] })).toEqual([]);
});
