import { describe, expect, test } from 'vitest';
import { read } from '../../../support/read/read.ts';

const clip = (date: string) =>
  `Some Title Here\nRiverside Radio\n${date}\n\nSummary: The council met on Monday and decided.`;

describe('a date below the outlet', () => {
  test.each([
    ['15 February 2017', '2017-02-15', 'the plain form'],
    ['February 15, 2017', '2017-02-15', 'month first, in words'],
    ['Feb. 15th, 2017', '2017-02-15', 'abbreviated, ordinal'],
    ['SEPT 3, 2018', '2018-09-03', 'an abbreviation that CLDR lacks, in capitals'],
    ['15th of February 2017', '2017-02-15', 'a filler'],
    ['2017-02-15', '2017-02-15', 'ISO'],
    ['2017-02-15T23:30:00-05:00', '2017-02-15', 'no time zone moves the day'],
    ['15.02.2017', '2017-02-15', 'dots'],
    ['15.2.17', '2017-02-15', 'two-digit years are 20xx'],
    ['15-Feb-17', '2017-02-15', 'dashes around a word'],
    ['02/15/2017', '2017-02-15', 'only the month first is possible'],
    ['14:30, Wednesday, 15 February 2017', '2017-02-15', 'time and weekday'],
    ['15. Februar 2017', '2017-02-15', 'German'],
    ['15. Jänner 2017', '2017-01-15', 'Austrian'],
    ['1er août 2019', '2019-08-01', 'French ordinal'],
    ['15 de febrero de 2017', '2017-02-15', 'Spanish'],
    ["15 d'abril de 2017", '2017-04-15', 'Catalan'],
    ['1º marzo 2019', '2019-03-01', 'Italian ordinal'],
    ['15 KASIM 2020', '2020-11-15', 'Turkish capitals lose the dotless i'],
    ['21 сентября 2016 г.', '2016-09-21', 'Russian'],
    ['15 лютого 2017 року', '2017-02-15', 'Ukrainian'],
    ['2017. február 15.', '2017-02-15', 'Hungarian, year first'],
    ['2017 m. vasario 15 d.', '2017-02-15', 'Lithuanian, year first'],
    ['2017. gada 15. februāris', '2017-02-15', 'Latvian, year first'],
    ['15. februarja 2017', '2017-02-15', 'Slovenian inflects, and CLDR does not know'],
    ['15 Φεβρουαρίου 2017', '2017-02-15', 'Greek'],
    ['١٢ تشرين الأول ٢٠١٨', '2018-10-12', 'Levantine month of two words, Arabic digits'],
    ['15 فيفري 2017', '2017-02-15', 'Maghrebi month'],
    ['۱۵ فوریه ۲۰۱۷', '2017-02-15', 'Persian digits'],
    ['15 בפברואר 2017', '2017-02-15', 'Hebrew writes "in" before the month'],
    ['15 फ़रवरी 2017', '2017-02-15', 'Hindi'],
    ['2017年2月15日', '2017-02-15', 'Chinese and Japanese'],
    ['2017년 2월 15일', '2017-02-15', 'Korean'],
    ['15 tháng 2 năm 2017', '2017-02-15', 'Vietnamese months are numbered words'],
    ['29 February 2016', '2016-02-29', 'a leap day'],
    ['3 January 1785', '1785-01-03', 'archives hold old newspapers'],
  ])('%s → %s (%s)', (written, day) => {
    const { fields, codes } = read(clip(written));
    expect({ day: fields.publishedOn, outlet: fields.outlet }).toEqual({ day, outlet: 'Riverside Radio' });
    expect(codes).not.toContain('date-invalid');
  });

  test.each([
    ['29 February 2017', 'date-invalid', 'no leap year'],
    ['31/04/2019', 'date-invalid', 'April has 30 days'],
    ['2017-13-45', 'date-invalid', 'no such month'],
    ['12 May 2099', 'date-invalid', 'lies far in the future'],
    ['1601-01-05', 'date-invalid', 'some days after the zero of the clock of Windows'],
    ['October 2016', 'date-incomplete', 'month alone'],
    ['octobre 2016', 'date-incomplete', 'month alone, French'],
    ['10/2016', 'date-incomplete', 'month alone, in figures'],
  ])('%s → null and %s (%s)', (written, code) => {
    const { fields, codes } = read(clip(written));
    expect(fields.publishedOn).toBeNull();
    expect(fields.outlet).toBe('Riverside Radio');
    expect(codes).toContain(code);
  });
});

test('a year with a typing error, declared by the page, is no day of publication', () => {
  const page = '<meta property="article:published_time" content="0017-02-15"><h1>Some Title</h1><p>It was decided.</p>';
  const { fields, codes } = read(page);
  expect(fields.publishedOn).toBeNull();
  expect(codes).toContain('date-missing');
});

describe('day or month first', () => {
  test.each([
    ['<p>Le Monde</p><p>03/04/2017</p>', '2017-04-03', true, 'day first, said to be ambiguous'],
    ['<p>Le Monde</p><p>03.04.2017</p>', '2017-04-03', false, 'with dots there is no doubt'],
    ['<p>Le Monde</p><p>04/04/2017</p>', '2017-04-04', false, 'the same both ways'],
    ['<p>The New York Times</p><p>03/04/2017</p>', '2017-03-04', false, 'an American outlet'],
  ])('%s → %s', (body, day, ambiguous) => {
    const { fields, codes } = read(`<h1>Some Title</h1>${body}<p>The council met on Monday and decided.</p>`);
    expect(fields.publishedOn).toBe(day);
    expect(codes.includes('date-ambiguous')).toBe(ambiguous);
  });

  test('a page that declares en-US has the month first', () => {
    const page = '<html lang="en-US"><body><h1>Some Title</h1><p>The Herald</p><p>03/04/2017</p><p>It was decided.</p>';
    expect(read(page).fields.publishedOn).toBe('2017-03-04');
  });
});

describe('which date counts', () => {
  test.each<[text: string, day: string | null, why: string]>([
    [
      '# Concert of 1 May 2012\n\nRadio Hill, 3 June 2018\n\nThe concert of 2 May 2012 was repeated.',
      '2018-06-03',
      'byline over title and text',
    ],
    [
      '# A Title\n\nRadio Hill\n\nUpdated 5 May 2019\n\nPublished 3 May 2019\n\nSome text follows here.',
      '2019-05-03',
      'published over updated',
    ],
    [
      '# A Title\n\nOn 2 May 2012 the council met in the old hall, and it was decided that the bridge be built.',
      null,
      'a date in the text is no guess',
    ],
    [
      '---\ntitle: A Title\ndate: 2020-10-15\n---\nRadio Hill, 3 June 2018\n\nText.',
      '2020-10-15',
      'front matter declares',
    ],
  ])('%#', (text, day) => {
    expect(read(text, 'clip.md').fields.publishedOn).toBe(day);
  });
});
