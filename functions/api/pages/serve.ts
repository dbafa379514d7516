/** A request for a page → its answer: who reads, in which language, by which rules; and what is said when it cannot be made. */
import { randomBytes } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { fill } from '../../../shared/view/fill.ts';
import { voiceOf } from '../../../shared/view/voice.ts';
import { errorLog } from '../../runtime/error-log.ts';
import type { Access, ApiEnv } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import { apiFor, RefusedError } from './api.ts';
import { CHOICES_COOKIE, type Choices, readChoices, writeChoices } from './choices.ts';
import { errorPage } from './error.ts';
import { frame } from './frame/frame.ts';
import { frameWords } from './frame/words.ts';
import { preferredLanguage } from './linked/words/index.ts';
import type { Answer, Asked, Page, PageModule, Reader } from './page.ts';
import { FORM_KEY } from './parts/form.ts';
import { isOwnForm, isSameOrigin, readerOf } from './session.ts';
import { signInPage } from './sign-in/page.ts';

const VISITOR: Reader = { who: '', scope: 'read', formKey: null };
/** A year: the most that browsers keep is little more (RFC 6265bis, section 5.5). */
const CHOICES_SECONDS = 365 * 24 * 60 * 60;

export interface Site {
  readonly app: OpenAPIHono<ApiEnv>;
  readonly dependencies: Dependencies;
  readonly access: Access;
}

/** The answer of a page of the console, which is for those who may read. */
export async function servePage(c: Context<ApiEnv>, page: PageModule, site: Site): Promise<Response> {
  const { app, dependencies, access } = site;
  const known = await readerOf(c, access, dependencies);
  const reader = known?.reader ?? (dependencies.publicRead ? VISITOR : null);
  const around = aroundOf(c, reader ?? VISITOR);
  if (reader === null) return shown(c, signInPage(around.voice, { next: backTo(c) }), around, dependencies);
  const form = c.req.method === 'POST' ? await formOf(c) : new URLSearchParams();
  const isForeign =
    c.req.method === 'POST' &&
    !(isSameOrigin(c) && known !== null && (await isOwnForm(known.session, form.get(FORM_KEY) ?? '', dependencies)));
  const words = frameWords[around.voice.language].errors;
  if (isForeign) return shown(c, errorPage(403, words.form, words), around, dependencies);
  const asked: Asked = {
    ...around,
    params: c.req.param(),
    query: new URL(c.req.url).searchParams,
    form,
    api: apiFor((request, bindings) => app.fetch(request, bindings), { scope: reader.scope, who: reader.who }),
    now: new Date(dependencies.now()),
  };
  const answer = await answerOf(c, page, asked);
  return answer instanceof Response ? answer : shown(c, answer, around, dependencies);
}

/** The answer to a browser where there is neither a page nor anything else. */
export async function serveMissing(c: Context<ApiEnv>, { access, dependencies }: Site): Promise<Response> {
  const known = await readerOf(c, access, dependencies);
  const around = aroundOf(c, known?.reader ?? VISITOR);
  const words = frameWords[around.voice.language].errors;
  return shown(c, errorPage(404, words.missing, words), around, dependencies);
}

async function answerOf(c: Context, page: PageModule, asked: Asked): Promise<Answer> {
  const words = frameWords[asked.voice.language].errors;
  try {
    return await (c.req.method === 'POST' && page.post !== undefined ? page.post(asked) : page.get(asked));
  } catch (error) {
    if (error instanceof RefusedError) return refusalPage(error, asked);
    const number = randomBytes(4).toString('hex');
    console.error({ message: 'a page failed', number, path: c.req.path, error: errorLog(error) });
    return errorPage(500, { ...words.broken, text: fill(words.broken.text, { number }) }, words);
  }
}

function refusalPage({ problem }: RefusedError, { voice }: Asked): Page {
  const words = frameWords[voice.language].errors;
  switch (problem.status) {
    case 404:
      return errorPage(404, words.missing, words);
    case 401:
    case 403: {
      const scope = /scope (\w+)/.exec(problem.detail)?.[1] ?? 'admin';
      return errorPage(403, { ...words.denied, text: fill(words.denied.text, { scope }) }, words);
    }
    default:
      return errorPage(400, words.refused, words, problem.detail);
  }
}

/** Language, theme and keys of a request, and who reads. */
export function aroundOf(c: Context, reader: Reader): Pick<Asked, 'reader' | 'choices' | 'voice'> {
  const choices = readChoices(getCookie(c, CHOICES_COOKIE));
  const language = choices.language ?? preferredLanguage(c.req.header('accept-language'));
  return { reader, choices, voice: voiceOf(language, 'UTC') };
}

/** A page in its frame, or the way to another address. */
export function shown(
  c: Context,
  answer: Exclude<Answer, Response>,
  around: Pick<Asked, 'reader' | 'choices' | 'voice'>,
  { apiUrl }: Pick<Dependencies, 'apiUrl'>,
): Response | Promise<Response> {
  if ('to' in answer) {
    if (answer.choices !== undefined) keepChoices(c, answer.choices, apiUrl);
    return c.redirect(answer.to, 303);
  }
  const nonce = randomBytes(16).toString('base64');
  c.header('content-security-policy', policy(answer, nonce));
  c.header('content-language', around.voice.language);
  c.header('vary', 'accept-language, cookie');
  return c.html(frame(answer, around, nonce), answer.status ?? 200);
}

/** Nothing runs or is loaded but what this answer names, and what its page needs. */
function policy({ frames = [], sendsTo = [], frame }: Page, nonce: string): string {
  // Who comes by a link gets the record and nothing to do with it.
  const isAlone = frame === 'alone';
  const rules: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'none'"],
    'script-src': isAlone ? ["'none'"] : [`'nonce-${nonce}'`],
    'style-src': [`'nonce-${nonce}'`],
    'img-src': ["'self'"],
    'connect-src': isAlone ? ["'none'"] : ["'self'", ...sendsTo],
    'frame-src': frames.length === 0 ? ["'none'"] : frames.map((host) => `https://${host}`),
    'form-action': isAlone ? ["'none'"] : ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(rules)
    .map(([rule, sources]) => `${rule} ${sources.join(' ')}`)
    .join('; ');
}

export function keepChoices(c: Context, choices: Choices, apiUrl: string): void {
  const secure = apiUrl.startsWith('https:');
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: CHOICES_SECONDS } as const;
  setCookie(c, CHOICES_COOKIE, writeChoices(choices), attributes);
}

/** The fields of a form; a file in it is left out, as the console sends none. A body that is no form has no fields. */
export async function formOf(c: Context): Promise<URLSearchParams> {
  const form = new URLSearchParams();
  const sent = await c.req.formData().catch((error: unknown) => {
    // The Fetch standard throws it for another type, and for a form that is broken.
    if (error instanceof TypeError) return [];
    throw error;
  });
  for (const [name, value] of sent) if (typeof value === 'string') form.append(name, value);
  return form;
}

/** Where the reader wanted to go. */
function backTo(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return c.req.method === 'GET' ? `${pathname}${search}` : '/today';
}
