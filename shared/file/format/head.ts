import type { Declared, Element } from '../../document.ts';
import { elementsOf } from './content.ts';
import { declaredInJsonLd } from './json-ld.ts';

/**
 * What a page says about itself: `title`, each `meta` by its name or property (`og:title`, `description`…),
 * `html:lang`, dates marked up as such (`itemprop:datepublished`, `time`), and JSON-LD (`jsonld:headline`…).
 */
export function declaredIn(root: Element, source: string): Declared[] {
  const declared: Declared[] = [];
  let titled = false;
  for (const node of elementsOf(root)) {
    const { name, attributes } = node;
    if (name === 'meta') declared.push(...metaOf(node, source));
    else if (name === 'html' && attributes.lang) declared.push(attribute('html:lang', node, 'lang', source));
    else if (name === 'title' && !titled) {
      titled = true;
      declared.push(...textOf('title', node));
    } else if (name === 'script' && attributes.type?.trim().toLowerCase() === 'application/ld+json') {
      const [script] = node.children;
      if (script?.kind === 'text') declared.push(...declaredInJsonLd(script, source));
    } else if (name === 'time' || attributes.itemprop !== undefined) declared.push(...markedDate(node, source));
  }
  return declared;
}

function metaOf(meta: Element, source: string): Declared[] {
  const { property, name, itemprop, content } = meta.attributes;
  const key = (property || name || (itemprop && `itemprop:${itemprop}`) || '').trim().toLowerCase();
  return key && content?.trim() ? [attribute(key, meta, 'content', source)] : [];
}

function markedDate(node: Element, source: string): Declared[] {
  const property = node.attributes.itemprop?.toLowerCase();
  if (property !== undefined && property !== 'datepublished') return [];
  const name = property === undefined ? 'time' : 'itemprop:datepublished';
  for (const key of ['datetime', 'content']) {
    if (node.attributes[key]?.trim()) return [attribute(name, node, key, source)];
  }
  return property === undefined ? [] : textOf(name, node);
}

function textOf(name: string, { children: [text] }: Element): Declared[] {
  if (text?.kind !== 'text' || !text.value.trim()) return [];
  return [{ name, value: text.value.trim(), start: text.start, end: text.end }];
}

/** A start tag is never searched further than this: one attribute of a page is not worth more. */
const LONGEST_TAG = 20_000;

/** The range is that of the value between its quotes; of the whole element where the mark-up is odd. */
function attribute(name: string, node: Element, key: string, source: string): Declared {
  const value = (node.attributes[key] ?? '').trim();
  const tag = source.slice(node.start, Math.min(node.end, node.start + LONGEST_TAG));
  const found = new RegExp(`\\s${key}\\s{0,9}=\\s{0,9}("[^"]*"|'[^']*'|[^\\s>]+)`, 'id').exec(tag);
  const range = found?.indices?.[1];
  if (!range || !found[1]) return { name, value, start: node.start, end: node.end };
  const quoted = /^["']/.test(found[1]) ? 1 : 0;
  return { name, value, start: node.start + range[0] + quoted, end: node.start + range[1] - quoted };
}
