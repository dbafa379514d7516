import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../../../shared/file/date/calendar.ts';
import { gregorianDay, monthsOf, type OwnCalendar } from '../../../../shared/file/date/convert.ts';
import { daysIn, hasDigit, type ParsedDate } from '../../../../shared/file/date/day.ts';
import { withWeekdayAndTime } from '../../../../shared/file/date/weekday-and-time.ts';
import { isWeekday } from '../../../../shared/file/date/weekdays.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1990, 0, 1) / DAY_MS;
const LAST = Date.UTC(2030, 11, 31) / DAY_MS;

/** Numbers of days since 1970 over forty years, every 43rd, so that all months and days occur; `shift` tells which. */
function days(shift: number): number[] {
  return Array.from({ length: Math.floor((LAST - FIRST) / 43) }, (_, index) => FIRST + index * 43 + (shift % 43));
}

function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The days that a date may mean. */
function meant(date: ParsedDate | undefined): string[] {
  const iso = (year: number, month: number, day: number) =>
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (date?.kind === 'day') return [iso(date.year, date.month, date.day)];
  if (date?.kind !== 'unordered') return [];
  const { year, first, second } = date;
  return [iso(year, second, first), iso(year, first, second)];
}

function read(text: string, language: string): string[] {
  return daysIn(text, language === '' ? [] : [language]).map(({ start, end, date }) => {
    const calendar = 'calendar' in date && date.calendar ? ` ${date.calendar}` : '';
    return `${text.slice(start, end)} = ${meant(date).join(' or ') || date.kind}${calendar}`;
  });
}

const LOCALES =
  'en en-GB en-US en-CA en-AU en-IN fr fr-CA de de-AT de-CH es es-MX it pt pt-BR nl nl-BE pl cs sk hu ro bg ru uk be sr sr-Latn hr bs sl mk el sv da no nb fi et lv lt is ga cy sq ca gl eu tr az kk ky uz tk tg mn ar ar-EG ar-LB ar-DZ ar-MA ar-SA ar-AE fa fa-AF he ur ps ku hi bn mr ne gu pa ta te kn ml si th lo km my id ms fil vi ka hy sw af am lb fy ja zh zh-TW ko ja-u-ca-japanese zh-TW-u-ca-roc fa-u-ca-gregory th-u-ca-gregory en-u-ca-persian en-u-ca-islamic-umalqura en-u-ca-hebrew ar-u-ca-islamic-umalqura tr-u-ca-islamic-umalqura ur-u-ca-islamic-umalqura ps-u-ca-persian am-u-ca-ethiopic'.split(
    ' ',
  );

describe.each(LOCALES)('what Intl writes in %s', (locale) => {
  test.each(['full', 'long', 'medium'] as const)('%s is read as the same day', (dateStyle) => {
    const format = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' });
    const language = (locale.split('-')[0] ?? locale).replace('nb', 'no');
    const wrong = days(LOCALES.indexOf(locale)).flatMap((day) => {
      const mentions = daysIn(format.format(day * DAY_MS), [language]);
      const right = mentions.length === 1 && meant(mentions[0]?.date).includes(isoOf(day));
      return right ? [] : [`${format.format(day * DAY_MS)} is ${isoOf(day)}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('calendars', () => {
  const OWN: readonly (readonly [OwnCalendar, string])[] = [
    ['persian', 'persian'],
    ['islamic', 'islamic-umalqura'],
    ['hebrew', 'hebrew'],
    ['ethiopic', 'ethiopic'],
  ];
  test.each(OWN)('every %s day of a century is the one that Intl says', (calendar, id) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${id}`, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1950, 0, 1) / DAY_MS, max: Date.UTC(2050, 0, 1) / DAY_MS }), (day) => {
        const parts = new Map(format.formatToParts(day * DAY_MS).map(({ type, value }) => [type, value]));
        const month = monthsOf(calendar).indexOf(parts.get('month') ?? '') + 1;
        const date = gregorianDay(calendar, Number(parts.get('year')), month, Number(parts.get('day')));
        expect(meant(date ? { kind: 'day', ...date } : undefined)).toEqual([isoOf(day)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('a day that the month does not have is none', () => {
    expect(gregorianDay('persian', 1400, 7, 31)).toBeNull();
    expect(gregorianDay('islamic', 1438, 9, 31)).toBeNull();
    expect(gregorianDay('persian', 1400, 13, 1)).toBeNull();
  });
});

describe('dates in text', () => {
  test.each([
    ['the 15th of February, 2017', 'en', '15th of February, 2017 = 2017-02-15', 'ordinal and filler'],
    ['the 15th day of February, 2017', 'en', '15th day of February, 2017 = 2017-02-15', 'solemn'],
    ["Feb. 15, '17", 'en', "Feb. 15, '17 = 2017-02-15", 'a short year behind an apostrophe'],
    ['15-Feb-17', 'en', '15-Feb-17 = 2017-02-15', 'a short year behind a dash'],
    ['15 Feb 17', 'en', '15 Feb 17 = 2017-02-15', 'a short year at the end'],
    ['15.II.2017', 'pl', '15.II.2017 = 2017-02-15', 'a Roman month'],
    ['15 II 2017 r.', 'pl', '15 II 2017 r. = 2017-02-15', 'a Roman month, Polish "year"'],
    ['2017年2月15日', 'zh', '2017年2月15日 = 2017-02-15', 'Chinese'],
    ['发布于二〇一七年二月十五日', 'zh', '二〇一七年二月十五日 = 2017-02-15', 'Chinese numerals'],
    ['2017. február 15.', 'hu', '2017. február 15 = 2017-02-15', 'year first'],
    ['2017. 2. 15.', 'ko', '2017. 2. 15 = 2017-02-15', 'spaces behind full stops'],
    ['2017.02.15 14:30', 'ko', '2017.02.15 = 2017-02-15', 'no decimal number'],
    ['15 Şubat 2017 Çarşamba', 'tr', '15 Şubat 2017 = 2017-02-15', 'the weekday behind'],
    ['2017-02-15T23:30:00-08:00', 'en', '2017-02-15 = 2017-02-15', 'no time zone moves it'],
    ['Wed, 15 Feb 2017 23:30:00 -0800', 'en', '15 Feb 2017 = 2017-02-15', 'a mail’s date'],
    ['Wed Feb 15 14:30:00 EST 2017', 'en', 'Feb 15 14:30:00 EST 2017 = 2017-02-15', 'a time before the year'],
    ['ngày 15 tháng 2 năm 2017', 'vi', '15 tháng 2 năm 2017 = 2017-02-15', 'numbered months'],
    ['15 tháng Hai năm 2017', 'vi', '15 tháng Hai năm 2017 = 2017-02-15', 'months numbered in words'],
    ['15 de febrero del año 2017', 'es', '15 de febrero del año 2017 = 2017-02-15', 'three fillers'],
    ['15 dias do mês de março de 2017', 'pt', '15 dias do mês de março de 2017 = 2017-03-15', 'solemn, Portuguese'],
    ['15-го февраля 2017 года', 'ru', '15-го февраля 2017 года = 2017-02-15', 'a Russian ordinal'],
    ['2017 жылғы 15 ақпан', 'kk', '2017 жылғы 15 ақпан = 2017-02-15', 'Kazakh "of the year"'],
    ['den 15:e februari 2017', 'sv', '15:e februari 2017 = 2017-02-15', 'a Swedish ordinal'],
    ['d. 5/6 2017', 'da', '5/6 2017 = 2017-06-05', 'Danish'],
    ['5/6-2017', '', '5/6-2017 = 2017-06-05', 'nobody else writes so'],
    ['15 Φλεβάρη 2017', 'el', '15 Φλεβάρη 2017 = 2017-02-15', 'everyday Greek'],
    ['ה-15 בספטמבר 2017', 'he', '15 בספטמבר 2017 = 2017-09-15', '"in" before the month'],
    ['15 شباط/فبراير 2017', 'ar', '15 شباط/فبراير 2017 = 2017-02-15', 'both Arabic names'],
    ['15 فبراير (شباط) 2017', 'ar', '15 فبراير (شباط) 2017 = 2017-02-15', 'one of them in brackets'],
    ['١٥ كانون الثاني ٢٠١٧', 'ar', '١٥ كانون الثاني ٢٠١٧ = 2017-01-15', 'Levantine, two words'],
    ['15 غشت 2017', 'ar', '15 غشت 2017 = 2017-08-15', 'Moroccan'],
    ['15 ספטמבר 2017', '', '15 ספטמבר 2017 = 2017-09-15', 'in no known language'],
    ['15. listopada 2017', 'hr', '15. listopada 2017 = 2017-10-15', 'October in Croatia'],
    ['15. listopadu 2017', 'cs', '15. listopadu 2017 = 2017-11-15', 'November in Czechia'],
    ['/2017/02/15/123456/title', '', '2017/02/15 = 2017-02-15', 'part of an address'],
    ['clip_2017-02-15.mp4', '', '2017-02-15 = 2017-02-15', 'part of a file name'],
    ['26 | 01 | 2022', 'de', '26 | 01 | 2022 = 2022-01-26 or 2022-26-01', 'bars between'],
    ['Anna Meier23.11.2023', 'de', '23.11.2023 = 2023-11-23 or 2023-23-11', 'a name before it, its mark-up gone'],
    ['۱۲ تير ۱۳۹۹', 'fa', '۱۲ تير ۱۳۹۹ = 2020-07-02 persian', 'a Persian month typed with Arabic letters'],
    ['۴ مارس ۲۰۲۰ ميلادی', 'fa', '۴ مارس ۲۰۲۰ ميلادی = 2020-03-04', 'a calendar typed so'],
    ['32.01.2019', 'de', '32.01.2019 = 2019-01-32 or 2019-32-01', 'a wrong day is a date, and told so elsewhere'],
    ['Feb 2017', 'en', 'Feb 2017 = month', 'a month alone'],
    ['2016-10', '', '2016-10 = month', 'a month alone in numbers'],
  ])('%s (%s) → %s (%s)', (text, language, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  test.each([
    ['۱۴۰۰/۰۵/۱۲', 'fa', '۱۴۰۰/۰۵/۱۲ = 2021-08-03 persian', 'Jalali in numbers'],
    ['1400/05/12', '', '1400/05/12 = 2021-08-03 persian', 'no clip is of the year 1400'],
    ['۱۲ مرداد ۱۴۰۰', 'fa', '۱۲ مرداد ۱۴۰۰ = 2021-08-03 persian', 'Jalali by name'],
    ['۱۲ مردادماه ۱۴۰۰', 'fa', '۱۲ مردادماه ۱۴۰۰ = 2021-08-03 persian', '"month" behind the name'],
    ['۱۲ اسد ۱۴۰۰', 'fa', '۱۲ اسد ۱۴۰۰ = 2021-08-03 persian', 'Afghan'],
    ['۹۶/۳/۱۷', 'fa', '۹۶/۳/۱۷ = 2017-06-07 persian', 'a short year stands first'],
    ['12 رمضان 1438 هـ', 'ar', '12 رمضان 1438 هـ = 2017-06-07 islamic', 'Hijri by name'],
    ['1438/09/12', 'ar', '1438/09/12 = 2017-06-07 islamic', 'Hijri in numbers'],
    ['1400/1/12هـ', 'ar', '1400/1/12 = 1979-12-02 islamic', 'an older one'],
    ['Ramadan 12, 1438 AH', 'en', 'Ramadan 12, 1438 AH = 2017-06-07 islamic', 'English'],
    ['15 กุมภาพันธ์ พ.ศ. 2560', 'th', '15 กุมภาพันธ์ พ.ศ. 2560 = 2017-02-15 buddhist', 'named era'],
    ['๑๕ ก.พ. ๖๐', 'th', '๑๕ ก.พ. ๖๐ = 2017-02-15 buddhist', 'short, Thai digits'],
    ['15/02/2560', 'th', '15/02/2560 = 2017-02-15 buddhist', 'in numbers'],
    ['15 กุมภาพันธ์ 2017', 'th', '15 กุมภาพันธ์ 2017 = 2017-02-15', 'a Gregorian year in Thai'],
    ['中華民國106年2月15日', 'zh', '民國106年2月15日 = 2017-02-15 minguo', 'the Republic’s years'],
    ['106年2月15日', 'zh', '106年2月15日 = 2017-02-15 minguo', 'without its name'],
    ['令和3年2月15日', 'ja', '令和3年2月15日 = 2021-02-15 japanese', 'era'],
    ['令和元年5月1日', 'ja', '令和元年5月1日 = 2019-05-01 japanese', 'the first year'],
    ['H29.2.15', 'ja', 'H29.2.15 = 2017-02-15 japanese', 'the era’s initial'],
    ['19 Shevat 5777', 'en', '19 Shevat 5777 = 2017-02-15 hebrew', 'Hebrew'],
    ['8 የካቲት 2009', 'am', '8 የካቲት 2009 = 2017-02-15 ethiopic', 'Ethiopian'],
    ['31 مهر 1400', 'fa', '31 مهر 1400 = impossible persian', 'Mehr has thirty days'],
  ])('%s (%s) → %s, converted (%s)', (text, language, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  test.each([
    ['۱۲ مرداد ۱۴۰۰ (۳ اوت ۲۰۲۱)', 'fa', '2021-08-03', 'brackets'],
    ['12 رمضان 1438 هـ الموافق 7 يونيو 2017', 'ar', '2017-06-07', '"corresponding to"'],
    ['13 رمضان 1438 هـ - 7 يونيو 2017', 'ar', '2017-06-07', 'moon months may begin a day apart'],
    ['7 يونيو 2017 - 12 رمضان 1438', 'ar', '2017-06-07', 'the other way round'],
    ['2017年(平成29年)2月15日', 'ja', '2017-02-15', 'in one date'],
    ['平成29年(2017年)2月15日', 'ja', '2017-02-15', 'in one date, era first'],
  ])('%s (%s) counts the Gregorian %s, as one (%s)', (text, language, day) => {
    const mentions = daysIn(text, [language]);
    expect(mentions.map(({ date }) => meant(date))).toEqual([[day]]);
    expect(mentions[0]?.date).not.toHaveProperty('calendar');
  });

  test.each([
    ['12–14 May 2019', '2019-05-12', 'an en dash'],
    ['12 and 13 May 2019', '2019-05-12', 'a word'],
    ['12.–14.05.2019', '2019-05-12', 'in numbers'],
    ['12.05. – 14.05.2019', '2019-05-12', 'both months in numbers'],
    ['May 12–14, 2019', '2019-05-12', 'month first'],
    ['30 April – 2 May 2019', '2019-04-30', 'two months'],
    ['December 30 – January 2, 2019', '2018-12-30', 'two years'],
  ])('of %s the first day counts, %s (%s)', (text, day) => {
    const mentions = daysIn(text, ['en']);
    expect(mentions).toHaveLength(1);
    expect(meant(mentions[0]?.date)).toContain(day);
  });

  test.each([
    ['v1.2.2017', 'a version'],
    ['Version1.2.2017', 'a version in full'],
    ['rev23.11.2023', 'a short word that is no name'],
    ['version 1.2.2017', 'a version, said so'],
    ['1.2.2017.4', 'a longer number'],
    ['192.168.20.17', 'an address'],
    ['01.23.45.67.89', 'a telephone number'],
    ['+49 30 12-05-17-33', 'a telephone number'],
    ['2017-W07-3', 'a week'],
    ['2017-046', 'a day of the year'],
    ['20170215', 'eight digits in text may be anything'],
    ['beat them 3-2 in 2017', 'a score'],
    ['1/2 of the 2,017 members', 'a fraction'],
    ['15 March 20,000 people came', 'people'],
    ['On 15 February 17 people came', 'people'],
    ['March 15, 2,500 people', 'people'],
    ['$15.02', 'a price'],
    ['at 14:30 on Monday the 15th', 'a time'],
    ['2016-17 season', 'a season'],
    ['In 2017 the 15 members', 'a year'],
    ['no number at all', 'nothing'],
  ])('%s is no date (%s)', (text) => {
    expect(read(text, 'en')).toEqual([]);
  });

  test.each(['1 a 1 - ', 'o o o 1 - ', '1.', '12 ', '1 may ', '(1', 'ه . ', '31 مهر 1400 ', 'may 1 - ', '1-1-'])(
    '%j again and again takes linear time',
    async (part) => {
      await expectLinear(
        (text: string) => daysIn(text, ['en']),
        (count) => part.repeat(count),
        20_000,
      );
    },
  );

  test('whatever stands around a date, it is found where it stands', () => {
    const noise = fc.stringMatching(/^[a-z ,;()]{0,40}$/);
    fc.assert(
      fc.property(noise, noise, (before, behind) => {
        const text = `${before}; 15 February 2017; ${behind}`;
        const [mention] = daysIn(text, ['en']);
        expect(text.slice(mention?.start, mention?.end)).toBe('15 February 2017');
      }),
    );
  });
});

test('any digit of any script may be part of a date, and so may Chinese numerals, but no letter', () => {
  const all = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
  expect(all.filter((sign) => hasDigit(sign) !== /\p{Nd}/u.test(sign))).toEqual([]);
  for (const numeral of '〇零一二三四五六七八九十廿卅') {
    expect(['年', '月', '日', '号', '號'].filter((unit) => !hasDigit(`${numeral}${unit}`))).toEqual([]);
    expect(hasDigit(`${numeral}人`)).toBe(false);
  }
});

describe('the weekday and time beside a day', () => {
  test.each([
    ['Ova Haber, ', '15 Şubat 2017 Çarşamba', ', 4 kişi', 'tr', 'the weekday behind'],
    ['Radio Hill | ', 'Wednesday, February 15, 2017 at 2:30 pm EST', ' | News', 'en', 'both, and a zone'],
    ['', '2017-02-15T23:30:00-08:00', ' Radio Hill', 'en', 'ISO'],
    ['Radio Hill ', '14:30, Wednesday, 15 February 2017', ' live', 'en', 'the time first'],
    ['谷ラジオ', '2017年2月15日(水) 14:30', '', 'ja', 'Japanese in brackets'],
    ['山谷电台 ', '2017年2月15日 星期三', ' 记者', 'zh', 'Chinese'],
    ['Đài Thung Lũng, ', 'Thứ Tư, 15/02/2017, 14:30 (GMT+7)', ' tin', 'vi', 'two words, a zone in brackets'],
    ['Rádio Vale, ', 'quarta-feira, 15 de fevereiro de 2017', ', Porto', 'pt', 'a hyphen'],
    ['רדיו העמק, ', 'יום רביעי, 15 בפברואר 2017', '', 'he', 'Hebrew'],
    ['رادیو دشت، ', 'سه‌شنبه ۱۲ مرداد ۱۴۰۰ - ۱۴:۲۳', '', 'fa', 'Persian digits'],
    ['Radio Hill, ', '15 February 2017', ', Wedmore', 'en', 'a place is no weekday'],
    ['Radio 4, ', '15 February 2017', ' 16.02.2017', 'en', 'another day is no time'],
  ])('%s[%s]%s (%s, %s)', (before, when, behind, language) => {
    const text = `${before}${when}${behind}`;
    const [day] = daysIn(text, [language]);
    expect(day && text.slice(...withWeekdayAndTime(text, day, [language]))).toBe(when);
  });
});

describe('names of months and weekdays', () => {
  test('a month is asked for in the given languages first', () => {
    expect(monthOf('listopad', ['pl'])).toBe(11);
    expect(monthOf('listopad', ['hr'])).toBe(10);
    expect(monthOf('people', [])).toBeNull();
  });

  test('every name that Intl gives is found without knowing the language', () => {
    const missing = LOCALES.filter((locale) => !locale.includes('-u-')).flatMap((locale) => {
      const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { month: 'long', timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2020, month, 15)))
        .filter((name) => /^\p{L}+$/u.test(name) && !/\p{Script=Han}/u.test(name))
        .filter((name) => daysIn(`15 ${name} 2020`, []).length === 0)
        .map((name) => `${locale} ${name}`);
    });
    expect(missing).toEqual([]);
  });

  test.each([
    ['wednesday', 'fr', true, 'English always'],
    ['mercredi', 'fr', true, 'the language asked for'],
    ['mercredi', 'de', false, 'another language'],
    ['segundafeira', 'pt', true, 'a hyphen is no matter'],
  ])('%s in %s: %s (%s)', (word, language, expected) => {
    expect(isWeekday(word, [language])).toBe(expected);
  });
});
