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

const LONGEST_REMEMBERED = 200;

/** Whether any of these words occurs in class names: cheaper than splitting them into words first. Remembered. */
export function anyWord(words: ReadonlySet<string>): (names: string) => boolean {
  const pattern = new RegExp([...words].join('|'), 'i');
  const answers = new Map<string, boolean>();
  return (names) => {
    const known = names === '' ? false : answers.get(names);
    if (known !== undefined) return known;
    const occurs = pattern.test(names);
    if (answers.size >= MOST_WORDS) answers.clear();
    if (names.length <= LONGEST_REMEMBERED) answers.set(names, occurs);
    return occurs;
  };
}
