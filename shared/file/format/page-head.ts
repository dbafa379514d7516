/** What a page declares about itself: title, meta tags, canonical URL, JSON-LD. */
import type { Declared, Element } from '../../document/document.ts';
import { isJsonLdScript } from '../../document/json-ld.ts';
import { elementsOf } from '../../document/traverse.ts';
import { declaredInJsonLd } from './json/json-ld.ts';

/**
 * The declarations of a page: `title`, each `meta` by its name or property (`og:title`, `description`…),
 * `html:lang`, its `canonical` address, and JSON-LD (`jsonld:headline`…).
 */
export function declaredInHead(root: Element, source: string): Declared[] {
  const declared: Declared[] = [];
  let titled = false;
  for (const node of elementsOf(root)) {
    const { name, attributes } = node;
    if (name === 'meta') declared.push(...metaOf(node, source));
    else if (name === 'html' && attributes.lang) declared.push(attribute('html:lang', node, 'lang', source));
    else if (name === 'link' && attributes.href && /^\s{0,9}canonical\s{0,9}$/i.test(attributes.rel ?? ''))
      declared.push(attribute('canonical', node, 'href', source));
    else if (name === 'title' && !titled) {
      titled = true;
      declared.push(...textOf('title', node));
    } else if (isJsonLdScript(node)) {
      const [script] = node.children;
      if (script?.kind === 'text') declared.push(...declaredInJsonLd(script, source));
    }
  }
  return declared;
}

function metaOf(meta: Element, source: string): Declared[] {
  const { property, name, itemprop, content } = meta.attributes;
  const equivalent = meta.attributes['http-equiv'];
  const key = (
    property ||
    name ||
    (itemprop && `itemprop:${itemprop}`) ||
    (equivalent && `http-equiv:${equivalent}`) ||
    ''
  )
    .trim()
    .toLowerCase();
  return key && content?.trim() ? [attribute(key, meta, 'content', source)] : [];
}

function textOf(name: string, { children: [text] }: Element): Declared[] {
  if (text?.kind !== 'text' || !text.value.trim()) return [];
  return [{ name, value: text.value.trim(), start: text.start, end: text.end }];
}

/** Only so much of a start tag is searched. */
const LONGEST_TAG = 20_000;

/** An attribute as a declaration, with the range of the value between its quotes, or of the tag if that cannot be found. */
export function attribute(name: string, node: Element, key: string, source: string): Declared {
  const value = (node.attributes[key] ?? '').trim();
  const tag = source.slice(node.start, Math.min(node.end, node.start + LONGEST_TAG));
  const found = patternFor(key).exec(tag);
  const written = found?.[1];
  if (!found || !written) return { name, value, start: node.start, end: node.end };
  const end = node.start + found.index + found[0].length;
  const quoted = /^["']/.test(written) ? 1 : 0;
  return { name, value, start: end - written.length + quoted, end: end - quoted };
}

const PATTERNS = new Map<string, RegExp>();

/** One pattern for each attribute name; the callers use a handful. */
function patternFor(key: string): RegExp {
  const known = PATTERNS.get(key);
  if (known) return known;
  const pattern = new RegExp(`\\s${key}\\s{0,9}=\\s{0,9}("[^"]*"|'[^']*'|[^\\s>]+)`, 'i');
  PATTERNS.set(key, pattern);
  return pattern;
}
