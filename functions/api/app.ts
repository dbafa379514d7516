/** The HTTP app: the API under `/v1`, the page of a record, and the OpenAPI document. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { isWellFormed, wellFormed } from '../../shared/well-formed.ts';
import { crossOrigin } from '../../shared/wiring.ts';
import { type ApiEnv, accessTo } from './access.ts';
import type { Dependencies } from './dependencies.ts';
import { entityTags } from './entity-tags.ts';
import { largeAnswers } from './large-answers.ts';
import { allowedMethods } from './methods.ts';
import { addConsole, missingPage } from './pages/console.ts';
import { addClipRoute } from './pages/linked/clip-route.ts';
import { addMailRoutes, hasForm, isEmbedded } from './pages/linked/routes.ts';
import { STYLE_SOURCE } from './pages/linked/style-source.ts';
import { answerError, Problem } from './problem.ts';
import { addRareRoutes } from './rare-routes.ts';
import { alertRoutes } from './routes/alerts.ts';
import { auditRoutes } from './routes/audit.ts';
import { clipChangeRoutes } from './routes/clip-changes.ts';
import { clipRoutes } from './routes/clips.ts';
import { embedRoutes } from './routes/embeds.ts';
import { mentionRoutes } from './routes/mentions.ts';
import { nameRoutes } from './routes/names.ts';
import { backfillRoutes } from './routes/names-backfill.ts';
import { dryRunRoutes } from './routes/names-dry-run.ts';
import { MAX_LIST_BYTES, nameListRoutes } from './routes/names-list.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { statsRoutes } from './routes/stats.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { timelineRoutes } from './routes/timeline.ts';
import { tokenRoutes } from './routes/tokens.ts';

/** A table row may have 400 KB, and is never longer than its JSON: every body that passes fits. */
const MAX_BODY_BYTES = 256 * 1024;
const LIST_PATH = '/v1/names/import';

/** Builds the app. Its only state is the cache of tokens and of the OpenAPI document. */
export function createApp(dependencies: Dependencies): OpenAPIHono<ApiEnv> {
  const access = accessTo(dependencies);
  const app = new OpenAPIHono<ApiEnv>();

  const [plain, withForms, embedded] = [guardedPages("'none'"), guardedPages("'self'"), guardedPages("'none'", true)];
  app.use((c, next) => {
    const guard = hasForm(c.req.path) ? withForms : isEmbedded(c.req.path) ? embedded : plain;
    return guard(c, next);
  });
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    if (c.res.headers.get('content-type')?.startsWith('text/html')) c.res = await wellFormedPage(c.res);
  });
  const { allowMethods, allowHeaders, exposeHeaders, maxAge } = crossOrigin;
  const crossing = cors({
    origin: [...dependencies.siteOrigins],
    allowMethods: [...allowMethods],
    allowHeaders: [...allowHeaders],
    exposeHeaders: [...exposeHeaders],
    maxAge,
  });
  // Hono takes every OPTIONS for a preflight.
  app.use('/v1/*', (c, next) => (isPlainOptions(c) ? next() : crossing(c, next)));
  app.use('/v1/*', largeAnswers(dependencies));
  app.use('/v1/*', entityTags);
  app.use(allowedMethods(app));
  const small = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => tooLarge(MAX_BODY_BYTES) });
  const large = bodyLimit({ maxSize: MAX_LIST_BYTES, onError: () => tooLarge(MAX_LIST_BYTES) });
  app.use((c, next) => (c.req.path === LIST_PATH ? large : small)(c, next));

  app.route('/v1', clipRoutes(dependencies, access));
  app.route('/v1', clipChangeRoutes(dependencies, access));
  // Register these before /names/{id}, which would match their paths.
  app.route('/v1', nameListRoutes(dependencies, access));
  app.route('/v1', dryRunRoutes(dependencies, access));
  app.route('/v1', backfillRoutes(dependencies, access));
  app.route('/v1', nameRoutes(dependencies, access));
  app.route('/v1', mentionRoutes(dependencies, access));
  app.route('/v1', timelineRoutes(dependencies, access));
  app.route('/v1', statsRoutes(dependencies, access));
  app.route('/v1', embedRoutes(dependencies, access));
  app.route('/v1', receiptRoutes(dependencies, access));
  app.route('/v1', subscriptionRoutes(dependencies, access));
  app.route('/v1', alertRoutes(dependencies, access));
  app.route('/v1', tokenRoutes(dependencies, access));
  app.route('/v1', auditRoutes(dependencies, access));
  const loadRare = addRareRoutes(app, dependencies, access);
  addClipRoute(app, dependencies, access);
  addMailRoutes(app, dependencies, access);
  const site = { app, dependencies, access };
  addConsole(site);

  let document: unknown;
  app.get('/openapi.json', async (c) => {
    const { openApiDocument } = await import('./openapi/index.ts');
    document ??= openApiDocument(new OpenAPIHono<ApiEnv>().route('/', app).route('/', await loadRare()));
    return c.json(document);
  });

  app.notFound(
    async (c) =>
      (await missingPage(c, site)) ??
      new Problem(404, 'There is nothing here; /openapi.json lists what there is.').response(),
  );
  app.onError(answerError);
  return app;
}

/** Whether a request asks what is allowed, and is no preflight of a browser (Fetch standard, CORS protocol). */
function isPlainOptions({ req }: Context): boolean {
  return req.method === 'OPTIONS' && req.header('access-control-request-method') === undefined;
}

/** Headers for a browser: nothing runs, nothing is loaded, no other page frames it; `forms` says where forms may go, `isEmbedded` that pages of others may show it. */
function guardedPages(forms: "'none'" | "'self'", isEmbedded = false) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: [STYLE_SOURCE],
      baseUri: ["'none'"],
      formAction: [forms],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    crossOriginResourcePolicy: isEmbedded ? 'cross-origin' : 'same-origin',
    // A page of the console says itself what it needs.
    overwrite: false,
  });
}

/** A page that shows what no page may have (HTML standard, section 13.2.3.5): keys of files have all that Unicode has. */
async function wellFormedPage(page: Response): Promise<Response> {
  const text = await page.clone().text();
  return isWellFormed(text) ? page : new Response(wellFormed(text), page);
}

function tooLarge(bytes: number): Response {
  return new Problem(413, `A body may have ${bytes} bytes at most.`).response();
}
