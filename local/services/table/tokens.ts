/** The words of DynamoDB's expressions (Developer Guide, "Condition and filter expressions, operators, and functions"). */
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import { RESERVED } from './reserved-words.ts';

/** The error for a request that DynamoDB refuses as it is written. */
export const invalid = (message: string): Error =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', $metadata: {}, message });

const TOKEN = /\s*(?:(<>|<=|>=|[(),=<>+\-.[\]])|([#:][A-Za-z0-9_]+|[A-Za-z_][A-Za-z0-9_]*)|(\d+))/y;

/** Reads an expression word by word. */
export class Tokens {
  private readonly list: string[] = [];
  private at = 0;
  readonly expression: string;

  constructor(expression: string) {
    this.expression = expression;
    const end = expression.trimEnd().length;
    if (end === 0) throw invalid('Invalid expression: The expression can not be empty;');
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < end) {
      const from = TOKEN.lastIndex;
      const match = TOKEN.exec(expression);
      if (match === null) throw invalid(`Invalid expression: Syntax error; near: "${expression.slice(from)}"`);
      this.list.push(match[1] ?? match[2] ?? match[3] ?? '');
    }
  }

  peek(ahead = 0): string | undefined {
    return this.list[this.at + ahead];
  }

  next(): string {
    const token = this.list[this.at++];
    if (token === undefined) throw invalid(`Invalid expression: Syntax error; it ends too soon: "${this.expression}"`);
    return token;
  }

  /** Whether the next word is this key word or sign, in any case; then it is passed. */
  take(token: string): boolean {
    if (this.peek()?.toUpperCase() !== token) return false;
    this.at += 1;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) throw invalid(`Invalid expression: Syntax error; token: "${this.peek() ?? '<EOF>'}"`);
  }

  end(): void {
    if (this.peek() !== undefined) throw invalid(`Invalid expression: Syntax error; token: "${this.peek()}"`);
  }
}

/** What an expression refers to by names and values that the request gives. */
export interface Given {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A step of a document path: an attribute, as written in the expression, or the index of a list. */
export type Step = string | number;

/** Reads a document path: `a`, `#a.b[0]`. */
export function pathAt(tokens: Tokens): Step[] {
  const steps: Step[] = [attributeAt(tokens)];
  for (;;) {
    if (tokens.take('.')) steps.push(attributeAt(tokens));
    else if (tokens.take('[')) {
      steps.push(Number(tokens.next()));
      tokens.expect(']');
    } else return steps;
  }
}

function attributeAt(tokens: Tokens): string {
  const token = tokens.next();
  if (!/^[#A-Za-z_]/.test(token)) throw invalid(`Invalid expression: Syntax error; token: "${token}"`);
  if (RESERVED.has(token.toUpperCase())) {
    throw invalid(`Invalid expression: Attribute name is a reserved keyword; reserved keyword: ${token}`);
  }
  return token;
}

/** The name of an attribute: as written, or the one that stands for `#name`. */
export function attributeName(step: string, { names }: Pick<Given, 'names'>): string {
  if (!step.startsWith('#')) return step;
  const name = names[step];
  if (name === undefined) {
    throw invalid(
      `Invalid expression: An expression attribute name used in the document path is not defined; attribute name: ${step}`,
    );
  }
  return name;
}
