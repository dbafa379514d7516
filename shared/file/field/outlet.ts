import type { Evidence } from '../../contract/clip.ts';
import type { Document } from '../../document/document.ts';
import { isOwn, type OwnOutlets, outletNamed } from '../outlets/index.ts';
import { localName } from '../outlets/local-names.ts';
import { collapseSpaces } from '../text/whitespace.ts';
import type { Byline } from './byline.ts';
import { LINE_ON_A_PAGE, STATED } from './claims.ts';
import { declaredAs, declaredValue, type Field, type Finding, hasPageHead, missing, ranked } from './field.ts';
import { isName, outletsInLines } from './outlet-lines.ts';
import { outletsAtHosts, outletsOfPage } from './outlet-page.ts';

/**
 * The publisher of the clip: stated, declared in a page's head, labelled (`Source: X`), in the byline (`X, 15 March 2018`,
 * `Published by X on …`), or alone in the line before or after the byline. A known outlet gets its official name, one of the
 * deployment's own (`own`) before all; any other stays as written.
 */
export function outletOf(
  document: Document,
  title: Evidence | null,
  bylines: readonly Byline[],
  languages: readonly string[],
  own: OwnOutlets,
): Field {
  const stated = declaredAs(document, 'outlet', STATED.outlet).filter(({ value }) => isName(value.slice(0, 200)));
  const sender = declaredAs(document, 'outlet', STATED.sender).filter(({ value }) => outletNamed(value, own));
  const page = hasPageHead(document);
  // An address given at upload counts for files of all kinds; one that a record states where it is that of a known outlet.
  const isGiven = declaredValue(document, 'given:source-url') !== null;
  const ofPage = page
    ? outletsOfPage(document, title, own)
    : outletsAtHosts(document, own).filter(({ evidence }) => isGiven || evidence.rule !== 'address');
  const isNamed = ofPage.some(({ evidence }) => evidence.rule !== 'address');
  const less = !page ? 0 : isNamed ? LINE_ON_A_PAGE.named : LINE_ON_A_PAGE.nameless;
  const lines = outletsInLines(document, bylines, languages, own).map(
    ({ value, evidence }): Finding => ({
      value,
      evidence: { ...evidence, confidence: (evidence.confidence ?? 0) - less },
    }),
  );
  const [language = null] = languages;
  const findings = [...stated, ...lines, ...sender, ...ofPage].map((one) => withOfficialName(one, language, own));
  return (
    ranked(findings) ??
    missing({ code: 'outlet-missing', message: 'No outlet was found. Put it in the line before the date.' })
  );
}

/** The share of the missing confidence that it adds that the deployment's own list has the name. */
const OWN_GAIN = 0.8;
const SUREST = 0.97;

/**
 * A finding with the name that a known outlet uses in the language of the clip, else its name in the tables; as written
 * where several share the name (`The Herald (Glasgow)`). The rule of one of the deployment's own is `own-outlet`,
 * wherever it stood, or `own-address`: its row says why it has that name.
 */
function withOfficialName({ value, evidence }: Finding, language: string | null, own: OwnOutlets): Finding {
  const written = collapseSpaces(value);
  const known = outletNamed(written, own);
  if (isOwn(known)) {
    const base = evidence.confidence ?? 0;
    const rule = evidence.rule === 'own-address' ? evidence.rule : 'own-outlet';
    const confidence = Math.max(base, base + (SUREST - base) * OWN_GAIN);
    return { value: known.name, evidence: { ...evidence, rule, confidence } };
  }
  const name = known === null ? written : localName(known.name, language);
  return { value: name.replace(/\s\([^)]{1,60}\)$/, '') === written ? written : name, evidence };
}
