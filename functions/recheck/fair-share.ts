/** Which of the embeds that are due a run takes on. */

/** Providers whose embeds lie on many hosts: one host's allowance does not bound them. */
const MANY_HOSTS = new Set(['direct', 'unknown', 'peertube']);

/**
 * At most `most` items, each provider in its turn; of one that answers from one host at most `perHost`, since no more
 * could be asked in time. Within a provider the order stays.
 */
export function fairShare<T extends { readonly provider: string }>(
  items: readonly T[],
  { most, perHost }: { readonly most: number; readonly perHost: number },
): T[] {
  const lines = [...Map.groupBy(items, ({ provider }) => provider)].map(([provider, line]) =>
    MANY_HOSTS.has(provider) ? line : line.slice(0, perHost),
  );
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const inTurn = Array.from({ length: longest }, (_, i) => lines.flatMap((line) => line.slice(i, i + 1)));
  return inTurn.flat().slice(0, most);
}
