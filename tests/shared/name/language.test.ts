import { describe, expect, it } from 'vitest';
import { languageBit } from '../../../shared/name/endings/paradigm.ts';
import { contextsOfParagraphs } from '../../../shared/name/text-context.ts';

const LANGUAGES = 'ru uk be pl cs sk sh sl lt lv el de nordic tr az uz kk ky fi et hu hy ka'.split(' ');
const tagsOf = (bits: number) => LANGUAGES.filter((language) => bits & languageBit(language));
const contextOf = (text: string, document = text, hint: string | null = null) =>
  contextsOfParagraphs([{ text: document }], hint)(text);

describe('inflecting languages that a paragraph may be in', () => {
  it.each([
    ['pl', 'Wczoraj rozmawiano o tym na spotkaniu.', 'a sentence suffices'],
    ['cs', 'Včera přišel nový ředitel a mluvil o své knize.', 'not taken for Slovak'],
    ['nordic', 'Den nya boken kom ut igår.', 'Swedish, Danish and Norwegian names have the same endings'],
    ['sh', 'Jučer su razgovarali o tome.', 'so have Croatian, Bosnian and Serbian ones'],
    ['', 'The minister spoke to Jana Kowalska and Petr Dvořák.', 'names of elsewhere do not matter'],
    ['', 'El ministro habló ayer con la prensa.', 'Spanish does not inflect names'],
  ])('%s: %s (%s)', (tags, text) => {
    expect(tagsOf(contextOf(text).latin().languages).join(' ')).toBe(tags);
  });

  it.each([
    ['uk', 'Вчора вони говорили про це з нею.', 'letters exclude Russian'],
    ['ru', 'Вчера они говорили об этом с ней.', 'letters exclude Ukrainian'],
    ['', 'Вчера тя говори със своите приятели за това.', 'Bulgarian does not inflect names'],
    ['ru uk', 'дар', 'too short: Russian or Ukrainian'],
  ])('%s: %s (%s)', (tags, text) => {
    expect(tagsOf(contextOf(text).cyrillic().languages).join(' ')).toBe(tags);
  });

  it('the rest of the document decides about a short paragraph', () => {
    const document = 'Wczoraj rozmawiano o tym na spotkaniu, które trwało do wieczora.';
    expect(tagsOf(contextOf('Film', document).latin().languages)).toEqual(['pl']);
  });

  it('the language of the clip decides where the text says nothing', () => {
    expect(contextOf('Mara Lind').latin()).toEqual({ languages: 0, isWeak: true });
    expect(contextOf('Mara Lind', 'Mara Lind', 'sv').latin()).toEqual({
      languages: languageBit('nordic'),
      isWeak: false,
    });
  });
});
