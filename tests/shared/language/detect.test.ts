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

  test('sixty languages are told, and each alone in capitals, too', () => {
    const rows = SENTENCES.filter(([, text]) => text.toUpperCase() !== text);
    expect(new Set(SENTENCES.map(([tag]) => tag)).size).toBeGreaterThanOrEqual(60);
    const right = rows.filter(([tag, text]) => tagOf(text.toUpperCase()) === tag);
    expect(right.length / rows.length).toBeGreaterThan(0.97);
  });

  test('of single sentences nearly none is taken for another language', () => {
    const single = [...SENTENCES, ...ALIKE].flatMap(([tag, text]) =>
      text.split(/(?<=[.!?።।۔。])\s*/u).flatMap((sentence) => (sentence.length > 8 ? [{ tag, sentence }] : [])),
    );
    const told = single.map(({ tag, sentence }) => ({ tag, found: tagOf(sentence) }));
    expect(told.filter(({ found }) => found !== null).length / told.length).toBeGreaterThan(0.93);
    expect(told.filter(({ tag, found }) => found !== null && found !== tag).length).toBeLessThan(3);
  });

  test('a name in another script changes nothing', () => {
    expect(tagOf('Die Sängerin فيروز sang gestern Abend in Berlin vor vielen Menschen.')).toBe('de');
    expect(tagOf('Президент зустрівся вчора з головою Microsoft та її партнерами.')).toBe('uk');
  });
});

describe('what a file declares', () => {
  const german = 'Der Bürgermeister sagte gestern, dass die neue Brücke erst im nächsten Jahr eröffnet wird.';
  const page = (lang: string, text: string) => `<!DOCTYPE html><html lang="${lang}"><body><p>${text}</p></body></html>`;
  /** Croatian and Bosnian say this alike. */
  const alike = 'Autobus kasni zbog snijega u planini.';
  const either = rankLanguages(alike).candidates.map(({ language }) => language);

  test.each<[string, string | null, string]>([
    [page('en', german), 'de', 'a wrong lang'],
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

  test('the value that lost is a candidate, an unsure language a warning', () => {
    const { fields, codes } = read(page('en', '1234'), 'page.html');
    expect(fields.language).toBeNull();
    expect(fields.evidence.language).toBeUndefined();
    expect(codes).toContain('language-unsure');
  });

  test('the main text tells, not what stands around it', () => {
    const english = 'Quarrel over the new ferry: the council of the island postpones its vote for the third time. ';
    const body = `<nav>${english.repeat(9)}</nav><article><p>${german}</p><p>${german}</p></article>`;
    expect(read(`<html><body>${body}</body></html>`, 'page.html').fields.language).toBe('de');
  });
});
