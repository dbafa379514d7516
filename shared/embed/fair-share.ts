/** The share of the due embeds that one run takes on. */
import { providerOf } from './providers/index.ts';

/**
 * At most `most` items, taken from the providers in turn. Of a provider with a single host at most `perHost`, since no
 * more could be asked in time. Items of one provider keep their order.
 */
export function fairShare<T extends { readonly provider: string }>(
  items: readonly T[],
  { most, perHost }: { readonly most: number; readonly perHost: (provider: string) => number },
): T[] {
  const queues = [...Map.groupBy(items, ({ provider }) => provider)].map(([provider, queue]) =>
    providerOf(provider)?.manyHosts ? queue : queue.slice(0, Math.max(0, perHost(provider))),
  );
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  const turns = Array.from({ length: longest }, (_, i) => queues.flatMap((queue) => queue.slice(i, i + 1)));
  return turns.flat().slice(0, Math.max(0, most));
}
