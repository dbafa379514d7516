/** Tells HTML, Markdown and plain text apart by content, whatever the file is called. */
import { frontMatterOf } from './front-matter.ts';

/** Allowed before a page: white space, comments (written by whoever saved it), an XML declaration. */
const BEFORE = /(?:[\s\ufeff]+|<!--.{0,4000}?-->|<\?[^<>]{0,1000}>)/sy;
const MOST_BEFORE = 50;
const PAGE = /<(?:!doctype\s|html[\s>]|head[\s>]|body[\s>])/iy;
/** A quick test: a source without any of these is no page. */
const ROOT = /<(?:!doctype|html|head|body|\?xml)[\s>]/i;
/** The root element is looked for in so many characters, behind front matter and notes. */
const FAR = 200_000;
/** A page may also begin below notes in plain text. */
const PAGE_BELOW = /^[ \t]{0,99}<(?:!doctype\s{1,9}html|html[\s>])/im;
const NOTES = 4096;

/** Tags of blocks and of document structure. */
const BLOCK_TAG =
  /<\/?(?:(?:h[1-6]|div|center|article|section|main|header|footer|nav|aside|br|hr|ul|ol|li|dl|dt|dd|table|tbody|thead|tr|td|th|font|title|body|head)(?=[\s/>])|p(?:\s{0,9}\/?>|\s{1,9}[\w:-]{1,40}\s{0,9}=))/i;
/** Tags that people put into any text; a single letter is a tag only if it closes or has an attribute. */
const INLINE_TAG =
  /<\/?(?:(?:span|blockquote|strong|em|img|iframe|video|script|style|meta|embed|object|figure|figcaption|pre|small|sup|noscript|picture|svg)(?=[\s/>])|[abiusq](?:\s{0,9}\/?>|\s{1,9}[\w:-]{1,40}\s{0,9}=))/i;

const HEADING = /^[ \t]{0,3}#{1,6}[ \t]{1,99}\S/m;
const UNDERLINED =
  /^\s{0,999}([^\s#>|<=*+-][^\r\n]{0,250})(?:\r\n|[\r\n])(?:(={3,250})|(-{3,250}))[ \t]{0,9}(?:[\r\n]|$)/;
/** The line below the heads of a table (GitHub Flavored Markdown, 4.10). */
const TABLE =
  /\|[^\r\n]{0,400}(?:\r\n|[\r\n])[ \t]{0,3}\|?[ \t]{0,9}:?-{2,99}:?[ \t]{0,9}(?:\|[ \t]{0,9}:?-{2,99}:?[ \t]{0,9}){1,60}\|?[ \t]{0,9}(?:[\r\n]|$)/;
const INLINE = /(?:^|\s)\*\*[^\s*][^*\n]{0,200}\*\*|\]\(https?:/;

/** Whether the source is a whole page, also below notes and front matter. */
export function isWholePage(source: string): boolean {
  if (!ROOT.test(source.slice(0, FAR))) return false;
  const body = frontMatterOf(source)?.body ?? source;
  let at = 0;
  let xml = false;
  for (let count = 0; count < MOST_BEFORE; count++) {
    BEFORE.lastIndex = at;
    const [found] = BEFORE.exec(body) ?? [];
    if (found === undefined) break;
    xml ||= /^<\?xml\s/i.test(found);
    at += found.length;
  }
  PAGE.lastIndex = at;
  const notes = body.slice(0, NOTES);
  return (
    PAGE.test(body) || (xml && body[at] === '<') || (PAGE_BELOW.test(notes) && !/^\s{0,99}(?:```|~~~)/m.test(notes))
  );
}

/** Tags of HTML, not `a < b` nor `<who@x.org>`. */
export function hasTags(source: string): boolean {
  return BLOCK_TAG.test(source) || INLINE_TAG.test(source);
}

/** Front matter or a heading of Markdown at the top. */
export function startsAsMarkdown(source: string): boolean {
  const first = /\S[^\r\n]{0,400}/.exec(source)?.[0] ?? '';
  return (HEADING.test(first) && !isList(source)) || isUnderlined(source) || frontMatterOf(source) !== null;
}

/** Whether a text without block tags has marks of Markdown: people put players into Markdown, but not Markdown into pages. */
export function hasMarkdown(source: string): boolean {
  const isMarked = INLINE.test(source) || TABLE.test(source) || (HEADING.test(source) && !isList(source));
  return isMarked && !BLOCK_TAG.test(source);
}

/** Whether most lines begin with `#`: then it is a number sign or a comment, not a heading. */
function isList(source: string): boolean {
  const lines = source.slice(0, 20_000).match(/^.*\S/gm) ?? [];
  const signs = lines.filter((line) => /^#[ \t]/.test(line)).length;
  return signs > 2 && signs > lines.length / 2;
}

/** A first line with a line of `=` below, or of `-` as long as itself: shorter ones separate paragraphs. */
function isUnderlined(source: string): boolean {
  const found = UNDERLINED.exec(source);
  return found !== null && (found[2] !== undefined || (found[3]?.length ?? 0) > (found[1]?.trim().length ?? 0) / 2);
}
