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
    ['собака', 'a letter that no Latin one looks like'],
    ['սիրտ', 'the same in Armenian'],
    ['סוס', 'letters that look like l and o, in a word that runs the other way'],
    ['น้ำตาล', 'a letter that NFKC takes apart'],
    ['ໜັງສື', 'the same in Lao'],
    ['լուրերև', 'and in Armenian'],
    ['ทีมpr', 'Thai and Latin, of which no letter looks like another'],
  ])('%s may be chosen: %s', (id) => {
    expect(lookAlikeId(id)).toBeNull();
  });

  it.each<[id: string, message: RegExp, why: string]>([
    ['r\u0430nda-kassis', /mixes alphabets/, 'a Cyrillic a'],
    ['randa-к\u0430ссис', /mixes alphabets/, 'alphabets of two words'],
    ['\u0430с\u0435', /Latin/, 'an id that is all look-alikes'],
    ['\u03bf\u03c1', /Latin/, 'the same in Greek'],
    ['\u0578\u0585', /Latin/, 'in Armenian: no'],
    ['\u10e7\u10ff', /Latin/, 'in Georgian: yo'],
    ['\u0d20\u0d20', /Latin/, 'in Malayalam: oo'],
    ['\u0441\u043e\u0431\u043e\u0440', /Latin/, 'with a letter that looks like a 6: co6op'],
    ['\u042e\u0440\u0430', /Latin/, 'with one that looks like two: lOpa'],
    ['\u0435\u0451', /Latin/, 'an accent changes nothing'],
    ['\u0431\u0430\u0440-1', /Latin/, 'beside digits'],
    ['m\u00aa', /write a/, 'a raised letter'],
    ['\u212b\u00b5', /NFC/, 'a sign for a unit'],
    ['\uff71', /write ア/, 'a narrow letter'],
    ['kab\u0269ye', /passes for/, 'a letter of African alphabets'],
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
    'Mª José, 2º, 5 µm',
    'Kabɩyɛ',
    'الـMBC ﷲ',
    'ทีมPR น้ำ',
    'ｱﾆﾒ ㅋㅋ',
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
