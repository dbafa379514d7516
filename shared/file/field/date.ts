import type { Evidence, Warning } from '../../contract.ts';
import type { Declared, Document } from '../../document.ts';
import { daysIn, type Reading } from '../date/day.ts';
import type { Byline } from './byline.ts';
import { type Field, found, missing } from './field.ts';

/** Names under which the day of publication is declared, the most reliable first: in a field of its own, in a page's head. */
const DECLARED = [
  'stated:published-on',
  'jsonld:datepublished',
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'article:published',
  'datepublished',
  'itemprop:datepublished',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'publication-date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
  'sailthru.date',
  'parsely-pub-date',
  'cxenseparse:recs:publishtime',
  'citation_publication_date',
  'date',
];

/**
 * The day of publication as written, never moved by a time zone: declared, or in the likeliest byline. A month alone, a
 * day that does not exist, or one over a year after `today` (YYYY-MM-DD) is no value but a warning.
 */
export function publishedOn(
  document: Document,
  bylines: readonly Byline[],
  outlet: string | null,
  today: string,
): Field {
  const dayOf = (reading: Reading, evidence: Evidence) => judge(reading, evidence, isAmerican(document, outlet), today);
  for (const name of DECLARED) {
    const field = ofDeclared(document, name, dayOf);
    if (field) return field;
  }
  const [first] = bylines.filter(({ says, above }) => above || says === 'published');
  const byline =
    first &&
    (bylines.find(
      (other) => other.says === first.says && other.above === first.above && other.day.reading.kind !== 'month',
    ) ??
      first);
  if (byline) return dayOf(byline.day.reading, byline.evidence);
  const marked = ofDeclared(document, 'time', dayOf);
  if (marked) return marked;
  const [last] = bylines;
  if (last) return dayOf(last.day.reading, last.evidence);
  return missing({
    code: 'date-missing',
    message: 'No day of publication was found. Put it below the title, beside the outlet.',
  });
}

function ofDeclared(
  { declared }: Document,
  wanted: string,
  dayOf: (reading: Reading, evidence: Evidence) => Field,
): Field | null {
  for (const row of declared) {
    if (row.name !== wanted) continue;
    const reading = readingOf(row);
    if (reading)
      return dayOf(reading, {
        rule: `declared-${wanted.includes(':') ? wanted.split(':').at(-1) : wanted}`,
        start: row.start,
        end: row.end,
      });
  }
  return null;
}

function readingOf({ value }: Declared): Reading | null {
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(value);
  if (compact) return { kind: 'day', year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) };
  const monthOnly = /^(\d{4})-(\d{2})$/.exec(value);
  if (monthOnly) return { kind: 'month', year: Number(monthOnly[1]), month: Number(monthOnly[2]) };
  return daysIn(value.slice(0, 200), [])[0]?.reading ?? null;
}

function judge(reading: Reading, evidence: Evidence, american: boolean, today: string): Field {
  if (reading.kind === 'month') {
    const written = `${reading.year}-${pad(reading.month)}`;
    return missing({ code: 'date-incomplete', message: `Only the month ${written} is given. Add the day.` });
  }
  const { year, month, day, ambiguous } = ordered(reading, american);
  const value = `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
  if (!exists(year, month, day)) {
    return missing({ code: 'date-invalid', message: `There is no day ${value}. Correct the date.` });
  }
  if (value > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`) {
    return missing({ code: 'date-invalid', message: `${value} lies far in the future. Correct the date.` });
  }
  const warnings: Warning[] = ambiguous
    ? [
        {
          code: 'date-ambiguous',
          message: `Day and month could be the other way round; read as ${value}. Write the month as a word.`,
        },
      ]
    : [];
  return found(value, evidence, warnings);
}

/** Day first, as nearly everywhere, unless only the other order is possible or the page is American. */
function ordered(
  reading: Exclude<Reading, { kind: 'month' }>,
  american: boolean,
): { year: number; month: number; day: number; ambiguous: boolean } {
  if (reading.kind === 'day') return { ...reading, ambiguous: false };
  const { year, first, second, separator } = reading;
  const monthFirst = second > 12 || (american && first <= 12);
  const [day, month] = monthFirst ? [second, first] : [first, second];
  // Nobody writes the month first with dots.
  return {
    year,
    month,
    day,
    ambiguous: !american && separator !== '.' && first <= 12 && second <= 12 && first !== second,
  };
}

function exists(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** Outlets that write the month first. */
const AMERICAN =
  /\b(?:USA|U\.S\.|America|American|New York|Washington|Los Angeles|Chicago|Boston|Houston|Dallas|Miami|Seattle|San Francisco|Philadelphia|Detroit|Denver|Atlanta|CNN|CNBC|MSNBC|NBC|CBS|Fox News|NPR|PBS|C-SPAN)\b/;

function isAmerican({ declared }: Document, outlet: string | null): boolean {
  const english = declared.some(
    ({ name, value }) =>
      ['html:lang', 'og:locale', 'jsonld:inlanguage', 'stated:language'].includes(name) && /^en[-_]us\b/i.test(value),
  );
  return english || (outlet !== null && AMERICAN.test(outlet));
}
