/** The field `author`. */
import type { Document, Element } from '../../document/document.ts';
import { elementsOf, nodesIn } from '../../document/traverse.ts';
import { beginning } from '../../well-formed.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { AUTHOR, DECLARED_AUTHOR } from './claims.ts';
import { declaredAs, declaredValue, type Field, type Finding, hasPageHead, missing, ranked } from './field.ts';
import { edgeLines, evidenceOf, type Line, linesOf } from './lines.ts';

/** Longer lists are not bylines. */
const MOST_AUTHORS = 5;
const LONGEST = 120;
const LINES_AT_THE_TOP = 60;

/** `By` at the beginning of a line, in the languages that sign texts so. */
const BY =
  /^\s{0,9}(?:(?:words|text|story|report(?:ed)?|written)\s{1,3})?(?:by|von|par|por|di|door|av|af|przez|автор|текст|автор текста|بقلم|كتب|كتبت|نویسنده|yazan|hazırlayan|autor|autora|auteur|autore|verfasser|verfasserin|author|reporter|记者|作者|文|記者)(?:\s{0,3}[:：]\s{0,3}|\s{1,3})(?=\S)/iu;
/** Where a name in a byline ends. */
const END = /\s{0,9}[,|•·;()/]|\s{1,9}[–—-]\s|\s{1,9}(?:for|für|pour|para|in|on|am|le|el|del?)\s|\p{Nd}/iu;

/** The author: stated, declared, linked with `rel=author`, or in a line such as `By Jane Doe`. Missing without a warning. */
export function authorOf(document: Document): Field {
  return (
    ranked([
      ...declared(document),
      ...labelled(document),
      ...(hasPageHead(document) ? marked(document) : []),
      ...inLines(document),
    ]) ?? missing(null)
  );
}

function declared(document: Document): Finding[] {
  const byName = Map.groupBy(declaredAs(document, 'author', DECLARED_AUTHOR), ({ row }) => row.name);
  return [...byName.values()].flatMap((rows): Finding[] => {
    const [first] = rows;
    const names = [...new Set(rows.map(({ value }) => clean(value)).filter(isPerson))].slice(0, MOST_AUTHORS);
    return first && names.length > 0 ? [{ value: names.join(', '), evidence: first.evidence }] : [];
  });
}

/** `twitter:label1` is the label of the value in `twitter:data1`. */
const WRITTEN_BY = /written|author|verfasst|geschrieben|écrit|escrit|scritto|autor|автор|написано|yazan/i;

function labelled(document: Document): Finding[] {
  return (['1', '2'] as const)
    .filter((number) => WRITTEN_BY.test(declaredValue(document, `twitter:label${number}`) ?? ''))
    .flatMap((number) => declaredAs(document, 'author', [[`twitter:data${number}`, AUTHOR.card]]))
    .filter(({ value }) => isPerson(value))
    .map(({ value, evidence }) => ({ value: clean(value), evidence }));
}

/** Nodes of a marked element that are read. */
const MOST_NODES = 20;

/** The first link to the author's page, or element that microdata calls the author. */
function marked({ root }: Document): Finding[] {
  for (const element of elementsOf(root)) {
    if (!isMarked(element)) continue;
    const value = clean(textIn(element));
    const { start, end } = element;
    if (isPerson(value)) return [{ value, evidence: { rule: 'marked-author', start, end, confidence: AUTHOR.marked } }];
  }
  return [];
}

function isMarked({ name, attributes }: Element): boolean {
  if (name === 'a') return attributes.rel !== undefined && /(?:^|\s)author(?:\s|$)/i.test(attributes.rel);
  const { itemprop } = attributes;
  return (itemprop === 'author' || itemprop === 'creator') && name !== 'meta' && name !== 'link';
}

/** The text of a small element; of a larger one nothing, since it holds more than a name. */
function textIn(element: Element): string {
  let text = '';
  let left = MOST_NODES;
  for (const node of nodesIn([element])) {
    if (left-- === 0) return '';
    if (node.kind === 'text') text += `${beginning(node.value, LONGEST)} `;
  }
  return text;
}

function inLines(document: Document): Finding[] {
  const lines = document.cues ? [] : edgeLines(linesOf(document)).slice(0, LINES_AT_THE_TOP);
  return lines.flatMap(signed).slice(0, 1);
}

function signed({ text, block, start }: Line): Finding[] {
  if (text.length > LONGEST) return [];
  const from = BY.exec(text)?.[0].length;
  if (from === undefined) return [];
  const rest = text.slice(from);
  const to = from + (END.exec(rest)?.index ?? rest.length);
  const value = collapseSpaces(text.slice(from, to));
  if (!isPerson(value) || !/^[\p{Lu}\p{Lo}]/u.test(value) || value.split(/\s+/u).length < 2) return [];
  return [
    { value, evidence: { ...evidenceOf('byline-author', block, start + from, start + to), confidence: AUTHOR.line } },
  ];
}

/** Words before the name in links to an author's page. */
const PREFIX =
  /^(?:(?:view all )?posts? by|posted by|written by|by|von|par|por|alle (?:beiträge|artikel) von|voir (?:tous les articles|toutes les publications) (?:de|par)|ver todas las entradas de)\s+/iu;

function clean(text: string): string {
  return collapseSpaces(beginning(text, 400)).replace(PREFIX, '');
}

/** Whether this may be a person's name: has letters, and is no address, account or sentence. */
function isPerson(name: string): boolean {
  return (
    name.length > 1 &&
    name.length <= LONGEST &&
    /\p{L}/u.test(name) &&
    !/^[/@]|:\/\/|@|^admin$|^www\.|\.(?:com|de|org)$|©|copyright/iu.test(name)
  );
}
