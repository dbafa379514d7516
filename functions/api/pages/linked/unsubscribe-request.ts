/** What a request to the page of a link that ends subscriptions asks for. */
import type { HonoRequest } from 'hono';
import { ASKED_FOR, type AskedFor } from '../../../../shared/signing/links.ts';

/** `subscription`: that of the mail; `all`: every one of the address. */
export type Wanted = { readonly kind: 'subscription' | 'all' | AskedFor } | NameWanted;
type NameWanted = { readonly kind: 'name'; readonly nameId: string };

/** `link`: what the link says, as the one click of mail programs (RFC 8058, section 3.1). */
type Field = (value: string) => Wanted | { readonly kind: 'link' } | null;

/** What each field says by its value; null: nothing that is known. The first one that is there counts. */
const FIELDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['all', (value) => (value === '1' ? { kind: 'all' } : null)],
  ['nameId', (nameId) => (nameId === '' ? null : { kind: 'name', nameId })],
  [
    'about',
    (value) => {
      const kind = ASKED_FOR.find((one) => one === value);
      return kind === undefined ? null : { kind };
    },
  ],
  ['List-Unsubscribe', (value) => (value === 'One-Click' ? { kind: 'link' } : null)],
]);

/** What a link is about: its query may have `all`, `nameId` or `about`. Null where that is not understood. */
export const wantedByLink = (query: Readonly<Record<string, string>>): Wanted | null =>
  asked(Object.entries(query), { kind: 'subscription' });

/**
 * What a POST ends; null where its body is not understood. Mail programs send `List-Unsubscribe=One-Click`, as a form or
 * in parts (RFC 8058, section 3.2), and some send no body: then it is what the link is about.
 */
export async function wantedByPost(request: HonoRequest): Promise<Wanted | null> {
  const fields = await fieldsOf(request);
  if (fields === null) return null;
  const isUnknown = fields.length > 0 && !fields.some(([field]) => FIELDS.has(field));
  const byLink = wantedByLink(request.query());
  return isUnknown || byLink === null ? null : asked(fields, byLink);
}

/** Null where a field has a value that is not known. */
function asked(fields: readonly (readonly [string, string])[], byLink: Wanted): Wanted | null {
  const given = new Map(fields);
  const said = [...FIELDS].flatMap(([field, read]) => {
    const value = given.get(field);
    return value === undefined ? [] : [read(value)];
  });
  if (said.includes(null)) return null;
  const [first] = said;
  return first == null || first.kind === 'link' ? byLink : first;
}

/** Whatever type a body says that it has, if it is no form in parts it is read as `field=value`. Null: broken parts. */
async function fieldsOf(request: HonoRequest): Promise<[string, string][] | null> {
  if (!/^multipart\/form-data\b/i.test(request.header('content-type') ?? '')) {
    return [...new URLSearchParams((await request.text()).trim())];
  }
  try {
    const form = await request.formData();
    return [...form].map(([field, value]) => [field, typeof value === 'string' ? value : '']);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
