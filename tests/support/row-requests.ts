/**
 * What requests to the table need of a role, and the grants that allow them: by actions, resource and
 * `dynamodb:LeadingKeys` (DynamoDB guide, "Using IAM policy conditions for fine-grained access control"; IAM guide,
 * "Set operators for multivalued context keys").
 */
import type {
  BatchGetCommandInput,
  GetCommandInput,
  QueryCommandInput,
  TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import * as z from 'zod';
import { table } from '../../shared/wiring.ts';
import type { Row } from './fake/table-expression.ts';

/** One thing that a role must allow. */
export interface RowRequest {
  /** As IAM names it, without its service. */
  readonly action: string;
  /** Name of the index; null where the table itself is asked. */
  readonly index: string | null;
  /** The partition keys that it names, of the index if there is one. */
  readonly keys: readonly string[];
}

const partitionOf = (key: Row | undefined): string => String(key?.[table.partition]);
const onTable = (action: string, keys: readonly string[]): RowRequest => ({ action, index: null, keys });

/** A request for one item. */
export const itemRequest =
  (action: 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem') =>
  ({ Key, Item }: Partial<GetCommandInput> & { readonly Item?: Row | undefined }): RowRequest[] => [
    onTable(action, [partitionOf(Item ?? Key)]),
  ];

/** All keys of a BatchGetItem are judged together. */
export function batchRequest({ RequestItems = {} }: BatchGetCommandInput): RowRequest[] {
  return Object.values(RequestItems).map(({ Keys = [] }) =>
    onTable('BatchGetItem', [...new Set(Keys.map((key) => partitionOf(key)))]),
  );
}

export function queryRequest(input: QueryCommandInput): RowRequest[] {
  const index = Object.values(table.indexes).find(({ name }) => name === input.IndexName);
  const partition = index?.partition ?? table.partition;
  const equalities = [...(input.KeyConditionExpression ?? '').matchAll(/([#\w]+)\s*=\s*(:\w+)/g)];
  const keys = equalities
    .filter(([, name = '']) => (input.ExpressionAttributeNames?.[name] ?? name) === partition)
    .map(([, , value = '']) => String(input.ExpressionAttributeValues?.[value]));
  return [{ action: 'Query', index: input.IndexName ?? null, keys }];
}

/**
 * Each action of a transaction twice: with the key of its own item, and with those of all. No guide says which of the two
 * is judged, so a role must allow both.
 */
export function transactionRequests({ TransactItems = [] }: TransactWriteCommandInput): RowRequest[] {
  const own = TransactItems.flatMap(({ Put, Update, Delete, ConditionCheck }) => [
    ...(Put ? [onTable('PutItem', [partitionOf(Put.Item)])] : []),
    ...(Update ? [onTable('UpdateItem', [partitionOf(Update.Key)])] : []),
    ...(Delete ? [onTable('DeleteItem', [partitionOf(Delete.Key)])] : []),
    ...(ConditionCheck ? [onTable('ConditionCheckItem', [partitionOf(ConditionCheck.Key)])] : []),
  ]);
  const all = [...new Set(own.flatMap(({ keys }) => keys))];
  return [...own, ...[...new Set(own.map(({ action }) => action))].map((action) => onTable(action, all))];
}

const oneOrMore = z.array(z.string()).or(z.string().transform((one) => [one]));
const keysOf = <T extends z.ZodType>(value: T) => z.strictObject({ 'dynamodb:LeadingKeys': value });
/** The statements that can be judged; another form of statement fails. */
const Statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: oneOrMore,
  Resource: z.string(),
  Condition: z.strictObject({
    'ForAllValues:StringLike': keysOf(oneOrMore),
    Null: keysOf(z.literal('false')).optional(),
  }),
});

/** `BatchGetItem Table CLIP#*`: one action on rows, or entries of an index, with keys of one pattern. */
const grantName = (action: string, index: string | null, pattern: string): string =>
  `${action} ${index ?? 'table'} ${pattern}`;

/** All grants of statements for the table with this ARN. */
export function grantsOf(statements: readonly PolicyStatement[], tableArn: string): string[] {
  return readStatements(statements, tableArn).flatMap(({ actions, index, patterns }) =>
    actions.flatMap((action) => patterns.map((pattern) => grantName(action, index, pattern))),
  );
}

/** The grants that allow a request, those of one statement for all of its keys; none where it is refused. */
export function grantsFor(
  { action, index, keys }: RowRequest,
  statements: readonly PolicyStatement[],
  tableArn: string,
): string[] {
  // `ForAllValues` holds for no keys, `Null` does not.
  if (keys.length === 0) return [];
  return readStatements(statements, tableArn)
    .filter((statement) => statement.actions.includes(action) && statement.index === index)
    .filter(({ patterns }) => keys.every((key) => patterns.some((pattern) => isLike(key, pattern))))
    .flatMap(({ patterns }) => patterns.filter((pattern) => keys.some((key) => isLike(key, pattern))))
    .map((pattern) => grantName(action, index, pattern));
}

function readStatements(statements: readonly PolicyStatement[], tableArn: string) {
  return statements.map((statement) => {
    const { Action, Resource, Condition } = Statement.parse(statement.toStatementJson());
    const [arn, index = null] = Resource.split('/index/');
    if (arn !== tableArn) throw new Error(`A statement for another resource: ${Resource}`);
    const actions = Action.map((action) => action.replace(/^dynamodb:/, ''));
    return { actions, index, patterns: Condition['ForAllValues:StringLike']['dynamodb:LeadingKeys'] };
  });
}

/** `StringLike`: `*` stands for any characters, `?` for one; upper and lower case differ. */
function isLike(value: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}
