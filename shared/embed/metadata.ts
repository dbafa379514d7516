/** Videos that a page declares: JSON-LD, microdata, and the og:video / twitter:player group. */
import { decodeHTML } from 'entities/decode';
import type { Element } from '../document/document.ts';
import { parseJson } from '../document/json.ts';
import { jsonLdOf, parseJsonLd } from '../document/json-ld.ts';
import { nodesIn } from '../document/traverse.ts';
import type { Candidate } from './candidate.ts';

type Declared = Extract<Candidate, { kind: 'declared' }>;

/**
 * One candidate for each `VideoObject` in a JSON-LD script, at any depth, in order; null for one that speaks of a video and
 * is too broken to name any.
 */
export function readJsonLd({ children }: Element): Declared[] | null {
  const [only, ...more] = children;
  if (only?.kind === 'text' && more.length === 0) return declaredIn(jsonLdOf(only), only.value);
  const script = children.map((child) => (child.kind === 'text' ? child.value : '')).join('');
  return declaredIn(parseJsonLd(script), script);
}

function declaredIn(json: unknown, script: string): Declared[] | null {
  const candidates: Declared[] = [];
  const open: unknown[] = [json];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value) && isVideoObject(property(value, '@type'))) {
      candidates.push({
        kind: 'declared',
        players: addressesIn(property(value, 'embedUrl')),
        files: addressesIn(property(value, 'contentUrl')),
      });
    }
    for (const inner of Object.values(value).reverse()) open.push(inner);
  }
  const isBroken = candidates.length === 0 && script.includes('VideoObject') && parseJson(script) === undefined;
  return isBroken ? null : candidates;
}

/** Property names are matched in any case and with any prefix: pages write `embedURL` and `schema:embedUrl` too. */
const property = (value: object, name: string): unknown =>
  Object.entries(value).find(([key]) => bare(key).toLowerCase() === name.toLowerCase())?.[1];

/** A name without the prefix or address of its vocabulary; `@type` stays. */
const bare = (name: string): string => name.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);

function isVideoObject(type: unknown): boolean {
  return [type].flat().some((name) => typeof name === 'string' && /^(?:.*[/:#])?VideoObject$/.test(name.trim()));
}

/** The addresses in a value: a text, embed code, an object with a value, an `@id` or a `url`, or a list of them. */
function addressesIn(value: unknown): string[] {
  return [value].flat().flatMap((one: unknown) => {
    if (typeof one === 'string') return [addressIn(one)];
    if (typeof one !== 'object' || one === null) return [];
    const given = ['@value', '@id', 'url'].map((name) => property(one, name)).find((text) => typeof text === 'string');
    return typeof given === 'string' ? [given] : [];
  });
}

/** Templates leave entities in addresses, and put embed code in their place. */
function addressIn(written: string): string {
  const text = written.includes('&') ? decodeHTML(written) : written;
  return text.includes('<') ? (/\ssrc=["']?([^"'\s>]{1,2000})/i.exec(text)?.[1] ?? text) : text;
}

/** The candidate of an element that opens a microdata `VideoObject`; null for any other. */
export function readMicrodata(scope: Element): Declared | null {
  if (!isScope(scope) || !(scope.attributes.itemtype ?? '').split(/\s+/).some(isVideoObject)) return null;
  const players: string[] = [];
  const files: string[] = [];
  for (const node of nodesIn(scope.children, (element) => !isScope(element))) {
    if (node.kind === 'text') continue;
    const names = (node.attributes.itemprop ?? '').toLowerCase().split(/\s+/);
    if (names.includes('embedurl')) players.push(...propertyValue(node));
    if (names.includes('contenturl')) files.push(...propertyValue(node));
  }
  return players.length + files.length === 0 ? null : { kind: 'declared', players, files };
}

const isScope = (element: Element): boolean => element.attributes.itemscope !== undefined;

function propertyValue({ attributes, children }: Element): string[] {
  const given = attributes.content ?? attributes.href ?? attributes.src ?? attributes.data;
  if (given !== undefined) return [given];
  return [children.map((child) => (child.kind === 'text' ? child.value : '')).join('')].filter(
    (text) => text.trim() !== '',
  );
}

const GROUP = new Set(['og:video', 'og:video:url', 'og:video:secure_url', 'twitter:player']);

/** The address in a member of the og/twitter group; null for any other element. */
export function readGroupMember({ name, attributes }: Element): string | null {
  if (name !== 'meta' || attributes.content === undefined) return null;
  const key = (attributes.property ?? attributes.name ?? '').trim().toLowerCase();
  return GROUP.has(key) ? attributes.content : null;
}
