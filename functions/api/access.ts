/** Access control: bearer tokens with scopes (RFC 6750), and public reading if the deployment allows it. */
import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { Scope } from '../../shared/contract/api.ts';
import type { Token } from '../aws/table/tokens.ts';
import { errorLog } from '../runtime/error-log.ts';
import type { Dependencies } from './dependencies.ts';
import { Problem } from './problem.ts';

/** `scope` is the widest scope of the caller, `who` the label of its token; empty where anybody may read. */
export interface ApiEnv {
  /** Set for what a page of the console asks: its session says who asks. Requests from outside have no bindings of that name. */
  Bindings: { caller?: Caller; requestContext?: unknown };
  Variables: Caller;
}

export interface Caller {
  scope: Scope;
  who: string;
}

/** How long a valid token is cached, in milliseconds: a revoked one may work that much longer. One that expires ends at once. */
const CACHE_MS = 5_000;
const MAX_CACHED_TOKENS = 1000;

const RANK: Readonly<Record<Scope, number>> = { read: 1, write: 2, admin: 3 };

const isChange = ({ method }: Pick<RouteConfig, 'method'>): boolean => method !== 'get';

/** A route's description, with its path as a literal type. */
type RouteAt<P extends string> = Omit<RouteConfig, 'path'> & { path: P };

export type Access = ReturnType<typeof accessTo>;

export function accessTo(dependencies: Dependencies) {
  const { hashOf, findToken, noteUse, publicRead, provider, now } = dependencies;
  const cache = new Map<string, { token: Token; until: number }>();

  async function tokenOf(hash: string | null): Promise<Token | null> {
    if (hash === null) return null;
    const cached = cache.get(hash);
    if (cached !== undefined && cached.until > now()) return cached.token;
    cache.delete(hash);
    const token = await findToken(hash);
    if (token === null) return null;
    if (cache.size >= MAX_CACHED_TOKENS) cache.clear();
    cache.set(hash, { token, until: now() + CACHE_MS });
    noteDay(hash, token);
    return token;
  }

  /** Who has the token with this hash; null where it is unknown, revoked or over. */
  async function callerOf(hash: string): Promise<Caller | null> {
    const token = await tokenOf(hash);
    const widest = token === null || isOver(token.expiresAt) ? undefined : widestOf(token);
    return token === null || widest === undefined ? null : { scope: widest, who: token.label };
  }

  /**
   * Notes the day of a token's last use, where it is not noted yet. No request waits for it: should Lambda freeze or end
   * the function before it is written, the next look-up finds that it is missing.
   */
  function noteDay(hash: string, { id, expiresAt, lastUsedOn = '' }: Token): void {
    const today = new Date(now()).toISOString().slice(0, '2026-01-31'.length);
    if (lastUsedOn >= today || isOver(expiresAt)) return;
    noteUse(hash, today).catch((error: unknown) => {
      console.warn({ message: 'the use of a token was not noted', id, error: errorLog(error) });
    });
  }

  const isOver = (expiresAt: string | undefined): boolean => expiresAt !== undefined && Date.parse(expiresAt) <= now();

  /** Who asks, with the widest scope; throws 401 or 403 if it does not cover `needed`. */
  async function check(c: Context<ApiEnv>, needed: Scope, openToPublic: boolean): Promise<Caller> {
    const inner = c.env?.caller;
    if (inner !== undefined) {
      if (RANK[inner.scope] < RANK[needed]) throw tooNarrow(needed);
      return inner;
    }
    // Few deployments have one: the others need not load it.
    const vouchedFor = provider && (await import('./provider.ts')).callerByProvider(c.env, provider);
    if (vouchedFor !== null) return allowed(vouchedFor, needed);
    const header = c.req.header('authorization');
    if (header === undefined) {
      if (openToPublic) return { scope: 'read', who: '' };
      throw unauthorized('Send a token: Authorization: Bearer cw_….', 'Bearer realm="clipwatch"');
    }
    const clear = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1];
    const token = clear === undefined ? null : await tokenOf(hashOf(clear));
    if (token === null) {
      throw unauthorized('This token is not known here.', 'Bearer realm="clipwatch", error="invalid_token"');
    }
    if (isOver(token.expiresAt)) {
      const detail = `This token has expired, on ${token.expiresAt}. Make a new one.`;
      throw unauthorized(detail, 'Bearer realm="clipwatch", error="invalid_token"');
    }
    return allowed({ who: token.label, scopes: token.scopes }, needed);
  }

  /** The route, for tokens with this scope; one that changes something leaves its trail in the audit. */
  function requires<P extends string, R extends RouteAt<P>>(needed: Scope, route: R) {
    const { middleware, security } = guard(needed, false);
    return createRoute({ ...route, security, middleware: isChange(route) ? [middleware, trailOf(route)] : middleware });
  }

  /** Few requests change something: the others need not load what leaves their trail. */
  function trailOf({ operationId }: Pick<RouteConfig, 'operationId'>): MiddlewareHandler<ApiEnv> {
    return async (c, next) =>
      (await import('./audit/trail.ts')).leaveTrail({ operationId, who: c.get('who') }, c, next, dependencies);
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

  return { requires, reads, callerOf, mayRead: (c: Context<ApiEnv>) => check(c, 'read', publicRead) };
}

const widestOf = ({ scopes }: { readonly scopes: readonly Scope[] }): Scope | undefined =>
  [...scopes].sort((a, b) => RANK[b] - RANK[a])[0];

function allowed({ who, scopes }: { who: string; scopes: readonly Scope[] }, needed: Scope): Caller {
  const widest = widestOf({ scopes });
  if (widest === undefined || RANK[widest] < RANK[needed]) throw tooNarrow(needed);
  return { scope: widest, who };
}

function tooNarrow(needed: Scope): Problem {
  const challenge = `Bearer realm="clipwatch", error="insufficient_scope", scope="${needed}"`;
  return new Problem(403, `This needs a token with the scope ${needed}.`, {
    headers: { 'www-authenticate': challenge },
  });
}

function unauthorized(detail: string, challenge: string): Problem {
  return new Problem(401, detail, { headers: { 'www-authenticate': challenge } });
}
