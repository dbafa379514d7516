import { addressBehind } from '../../address/index.ts';
import type { Document } from '../../document/document.ts';
import { remembered } from '../../document/remembered.ts';
import { declaredAs, type Field, type Finding, missing, type Row, ranked } from './field.ts';

const NAMES: readonly Row[] = [
  ['given:source-url', 1],
  ['stated:source-url', 0.97],
  ['canonical', 0.96],
  ['og:url', 0.94],
  ['jsonld:url', 0.85],
  ['saved:url', 0.85],
  ['twitter:url', 0.85],
  ['parsely-link', 0.85],
  ['sailthru.url', 0.8],
  ['shareaholic:url', 0.8],
  ['dc.identifier', 0.6],
];
/** Longer URLs are ignored. */
const LONGEST = 2000;

/**
 * The URL of the clip: stated, or declared by the page; behind redirectors, caches and archives. Missing without a warning
 * where none is a web address.
 */
export function urlOf(document: Document): Field {
  return ranked(addressesIn(document)) ?? missing(null);
}

/** The same, parsed. */
export function addressOf(document: Document): URL | null {
  const [best] = addressesIn(document);
  return best ? new URL(best.value) : null;
}

/** The hosts in the declared URLs of a page, without `www.`: a text may be a copy from another site. */
export function hostsOf(document: Document): string[] {
  const hosts = addressesIn(document).map(({ value }) => new URL(value).hostname.replace(/^www\d?\./, ''));
  return [...new Set(hosts)];
}

/** All addresses of the clip that are stated or declared, the likeliest names first. */
export const addressesIn = remembered((document: Document): readonly Finding[] =>
  declaredAs(document, 'url', NAMES).flatMap(({ value, evidence }): Finding[] => {
    const written = value.length > LONGEST ? null : URL.parse(value.startsWith('//') ? `https:${value}` : value);
    const url = written && addressBehind(written);
    return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? [{ value: url.href, evidence }] : [];
  }),
);
