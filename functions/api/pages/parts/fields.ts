/** Fields of forms: each with its label, its help, and what is wrong with it. */
import { html } from 'hono/html';
import type { Refused } from '../api.ts';
import type { Markup } from '../page.ts';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** What the API says of it, in English. */
  readonly wrong?: string | undefined;
}

interface TextField extends Field {
  readonly type?: 'text' | 'email' | 'number' | 'time' | 'date' | 'url' | 'password';
  readonly value?: string | undefined;
  readonly isRequired?: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export function textField({ type = 'text', value = '', isRequired = false, ...field }: TextField): Markup {
  const input = html`<input ${described(field)} type="${type}" value="${value}" autocomplete="off"${isRequired ? html` required` : ''}>`;
  return around(field, input);
}

/** Several values, a line each. */
export function linesField({ values, ...field }: Field & { readonly values: readonly string[] }): Markup {
  // The first line end of a text area is not part of its value (HTML Standard, 13.1.2.5).
  const lines = `\n${values.join('\n')}`;
  return around(field, html`<textarea ${described(field)} rows="3" dir="auto" spellcheck="false">${lines}</textarea>`);
}

/** One of some choices. */
export function selectField(
  field: Field & { readonly value?: string | undefined },
  choices: readonly Choice[],
): Markup {
  return around(field, html`<select ${described(field)}>${options(choices, [field.value ?? ''])}</select>`);
}

/** Any of some choices. */
export function manyField(field: Field & { readonly values: readonly string[] }, choices: readonly Choice[]): Markup {
  return around(field, html`<select ${described(field)} multiple size="6">${options(choices, field.values)}</select>`);
}

export function checkField({ isOn, ...field }: Field & { readonly isOn: boolean }): Markup {
  return html`<div class="check"><input ${described(field)} type="checkbox" value="on"${isOn ? html` checked` : ''}> <label for="${idOf(field)}">${field.label}</label></div>`;
}

/** What a refused form begins with: each fault leads to its field. */
export function problemNote(title: string, { detail, errors }: Refused, fields: readonly Field[]): Markup {
  const known = errors.flatMap(({ path, message }) => {
    const field = fields.find(({ name }) => name === path);
    return field === undefined
      ? []
      : [html`<li><a href="#${idOf(field)}">${field.label}</a>: <span lang="en">${message}</span></li>`];
  });
  return html`<div class="note bad" role="alert"><p><b>${title}</b></p>
${known.length === 0 ? html`<p lang="en" dir="ltr">${detail}</p>` : html`<ul>${known}</ul>`}</div>`;
}

const idOf = ({ name }: Pick<Field, 'name'>): string => `field-${name}`;

function described({ name, help, wrong }: Field): Markup {
  const id = idOf({ name });
  const by = [...(help === undefined ? [] : [`${id}-help`]), ...(wrong === undefined ? [] : [`${id}-wrong`])];
  return html`id="${id}" name="${name}"${by.length === 0 ? '' : html` aria-describedby="${by.join(' ')}"`}${wrong === undefined ? '' : html` aria-invalid="true"`}`;
}

function around(field: Field, control: Markup): Markup {
  const id = idOf(field);
  const { label, help, wrong } = field;
  return html`<div><label for="${id}">${label}</label>${control}
${help === undefined ? '' : html`<p class="s" id="${id}-help">${help}</p>`}
${wrong === undefined ? '' : html`<p class="s wrong" id="${id}-wrong" lang="en">${wrong}</p>`}</div>`;
}

const options = (choices: readonly Choice[], chosen: readonly string[]): Markup[] =>
  choices.map(
    ({ value, label }) =>
      html`<option value="${value}"${chosen.includes(value) ? html` selected` : ''}>${label}</option>`,
  );
