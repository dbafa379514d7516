import type { Evidence, Warning } from '../../contract.ts';
import type { Declared } from '../../document.ts';

/** What a field module found: a value with its evidence, or neither; and what a reader should know. */
export interface Field {
  readonly value: string | null;
  readonly evidence: Evidence | null;
  readonly warnings: readonly Warning[];
}

export function found(value: string, evidence: Evidence, warnings: readonly Warning[] = []): Field {
  return { value, evidence, warnings };
}

/** The range of `part` within what a declaration says; the whole where it is written otherwise (with entities). */
export function rangeWithin(source: string, { start, end }: Declared, part: string): { start: number; end: number } {
  const at = source.slice(start, end).lastIndexOf(part);
  return at < 0 ? { start, end } : { start: start + at, end: start + at + part.length };
}

export function missing(warning: Warning): Field {
  return { value: null, evidence: null, warnings: [warning] };
}
