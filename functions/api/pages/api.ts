/** The API as the pages of the console ask it: with the rights of the reader, by the rules of every caller, and with a trail of each change. */
import * as z from 'zod/mini';
import type { Caller } from '../access.ts';

/** What the API said instead of an answer (RFC 9457). */
const Problem = z.object({
  status: z.int(),
  detail: z.string(),
  errors: z._default(z.array(z.object({ in: z.string(), path: z.string(), message: z.string() })), []),
});
export type Refused = z.infer<typeof Problem>;

export type Replied<T> =
  | { readonly kind: 'done'; readonly value: T; readonly etag: string | null }
  | { readonly kind: 'refused'; readonly problem: Refused };

type Query = Readonly<Record<string, string | number | undefined>>;

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly query?: Query;
  readonly body?: unknown;
  /** The state that a change is of: another one is refused with 412. */
  readonly ifMatch?: string | undefined;
}

/** Items of a list, and where it goes on. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface Api {
  /** What is at a path below `/v1`; throws `RefusedError` where it is refused: then the page is one that says so. */
  get<T>(path: string, schema: z.ZodMiniType<T>, query?: Query): Promise<T>;
  list<T>(path: string, item: z.ZodMiniType<T>, query?: Query): Promise<ListPage<T>>;
  /** The same with any method, for pages that go on when it is refused. */
  ask<T>(path: string, schema: z.ZodMiniType<T>, request?: Request): Promise<Replied<T>>;
}

/** The answer of a list. */
export const listOf = <T>(item: z.ZodMiniType<T>): z.ZodMiniType<ListPage<T>> =>
  z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });

/** The status of a page that shows what was refused. */
export function statusOf({ status }: Refused): 400 | 403 | 404 | 409 | 412 {
  return status === 403 || status === 404 || status === 409 || status === 412 ? status : 400;
}

/** A page cannot be made, for what it is about was refused. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  readonly problem: Refused;

  constructor(problem: Refused) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The answer without a body: of a removal. */
export const Nothing = z.undefined();
/** An answer as text. */
export const Text = z.string();

type Send = (request: globalThis.Request, bindings: { caller: Caller }) => Promise<Response> | Response;

/** `send` hands a request to the app. */
export function apiFor(send: Send, caller: Caller): Api {
  const ask: Api['ask'] = async (path, schema, { method = 'GET', query = {}, body, ifMatch } = {}) => {
    const url = new URL(`http://console.invalid/v1${path}`);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, `${value}`);
    const headers = new Headers();
    if (body !== undefined) headers.set('content-type', 'application/json');
    if (ifMatch !== undefined) headers.set('if-match', ifMatch);
    const request = new Request(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const response = await send(request, { caller });
    const answer = await bodyOf(response);
    if (!response.ok) return { kind: 'refused', problem: Problem.parse(answer) };
    return { kind: 'done', value: schema.parse(answer), etag: response.headers.get('etag') };
  };
  const get: Api['get'] = async (path, schema, query = {}) => {
    const replied = await ask(path, schema, { query });
    if (replied.kind === 'refused') throw new RefusedError(replied.problem);
    return replied.value;
  };
  return { ask, get, list: (path, item, query) => get(path, listOf(item), query) };
}

/** The body of an answer; one that was too large, and was put into the archive, is refused. */
async function bodyOf(response: Response): Promise<unknown> {
  if (response.status === 307) {
    return { status: 413, detail: 'This is too large for a page. Ask the API for it, or for fewer items.' };
  }
  const text = await response.text();
  if (text === '') return undefined;
  return response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}
