/**
 * What the README says that the stack costs, in dollars: list prices of us-east-1, without the free tier. A test holds the two
 * together, to a tenth.
 */

/** A million clips that come in bursts, and one by one. */
export const MILLION_CLIPS = { bursts: 37, single: 50 } as const;
/** A month in which nothing happens. */
export const IDLE_MONTH = 4.2;

/** The bounds of what a month with so many files costs. */
export function monthOf(files: number): { readonly least: number; readonly most: number } {
  const { bursts, single } = MILLION_CLIPS;
  return { least: IDLE_MONTH + (files * bursts) / 1e6, most: IDLE_MONTH + (files * single) / 1e6 };
}
