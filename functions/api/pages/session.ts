/** Who reads a page: the session in its cookie, begun with a token and ended with it. */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { formKey, isFormOf, openSession, type Session, sealSession } from '../../../shared/signing/session.ts';
import type { Access } from '../access.ts';
import type { Dependencies } from '../dependencies.ts';
import type { Reader } from './page.ts';

/** A working day; whoever signs in again brings the token again. */
const SESSION_MS = 12 * 60 * 60 * 1000;
const NAME = 'clipwatch-session';

type Keeping = Pick<Dependencies, 'apiUrl' | 'keyring' | 'now' | 'hashOf'>;

/** SameSite=Strict: no other site's link or form brings it (RFC 6265bis, section 5.2). `__Host-` is for https only (section 4.1.3.2). */
function attributes(apiUrl: string) {
  const secure = apiUrl.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'Strict', secure, ...(secure && { prefix: 'host' as const }) } as const;
}

/** Begins the session of a token; false where the token opens nothing. */
export async function beginSession(c: Context, clear: string, access: Access, keeping: Keeping): Promise<boolean> {
  const { apiUrl, keyring, now, hashOf } = keeping;
  const hash = hashOf(clear.trim());
  if (hash === null || (await access.callerOf(hash)) === null) return false;
  const session = { id: randomBytes(12).toString('base64url'), hash, until: now() + SESSION_MS };
  const cookie = sealSession(session, await keyring.signingKey());
  setCookie(c, NAME, cookie, { ...attributes(apiUrl), maxAge: SESSION_MS / 1000 });
  return true;
}

export function endSession(c: Context, { apiUrl }: Keeping): void {
  deleteCookie(c, NAME, attributes(apiUrl));
}

/** The reader by the session of the request; null without one, or where its token opens nothing any more. */
export async function readerOf(
  c: Context,
  access: Access,
  keeping: Keeping,
): Promise<{ readonly reader: Reader; readonly session: Session } | null> {
  const { apiUrl, keyring, now } = keeping;
  const cookie = getCookie(c, NAME, attributes(apiUrl).prefix);
  const session = cookie === undefined ? null : await openSession(cookie, now(), keyring.findKey);
  const caller = session && (await access.callerOf(session.hash));
  if (session === null || caller === null) return null;
  return { reader: { ...caller, formKey: formKey(session, await keyring.signingKey()) }, session };
}

/**
 * Whether a form was sent by a page of this site: browsers say so (Fetch Metadata, `Sec-Fetch-Site`). Those that do not
 * are held to the key in the form alone.
 */
export function isSameOrigin(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin';
}

/** Whether a form is one of the session. */
export function isOwnForm(session: Session, key: string, { keyring }: Keeping): Promise<boolean> {
  return isFormOf(session, key, keyring.findKey);
}
