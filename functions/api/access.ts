/** Who may do what: bearer tokens with scopes (RFC 6750), and reading without one where a deployment is open. */
import type { Context, MiddlewareHandler } from 'hono';
import type { Scope } from '../../shared/contract/api.ts';
import type { Dependencies } from './dependencies.ts';
import { Problem } from './problem.ts';

/** `scope` is the widest one the caller has. */
export interface ApiEnv {
  Variables: { scope: Scope };
}

/** How long a token is remembered: a revoked one may work that much longer, in milliseconds. */
const REMEMBERED_MS = 30_000;
const REMEMBERED_TOKENS = 1000;

const RANK: Readonly<Record<Scope, number>> = { read: 1, write: 2, admin: 3 };

export type Access = ReturnType<typeof accessTo>;

export function accessTo({ findToken, publicRead, now }: Pick<Dependencies, 'findToken' | 'publicRead' | 'now'>) {
  const remembered = new Map<string, { scopes: readonly Scope[]; until: number }>();

  async function scopesOf(clear: string): Promise<readonly Scope[] | null> {
    const known = remembered.get(clear);
    if (known !== undefined && known.until > now()) return known.scopes;
    remembered.delete(clear);
    const token = await findToken(clear);
    if (token === null) return null;
    if (remembered.size >= REMEMBERED_TOKENS) remembered.clear();
    remembered.set(clear, { scopes: token.scopes, until: now() + REMEMBERED_MS });
    return token.scopes;
  }

  /** The scope the request has; throws 401 or 403 where that is not enough for `needed`. */
  async function check(c: Context, needed: Scope, openToPublic: boolean): Promise<Scope> {
    const header = c.req.header('authorization');
    if (header === undefined) {
      if (openToPublic) return 'read';
      throw unauthorized('Send a token: Authorization: Bearer cw_….', 'Bearer realm="clipwatch"');
    }
    const clear = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1];
    const scopes = clear === undefined ? null : await scopesOf(clear);
    if (scopes === null) {
      throw unauthorized('This token is not known here.', 'Bearer realm="clipwatch", error="invalid_token"');
    }
    const widest = [...scopes].sort((a, b) => RANK[b] - RANK[a])[0];
    if (widest === undefined || RANK[widest] < RANK[needed]) {
      const challenge = `Bearer realm="clipwatch", error="insufficient_scope", scope="${needed}"`;
      throw new Problem(403, `This needs a token with the scope ${needed}.`, {
        headers: { 'www-authenticate': challenge },
      });
    }
    return widest;
  }

  /** What a route that needs `needed` hands to `createRoute`. */
  function requires(needed: Scope) {
    return routeAccess(needed, false);
  }

  /** The same for a route that only reads what a deployment may open to everybody. */
  function reads() {
    return routeAccess('read', publicRead);
  }

  function routeAccess(needed: Scope, openToPublic: boolean) {
    const middleware: MiddlewareHandler<ApiEnv> = async (c, next) => {
      c.set('scope', await check(c, needed, openToPublic));
      await next();
    };
    const bearer: Record<string, string[]> = { bearer: [needed] };
    return { middleware, security: openToPublic ? [bearer, {}] : [bearer] };
  }

  return { requires, reads, mayRead: (c: Context) => check(c, 'read', publicRead) };
}

function unauthorized(detail: string, challenge: string): Problem {
  return new Problem(401, detail, { headers: { 'www-authenticate': challenge } });
}
