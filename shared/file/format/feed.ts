/** RSS and Atom. */

import { addressBehind } from '../../address/index.ts';
import type { Declared, Node } from '../../document/document.ts';
import { element } from '../../document/html.ts';
import { outletAt, outletNamed } from '../outlets/index.ts';
import { treeOfArticle, videoElement } from './article.ts';
import { type Content, firstOf } from './content.ts';
import { isSearch, withoutOutlet } from './feed-search.ts';
import { type Fragment, plainText } from './fragment.ts';
import { elementsBelow, fragmentIn, readXmlTree, type XmlElement } from './xml-tree.ts';

/** Allowed before the root: white space, comments, declarations and document types. */
const BEFORE =
  /(?:[\s\ufeff]+|<!--.{0,4000}?-->|<\?[^<>]{0,1000}>|<!doctype\s[^<>[]{0,500}(?:\[.{0,4000}?\]\s{0,9})?>)/isy;
const MOST_BEFORE = 50;
const ROOT = /<(?:(rss|rdf:rdf)|(?:atom:)?(feed)|(channel|item)|(?:atom:)?(entry))[\s>]/iy;

/** Whether a source is RSS (0.9 to 2.0, or a single item of it) or Atom; null for neither. */
export function feedKind(source: string): 'rss' | 'atom' | null {
  let at = 0;
  for (let count = 0; count < MOST_BEFORE; count++) {
    BEFORE.lastIndex = at;
    if (!BEFORE.test(source)) break;
    at = BEFORE.lastIndex;
  }
  ROOT.lastIndex = at;
  const root = ROOT.exec(source);
  if (!root || !/<(?:\w{1,20}:)?title[\s>]/i.test(source)) return null;
  return (root[1] ?? root[3]) ? 'rss' : 'atom';
}

const isItem = (name: string) => /^(?:atom:)?(?:item|entry)$/.test(name);

/** The items of a feed, each a clip. Elements of RSS, its modules and Atom may be mixed, as real feeds do. */
export function readFeed(source: string): Content[] {
  const root = readXmlTree(source);
  const all = [...elementsBelow(root, isItem)];
  const items = all.filter(({ name }) => isItem(name));
  const channel = all.find(({ name }) => /^(?:channel|(?:atom:)?feed)$/.test(name)) ?? null;
  if (items.length === 0) return [contentOf(channel ?? root, null, false, source)];
  const search = isSearchFeed(channel, source);
  return firstOf(items, (item) => contentOf(item, channel, search, source));
}

const TITLE = ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'];
const TEXT = ['content:encoded', 'content', 'atom:content', 'fulltext', 'yandex:full-text', 'turbo:content', 'body'];
const SUMMARY = [
  'description',
  'summary',
  'atom:summary',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'media:description',
];
/** Published over updated. */
const DAY = [
  'pubdate',
  'published',
  'atom:published',
  'issued',
  'dcterms:issued',
  'dc:date',
  'dc:date.issued',
  'dcterms:created',
  'date',
  'updated',
  'atom:updated',
  'modified',
];
const AUTHOR = ['dc:creator', 'author', 'atom:author', 'itunes:author', 'managingeditor'];
const KEYWORDS = ['category', 'atom:category', 'dc:subject', 'media:keywords', 'itunes:keywords'];

/** `search`: the feed lists what was found on other sites. */
function contentOf(item: XmlElement, channel: XmlElement | null, search: boolean, source: string): Content {
  const own = childrenOf(item);
  const [written, text, summary] = [TITLE, TEXT, SUMMARY].map((names) => first(own, names, source));
  const outlets = outletOf(own, channel, search, source);
  const title = search && written ? withoutOutlet(written, namesOf(written, outlets)) : written;
  const body = text ?? summary;
  const authors = everyOf(own, AUTHOR, source);
  const keywords = everyOf(own, KEYWORDS, source);
  const declared = [
    ...declaredAs('title', title ? [title] : []),
    ...(search ? outlets : outlets),
    ...declaredAs('published-on', everyOf(own, DAY, source)),
    ...declaredAs('summary', text && summary ? [summary] : []),
    ...declaredAs('language', everyOf(own, ['dc:language', 'language'], source), languageOf(channel, source)),
    ...declaredAs('author', authors).map((row) => ({ ...row, value: nameIn(row.value) })),
    ...addressOf(own, source),
    ...declaredAs('keywords', keywords),
    ...declaredAs('duration', everyOf(own, ['itunes:duration'], source)),
  ];
  const root = treeOfArticle({
    start: item.start,
    end: item.end,
    title: title ?? null,
    summary: (text && summary) ?? null,
    body: body ? [body] : [],
    footer: [...authors, ...keywords],
    videos: videosIn(item),
  });
  return { root, declared };
}

/** The children of an item, with those of elements that only group media. */
function childrenOf(item: XmlElement): XmlElement[] {
  return item.children.flatMap((child): XmlElement[] => {
    if (!('name' in child)) return [];
    return child.name === 'media:group' || child.name === 'media:content' ? [child, ...childrenOf(child)] : [child];
  });
}

/** The texts of elements with these names, in the order of the names. */
function everyOf(elements: readonly XmlElement[], names: readonly string[], source: string): Fragment[] {
  return names.flatMap((name) =>
    elements.filter((one) => one.name === name).flatMap((one) => fragmentOf(one, source) ?? []),
  );
}

function first(elements: readonly XmlElement[], names: readonly string[], source: string): Fragment | null {
  return everyOf(elements, names, source)[0] ?? null;
}

/** The text of an element; the name of an author, the term of a category without text. */
function fragmentOf(one: XmlElement, source: string): Fragment | null {
  const name = /author$/.test(one.name) ? childrenOf(one).find((child) => /(?:^|:)name$/.test(child.name)) : undefined;
  const { term, label } = one.attributes;
  return fragmentIn(name ?? one, source) ?? (/category$/.test(one.name) ? attribute(one, label ?? term, source) : null);
}

/** The value of an attribute; with entities in it, at the offset of its element. */
function attribute({ start, end }: XmlElement, value: string | undefined, source: string): Fragment | null {
  if (!value?.trim()) return null;
  const at = source.slice(start, Math.min(end, start + 4000)).indexOf(value);
  const offsets = new Uint32Array(value.length + 1).fill(start);
  if (at >= 0) for (let i = 0; i <= value.length; i++) offsets[i] = start + at + i;
  return { text: value, offsets };
}

function declaredAs(name: string, ...fragments: readonly (readonly Fragment[])[]): Declared[] {
  return fragments.flat().flatMap(({ text, offsets }): Declared[] => {
    const value = plainText(text);
    return value === ''
      ? []
      : [{ name: `stated:${name}`, value, start: offsets[0] ?? 0, end: offsets[text.length] ?? 0 }];
  });
}

/** The source of an item from another feed; else the name of the feed, or where that is a search the host of the item. */
function outletOf(own: readonly XmlElement[], channel: XmlElement | null, search: boolean, source: string): Declared[] {
  const origin = own.filter(({ name }) => /^(?:atom:|news:)?source$/.test(name));
  const titles = origin.flatMap((one) => first(childrenOf(one), TITLE, source) ?? fragmentIn(one, source) ?? []);
  const stated = declaredAs('outlet', titles, everyOf(own, ['dc:publisher'], source));
  const children = channel ? childrenOf(channel) : [];
  if (!search) return [...stated, ...declaredAs('outlet', everyOf(children, [...TITLE, 'dc:publisher'], source))];
  const hosts = addressOf(own, source).flatMap((row): Declared[] => {
    const url = URL.parse(row.value);
    return url ? [{ ...row, name: 'link:host', value: addressBehind(url).hostname }] : [];
  });
  return [...stated, ...hosts];
}

/** Names by which the end of a title may be an outlet: its source, and what is known of the host. */
function namesOf({ text }: Fragment, outlets: readonly Declared[]): string[] {
  const last =
    plainText(text)
      .split(/\s[-–—|]\s/u)
      .at(-1) ?? '';
  return outlets.flatMap(({ name, value }) => {
    if (name !== 'link:host') return [value];
    const known = outletAt(value);
    return known && outletNamed(last)?.name === known.name ? [last] : [];
  });
}

function isSearchFeed(channel: XmlElement | null, source: string): boolean {
  if (!channel) return false;
  const children = childrenOf(channel);
  const links = children.flatMap(({ name, attributes }) => (name.endsWith('link') ? [attributes.href ?? ''] : []));
  const texts = everyOf(children, ['link', 'id', 'atom:id', 'generator'], source).map(({ text }) => text);
  return isSearch(everyOf(children, TITLE, source), [...links, ...texts]);
}

function languageOf(channel: XmlElement | null, source: string): Fragment[] {
  if (!channel) return [];
  const marked = attribute(channel, channel.attributes['xml:lang'], source);
  return [...everyOf(childrenOf(channel), ['language', 'dc:language'], source), ...(marked ? [marked] : [])];
}

/** `<link>address</link>` (RSS), `<link href>` (Atom), a `guid` that is an address. */
function addressOf(own: readonly XmlElement[], source: string): Declared[] {
  const links = own.filter(
    ({ name, attributes }) => /^(?:atom:)?link$/.test(name) && (attributes.rel ?? 'alternate') === 'alternate',
  );
  const fragments = links.flatMap(
    (link) => fragmentIn(link, source) ?? attribute(link, link.attributes.href, source) ?? [],
  );
  const guids = everyOf(own, ['guid', 'id'], source).filter(({ text }) => /^\s{0,99}https?:\/\//.test(text));
  return declaredAs('source-url', fragments, guids);
}

/** `jane@example.org (Jane Doe)` is how RSS writes an author. */
function nameIn(author: string): string {
  return /^\S{1,99}@\S{1,99}\s{1,9}\((.{1,200})\)$/.exec(author)?.[1] ?? author;
}

/** Enclosures and media: those with the type of a video as videos, others as links, which count if they lead to one. */
function videosIn(item: XmlElement): Node[] {
  return childrenOf(item).flatMap((one): Node[] => {
    const { url, href, rel, type = '', medium = '' } = one.attributes;
    const address = url ?? href;
    if (one.name === 'yt:videoid') {
      const [id] = one.children;
      return id && !('name' in id)
        ? [videoElement([`https://www.youtube.com/watch?v=${id.value.trim()}`], [], one.start, one.end)]
        : [];
    }
    const linked = /^(?:atom:)?link$/.test(one.name) && rel === 'enclosure';
    if (!address || !(linked || /^(?:enclosure|media:content|media:player)$/.test(one.name))) return [];
    if (one.name === 'media:player') return [videoElement([address], [], one.start, one.end)];
    if (/^video\//i.test(type)) return [videoElement([], [address], one.start, one.end)];
    if (medium === 'video') return [videoElement([address], [], one.start, one.end)];
    const line = element('p', one.start, one.end);
    line.children.push(element('a', one.start, one.end, { href: address }));
    return [line];
  });
}
