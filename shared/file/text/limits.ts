/** How much of one text is read, whatever holds it. */

/** UTF-16 units; the longest example clip has 3 KB, the longest saved page 3 MB. */
export const MOST_CHARACTERS = 5 * 1024 * 1024;
/** The longest real pages have some 100,000 tags, and each takes one or two kilobytes of memory in the tree. */
export const MOST_TAGS = 150_000;
