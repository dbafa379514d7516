/** Factiva: articles with field codes, or with the values of the fields alone, as HTML, RTF and text. */
import type { Document, Element } from '../../document/document.ts';
import { isWordCount } from './labels.ts';
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

/** `Document NGHH000020100111e61b0000d`, in the language of the account, below each article. */
const END =
  /^(?:(?:AN )?(?:document|dokument|documento|документ|文档|文件|文書|ドキュメント|문서)[ :：]?\s?)?[A-Z][A-Z0-9]{5,11}(?:\d{6,10})[a-z][a-z\d]{5,10}$/i;
/** Codes of fields, alone or before their value: what they mean is in the help of Factiva. */
const CODE =
  /^(SE|HD|HL|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|DLN|TR|DL)(?: (.*))?$/;
const COPYRIGHT = /^(?:\(c\)|©|copyright\b)/i;
/** `<span class="enHeadline">` */
const HEADLINE = /(?:^|\s)[a-z]{2,5}Headline(?:\s|$)/;
const TIME = /^\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?(?:\s\p{L}{2,4})?$/iu;
/** A code such as `NGHH`, an edition, a page. */
const SOURCE_CODE = /^[A-Z][A-Z\d]{2,9}$/;

export const FACTIVA: Database = {
  id: 'factiva',
  mark: /(?:document|dokument|documento|документ|文档|文件|文書|문서|\bAN\b)[^a-z0-9]{0,9}\s?[A-Z][A-Z0-9]{5,11}\d{6,10}[a-z][a-z\d]{5,10}/i,
  articles: (rows, document) => {
    const elements = outermost(document.root, ({ attributes }) => HEADLINE.test(attributes.class ?? ''));
    const marked = new Set(rowsOfEach(rows, elements).flat());
    return recordsIn(document, rows).flatMap((record) => withCodes(record) ?? withoutCodes(record, marked) ?? []);
  },
};

/** In HTML each article is an element of its own; elsewhere the row of its number ends it. */
function recordsIn({ root }: Document, rows: readonly Row[]): Row[][] {
  const elements = outermost(root, isArticle);
  if (elements.length === 0) return recordsTo(rows, ({ text }) => END.test(text));
  return rowsOfEach(rows, elements).filter((record) => record.some(({ text }) => END.test(text)));
}

/** `<div class="article enArticle">` */
function isArticle(element: Element): boolean {
  return (
    element.name === 'div' && hasClass(element, 'article') && /Article(?:\s|$)/.test(element.attributes.class ?? '')
  );
}

/** A record whose fields have codes; null where it has none. */
function withCodes(record: readonly Row[]): Article[] | null {
  const fields: { code: string; rows: Row[] }[] = [];
  for (const row of record) {
    const [, code, value] = CODE.exec(row.text) ?? [];
    if (code === undefined) fields.at(-1)?.rows.push(row);
    else fields.push({ code, rows: value ? [partOfRow(row, value)] : [] });
  }
  const rowsOf = (...codes: string[]) => fields.filter(({ code }) => codes.includes(code)).flatMap(({ rows }) => rows);
  const codes = new Set(fields.map(({ code }) => code));
  if (!codes.has('HD') || !['SN', 'PD', 'WC', 'AN', 'LA'].some((code) => codes.has(code))) return null;
  const title = rowsOf('HD');
  const body = [...rowsOf('LP', 'HL'), ...rowsOf('TD', 'ART')];
  return body.length === 0
    ? []
    : [
        {
          title: sameBlock(title),
          rows: record,
          body,
          stated: [
            ...stated('outlet', rowsOf('SN')[0]),
            ...stated('published-on', rowsOf('PD')[0]),
            ...authors(rowsOf('BY')[0]),
            ...stated('section', rowsOf('SE')[0]),
            ...keywords(rowsOf('NS')[0]),
          ],
        },
      ];
}

/** `gvote1 : Elections | gcat : Political News` → `Elections | Political News` */
function keywords(row: Row | undefined): Stated[] {
  const names = row?.text.split(' | ').map((part) => part.replace(/^\S{1,20} : /, ''));
  return stated('keywords', row, names?.join(' | ')).map((one) => ({ ...one, row: row ?? one.row }));
}

function authors(row: Row | undefined): Stated[] {
  return stated('author', row, row?.text.replace(/^(?:by|von|par|por|di|door|av|af)\s/i, ''));
}

function sameBlock(rows: readonly Row[]): Row[] {
  return rows.filter(({ block }) => block === rows[0]?.block);
}

/** Above the number of words stand section, headline and author. */
const MOST_ABOVE = 3;
const LONGEST_HEADLINE = 300;
/** A row of a table of contents: `Council Weighs Future ...... 2`. */
const CONTENTS = /(?:\.{3}|…)\s?\d{1,4}$/;

/**
 * A record of values alone: section, headline, author, number of words, day, time, outlet, code, edition, page, language,
 * copyright, text, publisher, number. Null where it is none.
 */
function withoutCodes(record: readonly Row[], marked: ReadonlySet<Row>): Article[] | null {
  const count = record.findIndex(({ text }) => isWordCount(text));
  const from = count < 0 ? record.findIndex((row) => dayRow(row) !== null) : count;
  const end = record.findIndex(({ text }) => END.test(text));
  if (from < 1 || end < from) return null;
  const below = record.slice(count < 0 ? from : from + 1, end);
  const dayAt = below.slice(0, 2).findIndex((row) => dayRow(row) !== null);
  const rest = below.slice(dayAt + 1).filter(({ text }, at) => at > 1 || !TIME.test(text));
  const [outlet] = rest;
  const head = headlineIn(record.slice(0, from), record[from], marked);
  const body = bodyIn(rest.slice(1));
  if (!head || !outlet || body.length === 0) return null;
  return [
    {
      title: head.title,
      rows: record,
      body,
      stated: [
        ...stated('outlet', SOURCE_CODE.test(outlet.text) ? null : outlet),
        ...stated('published-on', below[dayAt]),
        ...authors(head.author),
        ...stated('section', head.section),
      ],
    },
  ];
}

interface Head {
  readonly title: readonly Row[];
  readonly author?: Row | undefined;
  readonly section?: Row | undefined;
}

/** Section, headline and author above the number of words: told apart by mark-up, else by their words and order. */
function headlineIn(above: readonly Row[], count: Row | undefined, marks: ReadonlySet<Row>): Head | null {
  const rows = above.slice(above.findLastIndex(({ text }) => CONTENTS.test(text)) + 1);
  const marked = rows.findLastIndex((row) => marks.has(row) || isMarked(row));
  const last = rows.at(-1);
  if (!last) return null;
  const at = marked >= 0 ? marked : isByline(last, rows.at(-2)) ? rows.length - 2 : rows.length - 1;
  const title = rows[at];
  if (!title || title.text.length > LONGEST_HEADLINE) return null;
  // In text without blank lines one block holds all.
  const wrapped = title.block === count?.block ? [title] : rows.filter(({ block }) => block === title.block);
  const section = rows.slice(Math.max(0, at + 1 - MOST_ABOVE), at).findLast((row) => !wrapped.includes(row));
  const author = rows.slice(at + 1).find((row) => !wrapped.includes(row) && row.text.length < 100);
  return { title: wrapped, author, section: section && isSection(section) ? section : undefined };
}

/** Bold in RTF, a heading in others. */
function isMarked({ block, start, end }: Row): boolean {
  return (
    block.element?.attributes.id === 'hd' ||
    (block.kind === 'heading' && !/^(?:factiva|dow jones)$/i.test(block.text)) ||
    block.bold.some(([from, to]) => from <= start && to >= end)
  );
}

/** Whether a row below a headline is its author: `By …`, or a few capitalised words below more of them. */
function isByline({ text }: Row, above: Row | undefined): boolean {
  if (!above) return false;
  if (/^(?:by|von|par|por|di|door|av|af|от)\s/i.test(text)) return true;
  const words = text.split(' ');
  return (
    words.length > 1 &&
    words.length < 6 &&
    words.length < above.text.split(' ').length &&
    words.every((word) => /^(?:\p{Lu}|\p{Lo}|van|von|de|der|del|la|le|al|el|bin|and|und|et|y|e\b)/u.test(word))
  );
}

function isSection({ text }: Row): boolean {
  return text.length < 60 && !/^(?:factiva$|dow jones$|page \d)/i.test(text);
}

/** Code, edition, page, language and copyright stand above the text. */
const MOST_FIELDS = 8;

function bodyIn(rows: readonly Row[]): Row[] {
  const paragraphs = rows.filter(({ block }) => /(?:^|\s)articleParagraph/.test(block.element?.attributes.class ?? ''));
  if (paragraphs.length > 0) return paragraphs;
  const notice = rows.slice(0, MOST_FIELDS).findLastIndex(({ text }) => COPYRIGHT.test(text));
  const sentence = rows.findIndex(isSentence);
  const body = rows.slice(notice >= 0 ? notice + 1 : Math.max(0, sentence));
  const last = body.at(-1);
  const publisher = last && body.length > 1 && !isSentence(last) && !/[.!?。！？…]["”»’)]?$/u.test(last.text);
  return publisher ? body.slice(0, -1) : body;
}
