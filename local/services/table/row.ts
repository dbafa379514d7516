/** Rows as the document client gives and takes them: plain JavaScript values. */

export type Row = Record<string, unknown>;

/**
 * A copy of a value as the document client stores it: without what is undefined, bytes as `Uint8Array`. Throws where the
 * client would (`@aws-sdk/util-dynamodb`, marshall): on empty sets, numbers that are none, class instances.
 */
export function storedValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new Error(`Special numeric value ${value} is not allowed`);
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
        throw new Error(`Number ${value} is greater than MAX_SAFE_INTEGER.`);
      return value;
    case 'object':
      return storedObject(value);
    default:
      throw new Error(`Unsupported type passed: ${String(value)}.`);
  }
}

function storedObject(value: object | null): unknown {
  if (value === null) return null;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(storedValue);
  if (value instanceof Set) {
    if (value.size === 0) throw new Error('Pass a non-empty set, or options.convertEmptyValues=true.');
    return new Set([...value].map(storedValue));
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new Error(
      `Unsupported type passed: ${value.constructor?.name}. Pass options.convertClassInstanceToMap=true.`,
    );
  }
  return storedRow(value as Row);
}

/** A copy of a row, as `storedValue`. */
export function storedRow(row: Readonly<Row>): Row {
  const copy: Row = {};
  for (const name in row) if (row[name] !== undefined) copy[name] = storedValue(row[name]);
  return copy;
}

/** Whether two values are the same to DynamoDB: sets have no order. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (left instanceof Uint8Array || right instanceof Uint8Array) {
    return left instanceof Uint8Array && right instanceof Uint8Array && Buffer.compare(left, right) === 0;
  }
  if (left instanceof Set || right instanceof Set) {
    return (
      left instanceof Set &&
      right instanceof Set &&
      left.size === right.size &&
      [...left].every((one) => has(right, one))
    );
  }
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => name in right && isSame((left as Row)[name], (right as Row)[name]))
  );
}

/** Whether a set has a member; bytes are compared by their content. */
export function has(set: ReadonlySet<unknown>, member: unknown): boolean {
  return set.has(member) || (member instanceof Uint8Array && [...set].some((one) => isSame(one, member)));
}

/** The type of a value, as `attribute_type` names it. */
export function typeOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return 'S';
    case 'number':
    case 'bigint':
      return 'N';
    case 'boolean':
      return 'BOOL';
    default:
  }
  if (value === undefined) return undefined;
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return 'B';
  if (Array.isArray(value)) return 'L';
  if (!(value instanceof Set)) return 'M';
  const [first] = value;
  return `${typeOf(first)}S`;
}

/**
 * The order of two strings by their UTF-8 bytes, which is that of code points. (That of JavaScript is by UTF-16 units: it
 * puts what is beyond the first plane before the last letters of that plane.)
 */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [left.charCodeAt(i), right.charCodeAt(i)];
    if (a === b) continue;
    const bothHigh = a >= 0xd800 && b >= 0xd800;
    return bothHigh ? afterSurrogates(a) - afterSurrogates(b) : a - b;
  }
  return left.length - right.length;
}

/** Surrogates stand for code points above all others. */
const afterSurrogates = (unit: number): number => (unit < 0xe000 ? unit + 0x2800 : unit);

/** The order of two values of the types that have one (S, N, B); null for others, and for values of different types. */
export function order(left: unknown, right: unknown): number | null {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (left instanceof Uint8Array && right instanceof Uint8Array) return Buffer.compare(left, right);
  return null;
}
