/** The rolling hash that words are looked up by: FNV-1a over folded units. */

/** Start of every rolling hash, and the prime of FNV-1a that it is multiplied by. */
export const SEED = 0x811c9dc5 | 0;
export const PRIME = 0x01000193;

/** The hash of `units[start, end)` as the scan counts it. */
export function hashOf(units: Uint16Array, start: number, end: number): number {
  let hash = SEED;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (units[i] ?? 0), PRIME);
  return hash;
}
