/** Reads an Atom document with a parser that refuses what is not well-formed, and holds it to RFC 4287. */
import { SaxesParser } from 'saxes';
import * as z from 'zod';

const ATOM = 'http://www.w3.org/2005/Atom';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** RFC 4287, section 3.3. */
const instant = z.iso.datetime({ offset: true });
const iri = z.url();
const Link = z.object({ rel: z.string(), type: z.string(), href: z.url() });
/** What section 4.1.2 wants of an entry, and what ours have besides. */
const Entry = z.strictObject({
  id: iri,
  title: z.string().min(1),
  updated: instant,
  published: instant,
  links: z.array(Link).min(1),
  authors: z.array(z.string().min(1)),
  summary: z.string(),
  language: z.string().optional(),
});
/** Section 4.1.1: an id, a title, a time, and an author for the entries that have none. */
const Feed = z.strictObject({
  id: iri,
  title: z.string().min(1),
  updated: instant,
  links: z.array(Link),
  authors: z.array(z.string().min(1)).min(1),
  entries: z.array(Entry),
});

/** The feed; throws where the document is not well-formed, or not as RFC 4287 wants it. */
export function readAtom(document: string): z.infer<typeof Feed> {
  const feed = rootOf(document);
  if (feed.name !== 'feed') throw new Error(`The root is ${feed.name}.`);
  const read = Feed.parse({ ...common(feed), entries: all(feed, 'entry').map(entryOf) });
  const ids = read.entries.map(({ id }) => id);
  // Section 4.1.1: of several entries with one id, only the time could tell them apart.
  if (new Set(ids).size < ids.length) throw new Error('Two entries have one id.');
  if (!read.links.some(({ rel }) => rel === 'self')) throw new Error('The feed does not say where it is.');
  return read;
}

function entryOf(entry: Element) {
  const language = entry.attributes['xml:lang'];
  const published = one(entry, 'published');
  return { ...common(entry), published, summary: one(entry, 'summary'), ...(language !== undefined && { language }) };
}

function common(element: Element) {
  return {
    ...{ id: one(element, 'id'), title: one(element, 'title'), updated: one(element, 'updated') },
    links: all(element, 'link').map(({ attributes }) => attributes),
    authors: all(element, 'author').map((author) => one(author, 'name')),
  };
}

const all = ({ children }: Element, name: string): Element[] => children.filter((child) => child.name === name);

function one(element: Element, name: string): string {
  const [first, ...more] = all(element, name);
  if (first === undefined || more.length > 0) throw new Error(`${element.name} has not one ${name}.`);
  return first.text;
}

function rootOf(document: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    if (uri !== ATOM) throw new Error(`${local} is of ${uri}.`);
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const element: Element = { name: local, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(document).close();
  const [feed] = root.children;
  if (feed === undefined) throw new Error('The document is empty.');
  return feed;
}
