/** Feeds as Atom (RFC 4287). */
import { wellFormed } from '../../../shared/well-formed.ts';
import type { Feed, FeedEntry } from './feed.ts';

export const ATOM_TYPE = 'application/atom+xml; charset=utf-8';

/** The document; every text in it is of type `text`, so that nothing of a file is read as mark-up. */
export function atomOf({ id, title, self, page, updated, entries }: Feed): string {
  const head = [
    element('id', id),
    element('title', title),
    element('updated', updated),
    link('self', 'application/atom+xml', self),
    link('alternate', 'text/html', page),
    // For the entries that name no outlet: RFC 4287, section 4.1.1, wants an author.
    `<author>${element('name', 'clipwatch')}</author>`,
    element('generator', 'clipwatch'),
  ];
  const lines = [...head, ...entries.map(entryOf)].join('\n');
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${lines}\n</feed>\n`;
}

function entryOf({ id, title, link: href, outlet, language, published, updated, summary }: FeedEntry): string {
  const parts = [
    element('id', id),
    element('title', title),
    link('alternate', 'text/html', href),
    element('published', published),
    element('updated', updated),
    ...(outlet === null ? [] : [`<author>${element('name', outlet)}</author>`]),
    element('summary', summary),
  ];
  return `<entry${language === null ? '' : ` xml:lang="${escaped(language)}"`}>\n${parts.join('\n')}\n</entry>`;
}

const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`;

const link = (rel: string, type: string, href: string): string =>
  `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Well-formed, and escaped for text and attributes. */
function escaped(text: string): string {
  return wellFormed(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}
