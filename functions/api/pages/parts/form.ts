/** Parts of forms. */
import { html } from 'hono/html';
import type { Markup, Reader } from '../page.ts';

/** The name of the field that shows that a form is one of this session. */
export const FORM_KEY = 'form-key';

/** The hidden field that every form with `method="post"` holds. */
export function formKey({ formKey: key }: Pick<Reader, 'formKey'>): Markup | string {
  return key === null ? '' : html`<input type="hidden" name="${FORM_KEY}" value="${key}">`;
}
