/** Where the head row of a list of clips is, and which column holds what. */
import { type Row, rowsOf, saidIn } from './cells.ts';
import { type Head, headOf, isOtherHead, isTitleOfNeed, type Role } from './heads.ts';

/** What the columns of a list hold. */
export interface Columns {
  /** The texts of the head row. */
  readonly heads: readonly string[];
  /** The columns of each role, the surest first. */
  readonly columns: ReadonlyMap<Role, readonly number[]>;
}

export interface ListHead extends Columns {
  readonly delimiter: string;
  /** Where the row begins, and the offset of the row below. */
  readonly at: number;
  readonly below: number;
}

const DELIMITERS = ['\t', ';', ',', '|'];
/** Programs may write the delimiter in a line of its own before all others. */
const DECLARED = /^\ufeff?sep=([,;|\t])(?:\r\n|[\r\n])/i;
/** Above the head row may be the title of the report, the search, the period. */
const ROWS_ABOVE = 40;
/** Rows of which most must look like clips. */
const TRIED = 8;
/** A longer head is no list of clips; this also keeps long texts from being searched. */
const HEAD_WITHIN = 40_000;
/** Characters in which the first rows are looked for; one may hold a whole text. */
const ROWS_WITHIN = 400_000;

/** The head of a list of clips in delimited text; null for any other text. */
export function listHead(source: string): ListHead | null {
  if (/^[\s\ufeff]{0,999}</.test(source)) return null;
  const declared = DECLARED.exec(source);
  const from = declared?.[0].length ?? (source.startsWith('\ufeff') ? 1 : 0);
  const heads = (declared?.[1] === undefined ? DELIMITERS : [declared[1]]).flatMap((delimiter) => {
    const head = headBelow(source, delimiter, from);
    return head ? [head] : [];
  });
  return heads.toSorted((one, other) => breadth(other) - breadth(one))[0] ?? null;
}

function headBelow(source: string, delimiter: string, from: number): ListHead | null {
  const top = source.slice(0, from + HEAD_WITHIN);
  let above = 0;
  for (const row of rowsOf(top, delimiter, from)) {
    const head = headIn(source, row, delimiter);
    if (head && !isMarkdown(source, head) && hasClips(source, head)) return head;
    if (++above > ROWS_ABOVE) break;
  }
  return null;
}

/** Whether a line below parts heads from rows, as in tables of Markdown. */
function isMarkdown(source: string, { delimiter, below }: ListHead): boolean {
  const [line = ''] = source.slice(below, below + 400).split(/[\r\n]/, 1);
  return delimiter === '|' && line.includes('-') && /^[ \t|:-]+$/.test(line);
}

/** The head in a row: a title, and an outlet, a day or an address beside it; null for any other row. */
export function headIn(source: string, row: Row, delimiter: string): ListHead | null {
  if (row.cells.length < 2 || (delimiter === '|' && source[row.start] === '|')) return null;
  const found = columnsNamed(row.cells.map((cell) => saidIn(source, cell).text));
  if (!found?.columns.has('title') || !BESIDE.some((role) => found.columns.has(role))) return null;
  return { ...found, delimiter, at: row.start, below: row.end + (source.startsWith('\r\n', row.end) ? 2 : 1) };
}

/** The columns that texts are the heads of; null where one of them is no head of a list of clips. */
export function columnsNamed(heads: readonly string[]): Columns | null {
  if (heads.some((head) => isOtherHead(head) || SENTENCE.test(head))) return null;
  return { heads, columns: columnsOf(heads) };
}

/** A head is a word or two; prose and code have commas, too. */
const SENTENCE = /[.!]$|[:;]\s|[{}<>=;^\\"`]|^'|'$/;
const BESIDE: readonly Role[] = ['outlet', 'published-on', 'source-url'];

function columnsOf(texts: readonly string[]): Columns['columns'] {
  const found = texts.map(headOf);
  const heads = found.some((head) => head?.role === 'title') ? found : withTitleOfNeed(texts, found);
  const placed = heads.flatMap((head, index) => (head ? [{ ...head, index }] : []));
  const byRank = placed.toSorted((one, other) => one.rank - other.rank);
  const roles = Map.groupBy(byRank, ({ role }) => role);
  return new Map([...roles].map(([role, columns]) => [role, columns.map(({ index }) => index)]));
}

/** The heads with the first that may be that of titles as such. */
function withTitleOfNeed(texts: readonly string[], heads: readonly (Head | null)[]): (Head | null)[] {
  const title = texts.findIndex(isTitleOfNeed);
  return heads.map((head, index) => (index === title ? { role: 'title', rank: 0 } : head));
}

function breadth({ columns }: ListHead): number {
  return [...columns.values()].flat().length;
}

/** Whether most of the rows right below a head have a title and something beside it. */
function hasClips(source: string, { delimiter, columns, at, below }: ListHead): boolean {
  const head = source.slice(at, below).trim();
  let [tried, good] = [0, 0];
  for (const row of rowsOf(source.slice(0, below + ROWS_WITHIN), delimiter, below)) {
    if (isBlank(source, row) || source.slice(row.start, row.end).trim() === head) continue;
    const has = (role: Role) =>
      (columns.get(role) ?? []).some((column) => {
        const cell = row.cells[column];
        return cell !== undefined && /[^\s"]/.test(source.slice(cell.start, cell.end));
      });
    if (has('title') && BESIDE.some(has)) good++;
    if (++tried === TRIED) break;
  }
  return good > 0 && good >= tried / 4;
}

export function isBlank(source: string, { start, end }: Row): boolean {
  return !/[\p{L}\p{N}]/u.test(source.slice(start, end));
}
