/** What is wrong with input from outside, in the same sentences everywhere: of the command, of lists of names, of the API. */
import type * as z from 'zod/mini';
import { unseenSpelledOut } from '../unseen.ts';
import { beginning } from '../well-formed.ts';

export interface Fault {
  /** Of the field; empty for the whole. */
  readonly path: readonly PropertyKey[];
  /** What is accepted and what was given: `use a whole number from 0 to 23 (given: 24)`. */
  readonly message: string;
}

/** What is accepted where a schema has no text of its own: zod's error map. */
export function acceptedBy(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `use ${TYPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return useOneOf(issue.values);
    case 'invalid_format':
      return FORMATS[issue.format] ?? (issue.pattern ? `must match ${issue.pattern}` : `use a valid ${issue.format}`);
    case 'too_big':
      return `use ${bound(issue.maximum, issue, 'at most', 'or less')}`;
    case 'too_small':
      if (issue.minimum === 1 && issue.origin !== 'number') return 'must not be empty';
      return `use ${bound(issue.minimum, issue, 'at least', 'or more')}`;
    case 'not_multiple_of':
      return `use a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return Array.isArray(issue.options) ? useOneOf(issue.options) : UNFIT;
    case 'unrecognized_keys':
      return UNKNOWN;
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return UNFIT;
    default:
      return issue satisfies never;
  }
}

/** What is to be done about a text that `unfitIn` (`well-formed.ts`) finds. */
export const NOT_WELL_FORMED = 'has a control character, or half of a character: leave it out';

const UNFIT = 'is not valid';
const UNKNOWN = 'there is no such field';

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with fields',
  record: 'an object with fields',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'use an e-mail address such as press@example.org',
  url: 'use an address such as https://www.example.org',
  date: 'use a day such as 2026-01-31',
  datetime: 'use a time such as 2026-01-31T12:00:00Z',
};

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries', set: 'entries' };

function bound(limit: number | bigint, { origin }: { origin: string }, before: string, after: string): string {
  const unit = UNITS[origin];
  return unit === undefined ? `${limit} ${after}` : `${before} ${limit} ${unit}`;
}

function useOneOf(values: readonly unknown[]): string {
  return `use ${values.length > 1 ? 'one of ' : ''}${values.map(String).join(', ')}`;
}

/** Each fault of an input that a schema with the messages of `acceptedBy` refused. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], input: unknown): Fault[] {
  return issues.flatMap(plain).map(({ path, message }) => ({ path, message: message + given(path, input) }));
}

/** Without what was given. */
function plain(issue: z.core.$ZodIssue): Fault[] {
  const { code, path, message } = issue;
  if (code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], message }));
  if (code !== 'invalid_union' || issue.errors.length === 0) return [{ path, message }];
  // The alternative that was meant is the one of which only a part is wrong.
  const meant = issue.errors.find((errors) => errors.every((error) => error.path.length > 0));
  if (meant) return meant.flatMap(plain).map((error) => ({ ...error, path: [...path, ...error.path] }));
  const alternatives = new Set(
    issue.errors
      .flat()
      .flatMap(plain)
      .map((error) => error.message),
  );
  return [{ path, message: [...alternatives].join(', or ') }];
}

/** Of a text as much as tells which it was. */
const MOST = 60;

/** What stands at the path, if it is one value; a secret is not repeated. */
function given(path: readonly PropertyKey[], input: unknown): string {
  const value = path.reduce<unknown>((at, key) => (isObject(at) ? Reflect.get(at, key) : undefined), input);
  if (value === undefined || isObject(value) || path.at(-1) === 'secret') return '';
  const text = unseenSpelledOut(JSON.stringify(value));
  return ` (given: ${text.length > MOST ? `${beginning(text, MOST)}…` : text})`;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
