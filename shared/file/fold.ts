/** Text in the form in which words are compared: lower case, no marks on letters, dotless i with a dot. */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\u0640\u200b-\u200f\u2060\ufeff]/gu, '')
    .replaceAll('ı', 'i')
    .normalize('NFC');
}

/** Text for showing: white space of any kind as one space, none at the ends. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
