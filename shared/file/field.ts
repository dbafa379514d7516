import type { Evidence, Warning } from '../contract.ts';

/** What a field module found: a value with its evidence, or neither; and what a reader should know. */
export interface Field {
  readonly value: string | null;
  readonly evidence: Evidence | null;
  readonly warnings: readonly Warning[];
}

export function found(value: string, evidence: Evidence, warnings: readonly Warning[] = []): Field {
  return { value, evidence, warnings };
}

export function missing(warning: Warning): Field {
  return { value: null, evidence: null, warnings: [warning] };
}
