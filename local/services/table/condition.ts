/** Conditions and filters (Developer Guide, "Condition and filter expressions, operators, and functions"). */
import { has, isSame, order, type Row, typeOf } from './row.ts';
import { attributeName, type Given, invalid, pathAt, type Step, Tokens } from './tokens.ts';

export interface Context extends Given {
  readonly row: Row;
}

/** A value in an expression; undefined where the row has none there. */
export type Operand = (context: Context) => unknown;
type Condition = (context: Context) => boolean;

const parsed = new Map<string, Condition>();
/** More than a product has; property tests could make more. */
const MOST_PARSED = 5000;

/** Whether a condition holds for a row (an empty one where there is none). */
export function holdsFor(expression: string | undefined, context: Context): boolean {
  if (expression === undefined) return true;
  let condition = parsed.get(expression);
  if (condition === undefined) {
    const tokens = new Tokens(expression);
    condition = anyOf(tokens);
    tokens.end();
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(expression, condition);
  }
  return condition(context);
}

function anyOf(tokens: Tokens): Condition {
  const parts = [allOf(tokens)];
  while (tokens.take('OR')) parts.push(allOf(tokens));
  // All parts: a wrong one must fail whatever the others say.
  return (context) => parts.map((part) => part(context)).includes(true);
}

function allOf(tokens: Tokens): Condition {
  const parts = [term(tokens)];
  while (tokens.take('AND')) parts.push(term(tokens));
  return (context) => !parts.map((part) => part(context)).includes(false);
}

function term(tokens: Tokens): Condition {
  if (tokens.take('NOT')) {
    const negated = term(tokens);
    return (context) => !negated(context);
  }
  if (tokens.peek() === '(') {
    tokens.expect('(');
    const inner = anyOf(tokens);
    tokens.expect(')');
    return inner;
  }
  const test = tokens.peek(1) === '(' ? TESTS[tokens.peek() ?? ''] : undefined;
  if (test !== undefined) {
    tokens.next();
    tokens.expect('(');
    const condition = test(tokens);
    tokens.expect(')');
    return condition;
  }
  return comparison(tokens);
}

function comparison(tokens: Tokens): Condition {
  const left = operandAt(tokens);
  if (tokens.take('BETWEEN')) {
    const low = operandAt(tokens);
    tokens.expect('AND');
    const high = operandAt(tokens);
    return (context) => {
      const [value, from, to] = [left(context), low(context), high(context)];
      if ((order(from, to) ?? 0) > 0)
        throw invalid('The BETWEEN operator requires upper bound to be greater than or equal to lower bound');
      return compares(value, '>=', from) && compares(value, '<=', to);
    };
  }
  if (tokens.take('IN')) {
    const list = listAt(tokens);
    return (context) => list.some((one) => compares(left(context), '=', one(context)));
  }
  const operator = tokens.next();
  if (!['=', '<>', '<', '<=', '>', '>='].includes(operator))
    throw invalid(`Invalid expression: Syntax error; token: "${operator}"`);
  const right = operandAt(tokens);
  return (context) => compares(left(context), operator, right(context));
}

function listAt(tokens: Tokens): Operand[] {
  const list: Operand[] = [];
  tokens.expect('(');
  do list.push(operandAt(tokens));
  while (tokens.take(','));
  tokens.expect(')');
  return list;
}

/** Functions that are true or false. Their names are written in lower case, as DynamoDB requires. */
const TESTS: Record<string, (tokens: Tokens) => Condition> = {
  attribute_not_exists: (tokens) => {
    const path = pathAt(tokens);
    return (context) => valueAt(path, context) === undefined;
  },
  attribute_exists: (tokens) => {
    const path = pathAt(tokens);
    return (context) => valueAt(path, context) !== undefined;
  },
  attribute_type: (tokens) => {
    const path = pathAt(tokens);
    tokens.expect(',');
    const type = operandAt(tokens);
    return (context) => typeOf(valueAt(path, context)) === type(context);
  },
  begins_with: (tokens) => {
    const text = operandAt(tokens);
    tokens.expect(',');
    const prefix = operandAt(tokens);
    return (context) => beginsWith(text(context), prefix(context));
  },
  contains: (tokens) => {
    const whole = operandAt(tokens);
    tokens.expect(',');
    const part = operandAt(tokens);
    return (context) => contains(whole(context), part(context));
  },
};

export function beginsWith(text: unknown, prefix: unknown): boolean {
  if (typeof text === 'string' && typeof prefix === 'string') return text.startsWith(prefix);
  if (!(text instanceof Uint8Array && prefix instanceof Uint8Array)) return false;
  return Buffer.compare(text.subarray(0, prefix.length), prefix) === 0;
}

function contains(whole: unknown, part: unknown): boolean {
  if (typeof whole === 'string') return typeof part === 'string' && whole.includes(part);
  if (whole instanceof Set) return has(whole, part);
  return Array.isArray(whole) && whole.some((one) => isSame(one, part));
}

/** A value of the request, an attribute of the row, or the `size` of one. */
export function operandAt(tokens: Tokens): Operand {
  const token = tokens.peek() ?? '';
  if (token.startsWith(':')) {
    tokens.next();
    return (context) => givenValue(token, context);
  }
  if (token === 'size' && tokens.peek(1) === '(') {
    tokens.next();
    tokens.expect('(');
    const path = pathAt(tokens);
    tokens.expect(')');
    return (context) => sizeOf(valueAt(path, context));
  }
  const path = pathAt(tokens);
  return (context) => valueAt(path, context);
}

function givenValue(token: string, { values }: Given): unknown {
  const value = values[token];
  if (value === undefined) {
    throw invalid(
      `Invalid expression: An expression attribute value used in expression is not defined; attribute value: ${token}`,
    );
  }
  return value;
}

/** What stands in a row at a path; undefined where it has nothing there. */
export function valueAt(path: readonly Step[], context: Context): unknown {
  let value: unknown = context.row;
  for (const step of path) {
    if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
    else {
      const name = attributeName(step, context);
      value = typeOf(value) === 'M' && Object.hasOwn(value as Row, name) ? (value as Row)[name] : undefined;
    }
  }
  return value;
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length;
  if (value instanceof Set) return value.size;
  return typeOf(value) === 'M' ? Object.keys(value as Row).length : undefined;
}

/** Comparisons hold only between values of one type; nothing is equal to what is not there. */
export function compares(left: unknown, operator: string, right: unknown): boolean {
  if (operator === '=') return left !== undefined && isSame(left, right);
  if (operator === '<>') return !(left !== undefined && isSame(left, right));
  const between = order(left, right);
  if (between === null) return false;
  switch (operator) {
    case '<':
      return between < 0;
    case '<=':
      return between <= 0;
    case '>':
      return between > 0;
    default:
      return between >= 0;
  }
}
