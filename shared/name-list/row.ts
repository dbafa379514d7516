/** One row of a list of names, whatever the format: validation, errors and default ids. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { RESERVED_NAME_IDS } from '../contract/api.ts';
import { acceptedBy, faultsOf, NOT_WELL_FORMED } from '../contract/fault.ts';
import { GivenName } from '../contract/given-name.ts';
import { MAX_NAME_BYTES, type Name } from '../contract/name.ts';
import { withoutUnseen } from '../unseen.ts';
import { unfitIn } from '../well-formed.ts';
import { slugOf } from './slug.ts';

export const NAME_LIST_FORMATS = ['csv', 'json'] as const;
export type NameListFormat = (typeof NAME_LIST_FORMATS)[number];

/** A name and the line of the list it begins on, from 1. */
interface ListedName {
  readonly line: number;
  readonly name: Name;
}

/** Why a row is refused; `field` is empty if the error concerns the whole row. */
export interface RowError {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** The result of reading a list: each row is either in `names` or has at least one error. */
export interface NameListRead {
  readonly names: ListedName[];
  readonly errors: RowError[];
  /** Rows of which characters were left out that show nothing; absent where there were none. */
  readonly cleaned?: number;
  /** Whether the list has more rows than were asked for; those after them are not read. */
  readonly isCut?: true;
}

/** Errors told of a row. */
const MAX_ERRORS_OF_ROW = 20;

const TOO_LARGE = `this name has over ${MAX_NAME_BYTES / 1024} KB in all: give it fewer or shorter aliases and strikes`;

/** `id` is optional: the default depends on the name alone, so importing a list again replaces its names. */
const Row = z.strictObject({
  ...GivenName.shape,
  id: z.optional(GivenName.shape.id),
  transliterate: z.optional(z.boolean('use true or false')),
});

const FIELDS = Object.keys(GivenName.shape).join(', ');

/** What is accepted; who gives a field that there is not learns which there are. */
const wanted: typeof acceptedBy = (issue) =>
  issue.code === 'unrecognized_keys' ? `${acceptedBy(issue)}; there are ${FIELDS}` : acceptedBy(issue);

/** The default id of a name without one: its slug, or `name-` and a hash. The same name always gives the same id. */
export function idFromName(name: string): string {
  const slug = slugOf(name);
  if (slug !== '' && !RESERVED_NAME_IDS.has(slug)) return slug;
  const hash = createHash('sha256').update(name.normalize('NFC').toLowerCase()).digest('hex');
  return `name-${hash.slice(0, 10)}`;
}

/** Whether a row that is right has text of which something was left out. */
const hadUnseen = (row: unknown): boolean =>
  Object.values(Object(row))
    .flat()
    .some((text) => typeof text === 'string' && withoutUnseen(text) !== text);

/** Validates rows in order, as many as `most`; a duplicate id is an error of the later row. */
export function checkRows(
  rows: Iterable<{ readonly line: number; readonly value: unknown }>,
  most: number,
): NameListRead {
  let left = most;
  let cleaned = 0;
  const names: ListedName[] = [];
  const errors: RowError[] = [];
  const lines = new Map<string, number>();
  const read = () => ({ names, errors, ...(cleaned > 0 && { cleaned }) });
  for (const { line, value } of rows) {
    if (left === 0) return { ...read(), isCut: true };
    left -= 1;
    const parsed = Row.safeParse(value, { error: wanted });
    if (!parsed.success) {
      const faults = faultsOf(parsed.error.issues, value).slice(0, MAX_ERRORS_OF_ROW);
      errors.push(...faults.map(({ path, message }) => ({ line, field: path.join('.'), message })));
      continue;
    }
    const name = { ...parsed.data, id: parsed.data.id ?? idFromName(parsed.data.name) };
    const earlier = lines.get(name.id);
    const unfit = unfitIn(name);
    if (unfit !== null) {
      errors.push({ line, field: unfit.join('.'), message: NOT_WELL_FORMED });
    } else if (Buffer.byteLength(JSON.stringify(name)) > MAX_NAME_BYTES) {
      errors.push({ line, field: '', message: TOO_LARGE });
    } else if (RESERVED_NAME_IDS.has(name.id)) {
      errors.push({ line, field: 'id', message: `"${name.id}" is a word of the API: give another id` });
    } else if (earlier !== undefined) {
      errors.push({ line, field: 'id', message: `"${name.id}" is the id of line ${earlier} too` });
    } else {
      lines.set(name.id, line);
      names.push({ line, name });
      if (hadUnseen(value)) cleaned += 1;
    }
  }
  return read();
}
