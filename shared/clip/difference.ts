/** Two long texts, shown where they differ. */

export interface Shown {
  readonly before: string | null;
  readonly after: string | null;
}

/** Both texts, each in `most` UTF-16 units: what they begin with alike is cut to a quarter of that, with `…` in its place. */
export function aroundDifference({ before, after }: Shown, most: number): Shown {
  const longest = Math.max(before?.length ?? 0, after?.length ?? 0);
  if (longest <= most) return { before, after };
  const from = Math.max(0, alike(before ?? '', after ?? '') - Math.floor(most / 4));
  return { before: cut(before, from, most), after: cut(after, from, most) };
}

/** How many units both begin with. */
function alike(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function cut(text: string | null, from: number, most: number): string | null {
  if (text === null) return null;
  const begin = from > 0 ? '…' : '';
  const rest = text.slice(isInPair(text, from) ? from + 1 : from);
  const room = most - begin.length;
  if (rest.length <= room) return begin + rest;
  return `${begin}${rest.slice(0, isInPair(rest, room - 1) ? room - 2 : room - 1)}…`;
}

/** Whether a cut there would part the two units of a character. */
function isInPair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}
