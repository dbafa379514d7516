/** The pages that mails link to, besides that of a record. They are loaded with the first request for one of them. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Access, ApiEnv } from '../../access.ts';
import type { Dependencies } from '../../dependencies.ts';
import { isLinked } from './linked.ts';

/** Whether a page has a form: others may send none. */
export const hasForm = (path: string): boolean => path === '/confirm' || path === '/unsubscribe';

/** Whether pages of mail programs show it. */
export const isEmbedded = (path: string): boolean => path.startsWith('/stills/');

export function addMailRoutes(app: OpenAPIHono<ApiEnv>, dependencies: Dependencies, access: Access): void {
  app.on(['GET', 'POST'], '/confirm', async (c) => (await import('./confirm-page.ts')).confirmPage(c, dependencies));
  app.on(['GET', 'POST'], '/unsubscribe', async (c) =>
    (await import('./unsubscribe-page.ts')).unsubscribePage(c, dependencies),
  );
  app.get('/names/:id', async (c, next) =>
    isLinked(c) ? (await import('./name-page.ts')).namePage(c, c.req.param('id'), dependencies, access) : next(),
  );
  app.get('/stills/:clipId/:embedId', async (c) =>
    (await import('./still.ts')).still(c, c.req.param(), dependencies, access),
  );
}
