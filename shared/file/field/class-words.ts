const WORDS = new Map<string, readonly string[]>();
const MOST_WORDS = 2000;

/** The words in class names and ids: `postDate entry-meta` → post, date, postdate, entry, meta, entrymeta. Remembered. */
export function classWords(names: string): readonly string[] {
  const known = WORDS.get(names);
  if (known) return known;
  const words = names
    .slice(0, 200)
    .split(/\s+/)
    .flatMap((name) => {
      const parts = name
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .split(/[^\p{L}]+/u)
        .filter(Boolean);
      return parts.length > 1 ? [...parts, parts.join('')] : parts;
    });
  if (WORDS.size >= MOST_WORDS) WORDS.clear();
  WORDS.set(names, words);
  return words;
}

/** A pattern that matches where any of these words occurs: cheaper than splitting a text into words first. */
export function anyWord(words: ReadonlySet<string>): RegExp {
  return new RegExp([...words].join('|'), 'i');
}
