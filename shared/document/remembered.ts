/**
 * A function that remembers what it made of the latest document, or part of one, for the passes that follow. Not a
 * `WeakMap`: short collections of garbage keep its values, and so the trees of all pages since the last long collection.
 */
export function remembered<K extends object, V>(make: (of: K) => V): (of: K) => V {
  let latest: { readonly of: K; readonly value: V } | null = null;
  return (of) => {
    if (latest?.of === of) return latest.value;
    const value = make(of);
    latest = { of, value };
    return value;
  };
}
