/** Longer subjects are cut by the mail programs themselves. */
const MAX_SUBJECT = 150;

/** One line, without what a header must not hold. */
export function asSubject(text: string): string {
  const characters = [...text.replace(/[\s\p{Cc}]+/gu, ' ').trim()];
  return characters.length <= MAX_SUBJECT ? characters.join('') : `${characters.slice(0, MAX_SUBJECT - 1).join('')}…`;
}
