/** The deployment's own outlets, by all that they are known by. */
import type { OwnOutlet } from '../../contract/outlet.ts';
import { outletKey } from './outlet.ts';

/** Own outlets, ready for looking up. */
export interface OwnOutlets {
  /** By the keys of their names and aliases (`outletKey`). */
  readonly named: ReadonlyMap<string, OwnOutlet>;
  /** By their domains, without `www.`, as written and in ASCII. */
  readonly at: ReadonlyMap<string, OwnOutlet>;
}

export const NO_OWN_OUTLETS: OwnOutlets = { named: new Map(), at: new Map() };

/** Own outlets for looking up; where two claim the same, the first one has it. */
export function ownOutletsOf(outlets: readonly OwnOutlet[]): OwnOutlets {
  const named = new Map<string, OwnOutlet>();
  const at = new Map<string, OwnOutlet>();
  for (const outlet of outlets) {
    for (const { kind, key } of claimsOf(outlet)) {
      const claimed = kind === 'domain' ? at : named;
      if (!claimed.has(key)) claimed.set(key, outlet);
    }
  }
  return { named, at };
}

/** What two outlets cannot both be known by. */
export interface Clash {
  readonly kind: 'name' | 'domain';
  /** As the outlet that comes second has it. */
  readonly text: string;
  /** Id of the outlet that has it already. */
  readonly id: string;
}

/** The first name, alias or domain of an outlet that another one (by its id) has; null where there is none. */
export function clashOf(outlet: OwnOutlet, others: readonly OwnOutlet[]): Clash | null {
  const { named, at } = ownOutletsOf(others.filter(({ id }) => id !== outlet.id));
  for (const { kind, key, text } of claimsOf(outlet)) {
    const taken = (kind === 'domain' ? at : named).get(key);
    if (taken !== undefined) return { kind, text, id: taken.id };
  }
  return null;
}

interface Claim {
  readonly kind: Clash['kind'];
  readonly key: string;
  readonly text: string;
}

function claimsOf({ name, aliases, domains = [] }: OwnOutlet): Claim[] {
  return [
    ...[name, ...aliases].map((text): Claim => ({ kind: 'name', key: outletKey(text), text })),
    ...domains.flatMap((text) => domainKeys(text).map((key): Claim => ({ kind: 'domain', key, text }))),
  ];
}

/** Hosts in addresses are ASCII (Punycode), those in texts are as people write them. */
function domainKeys(domain: string): string[] {
  const bare = domain.replace(/^www\./, '');
  const ascii = URL.parse(`https://${bare}`)?.hostname ?? bare;
  return [...new Set([bare, ascii])];
}
