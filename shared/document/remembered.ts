const forgetters: (() => void)[] = [];

/** Lets go of all that is remembered, and so of the tree of the latest document, which may take 150 MB. */
export function forgetLatest(): void {
  for (const forget of forgetters) forget();
}

/**
 * A function that remembers what it made of the latest document, or part of one, for the passes that follow. Not a
 * `WeakMap`: short collections of garbage keep its values, and so the trees of all pages since the last long collection.
 */
export function remembered<K extends object, V>(make: (of: K) => V): (of: K) => V {
  let latest: { readonly of: K; readonly value: V } | null = null;
  forgetters.push(() => {
    latest = null;
  });
  return (of) => {
    if (latest?.of === of) return latest.value;
    const value = make(of);
    latest = { of, value };
    return value;
  };
}
