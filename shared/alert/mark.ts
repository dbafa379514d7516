/** A stretch of text that is one of the wanted forms, or what lies between two of them. */
export interface Piece {
  readonly text: string;
  readonly isForm: boolean;
}

const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * Cuts a text where one of the forms stands as whole words; the pieces joined give the text again. Of forms that start
 * at the same place the longest counts.
 */
export function piecesOf(text: string, forms: readonly string[]): Piece[] {
  const wanted = [...new Set(forms.map((form) => form.replace(/\s+/gu, ' ')))]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let done = 0;
  for (let at = 0; at < text.length; ) {
    const form = PART_OF_WORD.test(text[at - 1] ?? '') ? undefined : wanted.find((one) => standsAt(text, one, at));
    if (form === undefined) {
      at += 1;
      continue;
    }
    if (at > done) pieces.push({ text: text.slice(done, at), isForm: false });
    pieces.push({ text: form, isForm: true });
    at += form.length;
    done = at;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isForm: false });
  return pieces;
}

function standsAt(text: string, form: string, at: number): boolean {
  return text.startsWith(form, at) && !PART_OF_WORD.test(text[at + form.length] ?? '');
}
