/** Europresse and Eureka (CEDROM-SNi), as HTML and as text. */

import type { Element } from '../../document/document.ts';
import { elementsOf } from '../../document/traverse.ts';
import { foldMarks } from '../../language/fold.ts';
import { daysIn } from '../date/day.ts';
import { isWeekday } from '../date/weekdays.ts';
import {
  type Article,
  type Database,
  dayRow,
  hasClass,
  isSentence,
  outermost,
  partOfRow,
  type Row,
  recordsTo,
  rowsOfEach,
  type Stated,
  stated,
} from './record.ts';

/** The number of a document: `news·20060314·LP·0q1403_1255263`. */
const NUMBER = /(?:^|[\s:])[a-z]{3,9}[·•.]\d{8}[·•.][A-Z\d]{1,8}[·•.]\S/;
const NOTICE = /^(?:©|\(c\)|copyright)/i;
/** Rows in the foot of each document. */
const FOOT =
  /^(?:numéro de document|document number|ce certificat est émis|this certificate|date d.émission|issue date|le présent document|ce document est protégé|this (?:document|material) is protected|note\(s\)|illustration\(s\)|nombre de documents|document\(s\))/i;

export const EUROPRESSE: Database = {
  id: 'europresse',
  mark: /[·•.]\d{8}[·•.][A-Z\d]{1,8}[·•.]/,
  articles: (rows, { root }) => {
    const elements = outermost(root, ({ name }) => name === 'article');
    const records = rowsOfEach(rows, elements);
    const marked = elements.flatMap((element, at) => markedIn(element, records[at] ?? []));
    return marked.length > 0 ? marked : recordsTo(rows, ({ text }) => NUMBER.test(text)).flatMap(writtenIn);
  },
};

/** An article whose parts have classes. */
function markedIn(article: Element, rows: readonly Row[]): Article[] {
  const elements = elementsOf(article);
  const within = (is: (element: Element) => boolean) => {
    const found = elements.find(is);
    return found ? (rowsOfEach(rows, [found])[0] ?? []) : [];
  };
  const outlet = within((element) => hasClass(element, 'DocPublicationName'))[0];
  const header = within((element) => hasClass(element, 'DocHeader'))[0];
  if (!outlet && !header) return [];
  const headline = within((element) => hasClass(element, 'titreArticle'));
  const title = within((element) => hasClass(element, 'titreArticleVisu') || hasClass(element, 'rdp__articletitle'));
  const text = within(({ name }) => name === 'section');
  const body = text.length > 0 ? text : within((element) => hasClass(element, 'DocText'));
  const heading = title.length > 0 ? title : headline.slice(-1);
  const above = [...headline, ...title].at(-1);
  const author = rows[above ? rows.indexOf(above) + 1 : rows.length];
  const subtitle = headline.slice(headline.findLastIndex((row) => heading.includes(row)) + 1);
  if (heading.length === 0 || body.length === 0) return [];
  return [
    {
      title: heading,
      rows,
      body: [...subtitle, ...body],
      stated: [
        ...stated('outlet', outlet, outlet && outletIn(outlet.text)),
        ...daySectionIn(header),
        ...(author && !body.includes(author) && isAuthor(author) ? stated('author', author) : []),
      ],
    },
  ];
}

/** `La Croix, no. 43018` or `Le Phare du Nord (site web)` → the name alone. */
function outletIn(text: string): string {
  const issue = /\s?[,•]\s?(?:n[o°º]\.?|no\.|vol\.?|p\.)\s?\d/i.exec(text);
  return text
    .slice(0, issue?.index)
    .replace(/\s\((?:site web|web site|website|site web réf\.|tablette|print)\)$/i, '')
    .trim();
}

/** `Politique, mardi 14 mars 2006, p. 12` */
function daySectionIn(row: Row | undefined): Stated[] {
  const [day] = row ? daysIn(row.text, []) : [];
  if (!row || !day) return [];
  const before = row.text.slice(0, day.start).replace(END, '');
  const last = before.slice(before.lastIndexOf(' ') + 1);
  const section = (isWeekday(foldMarks(last), INTERFACE) ? before.slice(0, -last.length) : before).replace(END, '');
  return [...stated('published-on', row), ...(section.length < 80 ? stated('section', row, section) : [])];
}

/** The languages in which the service writes days. */
const INTERFACE = ['fr', 'en'];
const END = /[\s,;•–-]{1,5}$/u;

function isAuthor(row: Row): boolean {
  return row.text.length < 100 && !isSentence(row) && !NOTICE.test(row.text) && !FOOT.test(row.text);
}

/** A record without mark-up: outlet, section and day, headline, author, text, notice of copyright, number. */
function writtenIn(record: readonly Row[]): Article[] {
  const rows = record.filter(({ text }) => !FOOT.test(text) && !NUMBER.test(text));
  const at = rows.slice(0, 12).findIndex((row) => dayRow(row) !== null);
  const [day, first] = [rows[at], rows[at + 1]];
  if (at < 1 || !day || !first) return [];
  const title = rows
    .slice(at + 1)
    .filter((row) => row === first || (row.block === first.block && row.block !== day.block));
  const rest = rows.slice(at + 1 + title.length);
  const [author] = rest;
  const text = author && isAuthor(author) ? rest.slice(1) : rest;
  const end = text.findIndex((row) => NOTICE.test(row.text));
  const body = end < 0 ? text : text.slice(0, end);
  const outlet = rows[at - 1];
  if (body.length === 0 || !outlet) return [];
  return [
    {
      title,
      rows: record,
      body,
      stated: [
        ...stated('outlet', outlet, outletIn(outlet.text)),
        ...daySectionIn(day),
        ...(author && text !== rest ? stated('author', partOfRow(author, author.text)) : []),
      ],
    },
  ];
}
