import type { Document, Element } from '../../document/document.ts';
import { elementsOf } from '../../document/traverse.ts';
import { type DayMention, daysIn } from '../date/day.ts';
import { attribute } from '../format/page-head.ts';
import { dayIn, type LabelledDay } from './byline.ts';
import { classWords, hasWord } from './class-words.ts';
import { placedClaim } from './date-claims.ts';
import { type DateClue, utcHourIn } from './date-clue.ts';
import { type Position, placeOf } from './position.ts';

/** Longer texts are bylines or paragraphs, which are read elsewhere. */
const LONGEST = 80;
/** Elements looked at for the text of a mark, and marks looked at in all. */
const MOST_NODES = 24;
const MOST_MARKS = 300;
/** Attributes whose words mark an element as a date. */
const MARKING = ['class', 'id', 'itemprop', 'property'];
/** Attributes with a date for machines. */
const ATTRIBUTES = [
  'datetime',
  'content',
  'data-datetime',
  'data-date',
  'data-published',
  'data-time',
  'data-timestamp',
  'title',
];

const isDated = hasWord(
  `date dates datum fecha data tarih datetime timestamp time times published publish pubdate publishdate publication
  posted postdate created createdate dateline byline datepublished datecreated datemodified datestamp updated modified
  lastmod onlinedate issued erstellt veroeffentlicht zeit hora uhrzeit stand dato datering dati kuupaev paivays`,
);
const PUBLISHED = new Set(
  'published publish pubdate publishdate publication posted created createdate datepublished datecreated issued erstellt veroeffentlicht'.split(
    ' ',
  ),
);
const CHANGED = new Set('updated update modified datemodified lastmod lastmodified aktualisiert'.split(' '));
/** Days of something else: an event, the visit, the reader. */
const OTHER = new Set(
  'event events calendar kalender termin termine countdown birth birthday expires expire expiry current today now live weather wetter deadline picker datepicker validthrough archive archives duration player video'.split(
    ' ',
  ),
);

/**
 * The days that mark-up marks as dates (a `time` element, an `itemprop`, a class such as `post-date`), in order;
 * confidence depends on their names and on the distance from the headline.
 */
export function dateMarksOf(document: Document, position: Position, languages: readonly string[]): DateClue[] {
  const marks: DateClue[] = [];
  for (const element of elementsOf(document.root)) {
    if (marks.length === MOST_MARKS) break;
    const mark = markOf(element, document, position, languages);
    if (mark) marks.push(mark);
  }
  return marks;
}

function markOf(
  element: Element,
  document: Document,
  position: Position,
  languages: readonly string[],
): DateClue | null {
  const { name, attributes } = element;
  if (name !== 'time' && !MARKING.some((key) => isDated(attributes[key]))) return null;
  const { class: classes = '', id = '', itemprop = '', property = '' } = attributes;
  if (name === 'meta' && !isDated(itemprop)) return null;
  const item = classWords(`${itemprop} ${name === 'meta' ? '' : property}`);
  const words = [...item, ...classWords(`${classes} ${id}`)];
  if (words.some((word) => OTHER.has(word))) return null;
  const written = writtenIn(element, document, languages);
  if (!written) return null;
  const { day, start, end, utcHour } = written;
  const dayLabel = labelIn(words) ?? ('pubdate' in attributes ? 'published' : written.dayLabel);
  const kind = item.length > 0 ? 'itemprop' : name === 'time' ? 'time' : 'class';
  const place = placeOf(position, element.start);
  const confidence = placedClaim(kind, dayLabel, place);
  return {
    date: day.date,
    evidence: { rule: `marked-${kind}`, start, end, confidence },
    firm: false,
    kind: dayLabel !== 'updated' && place === 'beside' ? 'shown' : 'other',
    utcHour,
  };
}

function labelIn(words: readonly string[]): LabelledDay['dayLabel'] {
  if (words.some((word) => PUBLISHED.has(word))) return 'published';
  return words.some((word) => CHANGED.has(word)) ? 'updated' : null;
}

type WrittenDay = LabelledDay & { readonly start: number; readonly end: number; readonly utcHour: number | null };

/** The day in the attributes of an element, or else in its text. */
function writtenIn(element: Element, { source }: Document, languages: readonly string[]): WrittenDay | null {
  for (const key of ATTRIBUTES) {
    const value = key === 'title' && element.name === 'a' ? undefined : element.attributes[key];
    if (value === undefined || value.length > LONGEST || !/\p{Nd}/u.test(value)) continue;
    const [day] = /^\d{10}(?:\d{3})?$/.test(value) ? [sinceEpoch(value)] : daysIn(value, languages);
    if (!day) continue;
    const utcHour = utcHourIn(value);
    // What a reader sees is the day where it was written.
    const shown = utcHour === null ? null : shownIn(element, languages);
    if (shown?.day.date.kind === 'day') return { ...shown, dayLabel: null };
    return { ...attribute('', element, key, source), day, dayLabel: null, utcHour };
  }
  return shownIn(element, languages);
}

function shownIn(element: Element, languages: readonly string[]): WrittenDay | null {
  const text = element.name === 'meta' ? null : textIn(element);
  const said = text === null ? null : dayIn(text, languages);
  return said && { ...said, start: element.start, end: element.end, utcHour: null };
}

/** The UTC day of seconds or milliseconds since 1970: better than none where the text says "3 days ago". */
function sinceEpoch(digits: string): DayMention {
  const date = new Date(Number(digits) * (digits.length === 10 ? 1000 : 1));
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  return { start: 0, end: digits.length, date: { kind: 'day', year, month, day } };
}

/** The text of a small element, its parts separated by spaces; null for a large one. Bounded, unlike `nodesIn`. */
function textIn(element: Element): string | null {
  const waiting: Element['children'] = [element];
  let text = '';
  for (let seen = 0; waiting.length > 0; seen++) {
    const node = waiting.pop();
    if (seen > MOST_NODES || text.length > LONGEST) return null;
    if (node?.kind === 'text') text += `${text ? ' ' : ''}${node.value.replace(/\s+/g, ' ').trim()}`;
    else if (node && node.name !== 'script' && node.name !== 'style')
      waiting.push(...node.children.slice(0, MOST_NODES).reverse());
  }
  return text.length > LONGEST ? null : text;
}
