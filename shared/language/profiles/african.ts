/** Languages of Africa. */
import type { Profile } from './profile.ts';

export const african: readonly Profile[] = [
  {
    language: 'am',
    script: 'Ethiopic',
  },
  {
    language: 'ha',
    script: 'Latin',
    words: 'da na a ta ya ba ne ce wannan cikin daga don su shi ga mai yi za kuma ko kan amma bayan',
    letters: 'ɓɗƙƴ',
  },
  {
    language: 'mg',
    script: 'Latin',
    words: 'ny sy ary fa izay amin ho tsy dia ao no ireo tamin aminny mba ka eto',
    letters: 'àâèéôñ',
  },
  {
    language: 'sn',
    script: 'Latin',
    words: 'kuti uye ne mu ari kana kwe pa iyi izvi vanhu asi vari mumwe zvakare nokuti naye',
  },
  {
    language: 'so',
    script: 'Latin',
    words: 'oo iyo ka ku waa ee in uu ay la ugu aan waxa si soo loo ayaa kale waxaa ahaa leh',
  },
  {
    language: 'sw',
    script: 'Latin',
    words:
      'na ya wa kwa ni katika za la hiyo kuwa kama cha hii pia baada yake wake lakini ili huo hilo hadi mwaka alisema kwamba wengi vya jana leo kitabu',
  },
  {
    language: 'xh',
    script: 'Latin',
    words: 'kunye ukuba kodwa okanye xa nge kwi uthe ngoku abantu ukuze kwaye apho wakhe kakhulu ngokuba iya le',
  },
  {
    language: 'yo',
    script: 'Latin',
    words: 'ti ni ati àti tí ní sí ó wọn fún pé kò bí kí náà jẹ́ wà sọ tó ọ̀',
    letters: 'àáèéìíòóùúńǹṣẹọ',
  },
  {
    language: 'zu',
    script: 'Latin',
    words: 'futhi ukuthi kodwa noma uma nge ku uthe manje abantu ukuze lapho wakhe kakhulu ngoba kanye sika kusho',
  },
];
