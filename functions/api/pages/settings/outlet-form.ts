/** The form of an outlet: a new one, or one that is changed. */
import { html } from 'hono/html';
import { OutletKind, type OwnOutlet } from '../../../../shared/contract/outlet.ts';
import { fill, piecesOf } from '../../../../shared/view/fill.ts';
import type { Refused } from '../api.ts';
import type { Asked, Markup } from '../page.ts';
import { linesField, problemNote, selectField, textField } from '../parts/fields.ts';
import { formKey } from '../parts/form.ts';
import { settingsWords } from './words/index.ts';

/** What stands in the form. */
export interface OutletEntries {
  readonly id: string;
  /** Of the state that it changes; null for a new one. */
  readonly etag: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  readonly country: string;
  readonly language: string;
  readonly kind: string;
}

const EMPTY: OutletEntries = {
  id: '',
  etag: null,
  name: '',
  aliases: [],
  domains: [],
  country: '',
  language: '',
  kind: '',
};

export function givenIn(outlet: OwnOutlet, etag: string | null): OutletEntries {
  const { domains = [], country = '', language = '', kind = '' } = outlet;
  return { ...outlet, domains, country, language, kind, etag };
}

/** The form as it was sent. */
export function wanted(form: URLSearchParams): OutletEntries {
  const text = (name: string) => form.get(name)?.trim() ?? '';
  const lines = (name: string) =>
    text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  return {
    id: text('id'),
    etag: form.get('etag'),
    name: text('name'),
    aliases: lines('aliases'),
    domains: lines('domains'),
    country: text('country').toUpperCase(),
    language: text('language').toLowerCase(),
    kind: text('kind'),
  };
}

/** What it says of the outlet; a field that is empty is not given. */
export function outletOf({ id, name, aliases, domains, country, language, kind }: OutletEntries): unknown {
  return {
    ...{ id, name, aliases },
    ...(domains.length > 0 && { domains }),
    ...(country !== '' && { country }),
    ...(language !== '' && { language }),
    ...(kind !== '' && { kind }),
  };
}

interface Fault {
  readonly problem: Refused;
  readonly now?: OwnOutlet;
}

export function outletForm(given: OutletEntries | null, { voice, reader }: Asked, fault: Fault | undefined): Markup {
  const words = settingsWords[voice.language].outlets;
  const { id, etag, name, aliases, domains, country, language, kind } = given ?? EMPTY;
  const isNew = etag === null;
  // `aliases.2` is of the field of all aliases.
  const errors = (fault?.problem.errors ?? []).map((error) => ({ ...error, path: error.path.split('.')[0] ?? '' }));
  const field = (of: 'id' | 'name' | 'aliases' | 'domains' | 'country' | 'language' | 'kind', help?: string) => ({
    ...{ name: of, label: words[of], help },
    wrong: errors.find(({ path }) => path === of)?.message,
  });
  const fields = (['id', 'name', 'aliases', 'domains', 'country', 'language', 'kind'] as const).map((of) => field(of));
  const kinds = OutletKind.options.map((value) => ({ value, label: words.kinds[value] }));
  const hidden = isNew
    ? ''
    : html`<input type="hidden" name="id" value="${id}"><input type="hidden" name="etag" value="${etag}">`;
  const title = isNew ? words.add : fill(words.change, { name: fault?.now?.name ?? name });
  const form = html`<form method="post" action="/settings?part=outlets" class="fields">${formKey(reader)}<input type="hidden" name="do" value="outlet">${hidden}
${fault === undefined ? '' : faultNote({ ...fault, problem: { ...fault.problem, errors } }, fields, voice)}
${isNew ? textField({ ...field('id', words.idHelp), value: id, isRequired: true }) : ''}
${textField({ ...field('name'), value: name, isRequired: true })}
${linesField({ ...field('aliases'), values: aliases })}
${linesField({ ...field('domains', words.domainsHelp), values: domains })}
${textField({ ...field('country', words.countryHelp), value: country })}
${textField({ ...field('language', words.languageHelp), value: language })}
${selectField({ ...field('kind'), value: kind }, [{ value: '', label: words.anyKind }, ...kinds])}
<div><button class="go">${words.save}</button></div></form>`;
  const removal = html`<details><summary>${words.remove}</summary><form method="post" action="/settings?part=outlets" class="do">${formKey(reader)}<input type="hidden" name="do" value="remove">${hidden}<p class="s">${words.removed}</p><button>${fill(words.removeOf, { name })}</button></form></details>`;
  return html`<section aria-labelledby="outlet"><h2 id="outlet">${title}</h2>${form}${isNew ? '' : removal}</section>`;
}

function faultNote(
  { problem, now }: Fault,
  fields: Parameters<typeof problemNote>[2],
  { language }: Asked['voice'],
): Markup {
  const words = settingsWords[language];
  if (now === undefined) return problemNote(words.problem, problem, fields);
  const { id: _, ...rest } = now;
  const state = html`<bdi>${Object.values(rest).flat().join(' · ')}</bdi>`;
  return html`<div class="note care" role="alert"><p><b>${words.problem}</b> ${piecesOf<Markup>(words.outlets.stale, { now: state })}</p></div>`;
}
