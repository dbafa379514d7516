/** A stretch of text, as offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What makes a run of characters an address: a scheme, `www.` in front, or an `@` (mail, handle). */
const ADDRESS = /:\/\/|^[^\p{L}\p{N}]*www\.|@/iu;

/**
 * Web and mail addresses and handles in a text, in order: runs without white space that a reader takes for an address.
 * A name in one of them is no mention of it; the display name beside it is.
 */
export function addressesIn(text: string): Range[] {
  const ranges: Range[] = [];
  for (const { 0: run, index } of text.matchAll(/\S+/gu)) {
    if (ADDRESS.test(run)) ranges.push({ start: index, end: index + run.length });
  }
  return ranges;
}
