/** Limits on rows and keys ("Quotas in Amazon DynamoDB"), and how DynamoDB refuses what passes them. */
import type { Row } from './row.ts';
import { invalid } from './tokens.ts';
import { itemBytes } from './units.ts';

const MAX_ROW_BYTES = 400 * 1024;
/** Of the table and of an index alike. */
const MAX_PARTITION_KEY_BYTES = 2048;
const MAX_SORT_KEY_BYTES = 1024;
/** What one Query returns, and the keys and bytes of one BatchGetItem, at most. */
export const MAX_PAGE_BYTES = 1024 * 1024;
export const MAX_KEYS = 100;
export const MAX_BATCH_BYTES = 16 * 1024 * 1024;
export const MAX_ACTIONS = 100;
export const MAX_TRANSACTION_BYTES = 4 * 1024 * 1024;
const MAX_EXPRESSION_BYTES = 4096;

export function refuseLargeRow(row: Row): void {
  if (itemBytes(row) > MAX_ROW_BYTES) throw invalid('Item size has exceeded the maximum allowed size');
}

/** The key of a row: texts that are not empty and not too long. */
export function refuseWrongKey(partition: unknown, sort: unknown): void {
  for (const value of [partition, sort]) {
    if (typeof value !== 'string') throw invalid('The provided key element does not match the schema');
    if (value === '') throw invalid('One or more parameter values are not valid: an empty string value is no key');
  }
  refuseLongKey(partition, sort);
}

/** The key of an entry of an index, of which either part may be missing. */
export function refuseWrongIndexKey(partition: unknown, sort: unknown): void {
  for (const value of [partition, sort]) {
    if (value === undefined) continue;
    if (typeof value !== 'string')
      throw invalid('One or more parameter values were invalid: Type mismatch for Index Key');
    if (value === '')
      throw invalid('One or more parameter values are not valid: an empty string value is no key of an index');
  }
  refuseLongKey(partition, sort);
}

/** Keys, or what a Query compares with them. */
export function refuseLongKey(partition: unknown, sort: unknown): void {
  if (typeof partition === 'string' && isLonger(partition, MAX_PARTITION_KEY_BYTES)) {
    throw invalid(`Size of hashkey has exceeded the maximum size limit of ${MAX_PARTITION_KEY_BYTES} bytes`);
  }
  if (typeof sort === 'string' && isLonger(sort, MAX_SORT_KEY_BYTES)) {
    throw invalid(`Aggregated size of all range keys has exceeded the size limit of ${MAX_SORT_KEY_BYTES} bytes`);
  }
}

/** Most keys are short enough whatever letters they have: three bytes a unit at most. */
const isLonger = (text: string, bytes: number): boolean => text.length * 3 > bytes && Buffer.byteLength(text) > bytes;

/** The expressions of a request, and that they use every name and value that it gives. */
export function refuseUnused(
  expressions: readonly (string | undefined)[],
  names: Readonly<Record<string, string>> | undefined,
  values: Readonly<Record<string, unknown>> | undefined,
): void {
  const text = expressions.filter((one) => one !== undefined).join(' ');
  for (const one of expressions) {
    if (one !== undefined && isLonger(one, MAX_EXPRESSION_BYTES)) {
      throw invalid('Invalid expression: Expression size has exceeded the maximum allowed size');
    }
  }
  const used = (token: string) => {
    for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
      if (!/\w/.test(text[at + token.length] ?? ' ')) return true;
    }
    return false;
  };
  for (const [what, given] of [
    ['ExpressionAttributeNames', names],
    ['ExpressionAttributeValues', values],
  ] as const) {
    const tokens = Object.keys(given ?? {});
    if (given !== undefined && tokens.length === 0) throw invalid(`${what} must not be empty`);
    const left = tokens.filter((token) => !used(token));
    if (left.length > 0) throw invalid(`Value provided in ${what} unused in expressions: keys: {${left.join(', ')}}`);
  }
}
