import { ASCII_OF_LETTER } from '../language/fold.ts';

const LETTER = new RegExp(`[${Object.keys(ASCII_OF_LETTER).join('')}]`, 'g');

/**
 * `'Zoë Łukasik-Ørn'` → `'zoe-lukasik-orn'`; empty for a name with a letter that has no place in ASCII, because what
 * would be left of it could be anybody's.
 */
export function slugOf(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(LETTER, (letter) => ASCII_OF_LETTER[letter] ?? letter)
    .replace(/['’ʼ]/g, '');
  if (/[^\P{L}a-z]/u.test(ascii)) return '';
  return (
    ascii
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 100)
      // Runs have become one dash each.
      .replace(/^-|-$/g, '')
  );
}
