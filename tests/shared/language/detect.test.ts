import { describe, expect, test } from 'vitest';
import { detectLanguage, rankLanguages } from '../../../shared/language/detect.ts';
import { ALIKE, SENTENCES, SHORT, UNSURE } from '../../support/make/language-samples.ts';
import { read } from '../../support/read/read.ts';

const tagOf = (text: string) => detectLanguage(text)?.language ?? null;

describe('the language of a text', () => {
  test.each(SENTENCES)('two sentences: %s', (tag, text) => {
    expect(tagOf(text)).toBe(tag);
  });

  test.each(ALIKE)('like another: %s of %j', (tag, text) => {
    expect(tagOf(text)).toBe(tag);
  });

  test.each(SHORT)('short: %s of %j', (tag, text) => {
    expect(tagOf(text)).toBe(tag);
  });

  test.each(UNSURE)('unsure: %j (%s)', (text) => {
    expect(tagOf(text)).toBeNull();
  });

  test('at least sixty languages, also in capitals', () => {
    const rows = SENTENCES.filter(([, text]) => text.toUpperCase() !== text);
    expect(new Set(SENTENCES.map(([tag]) => tag)).size).toBeGreaterThanOrEqual(60);
    const right = rows.filter(([tag, text]) => tagOf(text.toUpperCase()) === tag);
    expect(right.length / rows.length).toBeGreaterThan(0.97);
  });

  test('hardly any single sentence is taken for another language', () => {
    const single = [...SENTENCES, ...ALIKE].flatMap(([tag, text]) =>
      text.split(/(?<=[.!?።।۔。])\s*/u).flatMap((sentence) => (sentence.length > 8 ? [{ tag, sentence }] : [])),
    );
    const detected = single.map(({ tag, sentence }) => ({ tag, found: tagOf(sentence) }));
    expect(detected.filter(({ found }) => found !== null).length / detected.length).toBeGreaterThan(0.93);
    expect(detected.filter(({ tag, found }) => found !== null && found !== tag).length).toBeLessThan(3);
  });

  test('the confidence is a share of the likelihood', () => {
    expect(detectLanguage('Η νέα γέφυρα')?.confidence).toBe(1);
    const sure = detectLanguage('Der Bürgermeister sagte gestern, dass die neue Brücke eröffnet wird.');
    expect(sure?.confidence).toBeGreaterThan(0.99);
    expect(sure?.confidence).toBeLessThanOrEqual(1);
    const { candidates } = rankLanguages('Autobus kasni zbog snijega u planini.');
    const shares = candidates.map(({ confidence }) => confidence);
    expect(shares).toEqual(shares.toSorted((one, other) => other - one));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1);
  });

  test('a name in another script does not matter', () => {
    expect(tagOf('Die Sängerin فيروز sang gestern Abend in Berlin vor vielen Menschen.')).toBe('de');
    expect(tagOf('Президент зустрівся вчора з головою Microsoft та її партнерами.')).toBe('uk');
  });
});

describe('neighbours', () => {
  test.each<[tag: string, text: string, why: string]>([
    [
      'es',
      'La Comisión considera que el presente reglamento, en tanto que instrumento de aplicación directa, contribuirá a garantizar la protección de datos. Considerando que las disposiciones de la presente directiva no afectan a la competencia de las instituciones.',
      'laws are no Galician',
    ],
    [
      'pt',
      'A Comissão considera que o presente regulamento contribuirá para garantir a proteção de dados, sem distinção de origem, e que as disposições da presente diretiva não afetam a competência das instituições.',
      'nor in Portuguese',
    ],
    [
      'gl',
      'O Concello abriu unha nova biblioteca no barrio vello. A alcaldesa dixo que os veciños levaban anos agardando por ela.',
      'Galician is',
    ],
    ['vi', 'Hội đồng thành phố đã thông qua ngân sách mới vào thứ Hai.'.normalize('NFD'), 'accents apart'],
  ])('%s: %s', (tag, text) => {
    expect(tagOf(text)).toBe(tag);
  });
});

describe('what a file declares', () => {
  const german = 'Der Bürgermeister sagte gestern, dass die neue Brücke erst im nächsten Jahr eröffnet wird.';
  const page = (lang: string, text: string) => `<!DOCTYPE html><html lang="${lang}"><body><p>${text}</p></body></html>`;
  /** The same in Croatian and Bosnian. */
  const alike = 'Autobus kasni zbog snijega u planini.';
  const either = rankLanguages(alike).candidates.map(({ language }) => language);

  test.each<[string, string | null, string]>([
    [page('en', german), 'de', 'a wrong lang attribute'],
    [page('bs-BA', alike), 'bs', 'a tie'],
    [page('hr', alike), 'hr', 'the same tie'],
    [page('en', alike), null, 'no part of the tie'],
    [page('de', '1234'), null, 'no text'],
  ])('%j → %j (%s)', (source, expected) => {
    expect(read(source, 'page.html').fields.language).toBe(expected);
  });

  test('the tie is one', () => {
    expect(tagOf(alike)).toBeNull();
    expect(either).toEqual(expect.arrayContaining(['hr', 'bs']));
  });

  const paragraph = (text: string, times = 1) => `<p>${text}</p>`.repeat(times);
  const whole = (lang: string, body: string) =>
    `<!DOCTYPE html><html lang="${lang}"><body><article>${body}</article></body></html>`;
  /** Between Spanish and Galician. */
  const iberian =
    'Tales derechos fundamentales no podrán, en ningún caso, ser ejercidos en oposición a los propósitos e principios';
  const galician =
    'O Concello abriu onte unha nova biblioteca no barrio vello. A alcaldesa dixo que os veciños levaban moitos anos agardando por ela e que haberá máis. Tamén estiveron alí os mestres da vila, que cantaron xunto cos nenos.';
  const english =
    'This story was translated by a machine; the publisher accepts no liability for errors or omissions, and readers are advised to consult the original before they rely on any part of it in matters of law, of health, of money or of anything else. ';
  const hindi = [
    'परिषद ने सोमवार को नए बजट को मंजूरी दी और कहा कि पुल का काम वसंत में शुरू होगा।',
    'महापौर ने कल कहा कि नया पुल अगले साल ही खोला जाएगा, लेकिन कई निवासी इस देरी से खुश नहीं हैं।',
    'अधिकारियों के अनुसार इस परियोजना पर अब तक दस करोड़ रुपये खर्च हो चुके हैं और काम जारी है।',
  ];
  const more =
    'Ayon sa konseho, umabot na sa sampung milyong piso ang nagastos sa proyekto at magpapatuloy pa rin ang paggawa nito.';
  const tagalog =
    'Sinabi ng alkalde kahapon na bubuksan ang bagong tulay sa susunod na taon, ngunit hindi natuwa ang maraming residente.';
  const quote =
    '“We have waited for this bridge for many years and we will not wait for another one, whatever they say.”';

  test.each<[language: string, source: string, why: string]>([
    ['es', whole('es-ES', paragraph(iberian)), 'neighbours: declared'],
    ['gl', whole('gl', paragraph(iberian)), 'neighbours: declared too'],
    ['gl', whole('es', paragraph(galician, 2)), 'neighbours: the text is far ahead'],
    ['de', whole('nl', paragraph(german, 3)), 'other languages are no neighbours'],
    [
      'hi',
      whole(
        'en',
        `<h1>नए पुल का काम</h1>${hindi.map((text) => paragraph(text)).join('')}${paragraph(english.repeat(3), 4)}`,
      ),
      'an English notice at the foot',
    ],
    ['tl', whole('en', paragraph(`${quote} ${tagalog} ${quote}`, 3)), 'English quotations'],
    [
      'tl',
      whole('en', `${paragraph(tagalog)}${paragraph(more)}<blockquote>${paragraph(english.repeat(2), 3)}</blockquote>`),
      'a quotation apart',
    ],
  ])('%s of %j (%s)', (expected, source) => {
    expect(read(source, 'page.html').fields.language).toBe(expected);
  });

  test('an unsure language is a warning', () => {
    const { fields, codes } = read(page('en', '1234'), 'page.html');
    expect(fields.language).toBeNull();
    expect(fields.evidence.language).toBeUndefined();
    expect(codes).toContain('language-unsure');
  });

  test('the main text decides, not the menus around it', () => {
    const english = 'Quarrel over the new ferry: the council of the island postpones its vote for the third time. ';
    const body = `<nav>${english.repeat(9)}</nav><article><p>${german}</p><p>${german}</p></article>`;
    expect(read(`<html><body>${body}</body></html>`, 'page.html').fields.language).toBe('de');
  });
});
