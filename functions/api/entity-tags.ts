/** Entity tags (RFC 9110, section 8.8.3): a caller asks whether what it has is still true, and changes only what it has seen. */
import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { Problem } from './problem.ts';

/** The response without a body, for a route's description. */
export const unchanged = { description: 'What `If-None-Match` names is still true' };

/** The strong tag of a body: equal for equal bytes, and for no others. */
export function entityTag(body: string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Gives every answer to a GET its tag, and 304 to whoever has that answer already. */
export const entityTags: MiddlewareHandler = async (c, next) => {
  await next();
  if (!['GET', 'HEAD'].includes(c.req.method) || c.res.status !== 200) return;
  const tag = entityTag(await c.res.clone().text());
  c.header('etag', tag);
  const known = c.req.header('if-none-match');
  if (known === undefined || !names(known, tag, 'weak')) return;
  c.header('content-type', undefined);
  c.header('content-disposition', undefined);
  c.res = c.body(null, 304);
};

/**
 * Throws 412 where the request names other states in `If-Match` than the current one; `read` gives what a GET answers now,
 * before it is JSON (null: nothing), and is called only if there is such a header.
 */
export async function refuseStale(c: Context, read: () => Promise<unknown>): Promise<void> {
  const known = c.req.header('if-match');
  if (known === undefined) return;
  const current = await read();
  const tag = current === null ? null : entityTag(JSON.stringify(current));
  if (tag !== null && names(known, tag, 'strong')) return;
  const message = 'It was changed since you read it. Read it again, and change what it is now.';
  throw new Problem(412, message, tag === null ? {} : { headers: { etag: tag } });
}

const TAGS = /(W\/)?("[^"]*")/g;

/** Whether a list of tags has this one; weak ones never compare as strong ones do (RFC 9110, section 8.8.3.2). */
function names(list: string, tag: string, comparison: 'weak' | 'strong'): boolean {
  if (list.trim() === '*') return true;
  return [...list.matchAll(TAGS)].some(([, weak, one]) => one === tag && (comparison === 'weak' || weak === undefined));
}
