/** Access control: bearer tokens with scopes (RFC 6750), and public reading if the deployment allows it. */
import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { Scope } from '../../shared/contract/api.ts';
import type { Token } from '../aws/table/tokens.ts';
import type { Dependencies } from './dependencies.ts';
import { Problem } from './problem.ts';

/** `scope` is the widest scope of the caller, `who` the label of its token; empty where anybody may read. */
export interface ApiEnv {
  Variables: { scope: Scope; who: string };
}

/** How long a valid token is cached, in milliseconds: a revoked one may work that much longer. */
const CACHE_MS = 30_000;
const MAX_CACHED_TOKENS = 1000;

const RANK: Readonly<Record<Scope, number>> = { read: 1, write: 2, admin: 3 };

/** A route's description, with its path as a literal type. */
type RouteAt<P extends string> = Omit<RouteConfig, 'path'> & { path: P };

type Caller = ApiEnv['Variables'];

export type Access = ReturnType<typeof accessTo>;

export function accessTo({ findToken, publicRead, now }: Pick<Dependencies, 'findToken' | 'publicRead' | 'now'>) {
  const cache = new Map<string, { token: Token; until: number }>();

  async function tokenOf(clear: string): Promise<Token | null> {
    const cached = cache.get(clear);
    if (cached !== undefined && cached.until > now()) return cached.token;
    cache.delete(clear);
    const token = await findToken(clear);
    if (token === null) return null;
    if (cache.size >= MAX_CACHED_TOKENS) cache.clear();
    cache.set(clear, { token, until: now() + CACHE_MS });
    return token;
  }

  /** Who asks, with the widest scope; throws 401 or 403 if it does not cover `needed`. */
  async function check(c: Context, needed: Scope, openToPublic: boolean): Promise<Caller> {
    const header = c.req.header('authorization');
    if (header === undefined) {
      if (openToPublic) return { scope: 'read', who: '' };
      throw unauthorized('Send a token: Authorization: Bearer cw_….', 'Bearer realm="clipwatch"');
    }
    const clear = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1];
    const token = clear === undefined ? null : await tokenOf(clear);
    if (token === null) {
      throw unauthorized('This token is not known here.', 'Bearer realm="clipwatch", error="invalid_token"');
    }
    const widest = [...token.scopes].sort((a, b) => RANK[b] - RANK[a])[0];
    if (widest === undefined || RANK[widest] < RANK[needed]) {
      const challenge = `Bearer realm="clipwatch", error="insufficient_scope", scope="${needed}"`;
      throw new Problem(403, `This needs a token with the scope ${needed}.`, {
        headers: { 'www-authenticate': challenge },
      });
    }
    return { scope: widest, who: token.label };
  }

  /** The route, for tokens with this scope. */
  function requires<P extends string, R extends RouteAt<P>>(needed: Scope, route: R) {
    return createRoute({ ...route, ...guard(needed, false) });
  }

  /** The route, for tokens with the scope `read`, or for everybody if the deployment has public reading. */
  function reads<P extends string, R extends RouteAt<P>>(route: R) {
    return createRoute({ ...route, ...guard('read', publicRead) });
  }

  function guard(needed: Scope, openToPublic: boolean) {
    const middleware: MiddlewareHandler<ApiEnv> = async (c, next) => {
      const { scope, who } = await check(c, needed, openToPublic);
      c.set('scope', scope);
      c.set('who', who);
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
