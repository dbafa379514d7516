/** Spellings in other scripts. */
export function variantsOf(_name: string, _strike: readonly string[] = []): string[] {
  return [];
}
