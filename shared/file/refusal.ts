/** Why bytes are not read: what they are, and how to mend the file. */
export interface Refusal {
  readonly kind: 'refused';
  readonly code: 'empty' | 'not-text' | 'too-large';
  readonly reason: string;
}

export function refusal(code: Refusal['code'], reason: string): Refusal {
  return { kind: 'refused', code, reason };
}
