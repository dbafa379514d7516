/** The console: pages for people who may read the archive, loaded with the first request for one of them. */
import type { Context } from 'hono';
import type { ApiEnv } from '../access.ts';
import type { PageModule } from './page.ts';
import type { Site } from './serve.ts';

type Method = 'GET' | 'POST';

/** A row a page: its path, what it answers to, its module. */
export const pages: readonly (readonly [path: string, methods: Method[], load: () => Promise<PageModule>])[] = [
  ['/videos', ['GET', 'POST'], () => import('./videos/page.ts')],
  ['/today', ['GET', 'POST'], () => import('./today/page.ts')],
  ['/receipts', ['GET'], () => import('./receipts/page.ts')],
  ['/alerts', ['GET', 'POST'], () => import('./alerts/page.ts')],
  ['/names', ['GET', 'POST'], () => import('./names/page.ts')],
  ['/clips', ['GET', 'POST'], () => import('./clips/page.ts')],
  ['/names/:id', ['GET', 'POST'], () => import('./name/page.ts')],
  ['/settings', ['GET', 'POST'], () => import('./settings/page.ts')],
  ['/clips/:clipId', ['GET', 'POST'], () => import('./clip/page.ts')],
  ['/book', ['GET'], () => import('./book/page.ts')],
];

export function addConsole(site: Site): void {
  const { app } = site;
  for (const [path, methods, load] of pages) {
    app.on(methods, path, async (c) => (await serve()).servePage(c, await load(), site));
  }
  app.get('/', (c) => c.redirect('/today', 303));
  app.on(['GET', 'POST'], '/sign-in', async (c) => (await signing()).signIn(c, site));
  app.post('/sign-out', async (c) => (await signing()).signOut(c, site));
  app.get('/assets/:hash/:name', async (c) => (await import('../assets.ts')).answerAsset(c, c.req.param()));
}

/** Says to a browser that there is nothing; null for other callers. */
export async function missingPage(c: Context<ApiEnv>, site: Site): Promise<Response | null> {
  const isBrowser = c.req.method === 'GET' && /\btext\/html\b/.test(c.req.header('accept') ?? '');
  return isBrowser && !c.req.path.startsWith('/v1/') ? (await serve()).serveMissing(c, site) : null;
}

const serve = () => import('./serve.ts');
const signing = () => import('./sign-in/routes.ts');
