export type HeaderKind = 'from' | 'date' | 'to' | 'copy' | 'subject' | 'other';

/** The labels of one language, alternatives separated by `|`; case and accents do not matter. */
export interface LabelRow extends Readonly<Partial<Record<HeaderKind, string>>> {
  readonly language: string;
}
