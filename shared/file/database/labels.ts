/** Labels of fields in records, as in `SECTION: News; Pg. 7`. */
import { foldMarks } from '../../language/fold.ts';
import type { Row } from './record.ts';

/** Labels by kind, alternatives separated by `|`; compared without case, accents and hyphens. */
export function labelTable<Kind extends string>(
  rows: Readonly<Record<Kind, string>>,
): (row: Row) => { readonly kind: Kind; readonly value: string } | null {
  const kinds = new Map<string, Kind>();
  for (const kind of keysOf(rows))
    for (const label of rows[kind].split('|')) if (label !== '') kinds.set(keyOf(label), kind);
  return ({ text }) => {
    const found = /^([^:：]{1,50})[:：]\s?(.*)$/u.exec(text);
    const kind = found?.[1] === undefined ? undefined : kinds.get(keyOf(found[1]));
    return kind === undefined ? null : { kind, value: found?.[2] ?? '' };
  };
}

function keysOf<Kind extends string>(rows: Readonly<Record<Kind, string>>): Kind[] {
  const keys: Kind[] = [];
  for (const key in rows) keys.push(key);
  return keys;
}

function keyOf(label: string): string {
  return foldMarks(label)
    .replace(/[\s_‐-]+/gu, ' ')
    .trim();
}

/** Words for the number of words in an article, as databases write it in many languages: `452 words`. */
const WORDS =
  'words?|mots?|wörter|worte|palabras?|parole|palavras|woorden|ord|sanaa|słów|slov|słowa|slova|слов(?:а|о)?|szó|λέξεις|kelime|sözcük|كلم(?:ة|ات)|字|語|词|詞|단어|kata|paraules|cuvinte';
const COUNT = new RegExp(`^[(\\[]?\\d[\\d.,’' ]{0,9}\\s?(?:${WORDS})[)\\]]?$`, 'iu');

/** Whether a text is a number of words. */
export function isWordCount(text: string): boolean {
  return text.length < 40 && COUNT.test(text);
}
