/** Lists of clips as delimited text: a row a clip, columns by their heads. */
import type { Warning } from '../../../contract/clip.ts';
import { type Content, firstOf } from '../content.ts';
import { readText } from '../text.ts';
import { type Row, rowsOf, saidIn } from './cells.ts';
import { type ClipRow, clipsBelow, contentOf, type SaidRow } from './clip-rows.ts';
import { headIn, isBlank, type ListHead, listHead } from './columns.ts';
import { wholeCells } from './unquoted.ts';

/** Between two sheets of a workbook: the heads of one do not hold for the next. */
export const SHEET_BREAK = '\u2029';
/** Rows that are counted; of these the first 500 clips are read. */
const MOST_ROWS = 10_000;
/** Rows among which heads are looked for. */
const HEADS_WITHIN = 2000;
/** Notes above a list that are searched for dates, such as the period of a report. */
const NOTES_WITHIN = 2000;

/** Whether a text is a list of clips: a row of heads with a title and an outlet, a day or an address, and clips below. */
export function isClipList(source: string): boolean {
  return listHead(source) !== null;
}

/** The clips of a list. Rows without a title, or with nothing else, are left out with a warning; totals are no clips. */
export function readClipList(source: string): Content | Content[] {
  const tables = tablesIn(source);
  const clips = tables.flatMap(({ clips }) => clips);
  if (clips.length === 0) return readText(source);
  const left = tables.reduce((sum, table) => sum + table.left, 0);
  const [first, ...others] = firstOf(clips, contentOf);
  if (!first) return readText(source);
  return [left > 0 ? { ...first, warnings: [leftOut(left), ...(first.warnings ?? [])] } : first, ...others];
}

/** The warning that rows of a list miss something that a clip has. */
export function leftOut(rows: number): Warning {
  const message = `Of the list ${rows} ${rows === 1 ? 'row was' : 'rows were'} left out: a clip has a title, and an outlet, a day, an address or a text beside it.`;
  return { code: 'parts-cut', message };
}

/** The rows below each head: a list may begin anew, with other columns, in the next sheet or further below. */
function tablesIn(source: string): { clips: ClipRow[]; left: number }[] {
  const first = listHead(source);
  if (!first) return [];
  const tables: { head: ListHead | null; rows: Row[] }[] = [{ head: first, rows: [] }];
  let count = 0;
  for (const row of rowsOf(source, first.delimiter, first.below)) {
    if (source[row.start] === SHEET_BREAK) tables.push({ head: null, rows: [] });
    if (isBlank(source, row)) continue;
    const head = count < HEADS_WITHIN ? headIn(source, row, first.delimiter) : null;
    if (head) tables.push({ head, rows: [] });
    else tables.at(-1)?.rows.push(row);
    if (++count === MOST_ROWS) break;
  }
  return tables.flatMap(({ head, rows }) =>
    head ? [clipsBelow(head, saidRows(source, head, rows), above(source, head))] : [],
  );
}

function above(source: string, { at }: ListHead): string {
  return source.slice(Math.max(0, at - NOTES_WITHIN), at);
}

function* saidRows(source: string, head: ListHead, rows: readonly Row[]): Generator<SaidRow> {
  for (const row of rows) {
    const cells = wholeCells(source, head, row).map((cell) => saidIn(source, cell));
    yield { start: row.start, end: row.end, cells, players: [] };
  }
}
