/** The field `publishedOn`. */
import type { Warning } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { beginning } from '../../well-formed.ts';
import { daysIn, type ParsedDate } from '../date/day.ts';
import type { OwnOutlets } from '../outlets/index.ts';
import type { Byline, DatedLine } from './byline.ts';
import { daysInAddresses } from './date-address.ts';
import { BYLINES, placedClaim } from './date-claims.ts';
import { type ClueContext, type DateClue, daysKnown, exists, judge, orderAmong, utcHourIn } from './date-clue.ts';
import { dateMarksOf } from './date-marks.ts';
import { type DateNames, GIVEN, namesDeclaredIn, STATED } from './date-names.ts';
import { bylinesBelow, daysInText, embeddedDay } from './date-text.ts';
import { type DatedClue, weighed } from './date-weigh.ts';
import {
  byConfidence,
  confidenceOf,
  declaredAs,
  declaredValue,
  type Field,
  hasPageHead,
  missing,
  type Row,
  ranked,
} from './field.ts';
import { isAmerican } from './month-first.ts';
import { type Position, placeOf } from './position.ts';

export interface DateContext {
  readonly bylines: readonly Byline[];
  readonly outlet: string | null;
  readonly own: OwnOutlets;
  readonly languages: readonly string[];
  readonly position: Position;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** A day of less confidence is a guess: a candidate, but not the value. */
const LEAST_SURE = 0.45;
/** Scripts are searched only where no clue has this confidence. */
const SURE = 0.7;

/**
 * The day of publication as written, never moved by a time zone: the surest of all clues (stated, declared, marked up,
 * in bylines, in the URL, in the text). A month alone, a day that does not exist, or one over a year after `today` gives a
 * warning instead.
 */
export function publishedOn(document: Document, context: DateContext): Field {
  const given = declaredValue(document, GIVEN);
  const wrong = given !== null && !isDay(given);
  const field = readIn(document, context, wrong ? STATED.filter(({ names }) => !names.includes(GIVEN)) : STATED);
  if (!wrong) return field;
  const message = `"${beginning(given, 40)}" was given at upload and is no day. Write YYYY-MM-DD.`;
  return { ...field, warnings: [...field.warnings, { code: 'date-invalid', message }] };
}

function isDay(text: string): boolean {
  const [year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1) ?? [];
  return exists(Number(year), Number(month), Number(day));
}

function readIn(document: Document, context: DateContext, stated: readonly DateNames[]): Field {
  const page = hasPageHead(document);
  const { bylines, position, languages } = context;
  const lines = [...bylines, ...(page ? bylinesBelow(position, bylines, languages) : [])];
  const clues: DateClue[] = [
    ...declaredClues(document, stated, languages, true),
    ...declaredClues(document, namesDeclaredIn(document), languages, false),
    ...dateMarksOf(document, position, languages),
    ...lines.map((line) => ofLine(line, page ? position : null)),
    ...daysInAddresses(document),
    ...(page ? daysInText(document, position, languages) : []),
  ];
  if (page && !clues.some(({ evidence }) => (evidence.confidence ?? 0) >= SURE)) clues.push(...embeddedDay(document));
  const likely = page ? clues.filter(({ date, firm }) => date.year >= FIRST_YEAR || firm) : clues;
  const american = isAmerican(document, context.outlet, context.own);
  const judging = { american, today: context.today, known: daysKnown(clues), order: orderAmong(clues) };
  return judged(likely, judging);
}

/** Pages are not older; earlier days in them are history, or a misread time. */
const FIRST_YEAR = 1990;

function judged(clues: readonly DateClue[], context: ClueContext): Field {
  const dated: (DatedClue & { warning: Warning | null })[] = [];
  let warning: (Warning & { confidence: number }) | null = null;
  for (const clue of clues) {
    const verdict = judge(clue.date, context);
    const confidence = clue.evidence.confidence ?? 0;
    if (verdict.kind === 'day') dated.push({ ...clue, value: verdict.value, warning: verdict.warning });
    else if (clue.firm && confidence > (warning?.confidence ?? 0)) warning = { ...verdict.warning, confidence };
  }
  const { confidence: least = 0, ...given } = warning ?? NONE;
  const sorted = byConfidence(weighed(dated));
  const [best] = sorted;
  if (!best || confidenceOf(best) < Math.max(least, LEAST_SURE)) return missing(given, sorted);
  return ranked(sorted, best.warning ? [best.warning] : []) ?? missing(given);
}

const NONE: Warning & { confidence?: number } = {
  code: 'date-missing',
  message: 'No day of publication was found. Put it below the title, beside the outlet.',
};

function declaredClues(
  document: Document,
  rows: readonly DateNames[],
  languages: readonly string[],
  firm: boolean,
): DateClue[] {
  return rows.flatMap(({ names, kind, claim }) =>
    declaredAs(
      document,
      'date',
      names.map((name): Row => [name, claim]),
    ).flatMap(({ value, row, evidence }) => {
      const date = declaredDate(value, languages);
      const rule = row.name === GIVEN ? evidence.rule : `declared-${row.name.split(':').at(-1) ?? ''}`;
      return date ? [{ date, evidence: { ...evidence, rule }, firm, kind, utcHour: utcHourIn(value) }] : [];
    }),
  );
}

/** The date in a declared value: ISO with or without hyphens, `Mon Jan 13 13:37:49 UTC 2020`, or as people write it. */
function declaredDate(value: string, languages: readonly string[]): ParsedDate | null {
  const iso = /^\s{0,9}(\d{4})-?(\d{2})(?:-?(\d{2})(?!\d)|$)/.exec(value);
  if (iso) {
    const [year, month] = [Number(iso[1]), Number(iso[2])];
    return iso[3] === undefined ? { kind: 'month', year, month } : { kind: 'day', year, month, day: Number(iso[3]) };
  }
  const stamp = /^\p{L}{3},? (\p{L}{3}) (\d{1,2}) [\d:]{5,8} (?:\S{1,9} )?(\d{4})$/u.exec(value.slice(0, 60));
  return daysIn(stamp ? `${stamp[2]} ${stamp[1]} ${stamp[3]}` : value.slice(0, 200), languages)[0]?.date ?? null;
}

/** Deducted from a month alone, so that a whole day of the same confidence wins. */
const MONTH_ALONE = 0.005;

function ofLine({ day: { date }, evidence, dayLabel, above }: DatedLine, position: Position | null): DateClue {
  const place = position && placeOf(position, evidence.start);
  const base = place
    ? placedClaim('byline', dayLabel, place)
    : BYLINES[dayLabel ?? 'unlabelled'][above ? 'above' : 'below'];
  const confidence = Math.max(0, date.kind === 'month' ? base - MONTH_ALONE : base);
  return {
    date,
    evidence: { ...evidence, confidence },
    kind: (place === null ? above : place === 'beside') && dayLabel !== 'updated' ? 'shown' : 'other',
    utcHour: null,
    firm: !position || (date.kind !== 'month' && date.year >= FIRST_YEAR),
  };
}
