import type { Document } from '../../document/document.ts';
import { type OwnOutlets, outletAt, outletNamed } from '../outlets/index.ts';
import { declaredValue } from './field.ts';
import { addressOf } from './url.ts';

/** Words in the names of American outlets that the table does not have. */
const AMERICAN =
  /\b(?:USA|U\.S\.|America|American|New York|Washington|Los Angeles|Chicago|Boston|Houston|Dallas|Miami|Seattle|San Francisco|Philadelphia|Detroit|Denver|Atlanta)\b/;
const DECLARED = ['given:language', 'stated:language', 'html:lang', 'og:locale', 'jsonld:inlanguage'];

/** Whether `03/04/2017` is the fourth of March in this file: it declares `en-US`, or its outlet is American. */
export function isAmerican(document: Document, outlet: string | null, own: OwnOutlets): boolean {
  if (DECLARED.some((name) => /^en[-_]us\b/i.test(declaredValue(document, name) ?? ''))) return true;
  const host = addressOf(document)?.hostname;
  const known =
    (outlet === null ? null : outletNamed(outlet, own)) ?? (host === undefined ? null : outletAt(host, own));
  return known?.country === undefined ? outlet !== null && AMERICAN.test(outlet) : known.country === 'US';
}
