import { describe, expect, it } from 'vitest';
import { lookAlikeId, lookAlikeIn } from '../../shared/look-alike.ts';

describe('ids', () => {
  it.each<[id: string, why: string]>([
    ['randa-kassis', 'plain'],
    ['Desk_2.b', 'all that an id may have'],
    ['zoë-łukasik', 'accents can be seen'],
    ['رندا', 'one alphabet'],
    ['رندة-قسيس', 'two words of it'],
    ['путин', 'one that has letters of its own'],
    ['αθηνα', 'the same in Greek'],
    ['東京タワー', 'kana and Han are written together'],
    ['nhk東京', 'and Latin with them'],
    ['서울', 'Hangul'],
  ])('%s may be chosen: %s', (id) => {
    expect(lookAlikeId(id)).toBeNull();
  });

  it.each<[id: string, message: RegExp, why: string]>([
    ['r\u0430nda-kassis', /mixes alphabets/, 'a Cyrillic a'],
    ['randa-к\u0430ссис', /mixes alphabets/, 'alphabets of two words'],
    ['\u0430с\u0435', /Latin/, 'an id that is all look-alikes'],
    ['\u03bf\u03c1', /Latin/, 'the same in Greek'],
    ['ｒanda', /write r/, 'a wide letter'],
    ['ﬁat', /write fi/, 'a ligature'],
    ['𝐫anda', /write r/, 'a letter of mathematics'],
    ['desk-\u0665', /0 to 9/, 'a digit that looks like an o'],
    ['r\u0251nda', /passes for/, 'a phonetic letter'],
    ['ꓣꓮ', /mixes alphabets/, 'Lisu, whose letters are Latin capitals'],
    ['ᎡᎪ', /mixes alphabets/, 'Cherokee'],
  ])('%s may not: %s', (id, message) => {
    expect(lookAlikeId(id)).toMatch(message);
  });
});

describe('labels', () => {
  it.each([
    "Randa's laptop",
    'Пресс-служба: PR desk №2',
    'ТАСС',
    'déjà vu',
    'de\u0301ja\u0300',
    'رندة ٢',
    '営業部 第2課',
    'Crème 👩\u200d🚀',
    'O\u2019Neil ½ m²',
  ])('%s is one', (label) => {
    expect(lookAlikeIn(label)).toBeNull();
  });

  it.each([
    ['\u0410dmin', /mixes alphabets in "\u0410dmin"/],
    ['the 𝗮dmin', /write a/],
    ['Ａdmin', /write A/],
    ['adm\u0131n \u0440ress', /mixes alphabets/],
  ])('%s is not', (label, message) => {
    expect(lookAlikeIn(label)).toMatch(message);
  });
});
