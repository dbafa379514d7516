/** The labels of one language, alternatives separated by `|`. Compared folded: case and accents do not matter. */
export interface Labels {
  readonly language: string;
  /** Labels of the summary. */
  readonly summary: string;
  /** Labels of the outlet. */
  readonly source: string;
  /** Words next to, or labels of, the day of publication. */
  readonly published: string;
  /** Between "published" and the outlet. */
  readonly by: string;
  /** Between the outlet and the date. */
  readonly on: string;
  /** Words next to the day of an update. */
  readonly updated: string;
  /** The word for a day or time in a label of one (`date` in `print date`). */
  readonly date: string;
  /** Words next to the day on which somebody made or looked at the copy at hand: printed, loaded, retrieved. */
  readonly copied: string;
  /** Words that mean such a day only beside the word for a day, or as a label with a colon: print, load, retrieval. */
  readonly copying: string;
  /** Labels of the title. */
  readonly title: string;
  /** Labels of whatever follows the summary. */
  readonly other: string;
}
