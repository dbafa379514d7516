import type { MonthCalendar } from './convert.ts';
import { wordKey } from './token.ts';

/** Spellings in use that CLDR does not have, from the first month to the last; alternatives separated by `|`. */
const ROWS: readonly (readonly [calendar: MonthCalendar, months: string])[] = [
  // English, Spanish, Swiss and Austrian German, French abbreviations.
  [
    'gregory',
    'janv|jän|jaen|jänner|jaenner, febr|feber|fév, mrz|maerz|mär, avr, -, -, juil|juill, -, sept|setiembre|sbr|septbr, octbr|obr, novbr|nbr, decbr|dbr|déc|dez',
  ],
  // Slovenian in a date.
  [
    'gregory',
    'januarja, februarja, marca, aprila, maja, junija, julija, avgusta, septembra, oktobra, novembra, decembra',
  ],
  // Serbian and Bosnian, Latin.
  ['gregory', 'januara, februara, marta, -, -, juna, jula, avgusta|augusta, septembra, oktobra, novembra, decembra'],
  // Serbian, Cyrillic, in a date.
  ['gregory', 'јануара, фебруара, марта, априла, маја, јуна, јула, августа, септембра, октобра, новембра, децембра'],
  // Greek in everyday use.
  ['gregory', 'γενάρη, φλεβάρη, μάρτη, απρίλη, μάη, ιούνη, ιούλη, αύγουστο, σεπτέμβρη, οκτώβρη, νοέμβρη, δεκέμβρη'],
  // Belarusian, Ukrainian and Russian abbreviations.
  [
    'gregory',
    'янв|січ|студ, фев|лют, мар|бер|сак, апр|квіт|крас, май|трав, июн|черв|чэрв, июл|лип|ліп, авг|серп|жнів, сен|верес|вер, окт|жовт|кастр, ноя|лист|ліст, дек|груд|снеж',
  ],
  // Arabic: Levantine, Egyptian and Maghrebi variants, without hamza or with another spelling.
  [
    'gregory',
    'كانون ثاني|كانون ثان|جانفيه|يناير كانون الثاني, شباط|فبراير شباط|فيفري|فيبراير, آذار|اذار|مارس آذار, نيسان|أفريل|افريل|ابريل, أيار|ايار|ماي|مايس, حزيران|جوان|يونية|يونيه, تموز|جويلية|جويليه|يوليوز|يولية|يوليه, آب|اب|أوت|اوت|غشت, أيلول|ايلول|شتنبر|سبتمر, تشرين أول|تشرين اول|تشرين الاول|اكتوبر, تشرين ثاني|تشرين الثاني|نونبر|نوفمير, كانون أول|كانون اول|كانون الاول|دجنبر|ديسمبير',
  ],
  // Persian: names by way of French and English.
  [
    'gregory',
    'ژانویه|جنوری, فوریه|فبروری, مارس|مارچ, آوریل|اپریل|آپریل, مه|می|مئی, ژوئن|جون, ژوئیه|ژوییه|جولای|جولائی, اوت|آگوست|اگست, سپتامبر|سپتمبر, اکتبر|اکتوبر, نوامبر|نومبر, دسامبر|دسمبر|دیسمبر',
  ],
  // Vietnamese in words.
  [
    'gregory',
    'tháng giêng|tháng một|tháng 1|thg 1, tháng hai|tháng 2|thg 2, tháng ba|tháng 3|thg 3, tháng tư|tháng 4|thg 4, tháng năm|tháng 5|thg 5, tháng sáu|tháng 6|thg 6, tháng bảy|tháng 7|thg 7, tháng tám|tháng 8|thg 8, tháng chín|tháng 9|thg 9, tháng mười|tháng 10|thg 10, tháng mười một|tháng 11|thg 11, tháng mười hai|tháng chạp|tháng 12|thg 12',
  ],
  // Bengali and Hindi, other spellings.
  ['gregory', 'জানুয়ারি|জানুয়ারী, ফেব্রুয়ারি|ফেব্রুয়ারী, -, -, -, -, -, আগস্ট|অগাস্ট, সেপ্টেম্বর, অক্টোবর, নভেম্বর, ডিসেম্বর'],
  ['gregory', '-, फरवरी|फ़रवरी, -, -, -, -, -, -, सितम्बर|सितंबर, अक्तूबर|अक्टूबर, नवम्बर|नवंबर, दिसम्बर|दिसंबर'],
  // Kurdish, Sorani and Kurmanji.
  [
    'gregory',
    'کانوونی دووەم|çile, شوبات|sibat, ئازار|adar, نیسان|nîsan, ئایار|gulan, حوزەیران|hezîran, تەمووز|tîrmeh, ئاب|tebax, ئەیلوول|îlon, تشرینی یەکەم|cotmeh, تشرینی دووەم|mijdar, کانوونی یەکەم|kanûn',
  ],
  // Afghan, and other spellings.
  [
    'persian',
    'حمل, ثور|اردی بهشت, جوزا|جوزاء, سرطان, اسد|امرداد, سنبله|شهریورماه, میزان, عقرب, قوس, جدی|دی, دلو, حوت|اسفند',
  ],
  [
    'persian',
    'farvardin, ordibehesht, khordad, tir, mordad|amordad, shahrivar, mehr, aban, azar, dey|dei, bahman, esfand',
  ],
  [
    'islamic',
    'المحرم|محرم الحرام, صفر المظفر, ربيع أول|ربيع الاول, ربيع الآخر|ربيع ثاني|ربيع الثاني, جمادى الأولى|جمادى الاولى|جمادى الأول|جمادي الأولى, جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادي الثانية, رجب المرجب, شعبان المعظم, رمضان المبارك|رمضان الكريم, شوال المكرم, ذي القعدة|ذو القعده|ذى القعدة|ذیقعده|ذی القعده, ذي الحجة|ذو الحجه|ذى الحجة|ذیحجه|ذی الحجه',
  ],
  [
    'islamic',
    'moharram|muharrem, safer, rabi i|rabi al awwal|rabi al awal|rabi ul awwal|rebiülevvel, rabi ii|rabi al thani|rabi al akhir|rabi us sani|rebiülahir, jumada i|jumada al awwal|jumada al ula|jumada al oula|cemaziyelevvel, jumada ii|jumada al thani|jumada al akhirah|cemaziyelahir, receb|recep, shaban|sha ban|şaban, ramazan|ramadhan|ramadan, shawal|syawal|şevval, dhu al qidah|dhul qadah|dhu al qa dah|dhul qa dah|zilkade|dhul qidah, dhu al hijjah|dhul hijjah|dhu al hijja|dhul hijja|zilhicce',
  ],
  [
    'hebrew',
    'tishrei, marcheshvan|cheshvan, -, -, -, -, nissan, iyyar, -, tammuz, menachem av, -, adar aleph|אדר א, adar bet|אדר ב',
  ],
];

/** The month (from 1) that these words, in the form of `wordKey`, spell in a way that CLDR does not have. */
export function monthByAlias(words: string, calendar: MonthCalendar): number | undefined {
  cache ??= build();
  return cache.get(calendar)?.get(words);
}

let cache: ReadonlyMap<MonthCalendar, ReadonlyMap<string, number>> | null = null;

function build(): ReadonlyMap<MonthCalendar, ReadonlyMap<string, number>> {
  const all = new Map<MonthCalendar, Map<string, number>>();
  for (const [calendar, months] of ROWS) {
    const names = all.get(calendar) ?? new Map<string, number>();
    for (const [index, alternatives] of months.split(', ').entries()) {
      for (const name of alternatives.split('|')) if (name !== '-') names.set(wordKey(name), index + 1);
    }
    all.set(calendar, names);
  }
  return all;
}
