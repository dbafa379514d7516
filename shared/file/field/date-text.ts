import type { Block, Document } from '../../document/document.ts';
import { elementsOf } from '../../document/traverse.ts';
import { daysIn, hasDigit } from '../date/day.ts';
import { type Byline, type DatedLine, dayIn, dayLabelIn, isByline, LONGEST_BYLINE } from './byline.ts';
import { clipDaysIn } from './copy-day.ts';
import { CLAIMS, LESS } from './date-claims.ts';
import type { DateClue } from './date-clue.ts';
import { declaredAs } from './field.ts';
import { evidenceOf, isOutsideChrome } from './lines.ts';
import { type Position, placeOf } from './position.ts';

/** The longest dateline: `BERLIN, 3 May 2019 (Agency) –`. */
const LONGEST_DATELINE = 60;
/** A dateline is in one of so many blocks below the headline. */
const MOST_BLOCKS = 12;

/** Days in the text of a page: in sentences, in datelines, in the footer and in the declared title. */
export function daysInText(document: Document, position: Position, languages: readonly string[]): DateClue[] {
  return [
    ...datelines(position, languages),
    ...daysInSentences(position, languages),
    ...titleDays(document, languages),
  ];
}

/** What blogs write below a post: `This entry was posted on …`. */
const POSTED =
  /(?<!\p{L})(?:entry|post|article|eintrag|beitrag|artikel|billet|entrada|articolo|articol|post(?:agem)?|wpis|bericht)(?!\p{L}).{0,30}(?<!\p{L})(?:posted|published|written|wurde|a été|fue|è stato|foi|został|werd)(?!\p{L})/iu;
const LONGEST_SENTENCE = 200;
/** Blocks at the end of a page that may be its footer. */
const BLOCKS_AT_THE_END = 40;

function daysInSentences({ blocks }: Position, languages: readonly string[]): DateClue[] {
  const foot = blocks.length - BLOCKS_AT_THE_END;
  return blocks.flatMap((block, at): DateClue[] => {
    const head = block.text.slice(0, LONGEST_SENTENCE);
    if (!hasDigit(head)) return [];
    const posted = POSTED.test(head);
    if (!posted && at < foot && isOutsideChrome(block)) return [];
    if (!posted && (block.text.length >= LONGEST_SENTENCE || dayLabelIn(head) === null)) return [];
    const said = dayIn(head, languages);
    if (!said || (!posted && said.dayLabel === null)) return [];
    const evidence = evidenceOf(posted ? 'posted-sentence' : 'foot', block, said.day.start, said.day.end);
    const confidence = posted ? CLAIMS.postedSentence : CLAIMS.foot[said.dayLabel ?? 'updated'];
    return [{ date: said.day.date, evidence: { ...evidence, confidence }, firm: false, kind: 'other', utcHour: null }];
  });
}

/** Days at the very start of the first paragraphs. */
function datelines(position: Position, languages: readonly string[]): DateClue[] {
  const first = Math.max(0, position.index + 1);
  return position.blocks.slice(first, first + MOST_BLOCKS).flatMap((block): DateClue[] => {
    const head = block.text.slice(0, LONGEST_DATELINE);
    if (!isOfText(block)) return [];
    const [day] = clipDaysIn(head, languages);
    const short = day && day.start < 30 && (day.start === 0 || /^[\p{Lu}\p{Lo}(]/u.test(head));
    if (!short || day.end === LONGEST_DATELINE) return [];
    const evidence = evidenceOf('dateline', block, day.start, day.end);
    const claim = day.start === 0 ? CLAIMS.dateline : CLAIMS.datelineBehindPlace;
    const confidence = claim - LESS[placeOf(position, evidence.start)];
    return [{ date: day.date, evidence: { ...evidence, confidence }, firm: false, kind: 'other', utcHour: null }];
  });
}

/** Neither a heading nor the caption of a picture, whose day is the picture's. */
function isOfText(block: Block): boolean {
  return block.kind !== 'heading' && block.kind !== 'caption' && isOutsideChrome(block);
}

/** Bylines that are not `known`, in short blocks below the headline, perhaps outside of what is taken for the main text. */
export function bylinesBelow(position: Position, known: readonly Byline[], languages: readonly string[]): DatedLine[] {
  const first = position.index + 1;
  const whole = new Set(known.flatMap(({ line }) => (line.text === line.block.text ? [line.block] : [])));
  return position.blocks.slice(first, first + MOST_BLOCKS).flatMap((block): DatedLine[] => {
    if (block.text.length > LONGEST_BYLINE || !isOfText(block) || whole.has(block)) return [];
    const said = dayIn(block.text, languages);
    if (!said || !isByline(block.text, said.day, said.dayLabel !== null)) return [];
    return [{ ...said, evidence: evidenceOf('byline', block, said.day.start, said.day.end), above: true }];
  });
}

function titleDays(document: Document, languages: readonly string[]): DateClue[] {
  return declaredAs(document, 'title', [
    ['og:title', CLAIMS.titleDate],
    ['title', CLAIMS.titleDate],
  ]).flatMap(({ value, evidence }): DateClue[] => {
    const text = value.slice(0, 300);
    const [day] = daysIn(text, languages);
    const outer = day && (day.start === 0 || day.end === text.length);
    return outer
      ? [{ date: day.date, evidence: { ...evidence, rule: 'title-date' }, firm: false, kind: 'other', utcHour: null }]
      : [];
  });
}

const PUBLISHED =
  /(?:publi(?:sh|c|k)[a-z]{0,9}[_-]?(?:date|time|at|on)?|date[_-]?published|pub[_-]?date|post[_-]?date|date[_-]?posted|first[_-]?published[a-z_]{0,9}|release[_-]?date)\\?["']\s{0,9}[:=]\s{0,9}\\?["'](\d{4}-\d{2}-\d{2}|\d{4}\/\d{2}\/\d{2}|\d{8}(?!\d))/gi;
/** Characters of scripts that are searched. */
const LONGEST_SEARCHED = 1_000_000;

/** The day in the data of a page's scripts (`"published_at":"2019-03-02T06:22:28+01:00"`). */
export function embeddedDay({ root, source }: Document): DateClue[] {
  let searched = 0;
  for (const { name, attributes, children } of elementsOf(root)) {
    const [script] = children;
    // JSON-LD is read as declarations.
    if (name !== 'script' || script?.kind !== 'text' || attributes.type?.includes('ld+json')) continue;
    searched += script.value.length;
    if (searched > LONGEST_SEARCHED) return [];
    const [first, ...others] = [...source.slice(script.start, script.end).matchAll(PUBLISHED)];
    const written = first?.[1];
    if (!first || written === undefined) continue;
    const [year, month, day] = [written.slice(0, 4), written.replace(/\D/g, '').slice(4, 6), written.slice(-2)].map(
      Number,
    );
    const start = script.start + first.index + first[0].length - written.length;
    // Several different days are data of several articles.
    const alone = others.every((other) => other[1] === written);
    const confidence = alone ? CLAIMS.embedded : CLAIMS.embeddedAmongOthers;
    return [
      {
        date: { kind: 'day', year: year ?? 0, month: month ?? 0, day: day ?? 0 },
        evidence: { rule: 'embedded-data', start, end: start + written.length, confidence },
        firm: false,
        kind: 'other',
        utcHour: null,
      },
    ];
  }
  return [];
}
