import type { Candidate, Evidence, Warning } from '../../contract/clip.ts';
import type { Declared, Document } from '../../document/document.ts';

/** What a field module found: a value with its evidence, or neither; and what a reader should know. */
export interface Field {
  readonly value: string | null;
  readonly evidence: Evidence | null;
  readonly warnings: readonly Warning[];
  /** All that the field could have been, the likeliest first. */
  readonly candidates: readonly Candidate[];
}

/** A value that a rule found. */
export interface Finding {
  readonly value: string;
  readonly evidence: Evidence;
}

/** More are of no help to a reader. */
const MOST_CANDIDATES = 8;
const LONGEST_CANDIDATE = 300;

/** The field that findings make: the surest is its value; of equally sure ones the first. Null where there is none. */
export function ranked(findings: readonly Finding[], warnings: readonly Warning[] = []): Field | null {
  const sorted = byConfidence(findings);
  const [best] = sorted;
  return best ? { value: best.value, evidence: best.evidence, warnings, candidates: candidatesOf(sorted) } : null;
}

/** The surest first, of equally sure ones the first; shares in thousandths, what reckoning left beyond them forgotten. */
export function byConfidence<F extends Finding>(findings: readonly F[]): F[] {
  return findings
    .map((finding) => ({ ...finding, evidence: { ...finding.evidence, confidence: rounded(confidenceOf(finding)) } }))
    .sort((one, other) => confidenceOf(other) - confidenceOf(one));
}

function rounded(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}

/** Findings as candidates: as many and as long as a reader needs, none twice. */
export function candidatesOf(sorted: readonly Finding[]): Candidate[] {
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
  return { value: null, evidence: null, warnings: warning ? [warning] : [], candidates: candidatesOf(sorted) };
}

/** A page repeats a name for each of its tags. */
const MOST_ROWS = 50;

/** A name under which files declare a field, and the share of files in which that is right. */
export type Row = readonly [name: string, confidence: number];

/** What is declared under these names, row by row, with evidence for the whole of it. */
export function declaredAs(document: Document, field: string, rows: readonly Row[]): (Finding & { row: Declared })[] {
  const names = namesIn(document);
  return rows.flatMap(([name, confidence]) =>
    (names.get(name) ?? []).slice(0, MOST_ROWS).map((row) => {
      const rule = `${name.startsWith('given:') ? 'given' : 'declared'}-${field}`;
      return { value: row.value, row, evidence: { rule, start: row.start, end: row.end, confidence } };
    }),
  );
}

/** The first value that is declared under a name. */
export function declaredValue(document: Document, name: string): string | null {
  return namesIn(document).get(name)?.[0]?.value ?? null;
}

function namesIn(document: Document): ReadonlyMap<string, readonly Declared[]> {
  const known = CACHE.get(document.declared);
  if (known) return known;
  const names = Map.groupBy(document.declared, ({ name }) => name);
  CACHE.set(document.declared, names);
  return names;
}

const CACHE = new WeakMap<readonly Declared[], ReadonlyMap<string, readonly Declared[]>>();

/** Whether a document is a page of a site: it has a head that says what it is. */
export function hasPageHead(document: Document): boolean {
  const names = namesIn(document);
  return PAGE_NAMES.some((name) => names.has(name));
}

const PAGE_NAMES =
  'title og:title og:url og:site_name canonical jsonld:headline jsonld:datepublished jsonld:publisher'.split(' ');

/** The range of `part` within what a declaration says; the whole where it is written otherwise (with entities). */
export function rangeWithin(source: string, { start, end }: Declared, part: string): { start: number; end: number } {
  const at = source.slice(start, end).lastIndexOf(part);
  return at < 0 ? { start, end } : { start: start + at, end: start + at + part.length };
}
