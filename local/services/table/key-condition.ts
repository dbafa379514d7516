/** The key condition of a Query (Developer Guide, "Key condition expressions for the Query operation"). */
import { beginsWith, compares } from './condition.ts';
import { refuseLongKey } from './limits.ts';
import { order } from './row.ts';
import { attributeName, type Given, invalid, Tokens } from './tokens.ts';

/** One partition, and a range of its sort keys. */
export interface KeyRange {
  readonly partition: string;
  /** The first and the last sort key that can be meant; null: no bound. */
  readonly low: string | null;
  readonly high: string | null;
  /** Whether a sort key between them is meant. */
  readonly holds: (sort: string) => boolean;
}

interface Test {
  readonly attribute: string;
  readonly operator: string;
  readonly values: readonly unknown[];
}

/** `names`: the attributes of the key. */
export function keyRange(expression: string, names: { partition: string; sort: string }, given: Given): KeyRange {
  const tests = testsOf(expression, given);
  const equal = tests.find(({ attribute }) => attribute === names.partition);
  const [sort, ...more] = tests.filter(({ attribute }) => attribute !== names.partition);
  if (equal === undefined) throw invalid(`Query condition missed key schema element: ${names.partition}`);
  if (equal.operator !== '=' || more.length > 0 || tests.length > (sort === undefined ? 1 : 2)) {
    throw invalid('Query key condition not supported');
  }
  const [partition] = equal.values;
  for (const value of [partition, ...(sort?.values ?? [])]) {
    if (typeof value !== 'string')
      throw invalid('One or more parameter values were invalid: Condition parameter type does not match schema type');
  }
  for (const value of sort?.values ?? []) refuseLongKey(partition, value);
  refuseLongKey(partition, undefined);
  if (partition === '')
    throw invalid(
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value.',
    );
  if (sort === undefined) return { partition: String(partition), low: null, high: null, holds: () => true };
  if (sort.attribute !== names.sort) throw invalid(`Query condition missed key schema element: ${names.sort}`);
  return { partition: String(partition), ...sortRange(sort) };
}

function sortRange({ operator, values }: Test): Omit<KeyRange, 'partition'> {
  const [value, high] = values.map(String);
  const bound = value ?? '';
  switch (operator) {
    case '=':
      return { low: bound, high: bound, holds: (sort) => sort === bound };
    case '<':
    case '<=':
      return { low: null, high: bound, holds: (sort) => compares(sort, operator, bound) };
    case '>':
    case '>=':
      return { low: bound, high: null, holds: (sort) => compares(sort, operator, bound) };
    case 'BETWEEN':
      if ((order(bound, high) ?? 0) > 0) {
        throw invalid('The BETWEEN operator requires upper bound to be greater than or equal to lower bound');
      }
      return { low: bound, high: high ?? '', holds: () => true };
    case 'begins_with':
      return { low: bound, high: `${bound}\u{10FFFF}`, holds: (sort) => beginsWith(sort, bound) };
    default:
      throw invalid(`Invalid operator used in KeyConditionExpression: ${operator}`);
  }
}

function testsOf(expression: string, given: Given): Test[] {
  const tokens = new Tokens(expression);
  const tests: Test[] = [];
  do tests.push(testAt(tokens, given));
  while (tokens.take('AND'));
  tokens.end();
  return tests;
}

function testAt(tokens: Tokens, given: Given): Test {
  if (tokens.take('(')) {
    const test = testAt(tokens, given);
    tokens.expect(')');
    return test;
  }
  if (tokens.peek() === 'begins_with') {
    tokens.next();
    tokens.expect('(');
    const attribute = attributeName(tokens.next(), given);
    tokens.expect(',');
    const prefix = valueAt(tokens.next(), given);
    tokens.expect(')');
    return { attribute, operator: 'begins_with', values: [prefix] };
  }
  const attribute = attributeName(tokens.next(), given);
  if (!tokens.take('BETWEEN')) {
    return { attribute, operator: tokens.next(), values: [valueAt(tokens.next(), given)] };
  }
  const low = valueAt(tokens.next(), given);
  tokens.expect('AND');
  return { attribute, operator: 'BETWEEN', values: [low, valueAt(tokens.next(), given)] };
}

function valueAt(token: string, { values }: Given): unknown {
  const value = values[token];
  if (value === undefined) {
    throw invalid(
      `Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: ${token}`,
    );
  }
  return value;
}
