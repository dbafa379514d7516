import { describe, expect, test } from 'vitest';
import { detectLanguage, rankLanguages } from '../../../shared/language/detect.ts';
import { ALIKE, SENTENCES, SHORT, UNSURE } from '../../support/language-samples.ts';
import { read } from '../../support/read.ts';

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
