/** A browser without a screen: it keeps cookies, follows redirects, and sends the forms of pages. */
import { parse } from 'parse5';
import { FORM_KEY } from '../../../functions/api/pages/parts/form.ts';
import { TOKENS } from '../fake/dependencies.ts';

interface App {
  request(path: string, init?: RequestInit): Response | Promise<Response>;
}

interface Visit {
  readonly status: number;
  /** Where it ended, after redirects. */
  readonly path: string;
  readonly html: string;
  readonly headers: Headers;
}

export interface Browsing {
  readonly cookies: Map<string, string>;
  open(path: string, headers?: Record<string, string>): Promise<Visit>;
  /** Sends a form with these fields, and the key of the session where they have none. */
  send(
    path: string,
    fields: Record<string, string> | [string, string][],
    headers?: Record<string, string>,
  ): Promise<Visit>;
}

/** `language`: what it prefers. */
export function browse(app: App, language = 'en'): Browsing {
  const cookies = new Map<string, string>();
  let formKey = '';

  async function go(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Visit> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': language, ...(cookie && { cookie }), ...init.headers };
    const response = await app.request(path, { ...init, headers });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /max-age=0/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (response.status === 303 && to !== null) return go(to);
    const html = await response.text();
    formKey = fieldValue(html, FORM_KEY) ?? formKey;
    return { status: response.status, path, html, headers: response.headers };
  }

  return {
    cookies,
    open: (path, headers = {}) => go(path, { headers }),
    send: (path, fields, headers = {}) => {
      const entries = Array.isArray(fields) ? fields : Object.entries(fields);
      const body = new URLSearchParams(entries);
      if (!body.has(FORM_KEY)) body.set(FORM_KEY, formKey);
      return go(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: body.toString(),
      });
    },
  };
}

/** The same, signed in. */
export async function signedIn(app: App, scope: keyof typeof TOKENS = 'admin', language = 'en'): Promise<Browsing> {
  const browsing = browse(app, language);
  await browsing.send('/sign-in', { token: TOKENS[scope], next: '/sign-in' });
  return browsing;
}

/** The value of a field of a page. */
function fieldValue(html: string, field: string): string | null {
  let found: string | null = null;
  const visit = (node: object): void => {
    if ('attrs' in node && Array.isArray(node.attrs)) {
      const own = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      if (own.name === field) found ??= String(own.value);
    }
    if ('childNodes' in node && Array.isArray(node.childNodes)) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return found;
}
