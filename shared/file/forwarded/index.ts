/** Forwarded mails: the innermost mail in a document is the clip. */
import type { Declared, Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { isBody } from '../field/byline.ts';
import { clipDaysIn } from '../field/copy-day.ts';
import { linesOf } from '../field/lines.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { cutDocument } from './cut.ts';
import { dayOfHeader } from './day.ts';
import { type InnerHead, innerHeadsIn } from './header.ts';
import { type MailLine, mailLinesOf, type Piece } from './lines.ts';
import { withoutPrefixes } from './subject.ts';

/** Formats of mails, in which anything may be forwarded; elsewhere a mail was printed or saved, and begins at the top. */
const MAILS = new Set(['eml', 'msg']);
/** Formats that are never mails: their lines are what is said, or fields. */
const NO_MAILS = new Set(['vtt', 'srt', 'rss', 'atom', 'json', 'jsonld']);
/** A mail that was saved as another file begins in one of so many lines. */
const LINES_AT_THE_TOP = 12;
const LINES_WITH_A_HEAD = 60;
/** A mail with less text is no clip where the one around it has much. */
const LEAST_TEXT = 120;
const MUCH_TEXT = 400;

/**
 * The innermost of the mails that a document forwards, with its subject, sender and day, as `stated:title`, `mail:from` and
 * `mail:date`; offsets stay those of the source. What the forwarders wrote is left out. The document itself where it
 * forwards none, or where the forwarded one is only what the text answers.
 */
export function innermostMail(document: Document): Document {
  if (!MAILS.has(document.format) && !beginsAsMail(document)) return document;
  const lines = mailLinesOf(document);
  const heads = innerHeadsIn(lines);
  const chosen = choose(lines, heads);
  const head = heads[chosen];
  if (!head) return document;
  const next = heads[chosen + 1];
  const start = lines[head.next - 1]?.end ?? 0;
  const end = next ? (lines[next.first]?.start ?? start) : document.source.length;
  const cut = cutDocument(document, start, end);
  return { ...cut, declared: declaredOf(cut, head) };
}

function beginsAsMail(document: Document): boolean {
  if (NO_MAILS.has(document.format)) return false;
  const [first] = innerHeadsIn(mailLinesOf(document, LINES_WITH_A_HEAD));
  return first?.certain === true && !first.isAttribution && first.first < LINES_AT_THE_TOP;
}

/** The index of the head whose mail is the clip; -1 where it is the text above all heads, or there is none. */
function choose(lines: readonly MailLine[], heads: readonly InnerHead[]): number {
  const above = lengthOf(lines, 0, heads[0]?.first ?? 0);
  const lengths = heads.map((head, at) => lengthOf(lines, head.next, heads[at + 1]?.first ?? lines.length));
  let chosen = heads.length - 1;
  while (chosen > 0 && (lengths[chosen] ?? 0) < LEAST_TEXT && (lengths[chosen - 1] ?? 0) > MUCH_TEXT) chosen--;
  const length = lengths[chosen] ?? 0;
  // A quoted mail under a longer text is what the text answers.
  const answered = heads[chosen]?.isAttribution ? above > length : length < LEAST_TEXT && above > MUCH_TEXT;
  return length === 0 || answered ? -1 : chosen;
}

/** The ranges of the source that are headers of other mails; their days and names are nobody's byline. */
export function headRanges(document: Document): (readonly [start: number, end: number])[] {
  const lines = mailLinesOf(document);
  return innerHeadsIn(lines)
    .filter(({ certain }) => certain)
    .map(({ first, next }) => [lines[first]?.start ?? 0, lines[next - 1]?.end ?? 0]);
}

function lengthOf(lines: readonly MailLine[], from: number, to: number): number {
  let length = 0;
  for (const { text } of lines.slice(from, to)) if (/\p{L}/u.test(text)) length += text.length;
  return length;
}

const REPLACED = new Set(['stated:title', 'title', 'mail:from', 'mail:date']);

function declaredOf(mail: Document, { subject, from, date, languages }: InnerHead): Declared[] {
  const outer = mail.declared.find(({ name }) => name === 'mail:date')?.value ?? null;
  const kept = mail.declared.filter(({ name }) => !REPLACED.has(name));
  return [
    ...titleOf(mail, subject),
    ...(from ? sender(from) : []),
    ...(date ? [rowOf('mail:date', date, dayOfHeader(date.text, languages, outer))] : []),
    ...kept,
  ];
}

/** The subject, unless the text has a headline of its own; without a subject that of the mail around. */
function titleOf(mail: Document, subject: Piece | null): Declared[] {
  const outer = mail.declared.filter(({ name }) => name === 'stated:title');
  const value = withoutPrefixes(subject?.text || outer[0]?.value || '');
  if (!/[\p{L}\p{N}]/u.test(value) || hasHeadline(mail, value)) return [];
  return subject?.text ? [rowOf('stated:title', subject, value)] : outer;
}

function rowOf(name: string, { text, start, end }: Piece, value: string): Declared {
  const at = text.indexOf(value);
  return at < 0 || end - start !== text.length
    ? { name, value, start, end }
    : { name, value, start: start + at, end: start + at + value.length };
}

const PUBLIC_NAMES = /^(?:.{1,200}?)(?=\s{0,3}(?:[<[(]|via\b))/u;

/** The name and the domain of a sender: `"Radio Hill" <desk@hill.example>`, `Radio Hill [mailto:desk@hill.example]`. */
function sender(from: Piece): Declared[] {
  const name = (PUBLIC_NAMES.exec(from.text)?.[0] ?? (from.text.includes('@') ? '' : from.text))
    .replace(/^["'“„«]{1,9}|["'”“»]{1,9}$/gu, '')
    .trim();
  const domain = /@([\w.-]{1,200}\.\p{L}{2,60})/u.exec(from.text)?.[1];
  return [name, domain].flatMap((value) => (value ? [rowOf('mail:from', from, value)] : []));
}

/** A headline is among so many lines at the top, and its byline among so many below it. */
const HEADLINE_WITHIN = 4;
const BYLINE_WITHIN = 3;
const LONGEST_HEADLINE = 250;
const LONGEST_BYLINE = 120;
/** Subjects of fewer words may say nothing of the text: "FYI", "see this". */
const FEW_WORDS = 4;

/** Whether the text begins with a headline of its own: above a dated line, or above the text where the subject says little. */
function hasHeadline(mail: Document, subject: string): boolean {
  const lines = linesOf(mail);
  const words = foldMarks(collapseSpaces(subject));
  const top = lines.slice(0, HEADLINE_WITHIN);
  if (top.some(({ text }) => foldMarks(collapseSpaces(text)) === words)) return false;
  const [first, second] = lines;
  if (first && second && words.split(' ').length < FEW_WORDS && first.block !== second.block) {
    if (isHeadline(first.text) && first.text.split(/\s+/u).length >= FEW_WORDS && isBody(second)) return true;
  }
  return top.some((line, at) => {
    const below = lines.slice(at + 1, at + 1 + BYLINE_WITHIN);
    return isHeadline(line.text) && below.some(({ text }) => isDated(text));
  });
}

function isHeadline(text: string): boolean {
  if (text.length > LONGEST_HEADLINE || !/\p{L}/u.test(text) || isDated(text)) return false;
  return !/[.,:;،。]$|@|:\/\//u.test(text);
}

function isDated(text: string): boolean {
  if (text.length > LONGEST_BYLINE || !/\p{Nd}/u.test(text)) return false;
  return clipDaysIn(text, []).some(({ date }) => date.kind !== 'month');
}
