/** Callers that the OIDC provider of the owner vouches for, by a JWT that API Gateway has verified. */
import * as z from 'zod/mini';
import { Scope } from '../../shared/contract/api.ts';

/** The provider of a deployment. */
export interface Provider {
  /** The claim whose values give scopes. */
  readonly claim: string;
  /** Which value gives which: `value:scope`, separated by commas. */
  readonly scopes: string;
}

/**
 * What the authorizer of a route adds to the event (API Gateway guide, "Control access to HTTP APIs with JWT authorizers");
 * a route without one adds nothing, and a request cannot. Claims are texts there, those that are lists too: `[one two]`.
 */
const Bindings = z.object({
  requestContext: z.object({ authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) }) }),
});

/**
 * Who asks, and with which scopes, by the bindings of the app (`c.env`); null where API Gateway has verified no JWT. A caller
 * whose claim has no value that gives a scope has none.
 */
export function callerByProvider(
  bindings: unknown,
  { claim, scopes }: Provider,
): { readonly who: string; readonly scopes: Scope[] } | null {
  const verified = z.safeParse(Bindings, bindings);
  if (!verified.success) return null;
  const { claims } = verified.data.requestContext.authorizer.jwt;
  const values = textOf(claims[claim])
    .replace(/^\[(.*)\]$/s, '$1')
    .split(' ');
  const given = scopesBy(scopes);
  return { who: `oidc:${labelOf(claims)}`, scopes: values.flatMap((value) => given.get(value) ?? []) };
}

function scopesBy(pairs: string): Map<string, Scope> {
  return new Map(
    pairs.split(',').map((pair): [string, Scope] => {
      const end = pair.lastIndexOf(':');
      return [pair.slice(0, end), Scope.parse(pair.slice(end + 1))];
    }),
  );
}

/** Its address where the provider has verified that, else its id there. */
function labelOf(claims: Readonly<Record<string, unknown>>): string {
  const address = textOf(claims.email_verified) === 'true' ? textOf(claims.email) : '';
  return address || textOf(claims.sub);
}

const textOf = (claim: unknown): string => (typeof claim === 'string' ? claim : '');
