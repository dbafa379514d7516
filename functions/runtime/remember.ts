/** Values kept for a while in the memory of a function's environment. */

export interface Remembered {
  /** How long a value is kept after it was asked for. */
  readonly forMs: number;
  /** Most values kept; when there are more, all are forgotten. */
  readonly most: number;
  readonly now: () => number;
}

/** `read`, asked at most once in `forMs` for each key; a failure is not kept. */
export function remember<T>(
  read: (key: string) => Promise<T>,
  { forMs, most, now }: Remembered,
): (key: string) => Promise<T> {
  const kept = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined && now() < known.until) return known.value;
    if (kept.size >= most) kept.clear();
    const value = read(key);
    kept.set(key, { value, until: now() + forMs });
    value.catch(() => {
      if (kept.get(key)?.value === value) kept.delete(key);
    });
    return value;
  };
}
