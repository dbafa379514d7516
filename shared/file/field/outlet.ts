import type { Evidence } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { outletNamed } from '../outlets/index.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import type { Byline } from './byline.ts';
import { declaredAs, type Field, type Finding, hasPageHead, missing, type Row, ranked } from './field.ts';
import { isName, outletsInLines } from './outlet-lines.ts';
import { outletsOfPage } from './outlet-page.ts';

const STATED: readonly Row[] = [
  ['given:outlet', 1],
  ['stated:outlet', 0.98],
];
/** A mail's sender is a colleague as often as an outlet, so only known outlets count. */
const SENDER: readonly Row[] = [['mail:from', 0.65]];
/** Deducted from findings in the lines of a page, which also name agencies and photographers. */
const LESS_ON_A_PAGE = 0.46;

/**
 * The publisher of the clip: stated, declared in a page's head, labelled (`Source: X`), in the byline (`X, 15 March 2018`,
 * `Published by X on …`), or alone in the line before or after the byline. A known outlet gets its official name; any other
 * stays as written.
 */
export function outletOf(
  document: Document,
  title: Evidence | null,
  bylines: readonly Byline[],
  languages: readonly string[],
): Field {
  const stated = declaredAs(document, 'outlet', STATED).filter(({ value }) => isName(value.slice(0, 200)));
  const sender = declaredAs(document, 'outlet', SENDER).filter(({ value }) => outletNamed(value));
  const page = hasPageHead(document);
  const lines = outletsInLines(document, bylines, languages).map(
    ({ value, evidence }): Finding => ({
      value,
      evidence: { ...evidence, confidence: (evidence.confidence ?? 0) - (page ? LESS_ON_A_PAGE : 0) },
    }),
  );
  const findings = [...stated, ...lines, ...sender, ...(page ? outletsOfPage(document, title) : [])].map(
    ({ value, evidence }): Finding => ({ value: ownName(collapseSpaces(value)), evidence }),
  );
  return (
    ranked(findings) ??
    missing({ code: 'outlet-missing', message: 'No outlet was found. Put it in the line before the date.' })
  );
}

/** The official name of a known outlet; as written where several share the name (`The Herald (Glasgow)`). */
function ownName(written: string): string {
  const known = outletNamed(written)?.name ?? written;
  return known.replace(/\s\([^)]{1,60}\)$/, '') === written ? written : known;
}
