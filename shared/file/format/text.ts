/** Plain text, AsciiDoc, Org, reStructuredText and wiki pages. */
import type { Declared, Element } from '../../document/document.ts';
import { element } from '../../document/html.ts';
import type { Content } from './content.ts';
import { byFieldName } from './key-names.ts';

/**
 * Conventions for headings and key-value lines in plain text, by how such a file begins. `marks` match whole lines: a
 * heading whose level is the number of signs, or `key: value`.
 */
const OUTLINES: readonly { readonly begins: RegExp; readonly marks: RegExp }[] = [
  // AsciiDoc and wikis: `= Title`, `:date: 2017-02-15`.
  {
    begins: /^\s{0,999}=[ \t]{1,9}\S/,
    marks: /^(?:(?<signs>={1,6})[ \t]{1,9}(?<title>\S.*)|:(?<key>[a-z][\w -]{0,30}):[ \t]{1,9}(?<value>\S.*))$/gim,
  },
  // Org: `#+TITLE: Title`, `* Chapter`.
  {
    begins: /^\s{0,999}#\+[a-z_]{2,30}:/i,
    marks: /^(?:(?<signs>\*{1,6})[ \t]{1,9}(?<title>\S.*)|#\+(?<key>[a-z_]{2,30}):[ \t]{0,9}(?<value>.*))$/gim,
  },
  // reStructuredText: a title between two lines, `:Date: 2017-02-15`.
  {
    begins: /^\s{0,999}([=*#~-]{3,250})(?:\r\n|[\r\n])[^\r\n]{1,250}(?:\r\n|[\r\n])\1[ \t]{0,9}(?:[\r\n]|$)/,
    marks:
      /^(?:(?<line>[=*#~-]{3,250})(?:\r\n|[\r\n])[ \t]{0,9}(?<title>\S.*)(?:\r\n|[\r\n])\k<line>|:(?<key>[a-z][\w -]{0,30}):[ \t]{1,9}(?<value>\S.*))$/gim,
  },
];

/**
 * Plain text as loose text: a blank line ends a paragraph and a line end is kept. Headings and key-value lines are read
 * where the text begins as AsciiDoc, Org, reStructuredText or a wiki page.
 */
export function readText(source: string): Content {
  const root = element('root', 0, source.length);
  const declared: Declared[] = [];
  let at = 0;
  const addTextTo = (into: Element, start: number, end: number) => {
    if (start < end) into.children.push({ kind: 'text', value: source.slice(start, end), start, end });
  };
  const outline = OUTLINES.find(({ begins }) => begins.test(source));
  for (const mark of outline ? source.matchAll(outline.marks) : []) {
    const { signs = '', title, key = '', value = '' } = mark.groups ?? {};
    const words = (title?.replace(/ =+\s*$/, '') ?? value).trim();
    const start = mark.index + mark[0].lastIndexOf(words);
    addTextTo(root, at, mark.index);
    at = mark.index + mark[0].length;
    if (title === undefined) declared.push({ name: key, value: words, start, end: start + words.length });
    else {
      const heading = element(`h${signs.length || 1}`, start, start + words.length);
      addTextTo(heading, start, start + words.length);
      root.children.push(heading);
    }
  }
  addTextTo(root, at, source.length);
  return { root, declared: byFieldName(declared.filter(({ value }) => value !== '')) };
}
