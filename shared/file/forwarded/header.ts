/** The header lines that mail programs put above a mail that they pass on. */
import { daysIn } from '../date/day.ts';
import type { HeaderKind } from './label-row.ts';
import { type Header, headerNamed, LONGEST_LABEL } from './labels.ts';
import { type MailLine, type Piece, pieceOf } from './lines.ts';

/** The header of a mail within another one. */
export interface InnerHead {
  /** The index of its first line, the line that announces it included, and of the first line behind it. */
  readonly first: number;
  readonly next: number;
  readonly from: Piece | null;
  readonly date: Piece | null;
  readonly subject: Piece | null;
  /** The languages that have its labels. */
  readonly languages: readonly string[];
  /** Whether it holds an address, names receivers, or is announced, as a clip's own labels hardly do. */
  readonly certain: boolean;
  /** `On …, … wrote:` instead of lines with labels. */
  readonly isAttribution: boolean;
}

/** A header line with its value. */
interface Labelled extends Header {
  readonly value: Piece;
}

/** A header has fewer lines, also with many receivers. */
const MOST_LINES = 60;
/** Lists of receivers go on for so many lines, other headers for one. */
const MOST_RECEIVER_LINES = 12;

/** The headers of all mails within a mail, from the outermost to the innermost; with `most` those in the first so many lines. */
export function innerHeadsIn(lines: readonly MailLine[], most = lines.length): InnerHead[] {
  const heads: InnerHead[] = [];
  for (let at = 0; at < most; at++) {
    const head = headAt(lines, at) ?? attributionAt(lines, at);
    if (!head) continue;
    heads.push({ ...head, first: Math.max(heads.at(-1)?.next ?? 0, head.first) });
    at = head.next - 1;
  }
  return heads;
}

/** The header lines from one on, up to one that begins another header. */
function headersFrom(lines: readonly MailLine[], at: number): { headers: Map<HeaderKind, Labelled>; next: number } {
  const headers = new Map<HeaderKind, Labelled>();
  let next = at;
  for (let read = readHeader(lines, next, false); read; read = readHeader(lines, next, true)) {
    if (read.next - at > MOST_LINES || read.headers.some(({ kind }) => isSingle(kind) && headers.has(kind))) break;
    for (const header of read.headers) if (!headers.has(header.kind)) headers.set(header.kind, header);
    next = read.next;
  }
  return { headers, next };
}

function headAt(lines: readonly MailLine[], at: number): InnerHead | null {
  const { headers, next } = headersFrom(lines, at);
  if (headers.size < 2) return null;
  const above = headers.has('from') ? null : namedAbove(lines, at, headers);
  const first = above?.first ?? at;
  const announced = isAnnouncement(lines[first - 1]?.text ?? '');
  const named = (['from', 'date', 'to', 'copy', 'subject'] as const).filter((kind) => headers.has(kind)).length;
  const from = headers.get('from')?.value ?? above?.from;
  if (!from || named < (announced ? 2 : 3) || !(headers.has('date') || headers.has('subject'))) return null;
  const all = [...headers.values()];
  return {
    first: announced ? first - 1 : first,
    next,
    from,
    date: headers.get('date')?.value ?? above?.date ?? null,
    subject: headers.get('subject')?.value ?? null,
    languages: sharedLanguages(all),
    certain: announced || headers.has('to') || all.some(({ value }) => ADDRESS.test(value.text)),
    isAttribution: false,
  };
}

/** Sender and day above the other headers, without labels, as Notes writes them: below a line that announces them. */
function namedAbove(lines: readonly MailLine[], at: number, headers: ReadonlyMap<HeaderKind, Labelled>) {
  if (!headers.has('to') || !headers.has('subject')) return null;
  for (const first of [at - 2, at - 3, at - 4]) {
    const [sender, ...others] = lines.slice(Math.max(0, first), at);
    const dated = others.find(({ text }) => text.length < 60 && daysIn(text, []).length > 0);
    if (first < 1 || !sender || !dated || !isAnnouncement(lines[first - 1]?.text ?? '')) continue;
    return { first, from: pieceOf(sender, 0), date: pieceOf(dated, 0) };
  }
  return null;
}

const ADDRESS = /[^\s@<>()[\]]{1,64}@[^\s@<>()[\]]{1,99}\.\p{L}/u;

const isSingle = (kind: HeaderKind) => kind === 'from' || kind === 'date' || kind === 'subject';

/** The languages in which most labels are written so. */
function sharedLanguages(headers: readonly Labelled[]): string[] {
  const counts = new Map<string, number>();
  for (const { languages } of headers) for (const one of languages) counts.set(one, (counts.get(one) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].flatMap(([language, count]) => (count === most ? [language] : []));
}

interface Read {
  readonly headers: readonly Labelled[];
  readonly next: number;
}

/** The header at a line, with the lines that it goes on in; `within`: others stand above it. */
function readHeader(lines: readonly MailLine[], at: number, within: boolean): Read | null {
  const line = lines[at];
  if (!line) return null;
  const several = inOneLine(line);
  if (several) return { headers: several, next: at + 1 };
  const header = headerOf(line);
  if (!header) return within ? continued(lines, at) : null;
  if (header.value.text !== '') return { headers: [header], next: at + 1 };
  const value = lines[at + 1];
  // Tables have label and value in two cells.
  if (!value || headerOf(value) || inOneLine(value)) return { headers: [header], next: at + 1 };
  if (value.block === line.block || value.block.kind === 'cell' || line.block.kind === 'cell')
    return { headers: [{ ...header, value: pieceOf(value, 0) }], next: at + 2 };
  return { headers: [header], next: at + 1 };
}

/** Lines of a header that goes on, up to the next header of the same block of text. */
function continued(lines: readonly MailLine[], at: number): Read | null {
  const before = lines[at - 1];
  for (let next = at; next < at + MOST_RECEIVER_LINES; next++) {
    const line = lines[next];
    if (!line || !before || line.block !== before.block) return null;
    if (next > at && (headerOf(line) ?? inOneLine(line))) return { headers: [], next };
    if (next > at && !/[@;,]/.test(line.text)) return null;
  }
  return null;
}

/** `From: Jane Doe`; a cell may do without the colon. */
function headerOf(line: MailLine): Labelled | null {
  const { text, block } = line;
  const colon = /[:：]/.exec(text.slice(0, LONGEST_LABEL + 4))?.index;
  const end = colon ?? (block.kind === 'cell' && text.length <= LONGEST_LABEL ? text.length : 0);
  if (end === 0) return null;
  const header = headerNamed(text.slice(0, end).replace(/[\s*_\u200e\u200f]{1,9}$/u, ''));
  return header && { ...header, value: pieceOf(line, Math.min(text.length, end + 1)) };
}

/** Several headers in one line, as some programs join them: `From: A To: B Sent: C Subject: D`. */
function inOneLine(line: MailLine): Labelled[] | null {
  const { text } = line;
  if (text.length > LONGEST_LINE || !/(?:[:：].{1,900}){3}/u.test(text)) return null;
  const found: { header: Header; start: number; end: number }[] = [];
  for (const { index, 0: colon } of text.matchAll(/\*?[ \u00a0]?[:：](?!\/\/)/gu)) {
    const start = labelBefore(text, index, found.at(-1)?.end ?? 0);
    const header = start === null ? null : headerNamed(text.slice(start, index));
    if (header && start !== null) found.push({ header, start, end: index + colon.length });
  }
  const kinds = new Set(found.map(({ header }) => header.kind));
  if (!kinds.has('from') || kinds.size < 3) return null;
  return found.map(({ header, end }, i) => ({ ...header, value: pieceOf(line, end, found[i + 1]?.start) }));
}

const LONGEST_LINE = 2000;

/** Where the longest label begins that ends at `end`; null where none does. */
function labelBefore(text: string, end: number, least: number): number | null {
  const from = Math.max(least, end - LONGEST_LABEL);
  for (let start = from; start < end; start++) {
    const edge = start === 0 || /[\s*_>-]/u.test(text.charAt(start - 1));
    if (edge && headerNamed(text.slice(start, end))) return start;
  }
  return null;
}

/** The longest line that announces a forwarded mail. */
const LONGEST_ANNOUNCEMENT = 120;

/** A rule with or without words in it (`----- Original message -----`), or words that end with a colon. */
function isAnnouncement(text: string): boolean {
  if (text.length > LONGEST_ANNOUNCEMENT) return false;
  return (/^[-_=*~—–]{4}/u.test(text) && /[-_=*~—–]{2}$/u.test(text)) || /^\p{L}[^.!?:@]{8,60}\s?[:：]$/u.test(text);
}

/** `wrote:` in the lines above a quoted mail. */
const WROTE =
  /\b(?:wrote|writes|schrieb|schreibt|escribi[oó]|ha scritto|scrive|escreveu|schreef|geschreven|skrev|kirjoitti|skrifaði|kirjutas|rakst[iī]ja|rašė|napisał|napisała|pisze|napsal|napísal|írta|a scris|scrie|napisao|je napisao|yazdı|menulis)|écrit|έγραψε|напис|пишет|пише|жаз|كتب|כתב|نوشت|写道|寫道|のメッセージ|書きました|작성|님이|đã viết|เขียน/iu;
const LONGEST_ATTRIBUTION = 300;

/** `On 11 January 2010, Northgate Herald <news@herald.example> wrote:`, in one line or two. */
function attributionAt(lines: readonly MailLine[], at: number): InnerHead | null {
  const [line, second] = [lines[at], lines[at + 1]];
  if (!line) return null;
  for (const parts of [[line], second && second.block === line.block ? [line, second] : []]) {
    const text = parts.map((part) => part.text).join(' ');
    if (parts.length === 0 || text.length > LONGEST_ATTRIBUTION || !/[:：]$/u.test(text)) continue;
    const address = ADDRESS.test(text) || /<mailto:/i.test(text);
    if (!address && !WROTE.test(text)) continue;
    const [dated] = parts.flatMap((part) =>
      daysIn(part.text, [])
        .slice(0, 1)
        .map((day) => ({ part, day })),
    );
    if (!dated || dated.day.date.kind === 'month') continue;
    const { part, day } = dated;
    return {
      first: at,
      next: at + parts.length,
      from: senderIn(parts),
      date: pieceOf(part, day.start, day.end),
      subject: null,
      languages: [],
      certain: true,
      isAttribution: true,
    };
  }
  return null;
}

/** The name and address in an attribution; only the address is certain. */
function senderIn(parts: readonly MailLine[]): Piece | null {
  for (const part of parts) {
    const found = /["“„«']?([\p{L}\p{M}\p{N}.'’& -]{1,80}?)["”“»']?\s{0,3}[<[(](?:mailto:)?[^\s<>()[\]@]{1,64}@/u.exec(
      part.text,
    );
    if (found) return pieceOf(part, found.index, part.text.length);
  }
  return null;
}
