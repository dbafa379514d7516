/** What is typed about a name, and what the API is asked with it. */
import * as z from 'zod/mini';
import type { Name } from '../../../../shared/contract/name.ts';
import type { Refused } from '../api.ts';

const FIELD_NAMES = ['name', 'id', 'aliases', 'strike', 'require', 'exclude'] as const;
const FieldName = z.enum(FIELD_NAMES);
export type FieldName = z.infer<typeof FieldName>;

/** As typed: lists have an item a line. */
export interface NameFields extends Readonly<Record<FieldName, string>> {
  readonly transliterate: boolean;
}

export const NO_FIELDS: NameFields = {
  name: '',
  id: '',
  aliases: '',
  strike: '',
  require: '',
  exclude: '',
  transliterate: false,
};

export function fieldsOf(form: URLSearchParams): NameFields {
  const typed = Object.fromEntries(FIELD_NAMES.map((name) => [name, form.get(name) ?? '']));
  return { ...NO_FIELDS, ...typed, transliterate: form.has('transliterate') };
}

export function fieldsOfName({ id, name, aliases, strike, require, exclude, transliterate = false }: Name): NameFields {
  const lines = (list: readonly string[] = []) => list.join('\n');
  return {
    ...{ id, name, transliterate },
    ...{ aliases: lines(aliases), strike: lines(strike), require: lines(require), exclude: lines(exclude) },
  };
}

/** The body that creates or replaces a name; the API judges it. */
export function bodyOf(fields: NameFields) {
  const some = (name: 'strike' | 'require' | 'exclude') => {
    const list = linesOf(fields[name]);
    return list.length === 0 ? {} : { [name]: list };
  };
  const id = fields.id.trim();
  return {
    ...(id !== '' && { id }),
    name: fields.name.trim(),
    aliases: linesOf(fields.aliases),
    ...(fields.transliterate && { transliterate: true }),
    ...some('strike'),
    ...some('require'),
    ...some('exclude'),
  };
}

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is to be mended: of a field, or of the whole; `text`: in the words of the API. */
export type Wrong =
  | { readonly kind: 'field'; readonly field: FieldName; readonly text: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'other'; readonly text: string };

/** What the API refused. */
export function wrongsOf({ status, detail, errors }: Refused): Wrong[] {
  if (status === 409) return [{ kind: 'taken' }];
  const first = new Map<FieldName, string>();
  for (const { path, message } of errors) {
    const field = FieldName.safeParse(/^\w+/.exec(path)?.[0]).data;
    if (field !== undefined && !first.has(field)) first.set(field, message);
  }
  if (first.size === 0) return [{ kind: 'other', text: detail }];
  return [...first].map(([field, text]) => ({ kind: 'field', field, text }));
}
