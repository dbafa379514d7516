/** One row of a list of names: what it must be, and what is wrong with it. Apart from the formats, for those who read no list. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Name } from '../contract/name.ts';
import { slugOf } from './slug.ts';

export const NAME_LIST_FORMATS = ['csv', 'json'] as const;
export type NameListFormat = (typeof NAME_LIST_FORMATS)[number];

/** A name and the line of the list it begins on, from 1. */
interface ListedName {
  readonly line: number;
  readonly name: Name;
}

/** What is wrong with a row; `field` is empty where it is the row as a whole. */
export interface RowError {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** What a list holds: every row is among the names or has an error. */
export interface NameListRead {
  readonly names: ListedName[];
  readonly errors: RowError[];
}

/** Without an id, one is made of the name: the same for the same name, so that a list can be imported again. */
const Row = z.strictObject({
  ...Name.shape,
  id: Name.shape.id.optional(),
  transliterate: z.boolean('use true or false').optional(),
});

/** Last parts of paths below `/names`: a name with such an id could not be asked for. */
const RESERVED = new Set(['import', 'export', 'dry-run', 'backfill']);

/** Whether a name can not have this id. */
export function isReserved(id: string): boolean {
  return RESERVED.has(id);
}

/** The id of a name that was given none: the same for the same name. */
export function idOf(name: string): string {
  const slug = slugOf(name);
  if (slug !== '' && !isReserved(slug)) return slug;
  const hash = createHash('sha256').update(name.normalize('NFC').toLowerCase()).digest('hex');
  return `name-${hash.slice(0, 10)}`;
}

/** Parses rows in their order; an id that stands in two rows is an error of the second. */
export function checkRows(rows: Iterable<{ readonly line: number; readonly value: unknown }>): NameListRead {
  const names: ListedName[] = [];
  const errors: RowError[] = [];
  const lines = new Map<string, number>();
  for (const { line, value } of rows) {
    const parsed = Row.safeParse(value);
    if (!parsed.success) {
      errors.push(...parsed.error.issues.flatMap((issue) => faultsOf(issue).map((fault) => ({ line, ...fault }))));
      continue;
    }
    const name = { ...parsed.data, id: parsed.data.id ?? idOf(parsed.data.name) };
    const earlier = lines.get(name.id);
    if (isReserved(name.id)) {
      errors.push({ line, field: 'id', message: `"${name.id}" is a word of the API: give another id` });
    } else if (earlier !== undefined) {
      errors.push({ line, field: 'id', message: `"${name.id}" is the id of line ${earlier} too` });
    } else {
      lines.set(name.id, line);
      names.push({ line, name });
    }
  }
  return { names, errors };
}

function faultsOf(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: key, message: `there is no such field; there are ${FIELDS}` }));
  }
  const field = issue.path.join('.');
  const isMissing = field !== '' && issue.message.endsWith('received undefined');
  return [{ field, message: isMissing ? 'is missing' : issue.message }];
}

const FIELDS = Object.keys(Name.shape).join(', ');
