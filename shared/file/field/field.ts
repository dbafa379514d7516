/** What all field modules share: findings with evidence, sorted by confidence, and look-up of declarations. */
import type { Candidate, Evidence, Warning } from '../../contract/clip.ts';
import type { Declared, Document } from '../../document/document.ts';
import { remembered } from '../../document/remembered.ts';

/** What a field module found: a value with its evidence, or neither; warnings for whoever reads the record. */
export interface Field {
  readonly value: string | null;
  readonly evidence: Evidence | null;
  readonly warnings: readonly Warning[];
  /** All values that rules found, the surest first. */
  readonly candidates: readonly Candidate[];
}

/** A value that a rule found. */
export interface Finding {
  readonly value: string;
  readonly evidence: Evidence;
}

/** Candidates of a field that are recorded, and the longest value of one. */
const MOST_CANDIDATES = 8;
const LONGEST_CANDIDATE = 300;

/** The field with the surest finding as value, of equally sure ones the first. Null where there is no finding. */
export function ranked(findings: readonly Finding[], warnings: readonly Warning[] = []): Field | null {
  const sorted = byConfidence(findings);
  const [best] = sorted;
  return best ? { value: best.value, evidence: best.evidence, warnings, candidates: candidatesFrom(sorted) } : null;
}

/** Sorted by confidence, the surest first (stable); confidence rounded to three decimals. */
export function byConfidence<F extends Finding>(findings: readonly F[]): F[] {
  return findings
    .map((finding) => ({ ...finding, evidence: { ...finding.evidence, confidence: rounded(confidenceOf(finding)) } }))
    .sort((one, other) => confidenceOf(other) - confidenceOf(one));
}

function rounded(confidence: number): number {
  return Math.round(Math.min(1, Math.max(0, confidence)) * 1000) / 1000;
}

/** Findings as candidates, without repeats, cut to the limits above. */
export function candidatesFrom(sorted: readonly Finding[]): Candidate[] {
  const byKey = new Map<string, Candidate>();
  for (const { value, evidence } of sorted) {
    if (byKey.size === MOST_CANDIDATES) break;
    const key = `${evidence.rule} ${value}`;
    if (!byKey.has(key)) byKey.set(key, { value: value.slice(0, LONGEST_CANDIDATE), ...evidence });
  }
  return [...byKey.values()];
}

export function confidenceOf({ evidence }: Finding): number {
  return evidence.confidence ?? 0;
}

export function found(value: string, evidence: Evidence, warnings: readonly Warning[] = []): Field {
  return { value, evidence, warnings, candidates: [] };
}

export function missing(warning: Warning | null, sorted: readonly Finding[] = []): Field {
  return { value: null, evidence: null, warnings: warning ? [warning] : [], candidates: candidatesFrom(sorted) };
}

/** A page repeats a name for each of its tags; more repeats are not read. */
const MOST_ROWS = 50;

/** A name under which files declare a field, and the share of files in which that is right. */
export type Row = readonly [name: string, confidence: number];

/** The declarations under these names, in the order of the rows, each with evidence for its whole range. */
export function declaredAs(document: Document, field: string, rows: readonly Row[]): (Finding & { row: Declared })[] {
  const names = byName(document.declared);
  return rows.flatMap(([name, confidence]) =>
    (names.get(name) ?? []).slice(0, MOST_ROWS).map((row) => {
      const rule = `${name.startsWith('given:') ? 'given' : 'declared'}-${field}`;
      return { value: row.value, row, evidence: { rule, start: row.start, end: row.end, confidence } };
    }),
  );
}

/** The first value that is declared under a name. */
export function declaredValue(document: Document, name: string): string | null {
  return byName(document.declared).get(name)?.[0]?.value ?? null;
}

const byName = remembered(
  (declared: readonly Declared[]): ReadonlyMap<string, readonly Declared[]> =>
    Map.groupBy(declared, ({ name }) => name),
);

/** Whether a document has the head of a page of a site: a declared title, address, site or article. */
export function hasPageHead(document: Document): boolean {
  const names = byName(document.declared);
  return PAGE_NAMES.some((name) => names.has(name));
}

const PAGE_NAMES =
  'title og:title og:url og:site_name canonical jsonld:headline jsonld:datepublished jsonld:publisher'.split(' ');

/** The range of `part` in a declaration; the whole range where the source spells it differently (entities). */
export function rangeWithin(source: string, { start, end }: Declared, part: string): { start: number; end: number } {
  const at = source.slice(start, end).lastIndexOf(part);
  return at < 0 ? { start, end } : { start: start + at, end: start + at + part.length };
}
