const LONGEST_NAMES = 200;

/** The words in class names and ids: `postDate entry-meta` → post, date, postdate, entry, meta, entrymeta. */
export function classWords(names: string): readonly string[] {
  const spread = names.slice(0, LONGEST_NAMES).replace(/([a-z])([A-Z])/g, '$1-$2');
  const each = spread.toLowerCase().match(/\S+/g) ?? [];
  return each.flatMap((name) => {
    const parts = name.match(/\p{L}+/gu) ?? [];
    return parts.length > 1 ? [...parts, parts.join('')] : parts;
  });
}

/** Whether class names have one of these words. Most are told by one look for its letters, before they are split. */
export function hasWord(list: string): (names: string | undefined) => boolean {
  const words = new Set(list.split(/\s+/));
  const letters = new RegExp([...words].join('|'), 'i');
  return (names) => names !== undefined && letters.test(names) && classWords(names).some((word) => words.has(word));
}
