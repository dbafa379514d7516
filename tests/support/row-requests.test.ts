import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { describe, expect, it } from 'vitest';
import {
  batchRequest,
  grantsFor,
  grantsOf,
  itemRequest,
  queryRequest,
  type RowRequest,
  transactionRequests,
} from './row-requests.ts';

const TABLE = 'arn:aws:dynamodb:eu-central-1:1:table/t';

function allow(actions: readonly string[], patterns: readonly string[], resource = TABLE): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [resource],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
  });
}

const STATEMENTS = [
  allow(['BatchGetItem', 'PutItem'], ['CLIP#*', 'DUE#?']),
  allow(['BatchGetItem', 'Query'], ['NAME#*']),
  allow(['Query'], ['NAMES'], `${TABLE}/index/list`),
];

const request = (action: string, keys: readonly string[], index: string | null = null): RowRequest => {
  return { action, index, keys };
};

describe('a request', () => {
  it.each<[why: string, request: RowRequest, grants: string[]]>([
    ['one key', request('PutItem', ['CLIP#a']), ['PutItem table CLIP#*']],
    ['a character for a question mark', request('PutItem', ['DUE#1']), ['PutItem table DUE#?']],
    ['two characters for one', request('PutItem', ['DUE#12']), []],
    ['another case', request('PutItem', ['clip#a']), []],
    ['an action that is not granted', request('DeleteItem', ['CLIP#a']), []],
    [
      'keys of one statement',
      request('BatchGetItem', ['CLIP#a', 'DUE#1']),
      ['BatchGetItem table CLIP#*', 'BatchGetItem table DUE#?'],
    ],
    ['keys of two statements: neither holds for all', request('BatchGetItem', ['CLIP#a', 'NAME#a']), []],
    ['no keys: Null does not hold', request('Query', []), []],
    ['an index', request('Query', ['NAMES'], 'list'), ['Query list NAMES']],
    ['another index', request('Query', ['NAMES'], 'outlet'), []],
    ['the table where an index is granted', request('Query', ['NAMES']), []],
    ['an index where the table is granted', request('Query', ['NAME#a'], 'list'), []],
  ])('with %s', (_why, one, grants) => {
    expect(grantsFor(one, STATEMENTS, TABLE)).toEqual(grants);
  });
});

it('a statement under another condition is not judged', () => {
  const other = new PolicyStatement({ actions: ['dynamodb:Query'], resources: [TABLE] });
  expect(() => grantsOf([other], TABLE)).toThrow();
});

const TableName = 't';
const key = (pk: string) => ({ pk, sk: 'X' });

it.each<[what: string, requests: RowRequest[], expected: RowRequest[]]>([
  ['a read', itemRequest('GetItem')({ Key: key('CLIP#a') }), [request('GetItem', ['CLIP#a'])]],
  ['a write', itemRequest('PutItem')({ Item: key('CLIP#a') }), [request('PutItem', ['CLIP#a'])]],
  [
    'a batch: all keys together',
    batchRequest({ RequestItems: { t: { Keys: [key('CLIP#a'), key('CLIP#a'), key('DUE#1')] } } }),
    [request('BatchGetItem', ['CLIP#a', 'DUE#1'])],
  ],
  [
    'a query of the table',
    queryRequest({
      TableName,
      KeyConditionExpression: 'pk = :shard AND sk < :end',
      ExpressionAttributeValues: { ':shard': 'DUE#1', ':end': 'x' },
    }),
    [request('Query', ['DUE#1'])],
  ],
  [
    'a query of an index: its own partition key',
    queryRequest({
      TableName,
      IndexName: 'list',
      KeyConditionExpression: '#order = :order AND #partition = :partition',
      ExpressionAttributeNames: { '#partition': 'listKey', '#order': 'listOrder' },
      ExpressionAttributeValues: { ':partition': 'NAMES', ':order': 'a' },
    }),
    [request('Query', ['NAMES'], 'list')],
  ],
  [
    'a transaction: each action with its own key and with all',
    transactionRequests({
      TransactItems: [
        { Put: { TableName, Item: key('NAME#a') } },
        { Update: { TableName, Key: key('NAMES'), UpdateExpression: 'SET a = :a' } },
        { Delete: { TableName, Key: key('NAME#b') } },
        { ConditionCheck: { TableName, Key: key('CLIP#a'), ConditionExpression: 'a = :a' } },
      ],
    }),
    [
      request('PutItem', ['NAME#a']),
      request('UpdateItem', ['NAMES']),
      request('DeleteItem', ['NAME#b']),
      request('ConditionCheckItem', ['CLIP#a']),
      ...['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map((action) =>
        request(action, ['NAME#a', 'NAMES', 'NAME#b', 'CLIP#a']),
      ),
    ],
  ],
])('%s needs', (_what, requests, expected) => {
  expect(requests).toEqual(expected);
});
