/** Rows of programs that quote nothing, in which a title or text with a comma is several cells. */
import { type Cell, type Row, saidIn } from './cells.ts';
import type { ListHead } from './columns.ts';
import type { Role } from './heads.ts';

/** Columns that may hold commas, the likeliest first. */
const WORDED: readonly Role[] = ['title', 'text', 'summary'];

/**
 * The cells of a row, with those joined that are more than there are heads: of a title or text, such that days and
 * addresses stand below their heads; as they are where that is so already, or cannot be had.
 */
export function wholeCells(source: string, head: ListHead, { cells }: Row): readonly Cell[] {
  const more = cells.length - head.heads.length;
  if (more <= 0 || fits(source, head, cells)) return cells;
  for (const role of WORDED) {
    for (const column of head.columns.get(role) ?? []) {
      const joined = [
        ...cells.slice(0, column),
        over(cells.slice(column, column + more + 1)),
        ...cells.slice(column + more + 1),
      ];
      const whole = joined.filter((cell) => cell !== null);
      if (whole.length === head.heads.length && fits(source, head, whole)) return whole;
    }
  }
  return cells;
}

/** One cell over several that nothing is quoted in; null where there are none, or quotes. */
function over(cells: readonly Cell[]): Cell | null {
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last || cells.some(({ quoted }) => quoted)) return null;
  return { start: first.start, end: last.end, quoted: false };
}

/** Whether days have digits and addresses look like one, at least one of them. */
function fits(source: string, { columns }: ListHead, cells: readonly Cell[]): boolean {
  const textsIn = (role: Role) =>
    (columns.get(role) ?? []).flatMap((column) => (cells[column] ? [saidIn(source, cells[column]).text] : []));
  const days = textsIn('published-on').filter((text) => text !== '');
  const addresses = textsIn('source-url').filter((text) => text !== '');
  const isWhole =
    days.every((text) => /\p{N}/u.test(text) && text.length < 40) &&
    addresses.every((text) => /^(?:https?:|www\.)/i.test(text));
  return isWhole && days.length + addresses.length > 0;
}
