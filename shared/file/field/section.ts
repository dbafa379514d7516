import type { Document } from '../../document/document.ts';
import { beginning } from '../../well-formed.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import { declaredAs, type Field, missing, type Row, ranked } from './field.ts';

const NAMES: readonly Row[] = [
  ['stated:section', 0.97],
  ['jsonld:section', 0.93],
  ['article:section', 0.92],
  ['og:section', 0.9],
  ['parsely-section', 0.9],
  ['itemprop:articlesection', 0.9],
  ['cxenseparse:section', 0.85],
  ['cxenseparse:recs:category', 0.8],
  ['section', 0.85],
  ['category', 0.8],
  ['dc.subject', 0.6],
];
const LONGEST = 100;

/** The section of the outlet that the clip appeared in: stated or declared. Missing without a warning. */
export function sectionOf(document: Document): Field {
  const findings = declaredAs(document, 'section', NAMES)
    .map(({ value, evidence }) => ({ value: collapseSpaces(beginning(value, 2 * LONGEST)), evidence }))
    .filter(({ value }) => value !== '' && value.length <= LONGEST && !value.includes('://'));
  return ranked(findings) ?? missing(null);
}
