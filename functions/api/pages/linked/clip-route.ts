/** GET /clips/{clipId}?key=…: the page of a record, linked from mails. Without a key, it is a page of the console. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { verifyClipLink } from '../../../../shared/signing/clip-link.ts';
import type { Access, ApiEnv } from '../../access.ts';
import type { Dependencies } from '../../dependencies.ts';
import { Problem } from '../../problem.ts';
import { notice } from './layout.ts';
import { isLinked } from './linked.ts';

/** Adds the route. The key of a link opens its record; without a key the rules for reading the API apply. */
export function addClipRoute(app: OpenAPIHono<ApiEnv>, dependencies: Dependencies, access: Access): void {
  const { getClip, getName, keyring } = dependencies;

  app.get('/clips/:clipId', async (c, next) => {
    if (!isLinked(c)) return next();
    const clipId = c.req.param('clipId');
    const refused = (await hasKey(c, clipId)) ? null : await accessRefusal(c);
    if (refused !== null) return refused;
    const clip = await getClip(clipId);
    if (clip === null) {
      return c.html(notice('No such clip', 'This record does not exist, or its file was removed.'), 404);
    }
    const names = await Promise.all(clip.mentions.map(({ nameId }) => getName(nameId)));
    // Most requests are for the API.
    const { clipView } = await import('./clip-view.ts');
    const known = new Map(names.filter((name) => name !== null).map(({ id, name }) => [id, name]));
    return c.html(clipView(clip, (nameId) => known.get(nameId) ?? nameId));
  });

  async function hasKey(c: Context, clipId: string): Promise<boolean> {
    const key = c.req.query('key');
    return key !== undefined && (await verifyClipLink(clipId, key, keyring.findKey));
  }

  async function accessRefusal(c: Context): Promise<Response | null> {
    try {
      await access.mayRead(c);
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const text = 'Open this record with the link in your e-mail, unchanged and whole.';
      return c.html(notice('This link does not open', text), error.status, error.headers);
    }
  }
}
