/** The record alone, for whoever comes by a link in a mail or brings a token: nothing else of the archive, and no forms. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { stillLink } from '../../../../shared/signing/links.ts';
import type { ApiEnv } from '../../access.ts';
import type { Dependencies } from '../../dependencies.ts';
import { apiFor, RefusedError } from '../api.ts';
import { askedIn } from '../clip/page.ts';
import { clipPath, readRecord } from '../clip/record.ts';
import { videoId } from '../clip/video.ts';
import { clipView } from '../clip/view.ts';
import { clipWords } from '../clip/words/index.ts';
import type { Page, Reader } from '../page.ts';
import { aroundOf, shown } from '../serve.ts';
import type { Markup } from './layout.ts';

const NOBODY: Reader = { who: '', scope: 'read', formKey: null };

export async function linkedClip(
  c: Context<ApiEnv>,
  clipId: string,
  app: OpenAPIHono<ApiEnv>,
  dependencies: Dependencies,
): Promise<Response> {
  const around = aroundOf(c, NOBODY);
  const words = clipWords[around.voice.language].linked;
  const api = apiFor((request, bindings) => app.fetch(request, bindings), { scope: 'read', who: '' });
  const query = new URL(c.req.url).searchParams;
  const key = await dependencies.keyring.signingKey();
  try {
    const record = await readRecord(api, clipId, false);
    const page = clipView(record, {
      ...around,
      ...askedIn(query),
      now: new Date(dependencies.now()),
      isAlone: true,
      unsaved: null,
      playAt: (number) => {
        query.set('play', `${number}`);
        return `${clipPath(clipId)}?${query}#${videoId(number)}`;
      },
      stillOf: (embedId) => stillLink('', { clipId, embedId }, key),
    });
    return shown(c, page, around, dependencies);
  } catch (error) {
    // 400: no clip can have such an id.
    if (!(error instanceof RefusedError && (error.problem.status === 404 || error.problem.status === 400))) throw error;
    return shown(c, notice(words.gone, 404), around, dependencies);
  }
}

/** The key of the link, or the token, opens nothing. */
export function closedClip(
  c: Context<ApiEnv>,
  status: 401 | 403,
  dependencies: Dependencies,
): Response | Promise<Response> {
  const around = aroundOf(c, NOBODY);
  return shown(c, notice(clipWords[around.voice.language].linked.closed, status), around, dependencies);
}

/** The link opened the record once: who may sign in still reaches it. Whether there is such a record is not told. */
export function expiredClip(
  c: Context<ApiEnv>,
  clipId: string,
  dependencies: Dependencies,
): Response | Promise<Response> {
  const around = aroundOf(c, NOBODY);
  const { signIn, ...words } = clipWords[around.voice.language].linked.expired;
  const way = html`<p><a class="button" href="/sign-in?${new URLSearchParams({ next: clipPath(clipId) })}">${signIn}</a></p>`;
  return shown(c, notice(words, 403, way), around, dependencies);
}

function notice({ title, text }: { title: string; text: string }, status: 401 | 403 | 404, way?: Markup): Page {
  const body = html`<h1>${title}</h1><p class="lead">${text}</p>${way ?? ''}`;
  return { title, place: null, frame: 'alone', status, body };
}
