/** Enough of DynamoDB's expression language for the fake table; anything else throws rather than guesses. */

export type Row = Record<string, unknown>;

interface Context {
  readonly row: Row;
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
}

const TOKEN = /\s*(?:([(),=]|<>|<=|>=|<|>|\+)|([#:]?[A-Za-z_][A-Za-z0-9_]*))/y;

class Tokens {
  private readonly list: string[] = [];
  private at = 0;

  constructor(expression: string) {
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < expression.trimEnd().length) {
      const from = TOKEN.lastIndex;
      const match = TOKEN.exec(expression);
      if (match === null) throw new Error(`ValidationException: cannot read "${expression.slice(from)}"`);
      this.list.push(match[1] ?? match[2] ?? '');
    }
  }

  peek(): string | undefined {
    return this.list[this.at];
  }

  next(): string {
    const token = this.list[this.at++];
    if (token === undefined) throw new Error('ValidationException: the expression ends too soon');
    return token;
  }

  take(token: string): boolean {
    if (this.peek()?.toUpperCase() !== token) return false;
    this.at += 1;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) throw new Error(`ValidationException: expected ${token}, found ${this.peek()}`);
  }
}

/** Whether a condition holds for a row (an empty one where there is none). */
export function holdsFor(expression: string | undefined, context: Context): boolean {
  if (expression === undefined) return true;
  const tokens = new Tokens(expression);
  const result = anyOf(tokens, context);
  if (tokens.peek() !== undefined) throw new Error(`ValidationException: unexpected ${tokens.peek()}`);
  return result;
}

function anyOf(tokens: Tokens, context: Context): boolean {
  let result = allOf(tokens, context);
  while (tokens.take('OR')) result = allOf(tokens, context) || result;
  return result;
}

function allOf(tokens: Tokens, context: Context): boolean {
  let result = term(tokens, context);
  while (tokens.take('AND')) result = term(tokens, context) && result;
  return result;
}

function term(tokens: Tokens, context: Context): boolean {
  if (tokens.take('(')) {
    const result = anyOf(tokens, context);
    tokens.expect(')');
    return result;
  }
  for (const [name, test] of Object.entries(TESTS)) {
    if (!tokens.take(name)) continue;
    tokens.expect('(');
    const result = test(tokens, context);
    tokens.expect(')');
    return result;
  }
  const left = operand(tokens, context);
  if (tokens.take('BETWEEN')) {
    const low = operand(tokens, context);
    tokens.expect('AND');
    const high = operand(tokens, context);
    return compare(left, '>=', low) && compare(left, '<=', high);
  }
  if (tokens.take('IN')) return listOf(tokens, context).includes(left);
  return compare(left, tokens.next(), operand(tokens, context));
}

const TESTS: Record<string, (tokens: Tokens, context: Context) => boolean> = {
  ATTRIBUTE_NOT_EXISTS: (tokens, context) => operand(tokens, context) === undefined,
  ATTRIBUTE_EXISTS: (tokens, context) => operand(tokens, context) !== undefined,
  BEGINS_WITH: (tokens, context) => {
    const text = operand(tokens, context);
    tokens.expect(',');
    const prefix = operand(tokens, context);
    return typeof text === 'string' && typeof prefix === 'string' && text.startsWith(prefix);
  },
};

function listOf(tokens: Tokens, context: Context): unknown[] {
  const list: unknown[] = [];
  tokens.expect('(');
  do list.push(operand(tokens, context));
  while (tokens.take(','));
  tokens.expect(')');
  return list;
}

function operand(tokens: Tokens, context: Context): unknown {
  const token = tokens.next();
  if (token.startsWith(':')) {
    if (!(token in context.values)) throw new Error(`ValidationException: ${token} has no value`);
    return context.values[token];
  }
  return context.row[attribute(token, context)];
}

function attribute(token: string, { names }: Context): string {
  if (!token.startsWith('#')) return token;
  const name = names[token];
  if (name === undefined) throw new Error(`ValidationException: ${token} has no name`);
  return name;
}

/** Comparisons hold only between values of one type, as in DynamoDB: an absent attribute is less than nothing. */
function compare(left: unknown, operator: string, right: unknown): boolean {
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  if (typeof left !== typeof right || (typeof left !== 'string' && typeof left !== 'number')) return false;
  const order = left === right ? 0 : (left as string) < (right as string) ? -1 : 1;
  const tests: Record<string, boolean> = { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 };
  const result = tests[operator];
  if (result === undefined) throw new Error(`ValidationException: unknown operator ${operator}`);
  return result;
}

/** The row after an update expression of SET, ADD and REMOVE clauses. */
export function updated(expression: string, context: Context): Row {
  const tokens = new Tokens(expression);
  const result: Row = { ...context.row };
  while (tokens.peek() !== undefined) {
    const clause = tokens.next().toUpperCase();
    do {
      const name = attribute(tokens.next(), context);
      if (clause === 'SET') {
        tokens.expect('=');
        result[name] = assigned(tokens, context);
      } else if (clause === 'ADD') {
        result[name] = Number(context.row[name] ?? 0) + Number(operand(tokens, context));
      } else if (clause === 'REMOVE') delete result[name];
      else throw new Error(`ValidationException: unknown clause ${clause}`);
    } while (tokens.take(','));
  }
  return result;
}

function assigned(tokens: Tokens, context: Context): unknown {
  if (!tokens.take('IF_NOT_EXISTS')) return operand(tokens, context);
  tokens.expect('(');
  const present = operand(tokens, context);
  tokens.expect(',');
  const otherwise = operand(tokens, context);
  tokens.expect(')');
  return present ?? otherwise;
}
