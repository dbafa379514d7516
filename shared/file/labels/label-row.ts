/** Words that say what the text beside them is, in one language. Compared folded: case and accents do not matter. */
export interface Labels {
  readonly language: string;
  /** Heads the summary. */
  readonly summary: string;
  /** Heads the outlet. */
  readonly source: string;
  /** Says that a date is the day of publication, or heads it. */
  readonly published: string;
  /** Between "published" and the outlet. */
  readonly by: string;
  /** Between the outlet and the date. */
  readonly on: string;
  /** Says that a date is not the day of publication. */
  readonly updated: string;
  /** Heads the title. */
  readonly title: string;
  /** Heads text that is no longer the summary. */
  readonly other: string;
}
