/** Letters that stay one letter when their marks are taken off, in ASCII. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};

/**
 * `'Zoë Łukasik-Ørn'` → `'zoe-lukasik-orn'`; empty for a name with a letter that has no place in ASCII, because what
 * would be left of it could be anybody's.
 */
export function slugOf(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðħıłþ]/g, (letter) => LETTERS[letter] ?? letter)
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
