import type { Declared } from '../document.ts';

/** What the uploader says about a file, by the names of S3 object metadata: it outranks what is read in the file. */
export const GIVEN = ['source-url', 'title', 'outlet', 'published-on', 'language'] as const;
export type Given = Partial<Record<(typeof GIVEN)[number], string>>;

/** As declarations `given:title`, …, which stand nowhere in the file. */
export function declaredInGiven(given: Given): Declared[] {
  return GIVEN.flatMap((name): Declared[] => {
    const value = given[name]?.trim();
    return value ? [{ name: `given:${name}`, value, start: 0, end: 0 }] : [];
  });
}
