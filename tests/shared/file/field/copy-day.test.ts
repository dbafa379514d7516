import { describe, expect, test } from 'vitest';
import { clipDaysIn, isCopyLine } from '../../../../shared/file/field/copy-day.ts';
import { readFile } from '../../../../shared/file/index.ts';
import { read } from '../../../support/read/read.ts';

const TITLE = 'Council Weighs Future of Old Ferry Line';
const TEXT =
  'The council met on Friday to talk about the old ferry line and its future along the northern shore. Members heard from the owners and from two unions.\n\nA vote is expected in spring, the chair said after the meeting.';
const clip = (foot: string) => `${TITLE}\n\nNorthgate Herald\n\nJanuary 11, 2010\n\n${TEXT}\n\n${foot}\n`;
const WANT = { title: TITLE, outlet: 'Northgate Herald', publishedOn: '2010-01-11' };

function fieldsOf(source: string) {
  const { title, outlet, publishedOn } = read(source).fields;
  return { title, outlet, publishedOn };
}

/** For each language labels as programs and librarians write them before a day; `…` stands for the day where it is not last. */
const LABELS = `
en | Print date: | Date of retrieval: | Load-Date: | Accessed | … (retrieved)
de | Druckdatum: | Abgerufen am | Datum des Ausdrucks: | Archivierungsdatum: | … abgerufen
nl | Afgedrukt op | Datum van raadpleging: | Geraadpleegd op | Opgehaald:
sv | Utskriftsdatum: | Hämtad: | Utskriven den | Arkiverad:
da | Udskrevet den | Hentet: | Udskriftsdato: | Arkiveret:
no | Utskriftsdato: | Hentet | Skrevet ut: | Lastet ned:
is | Prentað: | Sótt: | Vistað:
fr | Date d'impression : | Date d’émission : | Consulté le | Imprimé le | Date de téléchargement :
es | Fecha de impresión: | Consultado el | Fecha de descarga: | Impreso el | Fecha de consulta:
it | Data di stampa: | Consultato il | Stampato il | Data di accesso: | Scaricato il
pt | Data de impressão: | Acessado em | Data da consulta: | Impresso em | Acesso em
ca | Data d'impressió: | Consultat el | Descarregat:
gl | Data de impresión: | Consultado o | Descargado:
eu | Inprimatze data: | Kontsultatua: | Deskargatze data:
ro | Data tipăririi: | Accesat la | Descărcat: | Data accesării:
ru | Дата печати: | Дата обращения: | Распечатано: | Загружено: | Дата загрузки:
uk | Дата друку: | Дата звернення: | Роздруковано: | Завантажено:
be | Дата друку: | Спампавана: | Дата звароту:
bg | Дата на отпечатване: | Посетено на | Отпечатано: | Изтеглено на
mk | Датум на печатење: | Преземено: | Пристапено на
sr | Датум штампања: | Преузето: | Pristupljeno: | Datum preuzimanja:
hr | Datum ispisa: | Preuzeto: | Pristupljeno: | Isprintano:
sl | Datum tiskanja: | Pridobljeno: | Natisnjeno:
pl | Data wydruku: | Dostęp: | Pobrano: | Wydruk z dnia | Data dostępu:
cs | Datum tisku: | Citováno: | Vytištěno: | Staženo:
sk | Dátum tlače: | Citované: | Vytlačené: | Stiahnuté:
hu | Nyomtatás dátuma: | Letöltve: | Nyomtatva: | Hozzáférés:
fi | Tulostuspäivä: | Haettu: | Viitattu: | Tulostettu
et | Printimise kuupäev: | Vaadatud: | Prinditud:
lt | Spausdinimo data: | Žiūrėta: | Atsisiųsta:
lv | Drukāšanas datums: | Skatīts: | Lejupielādēts:
sq | Data e printimit: | Shkarkuar: | Printuar më
el | Ημερομηνία εκτύπωσης: | Ανακτήθηκε στις | Εκτυπώθηκε: | Πρόσβαση:
hy | Տպման ամսաթիվ: | Ներբեռնվել է: | Դիտվել է:
ka | ბეჭდვის თარიღი: | ჩამოტვირთულია: | ნანახია:
tr | Yazdırma tarihi: | Erişim tarihi: | İndirilme tarihi: | … tarihinde erişildi
az | Çap tarixi: | Yüklənib: | İstifadə tarixi:
kk | Басып шығару күні: | Жүктелді: | Қаралды:
ky | Басып чыгаруу күнү: | Жүктөлгөн: | Каралган:
uz | Chop etish sanasi: | Yuklab olingan: | Murojaat sanasi:
ar | تاريخ الطباعة: | تاريخ الاطلاع: | تمت الطباعة: | تاريخ التنزيل:
fa | تاریخ چاپ: | تاریخ دسترسی: | بازیابی شده: | تاریخ دریافت:
ps | د چاپ نېټه: | چاپ شوی: | خوندي شوی:
ku | بەرواری چاپکردن: | داگیراوە: | Dîroka çapkirinê:
ur | تاریخ طباعت: | اخذ شدہ: | رسائی:
he | תאריך הדפסה: | הודפס: | תאריך גישה: | אוחזר:
am | የህትመት ቀን: | የወረደው: | የተጎበኘበት ቀን:
hi | मुद्रण तिथि: | अभिगमन तिथि: | डाउनलोड किया गया:
bn | মুদ্রণের তারিখ: | সংগৃহীত: | ডাউনলোড:
ta | அச்சிட்ட தேதி: | பார்த்த நாள்: | பதிவிறக்கப்பட்டது:
th | วันที่พิมพ์: | สืบค้นเมื่อ | พิมพ์เมื่อ | วันที่เข้าถึง:
id | Tanggal cetak: | Diakses pada | Dicetak: | Diunduh:
ms | Tarikh cetakan: | Dicapai pada | Dicetak: | Dimuat turun:
fil | Petsa ng pag-print: | Nakuha noong | Na-download:
vi | Ngày in: | Truy cập ngày | Ngày truy cập: | Tải về:
ja | 印刷日： | 閲覧日： | 取得日： | …閲覧 | …に印刷
zh | 打印日期： | 访问日期： | 檢索日期： | 下载时间： | 列印日期：
ko | 인쇄일: | 출력일: | 검색일: | 다운로드 날짜:
sw | Tarehe ya kuchapa: | Imepakuliwa: | Ilipatikana:
`
  .trim()
  .split('\n')
  .map((row) => {
    const [language = '', ...labels] = row.split(' | ');
    return { language, labels };
  });

describe('a foot line about the copy is never the day nor the outlet', () => {
  test.each(LABELS)('$language', ({ labels }) => {
    for (const label of labels)
      for (const day of ['14.01.2010', '2010-01-14']) {
        const foot = label.includes('…') ? label.replace('…', day) : `${label} ${day}`;
        expect(fieldsOf(clip(foot)), foot).toEqual(WANT);
        expect(isCopyLine(foot, []), foot).toBe(true);
      }
  });

  test('the languages of the test are those of the labels', () => {
    expect(new Set(LABELS.map(({ language }) => language)).size).toBe(59);
  });

  test.each([
    ['Print date: January 14, 2010\nLoad-Date: January 12, 2010\nLast checked: March 1, 2011', 'several together'],
    ['Printed on 14 January 2010 from https://example.org/ferry', 'with an address behind it'],
    ['© 2010 Northgate Herald. Retrieved January 14, 2010', 'behind a notice'],
    ['[Accessed 14 January 2010]', 'as citations have it'],
    ['Correction-Date: January 15, 2010, Friday', 'a correction is later than the clip'],
    ['Date of entry into the archive of the library: January 15, 2010', 'a kind of day that no row has'],
    ['Printed: Thursday, 14 January 2010 09:15:02', 'with weekday and time'],
  ])('%s', (foot, why) => {
    expect(fieldsOf(clip(foot)), why).toEqual(WANT);
  });

  test('above the text and between title and byline', () => {
    expect(fieldsOf(`Print date: January 14, 2010\n\n${clip('')}`)).toEqual(WANT);
    expect(
      fieldsOf(`${TITLE}\n\nRetrieved: January 14, 2010\n\nNorthgate Herald, January 11, 2010\n\n${TEXT}`),
    ).toEqual(WANT);
  });

  test('alone, it is no day either', () => {
    const { publishedOn, summary } = read(
      `${TITLE}\n\nNorthgate Herald\n\n${TEXT}\n\nPrint date: January 14, 2010`,
    ).fields;
    expect(publishedOn).toBeNull();
    expect(summary).toBe(TEXT);
  });

  test('does not split a file', async () => {
    const source = `${clip('Load-Date: January 14, 2010')}\n\nPrinted for the library\n\nPrint date: January 15, 2010`;
    expect(await readFile(new TextEncoder().encode(source), 'a.txt', { today: '2026-11-22' })).toHaveLength(1);
  });
});

describe('a word that may mean something else', () => {
  test.each([
    ['La Stampa, 11 gennaio 2010', 'an outlet'],
    ['The Print, 11 January 2010', 'an outlet'],
    ['Print | 11 January 2010 | Email', 'a button'],
    ['11 January 2010 | Download', 'a button'],
    ['Published in print on 11 January 2010', 'where it was published'],
    ['Printed in the Northgate Herald, January 11, 2010', 'where it was published'],
    ['Archive | 11 January 2010', 'a heading'],
    ['Date of Last Revision: August 9, 2017', 'a word of another language without its marks'],
    ['Access Radio, 11 January 2010', 'an outlet'],
  ])('%s', (line, why) => {
    expect(clipDaysIn(line, []), why).toHaveLength(1);
  });

  test('one day of two is that of the copy', () => {
    const line = '11 January 2010 (printed 14 January 2010)';
    expect(clipDaysIn(line, []).map(({ start, end }) => line.slice(start, end))).toEqual(['11 January 2010']);
  });
});
