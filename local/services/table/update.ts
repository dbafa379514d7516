/** Update expressions (Developer Guide, "Using update expressions in DynamoDB"). */
import { type Context, type Operand, operandAt, valueAt } from './condition.ts';
import { has, type Row, storedRow, storedValue, typeOf } from './row.ts';
import { attributeName, invalid, pathAt, type Step, Tokens } from './tokens.ts';

/** One change of a clause: what it does to the row that comes out of it. */
interface Change {
  readonly path: readonly Step[];
  /** The new value, from the row as it was; undefined removes the attribute. */
  readonly value: Operand;
}

const CLAUSES: Record<string, (tokens: Tokens, path: readonly Step[]) => Operand> = {
  SET: (tokens) => {
    tokens.expect('=');
    return assigned(tokens);
  },
  REMOVE: () => () => undefined,
  ADD: (tokens, path) => {
    const more = operandAt(tokens);
    return (context) => sum(valueAt(path, context), more(context));
  },
  DELETE: (tokens, path) => {
    const fewer = operandAt(tokens);
    return (context) => difference(valueAt(path, context), fewer(context));
  },
};

const parsed = new Map<string, Change[]>();
const MOST_PARSED = 5000;

/** The row after an update; values are read from the row as it is before it. */
export function updated(expression: string, context: Context): Row {
  let changes = parsed.get(expression);
  if (changes === undefined) {
    changes = changesOf(expression);
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(expression, changes);
  }
  refuseOverlap(changes, context);
  const values = changes.map(({ value }) => value(context));
  const result = storedRow(context.row);
  for (const [i, { path }] of changes.entries()) put(result, path, values[i], context);
  return result;
}

function changesOf(expression: string): Change[] {
  const tokens = new Tokens(expression);
  const seen = new Set<string>();
  const changes: Change[] = [];
  while (tokens.peek() !== undefined) {
    const clause = tokens.next().toUpperCase();
    const operation = Object.hasOwn(CLAUSES, clause) ? CLAUSES[clause] : undefined;
    if (operation === undefined) throw invalid(`Invalid UpdateExpression: Syntax error; token: "${clause}"`);
    if (seen.has(clause))
      throw invalid(`Invalid UpdateExpression: The "${clause}" section can only be used once in an update expression;`);
    seen.add(clause);
    do {
      const path = pathAt(tokens);
      changes.push({ path, value: operation(tokens, path) });
    } while (tokens.take(','));
  }
  return changes;
}

/** A value, or one that is computed: `a + :b`, `if_not_exists(a, :b)`, `list_append(a, :b)`. */
function assigned(tokens: Tokens): Operand {
  const left = part(tokens);
  const sign = tokens.take('+') ? 1 : tokens.take('-') ? -1 : 0;
  if (sign === 0) return present(left);
  const right = part(tokens);
  return (context) => {
    const [a, b] = [present(left)(context), present(right)(context)];
    if (typeof a !== 'number' || typeof b !== 'number') throw wrongType();
    return a + sign * b;
  };
}

/** An operand that has to be there. */
const present =
  (operand: Operand): Operand =>
  (context) => {
    const value = operand(context);
    if (value === undefined)
      throw invalid('The provided expression refers to an attribute that does not exist in the item');
    return value;
  };

function part(tokens: Tokens): Operand {
  if (tokens.peek(1) !== '(') return operandAt(tokens);
  const name = tokens.next();
  tokens.expect('(');
  const first = part(tokens);
  tokens.expect(',');
  const second = part(tokens);
  tokens.expect(')');
  if (name === 'if_not_exists') return (context) => first(context) ?? second(context);
  if (name !== 'list_append') throw invalid(`Invalid UpdateExpression: Invalid function name; function: ${name}`);
  return (context) => {
    const [a, b] = [present(first)(context), present(second)(context)];
    if (!Array.isArray(a) || !Array.isArray(b)) throw wrongType();
    return [...a, ...b];
  };
}

/** `ADD`: a number more, or members more; what is not there is nothing. */
function sum(value: unknown, more: unknown): unknown {
  if (typeof more === 'number' && (value === undefined || typeof value === 'number')) return (value ?? 0) + more;
  if (!(more instanceof Set) || !(value === undefined || typeOf(value) === typeOf(more))) throw wrongType();
  const result = new Set(value as Set<unknown> | undefined);
  for (const one of more) if (!has(result, one)) result.add(one);
  return result;
}

/** `DELETE`: members fewer; a set without members is no attribute any more. */
function difference(value: unknown, fewer: unknown): unknown {
  if (!(fewer instanceof Set)) throw wrongType();
  if (value === undefined) return undefined;
  if (typeOf(value) !== typeOf(fewer)) throw wrongType();
  const left = new Set([...(value as Set<unknown>)].filter((one) => !has(fewer, one)));
  return left.size === 0 ? undefined : left;
}

const wrongType = (): Error => invalid('An operand in the update expression has an incorrect data type');

/** Two changes of one attribute, or of one and of something in it, are refused. */
function refuseOverlap(changes: readonly Change[], context: Context): void {
  const paths = changes.map(({ path }) =>
    path.map((step) => (typeof step === 'string' ? attributeName(step, context) : step)),
  );
  for (const [i, path] of paths.entries()) {
    for (const other of paths.slice(i + 1)) {
      const length = Math.min(path.length, other.length);
      if (path.slice(0, length).every((step, at) => step === other[at])) {
        throw invalid(
          'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths;',
        );
      }
    }
  }
}

/** Puts a value at a path of the row; what leads there has to be there. */
function put(row: Row, path: readonly Step[], value: unknown, context: Context): void {
  let place: unknown = row;
  for (const step of path.slice(0, -1)) place = (place as Row)?.[nameOf(step, context)];
  const last = path.at(-1) ?? '';
  if (typeof place !== 'object' || place === null || Array.isArray(place) !== (typeof last === 'number')) {
    throw invalid('The document path provided in the update expression is invalid for update');
  }
  if (Array.isArray(place)) {
    if (value === undefined) place.splice(Number(last), 1);
    else place[Math.min(Number(last), place.length)] = storedValue(value);
    return;
  }
  const name = nameOf(last, context);
  if (value === undefined) delete (place as Row)[name];
  else (place as Row)[name] = storedValue(value);
}

const nameOf = (step: Step, context: Context): string =>
  typeof step === 'string' ? attributeName(step, context) : String(step);
