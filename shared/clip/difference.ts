/** Two long texts, shown where they differ. */
import { beginning, characterStart } from '../well-formed.ts';

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
  const rest = text.slice(characterStart(text, from));
  const room = most - begin.length;
  return rest.length <= room ? begin + rest : `${begin}${beginning(rest, room - 1)}…`;
}
