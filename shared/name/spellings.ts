/**
 * Other spellings of a listed form: umlauts as two letters, initials and acronyms with or without full stops, Arabic
 * `عبد ال`, Persian names apart or together.
 */
import { apartAndTogether } from './persian.ts';

const UMLAUTS: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
  đ: 'dj',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  Ø: 'Oe',
  Å: 'Aa',
  Đ: 'Dj',
};
const UMLAUT = /[äöüøåđÄÖÜØÅĐ]/u;
const DOTTED_INITIALS = /(?<![\p{L}\p{M}])(\p{Lu})\.[ \u00a0]?(\p{Lu})\.(?:[ \u00a0]?(\p{Lu})\.)?(?=[ \u00a0]?\p{L})/u;
const JOINED_INITIALS = /^(\p{Lu}{2,3})(?=[ \u00a0]\p{Lu}\p{Ll})/u;
const ACRONYM = /^\p{Lu}{2,5}$/u;
const DOTTED_ACRONYM = /^(?:\p{Lu}\.){2,5}$/u;

/** A spelling of a form and how strictly it is matched. */
export interface Spelling {
  readonly text: string;
  readonly origin: 'listed' | 'spelling';
  /** Matches in capitals only. */
  readonly capitals: boolean;
  /** Matches only with a full stop in it. */
  readonly dotted: boolean;
}

/** A listed form and its other spellings, the listed one first. */
export function spellingsOf(form: string): Spelling[] {
  const text = form.normalize('NFC');
  const capitals = ACRONYM.test(text);
  const listed: Spelling = { text: form, origin: 'listed', capitals, dotted: false };
  const others = otherSpellings(text).map(
    (other): Spelling => ({ text: other, origin: 'spelling', capitals: false, dotted: false }),
  );
  if (capitals && text.length <= 3) {
    others.push({
      text: Array.from(text, (letter) => `${letter}.`).join(''),
      origin: 'spelling',
      capitals,
      dotted: true,
    });
  }
  if (DOTTED_ACRONYM.test(text)) {
    return [
      { ...listed, capitals: true, dotted: true },
      { text: text.replaceAll('.', ''), origin: 'spelling', capitals: true, dotted: false },
    ];
  }
  return [listed, ...others];
}

function otherSpellings(form: string): string[] {
  const found: string[] = [];
  if (UMLAUT.test(form)) found.push(form.replace(new RegExp(UMLAUT, 'gu'), (letter) => UMLAUTS[letter] ?? letter));
  if (form.includes('.')) {
    const joined = form
      .replace(DOTTED_INITIALS, (_, a = '', b = '', c = '') => `${a}${b}${c ?? ''} `)
      .replace('  ', ' ');
    if (joined !== form) found.push(joined);
  }
  const initials = JOINED_INITIALS.exec(form)?.[1];
  if (initials !== undefined) {
    found.push(`${Array.from(initials, (letter) => `${letter}.`).join(' ')}${form.slice(initials.length)}`);
  }
  if (form.includes('عبد')) {
    const other = form.includes('عبد ال') ? form.replaceAll('عبد ال', 'عبدال') : form.replaceAll('عبدال', 'عبد ال');
    if (other !== form) found.push(other);
  }
  found.push(...apartAndTogether(form));
  if (/[\u200b\u200c]/u.test(form)) found.push(form.replaceAll(/[\u200b\u200c]/gu, ''));
  return found;
}

/** Latin given names that may be a woman's by their last letter. */
const WOMAN = /^\p{Lu}\p{Ll}+[aeiyá] /u;

/** What Czech and Slovak call a woman of that surname ("Merkelová"), where an alias is the surname of a name like a woman's. */
export function feminisedSurname(alias: string, name: string): string | null {
  if (!WOMAN.test(name) || !name.endsWith(` ${alias}`) || !/^\p{Lu}[\p{Ll}\p{Lu}]+$/u.test(alias)) return null;
  return /ov[aá]$|sk[aá]$/u.test(alias) ? null : `${alias.replace(/[aeo]$/u, '')}ová`;
}
