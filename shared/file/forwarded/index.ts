/** Forwarded mails: the innermost mail in a document is the clip. */
import type { Document } from '../../document/document.ts';
import { cutDocument } from './cut.ts';
import { dayOfHeader } from './day.ts';
import { declaredOf } from './declared.ts';
import { type InnerHead, innerHeadsIn } from './header.ts';
import { type MailLine, mailLinesOf } from './lines.ts';
import { rangeOf } from './range.ts';

/** Formats of mails, in which anything may be forwarded; elsewhere a mail was printed or saved, and begins at the top. */
const MAILS = new Set(['eml', 'msg']);
/** Formats that are never mails: their lines are what is said, or fields. */
const NO_MAILS = new Set(['vtt', 'srt', 'rss', 'atom', 'json', 'jsonld']);
/** A mail that was saved as another file begins in one of so many lines; its labels may be a few lines below. */
const LINES_AT_THE_TOP = 12;
const LINES_TO_LABELS = 5;
const LINES_WITH_A_HEAD = 60;
/** A mail with less text is no clip where the one around it has much. */
const LEAST_TEXT = 120;
const MUCH_TEXT = 400;
/** More mails are no list, but a conversation. */
const MOST_BESIDE = 50;

/**
 * The mails that a document forwards: one, the innermost, unless it holds several beside each other. Subject, sender and day
 * are declared as `stated:title`, `mail:from` and `mail:date`; offsets stay those of the source. What the forwarders wrote
 * is left out. The document itself where it forwards none, or where the forwarded one is only what the text answers.
 */
export function forwardedMails(document: Document): Document[] {
  if (!MAILS.has(document.format) && !beginsAsMail(document)) return [document];
  const lines = mailLinesOf(document);
  const heads = innerHeadsIn(lines);
  const inner = heads.map((head, at): Inner => {
    const range = rangeOf(lines, head, heads[at + 1]?.first ?? lines.length);
    return { head, range, length: lengthOf(lines.slice(...range)) };
  });
  const above = lengthOf(lines.slice(0, heads[0]?.first ?? 0));
  const chosen = areBeside(inner) ? inner : choose(inner, above);
  return chosen.length === 0 ? [document] : chosen.map((one) => mailOf(document, lines, one));
}

/** A mail within another one. */
interface Inner {
  readonly head: InnerHead;
  /** Its lines, without its head: the first, and the first behind them. */
  readonly range: readonly [from: number, to: number];
  /** Characters of text. */
  readonly length: number;
}

function mailOf(document: Document, lines: readonly MailLine[], { head, range: [from, to] }: Inner): Document {
  const start = lines[from - 1]?.end ?? 0;
  const end = to < lines.length ? (lines[to]?.start ?? start) : document.source.length;
  const cut = cutDocument(document, start, end);
  return { ...cut, declared: declaredOf(cut, head) };
}

function beginsAsMail(document: Document): boolean {
  if (NO_MAILS.has(document.format)) return false;
  const [first] = innerHeadsIn(mailLinesOf(document, LINES_WITH_A_HEAD), LINES_AT_THE_TOP + LINES_TO_LABELS);
  return first?.certain === true && !first.isAttribution && first.first < LINES_AT_THE_TOP;
}

/** Whether mails stand beside each other: a mail is never older than the one that it forwards. */
function areBeside(inner: readonly Inner[]): boolean {
  if (
    inner.length < 2 ||
    inner.length > MOST_BESIDE ||
    inner.some(({ head, length }) => head.isAttribution || length < LEAST_TEXT)
  )
    return false;
  const days = inner.map(({ head }) => dayOfHeader(head.date?.text ?? '', head.languages, null));
  return days.some((day, at) => ISO_DAY.test(day) && ISO_DAY.test(days[at - 1] ?? '') && day > (days[at - 1] ?? ''));
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The mail that is the clip: the innermost with text; none where that is the text above all heads. */
function choose(inner: readonly Inner[], above: number): readonly Inner[] {
  let at = inner.length - 1;
  while (at > 0 && (inner[at]?.length ?? 0) < LEAST_TEXT && (inner[at - 1]?.length ?? 0) > MUCH_TEXT) at--;
  const chosen = inner[at];
  if (!chosen || chosen.length === 0) return [];
  // A quoted mail under a longer text is what the text answers.
  const answered = chosen.head.isAttribution ? above > chosen.length : chosen.length < LEAST_TEXT && above > MUCH_TEXT;
  return answered ? [] : [chosen];
}

/** The ranges of the source that are headers of other mails; their days and names are nobody's byline. */
export function headRanges(document: Document): (readonly [start: number, end: number])[] {
  const lines = mailLinesOf(document);
  return innerHeadsIn(lines)
    .filter(({ certain }) => certain)
    .map(({ first, next }) => [lines[first]?.start ?? 0, lines[next - 1]?.end ?? 0]);
}

function lengthOf(lines: readonly MailLine[]): number {
  let length = 0;
  for (const { text } of lines) if (/\p{L}/u.test(text)) length += text.length;
  return length;
}
