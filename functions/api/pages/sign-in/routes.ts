/** GET and POST /sign-in, POST /sign-out. */
import type { Context } from 'hono';
import { Language } from '../../../../shared/contract/subscription.ts';
import type { ApiEnv } from '../../access.ts';
import { errorPage } from '../error.ts';
import { frameWords } from '../frame/words.ts';
import type { Reader } from '../page.ts';
import { FORM_KEY } from '../parts/form.ts';
import { aroundOf, formOf, keepChoices, type Site, shown } from '../serve.ts';
import { beginSession, endSession, isOwnForm, isSameOrigin, readerOf } from '../session.ts';
import { ownAddress, signInPage } from './page.ts';

const NOBODY: Reader = { who: '', scope: 'read', formKey: null };

export async function signIn(c: Context<ApiEnv>, { access, dependencies }: Site): Promise<Response> {
  const around = aroundOf(c, NOBODY);
  if (c.req.method !== 'POST') {
    const next = ownAddress(c.req.query('next'));
    const language = Language.safeParse(c.req.query('language'));
    if (language.success) {
      keepChoices(c, { ...around.choices, language: language.data }, dependencies.apiUrl);
      return c.redirect(`/sign-in?${new URLSearchParams({ next })}`, 303);
    }
    // Who comes here by its address asks for this page, and is refused nothing.
    return shown(c, { ...signInPage(around.voice, { next }), status: 200 }, around, dependencies);
  }
  const form = await formOf(c);
  const next = ownAddress(form.get('next'));
  const isLetIn = isSameOrigin(c) && (await beginSession(c, form.get('token') ?? '', access, dependencies));
  return isLetIn
    ? c.redirect(next, 303)
    : shown(c, signInPage(around.voice, { next, isWrong: true }), around, dependencies);
}

export async function signOut(c: Context<ApiEnv>, { access, dependencies }: Site): Promise<Response> {
  const known = await readerOf(c, access, dependencies);
  const key = (await formOf(c)).get(FORM_KEY) ?? '';
  if (known !== null && !(isSameOrigin(c) && (await isOwnForm(known.session, key, dependencies)))) {
    const around = aroundOf(c, known.reader);
    const { errors } = frameWords[around.voice.language];
    return shown(c, errorPage(403, errors.form, errors), around, dependencies);
  }
  endSession(c, dependencies);
  return c.redirect('/sign-in', 303);
}
