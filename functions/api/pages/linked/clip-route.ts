/** GET /clips/{clipId}?key=…: the page of a record, linked from mails. Without a key, it is a page of the console. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { openClipLink } from '../../../../shared/signing/clip-link.ts';
import type { Opening } from '../../../../shared/signing/dated-key.ts';
import type { Access, ApiEnv } from '../../access.ts';
import type { Dependencies } from '../../dependencies.ts';
import { Problem } from '../../problem.ts';
import { isLinked } from './linked.ts';

/** Adds the route. The key of a link opens its record; a token opens what it may read, and where anybody may read no key is needed. */
export function addClipRoute(app: OpenAPIHono<ApiEnv>, dependencies: Dependencies, access: Access): void {
  const { keyring, linkDays, now } = dependencies;

  app.get('/clips/:clipId', async (c, next) => {
    if (!isLinked(c)) return next();
    const clipId = c.req.param('clipId');
    // Most requests are for the API.
    const { closedClip, expiredClip, linkedClip } = await import('./clip-page.ts');
    const opening = await openingBy(c.req.query('key'), clipId);
    const refused = opening === 'open' ? null : await refusalOf(c);
    if (refused === null) return linkedClip(c, clipId, app, dependencies);
    if (opening === 'expired') return expiredClip(c, clipId, dependencies);
    for (const [name, value] of Object.entries(refused.headers)) c.header(name, value);
    return closedClip(c, refused.status === 403 ? 403 : 401, dependencies);
  });

  async function openingBy(key: string | undefined, clipId: string): Promise<Opening> {
    if (key === undefined) return 'closed';
    return openClipLink(clipId, key, { findKey: keyring.findKey, linkDays, now: new Date(now()) });
  }

  async function refusalOf(c: Context<ApiEnv>): Promise<Problem | null> {
    try {
      await access.mayRead(c);
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error;
    }
  }
}
