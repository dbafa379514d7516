import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysIn } from '../../../../shared/file/date/day.ts';
import { read } from '../../../support/read/read.ts';

const DAY_MS = 86_400_000;

function orderIn(text: string, languages: readonly string[]) {
  const [date] = daysIn(text, languages).map((mention) => mention.date);
  return date?.kind === 'unordered' ? (date.order ?? null) : (date?.kind ?? 'none');
}

describe('a weekday beside a date in numbers', () => {
  // 3 May 2023 was a Wednesday, 5 March a Sunday; 7 April 2017 a Friday, 4 July a Tuesday.
  test.each<[text: string, languages: string[], order: ReturnType<typeof orderIn>, why: string]>([
    ['Wed, 05/03/2023 - 17:57', ['en'], 'month-first', 'as Drupal writes it'],
    ['Sun, 05/03/2023 - 17:57', ['en'], 'day-first', 'the same in Britain'],
    ['Wednesday 05/03/2023', [], 'month-first', 'English needs no language'],
    ['Weds. 05-03-2023', ['en'], 'month-first', 'a short form that CLDR lacks'],
    ['05/03/2023 (Wed)', ['en'], 'month-first', 'behind, in brackets'],
    ['05/03/2023, Wednesday', ['en'], 'month-first', 'behind'],
    ['05/03/2023 17:57 Wed', ['en'], 'month-first', 'behind the time'],
    ['Wed 17:57, 05/03/2023', ['en'], 'month-first', 'before the time'],
    ['Wednesday, the 05/03/2023', ['en'], 'month-first', 'with an article'],
    ['Freitag, den 07/04/2017', ['de'], 'day-first', 'with an article, German'],
    ['vendredi 07/04/2017', ['fr'], 'day-first', 'French'],
    ['ven. 04/07/2017', ['fr'], 'month-first', 'French, short'],
    ['Sexta, 07/04/2017', ['pt'], 'day-first', 'Portuguese without -feira'],
    ['sexta-feira, 07/04/2017', ['pt'], 'day-first', 'Portuguese'],
    ['Thứ Sáu, ngày 07/04/2017', ['vi'], 'day-first', 'two words and a third'],
    ['יום שישי, 07/04/2017', ['he'], 'day-first', 'two words, Hebrew'],
    ['الجمعة 07/04/2017', ['ar'], 'day-first', 'Arabic'],
    ['04/07/2017 (金)', ['ja'], 'month-first', 'a letter in brackets, Japanese'],
    ['07/04/2017（금） 10:30', ['ko'], 'day-first', 'a letter in wide brackets, Korean'],
    ['04/07/2017（金曜日）', ['ja'], 'month-first', 'a word in wide brackets, Japanese'],
    ['星期五 07/04/2017', ['zh'], 'day-first', 'Chinese'],
    ['週日 05/03/2023', ['en'], 'day-first', 'Chinese, short, in a text of another language'],
    ['04/07/2017 金', ['ja'], null, 'a single letter without brackets'],
    ['Mittwoch, 05/03/2023', ['en'], 'month-first', 'of another language than the text'],
    ['Среда 05/03/2023', ['en'], 'month-first', 'of another script than the text'],
    ['do 06/07/2023', ['pt'], null, 'a short word that is Thursday elsewhere'],
    ['пятница, 07/04/2017', [], 'day-first', 'the language is not known, the word is of one day'],
    ['Sun 05.03.2023', ['en'], 'day-first', 'with dots'],
    ['Wed 5/3/23', ['en'], 'month-first', 'a short year'],
    ['Thu, 05/03/2023', ['en'], null, 'neither day was a Thursday'],
    ['Fri 05/05/2023', ['en'], null, 'the same both ways'],
    ['Mon 02/03/2015', ['en'], 'day-first', '2 March; 3 February was a Tuesday'],
    ['Sunday 02/08/2015', ['en'], null, 'both were Sundays'],
    ['Fri 2023-03-05', ['en'], 'day', 'a year in front leaves no doubt'],
    ['Herald, 05/03/2023', ['en'], null, 'no weekday'],
    ['05/03/2023 Sunday 12/03/2023', ['en'], null, 'it belongs to the day behind it'],
    ['Sunday came. 05/03/2023', ['en'], null, 'a word between'],
  ])('%s %j → %s (%s)', (text, languages, order) => {
    expect(orderIn(text, languages)).toBe(order);
  });

  const LANGUAGES =
    'en fr de es it pt nl tr ru uk pl cs hu ro bg sr el sv da fi ar fa ur he hi vi id sw ka hy ja ko zh'.split(' ');
  test.each(LANGUAGES)('never contradicts the day whose weekday Intl writes in %s', (language) => {
    const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(fc.integer({ min: 10957, max: 21900 }), fc.boolean(), (days, dayFirst) => {
        const date = new Date(days * DAY_MS);
        const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
        const numbers = (dayFirst ? [day, month] : [month, day]).join('/');
        const order = orderIn(`${format.format(date)}, ${numbers}/${date.getUTCFullYear()}`, [language]);
        expect([dayFirst ? 'day-first' : 'month-first', null]).toContain(order);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the order of a page', () => {
  const TEXT = '<p>The council met in the old hall and decided that the bridge over the river be built at last.</p>';
  test.each<[body: string, day: string, ambiguous: boolean, why: string, head?: string]>([
    ['<p class="date">05/03/2023</p>', '2023-03-05', true, 'nothing tells'],
    ['<p class="date">Wednesday, 05/03/2023</p>', '2023-05-03', false, 'the weekday'],
    ['<p>Published 05/03/2023</p><p>Updated Fri, 05/12/2023</p>', '2023-05-03', false, 'the weekday of another'],
    ['<p>Published 05/03/2023</p><p>Updated 05/13/2023</p>', '2023-05-03', false, 'another, possible in one order'],
    ['<p>Published 05/03/2023</p><p>Updated 13/03/2023</p>', '2023-03-05', false, 'the other order'],
    [
      '<p class="date">05/03/2023</p>',
      '2023-05-03',
      false,
      'the same day with dots',
      '<meta name="date" content="03.05.2023">',
    ],
    [
      '<p class="date">05/03/2023</p>',
      '2023-03-05',
      false,
      'a page in American English with a day that is not',
      '<meta property="og:locale" content="en_US"><meta property="article:modified_time" content="13/03/2023">',
    ],
    [
      '',
      '2023-05-03',
      false,
      'declared by Drupal',
      '<meta property="article:published_time" content="Wed, 05/03/2023 - 17:57">',
    ],
    [
      '',
      '2023-03-05',
      true,
      'an impossible weekday settles nothing',
      '<meta property="article:published_time" content="Thu, 05/03/2023 - 17:57">',
    ],
  ])('%s → %s', (body, day, ambiguous, _, head = '') => {
    const page = `<html><head><title>A bridge</title>${head}</head><body><h1>A bridge</h1>${body}${TEXT}${TEXT}</body></html>`;
    const { fields, codes } = read(page, 'page.html');
    expect({ day: fields.publishedOn, ambiguous: codes.includes('date-ambiguous') }).toEqual({ day, ambiguous });
  });
});
