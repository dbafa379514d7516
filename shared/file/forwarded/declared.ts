/** What the head of a forwarded mail declares. */
import type { Declared, Document } from '../../document/document.ts';
import { foldMarks } from '../../language/fold.ts';
import { isBody } from '../field/byline.ts';
import { clipDaysIn } from '../field/copy-day.ts';
import { linesOf } from '../field/lines.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { dayOfHeader } from './day.ts';
import type { InnerHead } from './header.ts';
import type { Piece } from './lines.ts';
import { withoutPrefixes } from './subject.ts';

const REPLACED = new Set(['stated:title', 'title', 'mail:from', 'mail:date']);

/** The declarations of a mail, with those of its head instead of those of the mail around it. */
export function declaredOf(mail: Document, { subject, from, date, languages }: InnerHead): Declared[] {
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

const NAME = /^(?:.{1,200}?)(?=\s{0,3}(?:[<[(]|via\b))/u;

/** The name and the domain of a sender: `"Radio Hill" <desk@hill.example>`, `Radio Hill [mailto:desk@hill.example]`. */
function sender(from: Piece): Declared[] {
  const name = (NAME.exec(from.text)?.[0] ?? (from.text.includes('@') ? '' : from.text))
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
