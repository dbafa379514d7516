/** What holds for a table of DynamoDB, as far as this project relies on it. Sources: DynamoDB API Reference and Developer Guide. */
import {
  BatchGetCommand,
  DeleteCommand,
  type DeleteCommandInput,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type Case, type Client, refusal } from './contract.ts';

type Row = Record<string, unknown>;

/** A part of the table that only one case writes. */
export class TableSubject {
  readonly pk: string;
  private readonly client: Client;
  private readonly TableName: string;

  constructor(client: Client, TableName: string, pk: string) {
    this.client = client;
    this.TableName = TableName;
    this.pk = pk;
  }

  put(row: Row, more: Partial<PutCommandInput> = {}) {
    return this.client.send(new PutCommand({ TableName: this.TableName, Item: { pk: this.pk, ...row }, ...more }));
  }

  async get(sk: string, more: object = {}): Promise<unknown> {
    const Key = { pk: this.pk, sk };
    const answer = await this.client.send(
      new GetCommand({ TableName: this.TableName, Key, ConsistentRead: true, ...more }),
    );
    return without(this.pk, (answer as { Item?: Row }).Item);
  }

  async update(sk: string, UpdateExpression: string, values?: Row, more: Partial<UpdateCommandInput> = {}) {
    const Key = { pk: this.pk, sk };
    const update = new UpdateCommand({
      TableName: this.TableName,
      Key,
      UpdateExpression,
      ExpressionAttributeValues: values,
      ...more,
    });
    return (await this.client.send(update)) as { Attributes?: Row };
  }

  delete(sk: string, more: Partial<DeleteCommandInput> = {}) {
    return this.client.send(new DeleteCommand({ TableName: this.TableName, Key: { pk: this.pk, sk }, ...more }));
  }

  async query(condition = '', values: Row = {}, more: Partial<QueryCommandInput> = {}) {
    const answer = await this.client.send(
      new QueryCommand({
        TableName: this.TableName,
        KeyConditionExpression: condition === '' ? 'pk = :pk' : `pk = :pk AND ${condition}`,
        ExpressionAttributeValues: { ':pk': this.pk, ...values },
        ConsistentRead: true,
        ...more,
      }),
    );
    return answer as { Items: Row[]; Count: number; ScannedCount: number; LastEvaluatedKey?: Row };
  }

  /** Sort keys of what a query finds. */
  async keys(condition = '', values: Row = {}, more: Partial<QueryCommandInput> = {}) {
    return (await this.query(condition, values, more)).Items.map(({ sk }) => sk);
  }

  /** Query of the index `list`. */
  list(listKey: string, more: Partial<QueryCommandInput> = {}) {
    return this.query(
      '',
      {},
      {
        IndexName: 'list',
        KeyConditionExpression: 'listKey = :key',
        ExpressionAttributeValues: { ':key': `${this.pk} ${listKey}` },
        ConsistentRead: false,
        ...more,
      },
    );
  }

  listKey(name: string): string {
    return `${this.pk} ${name}`;
  }

  transact(items: Actions, token?: string) {
    const TransactItems = items.map((item) => {
      const [[kind, { sk, ...rest }] = ['Put', { sk: '' }]] = Object.entries(item) as [string, { sk: string } & Row][];
      const key = kind === 'Put' ? { Item: { pk: this.pk, sk, ...(rest.row as Row) } } : { Key: { pk: this.pk, sk } };
      const { row: _, ...more } = rest;
      return { [kind]: { TableName: this.TableName, ...key, ...more } };
    });
    const input = { TransactItems, ...(token !== undefined && { ClientRequestToken: token }) };
    return this.client.send(new TransactWriteCommand(input as TransactWriteCommandInput));
  }

  async batch(keys: readonly string[], more: object = {}) {
    const Keys = keys.map((sk) => ({ pk: this.pk, sk }));
    const answer = await this.client.send(
      new BatchGetCommand({ RequestItems: { [this.TableName]: { Keys, ConsistentRead: true, ...more } } }),
    );
    const { Responses = {}, UnprocessedKeys = {} } = answer as {
      Responses?: Record<string, Row[]>;
      UnprocessedKeys?: object;
    };
    const found = (Responses[this.TableName] ?? []).map(({ sk }) => sk);
    return { found: found.sort(), left: Object.keys(UnprocessedKeys).length };
  }
}

type Actions = readonly Record<string, { readonly sk: string; readonly row?: Row } & Row>[];

const without = (pk: string, row: Row | undefined): Row | undefined => {
  if (row?.pk !== pk) return row;
  const { pk: _, ...rest } = row;
  return rest;
};
const codes = async (request: Promise<unknown>) => {
  try {
    await request;
    return null;
  } catch (error) {
    const { name, CancellationReasons } = error as Error & { CancellationReasons?: { Code?: string }[] };
    return CancellationReasons?.map(({ Code }) => Code) ?? name;
  }
};
const two = 'é'.repeat(2);
const VALIDATION = 'ValidationException';
const CONDITION = 'ConditionalCheckFailedException';

export const tableContract: readonly Case<TableSubject>[] = [
  // Values
  {
    rule: 'a row comes back as it was put: texts, numbers, truth, nothing, bytes, lists, maps and sets',
    act: async (t) => {
      await t.put({
        sk: 'a',
        text: 'ä€😀',
        number: -1.5,
        is: true,
        none: null,
        bytes: new Uint8Array([0, 255]),
        list: [1, 'b', [null]],
        map: { a: { b: 1 } },
        numbers: new Set([1, 2]),
        texts: new Set(['x']),
      });
      return t.get('a');
    },
    expected: {
      sk: 'a',
      text: 'ä€😀',
      number: -1.5,
      is: true,
      none: null,
      bytes: new Uint8Array([0, 255]),
      list: [1, 'b', [null]],
      map: { a: { b: 1 } },
      numbers: new Set([1, 2]),
      texts: new Set(['x']),
    },
  },
  { rule: 'a row that is not there is no error', act: (t) => t.get('none'), expected: undefined },
  {
    rule: 'what was answered is a copy: changing it changes nothing',
    act: async (t) => {
      await t.put({ sk: 'a', list: [1] });
      ((await t.get('a')) as { list: number[] }).list.push(2);
      return t.get('a');
    },
    expected: { sk: 'a', list: [1] },
  },
  {
    rule: 'a projection gives what it names, also in maps',
    act: async (t) => {
      await t.put({ sk: 'a', one: 1, map: { x: 1, y: 2 }, other: 3 });
      return t.get('a', { ProjectionExpression: 'one, #m.x', ExpressionAttributeNames: { '#m': 'map' } });
    },
    expected: { one: 1, map: { x: 1 } },
  },
  // What is refused
  { rule: 'an empty text is no key', act: (t) => refusal(t.put({ sk: '' })), expected: VALIDATION },
  { rule: 'a number is no key of this table', act: (t) => refusal(t.put({ sk: 1 })), expected: VALIDATION },
  {
    rule: 'nor of an index',
    act: (t) => refusal(t.put({ sk: 'a', listKey: 1, listOrder: 'a' })),
    expected: VALIDATION,
  },
  {
    rule: 'an empty text is no key of an index',
    act: (t) => refusal(t.put({ sk: 'a', listKey: '', listOrder: 'a' })),
    expected: VALIDATION,
  },
  {
    rule: 'a row of 400 KB is taken',
    act: (t) => refusal(t.put({ sk: 'a', text: 'x'.repeat(409_600 - t.pk.length - 'pkskatext'.length) })),
    expected: null,
  },
  {
    rule: 'a byte more is not',
    act: (t) => refusal(t.put({ sk: 'a', text: 'x'.repeat(409_601 - t.pk.length - 'pkskatext'.length) })),
    expected: VALIDATION,
  },
  {
    rule: 'a sort key has 1,024 bytes at most',
    act: async (t) => [
      await refusal(t.put({ sk: two.repeat(256) })),
      await refusal(t.put({ sk: `${two.repeat(256)}x` })),
    ],
    expected: [null, VALIDATION],
  },
  {
    rule: 'a word that DynamoDB reserves is no name',
    act: (t) => refusal(t.update('a', 'SET state = :v', { ':v': 1 })),
    expected: VALIDATION,
  },
  {
    rule: 'a value that no expression uses is refused',
    act: (t) => refusal(t.update('a', 'SET a = :v', { ':v': 1, ':w': 2 })),
    expected: VALIDATION,
  },
  {
    rule: 'so is a name',
    act: (t) =>
      refusal(
        t.put(
          { sk: 'a' },
          { ConditionExpression: 'attribute_not_exists(pk)', ExpressionAttributeNames: { '#a': 'a' } },
        ),
      ),
    expected: VALIDATION,
  },
  {
    rule: 'a value that is not given is refused',
    act: (t) => refusal(t.update('a', 'SET a = :none')),
    expected: VALIDATION,
  },
  {
    rule: 'an expression that is none is refused',
    act: (t) => refusal(t.update('a', 'SET a = = :v', { ':v': 1 })),
    expected: VALIDATION,
    emulator: 'takes it',
  },
  {
    rule: 'the key of a row cannot be updated',
    act: (t) => refusal(t.update('a', 'SET sk = :v', { ':v': 'b' })),
    expected: VALIDATION,
  },
  {
    rule: 'two changes of one attribute are refused',
    act: (t) => refusal(t.update('a', 'SET a = :v REMOVE a', { ':v': 1 })),
    expected: VALIDATION,
    emulator: 'does both',
  },
  // Conditions
  {
    rule: 'a condition is judged on the row that is there',
    act: async (t) => {
      const fresh = { ConditionExpression: 'attribute_not_exists(pk)' };
      return [
        await refusal(t.put({ sk: 'a' }, fresh)),
        await refusal(t.put({ sk: 'a' }, fresh)),
        await refusal(t.delete('none', { ConditionExpression: 'attribute_exists(pk)' })),
      ];
    },
    expected: [null, CONDITION, CONDITION],
  },
  {
    rule: 'texts are compared by their bytes: what is beyond the first plane comes last',
    act: async (t) => {
      await t.put({ sk: 'a', text: '\u{1F600}' });
      return refusal(
        t.put(
          { sk: 'a' },
          {
            ConditionExpression: '#t > :t',
            ExpressionAttributeNames: { '#t': 'text' },
            ExpressionAttributeValues: { ':t': '\uFFFD' },
          },
        ),
      );
    },
    expected: null,
  },
  {
    rule: 'nothing is less or greater than what is not there, nor equal to it; but it differs',
    act: async (t) => {
      await t.put({ sk: 'a' });
      const holds = (operator: string) =>
        refusal(
          t.delete('a', { ConditionExpression: `absent ${operator} :v`, ExpressionAttributeValues: { ':v': 1 } }),
        );
      const results = [];
      for (const operator of ['<', '>', '<=', '>=', '=', '<>']) results.push(await holds(operator));
      return results;
    },
    expected: [CONDITION, CONDITION, CONDITION, CONDITION, CONDITION, null],
  },
  {
    rule: 'a number is not compared with a text',
    act: async (t) => {
      await t.put({ sk: 'a', a: 5 });
      return refusal(t.delete('a', { ConditionExpression: 'a < :v', ExpressionAttributeValues: { ':v': '9' } }));
    },
    expected: CONDITION,
  },
  {
    rule: 'AND binds before OR, NOT before both',
    act: async (t) => {
      await t.put({ sk: 'a', a: 1 });
      const holds = (ConditionExpression: string) =>
        refusal(t.put({ sk: 'a', a: 1 }, { ConditionExpression, ExpressionAttributeValues: { ':1': 1, ':2': 2 } }));
      return [
        await holds('a = :1 OR a = :2 AND a = :2'),
        await holds('(a = :1 OR a = :2) AND a = :2'),
        await holds('NOT a = :2 AND a = :1'),
      ];
    },
    expected: [null, CONDITION, null],
  },
  {
    rule: 'BETWEEN, IN, begins_with, contains, size and attribute_type hold as they are called',
    act: async (t) => {
      await t.put({ sk: 'a', word: 'apple', list: [1, 2], numbers: new Set([7]) });
      const conditions: [string, Row][] = [
        ['word BETWEEN :a AND :b', { ':a': 'apple', ':b': 'b' }],
        ['word IN (:a, :b)', { ':a': 'x', ':b': 'apple' }],
        ['begins_with(word, :a)', { ':a': 'app' }],
        ['contains(word, :a)', { ':a': 'ppl' }],
        ['contains(#l, :a)', { ':a': 2 }],
        ['contains(numbers, :a)', { ':a': 7 }],
        ['size(word) = :a', { ':a': 5 }],
        ['attribute_type(numbers, :a)', { ':a': 'NS' }],
        ['begins_with(word, :a)', { ':a': 'ple' }],
      ];
      const results = [];
      for (const [ConditionExpression, ExpressionAttributeValues] of conditions) {
        const names = ConditionExpression.includes('#l') ? { ExpressionAttributeNames: { '#l': 'list' } } : {};
        results.push(
          await refusal(
            t.update('a', 'SET z = :z', { ...ExpressionAttributeValues, ':z': 1 }, { ConditionExpression, ...names }),
          ),
        );
      }
      return results;
    },
    expected: [null, null, null, null, null, null, null, null, CONDITION],
  },
  {
    rule: 'a condition that fails gives the row if it is asked for, in the form of the service',
    act: async (t) => {
      await t.put({ sk: 'a', a: 1 });
      try {
        return await t.put(
          { sk: 'a' },
          { ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
        );
      } catch (error) {
        return (error as { Item?: Record<string, unknown> }).Item?.a;
      }
    },
    expected: { N: '1' },
  },
  // Updates
  {
    rule: 'an update makes the row where there is none, and reads what was before it',
    act: async (t) => {
      await t.update('a', 'SET a = if_not_exists(a, :one), b = :one', { ':one': 1 });
      await t.update('a', 'SET a = a + :one, b = a, c = list_append(:list, :list) REMOVE absent', {
        ':one': 1,
        ':list': [1],
      });
      return t.get('a');
    },
    expected: { sk: 'a', a: 2, b: 1, c: [1, 1] },
  },
  {
    rule: 'what is not there has no value to set',
    act: (t) => refusal(t.update('a', 'SET a = absent')),
    expected: VALIDATION,
  },
  {
    rule: 'ADD counts from nothing, and adds to sets of numbers once each',
    act: async (t) => {
      await t.update('a', 'ADD n :one, done :some', { ':one': 1, ':some': new Set([1, 2]) });
      await t.update('a', 'ADD n :one, done :some', { ':one': -3, ':some': new Set([2, 3]) });
      return t.get('a');
    },
    expected: { sk: 'a', n: -2, done: new Set([1, 2, 3]) },
  },
  {
    rule: 'DELETE takes members away; a set without members is no attribute',
    act: async (t) => {
      await t.put({ sk: 'a', few: new Set([1, 2]), last: new Set(['x']) });
      await t.update(
        'a',
        'DELETE few :one, #last :x',
        { ':one': new Set([1]), ':x': new Set(['x']) },
        { ExpressionAttributeNames: { '#last': 'last' } },
      );
      return t.get('a');
    },
    expected: { sk: 'a', few: new Set([2]) },
  },
  {
    rule: 'ADD of a text is refused',
    act: (t) => refusal(t.update('a', 'ADD n :v', { ':v': 'x' })),
    expected: VALIDATION,
  },
  {
    rule: 'an update changes what is in a map, if the map is there',
    act: async (t) => {
      await t.put({ sk: 'a', m: { x: { y: 1 } } });
      await t.update('a', 'SET m.x.z = :v', { ':v': 2 });
      return [await t.get('a'), await refusal(t.update('a', 'SET n.x = :v', { ':v': 2 }))];
    },
    expected: [{ sk: 'a', m: { x: { y: 1, z: 2 } } }, VALIDATION],
  },
  {
    rule: 'ReturnValues give what was or is',
    act: async (t) => {
      await t.put({ sk: 'a', a: 1, b: 1 });
      const set = async (ReturnValues: 'ALL_OLD' | 'ALL_NEW' | 'UPDATED_NEW', value: number) =>
        without(t.pk, (await t.update('a', 'SET a = :v', { ':v': value }, { ReturnValues })).Attributes);
      return [await set('ALL_OLD', 2), await set('ALL_NEW', 3), await set('UPDATED_NEW', 4)];
    },
    expected: [{ sk: 'a', a: 1, b: 1 }, { sk: 'a', a: 3, b: 1 }, { a: 4 }],
  },
  // Queries
  {
    rule: 'a query gives a partition in the order of the bytes of its sort keys, or the other way',
    act: async (t) => {
      for (const sk of ['b', '\u{1F600}', 'a', '\uFFFD', 'ab', 'Z']) await t.put({ sk });
      return [await t.keys(), await t.keys('', {}, { ScanIndexForward: false })];
    },
    expected: [
      ['Z', 'a', 'ab', 'b', '\uFFFD', '\u{1F600}'],
      ['\u{1F600}', '\uFFFD', 'b', 'ab', 'a', 'Z'],
    ],
  },
  {
    rule: 'a sort key is met by =, <, <=, >, >=, BETWEEN with both ends, and begins_with',
    act: async (t) => {
      for (const sk of ['a', 'b', 'ba', 'c']) await t.put({ sk });
      return [
        await t.keys('sk = :v', { ':v': 'b' }),
        await t.keys('sk < :v', { ':v': 'b' }),
        await t.keys('sk <= :v', { ':v': 'b' }),
        await t.keys('sk > :v', { ':v': 'b' }),
        await t.keys('sk >= :v', { ':v': 'b' }),
        await t.keys('sk BETWEEN :v AND :w', { ':v': 'b', ':w': 'c' }),
        await t.keys('begins_with(sk, :v)', { ':v': 'b' }),
        await t.keys('sk > :v', { ':v': 'b' }, { ScanIndexForward: false }),
        await t.keys('sk < :v', { ':v': 'ba' }, { ScanIndexForward: false, Limit: 1 }),
      ];
    },
    expected: [
      ['b'],
      ['a'],
      ['a', 'b'],
      ['ba', 'c'],
      ['b', 'ba', 'c'],
      ['b', 'ba', 'c'],
      ['b', 'ba'],
      ['c', 'ba'],
      ['b'],
    ],
  },
  {
    rule: 'pages follow one another and lose nothing; a page that is full leads on, even at the end',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c', 'd']) await t.put({ sk });
      const pages: unknown[] = [];
      let start: Row | undefined;
      do {
        const page = await t.query('', {}, { Limit: 2, ExclusiveStartKey: start });
        pages.push(page.Items.map(({ sk }) => sk));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return pages;
    },
    expected: [['a', 'b'], ['c', 'd'], []],
  },
  {
    rule: 'a page goes on from a key whose row is gone',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c']) await t.put({ sk });
      const { LastEvaluatedKey } = await t.query('', {}, { Limit: 2 });
      await t.delete('b');
      return t.keys('', {}, { ExclusiveStartKey: LastEvaluatedKey });
    },
    expected: ['c'],
  },
  {
    rule: 'a filter leaves rows out after they were read and counted for the limit',
    act: async (t) => {
      for (const [sk, a] of [
        ['a', 1],
        ['b', 2],
        ['c', 1],
      ] as const)
        await t.put({ sk, a });
      const { Items, Count, ScannedCount, LastEvaluatedKey } = await t.query(
        '',
        { ':v': 2 },
        { FilterExpression: 'a = :v', Limit: 1 },
      );
      return { items: Items.length, Count, ScannedCount, leadsOn: LastEvaluatedKey !== undefined };
    },
    expected: { items: 0, Count: 0, ScannedCount: 1, leadsOn: true },
  },
  {
    rule: 'a page has a megabyte at most',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c']) await t.put({ sk, text: 'x'.repeat(400_000) });
      const { Items, LastEvaluatedKey } = await t.query();
      return { items: Items.length, last: LastEvaluatedKey?.sk };
    },
    expected: { items: 2, last: 'b' },
  },
  {
    rule: 'a query names one partition',
    act: (t) => refusal(t.query('', {}, { KeyConditionExpression: 'sk = :pk' })),
    expected: VALIDATION,
  },
  {
    rule: 'and has one condition on the sort key',
    act: (t) => refusal(t.query('sk > :v AND sk < :w', { ':v': 'a', ':w': 'c' })),
    expected: VALIDATION,
  },
  {
    rule: 'and no partition but by =',
    act: (t) => refusal(t.query('', {}, { KeyConditionExpression: 'begins_with(pk, :pk)' })),
    expected: VALIDATION,
  },
  // Indexes
  {
    rule: 'an index is sparse, ordered by its own sort key, and has keys only',
    act: async (t) => {
      const listKey = t.listKey('l');
      await t.put({ sk: 'a', listKey, listOrder: '2', more: 1 });
      await t.put({ sk: 'b', listKey, listOrder: '1' });
      await t.put({ sk: 'c', listKey });
      const { Items } = await t.list('l');
      return Items.map((item) => ({ ...item, pk: 'pk', listKey: 'l' }));
    },
    expected: [
      { pk: 'pk', sk: 'b', listKey: 'l', listOrder: '1' },
      { pk: 'pk', sk: 'a', listKey: 'l', listOrder: '2' },
    ],
  },
  {
    rule: 'a row that loses or changes the key of an index leaves its place there',
    act: async (t) => {
      const listKey = t.listKey('l');
      for (const sk of ['a', 'b', 'c']) await t.put({ sk, listKey, listOrder: sk });
      await t.update('a', 'REMOVE listKey');
      await t.update('b', 'SET listOrder = :v', { ':v': 'z' });
      await t.delete('c');
      return (await t.list('l')).Items.map(({ sk, listOrder }) => [sk, listOrder]);
    },
    expected: [['b', 'z']],
  },
  {
    rule: 'pages of an index lead on by the keys of row and index, also between equal sort keys',
    act: async (t) => {
      for (const sk of ['a', 'b', 'c']) await t.put({ sk, listKey: t.listKey('l'), listOrder: 'same' });
      const seen: unknown[] = [];
      let start: Row | undefined;
      do {
        const page = await t.list('l', { Limit: 1, ExclusiveStartKey: start });
        seen.push(...page.Items.map(({ sk }) => sk));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return [...new Set(seen)].length === seen.length ? seen.length : seen;
    },
    expected: 3,
  },
  {
    rule: 'an index is not read consistently',
    act: (t) => refusal(t.list('l', { ConsistentRead: true })),
    expected: VALIDATION,
  },
  {
    rule: 'an index that is not there is refused',
    act: (t) => refusal(t.list('l', { IndexName: 'none' })),
    expected: VALIDATION,
  },
  // Batches
  {
    rule: 'a batch gives the rows that are there, in any order',
    act: async (t) => {
      for (const sk of ['a', 'b']) await t.put({ sk });
      return t.batch(['b', 'none', 'a']);
    },
    expected: { found: ['a', 'b'], left: 0 },
  },
  {
    rule: 'a batch has 100 keys at most',
    act: (t) => refusal(t.batch(Array.from({ length: 101 }, (_, i) => `${i}`))),
    expected: VALIDATION,
  },
  { rule: 'and no key twice', act: (t) => refusal(t.batch(['a', 'a'])), expected: VALIDATION },
  // Transactions
  {
    rule: 'a transaction is all or nothing, and says for each action why',
    act: async (t) => {
      await t.put({ sk: 'a' });
      const reasons = await codes(
        t.transact([
          { Put: { sk: 'b', row: {} } },
          { Delete: { sk: 'a', ConditionExpression: 'attribute_not_exists(pk)' } },
          { Update: { sk: 'c', UpdateExpression: 'SET x = :v', ExpressionAttributeValues: { ':v': 1 } } },
        ]),
      );
      return [reasons, await t.keys()];
    },
    expected: [['None', 'ConditionalCheckFailed', 'None'], ['a']],
  },
  {
    rule: 'a check alone changes nothing, and holds the others back',
    act: async (t) => {
      const check = (condition: string) => ({ ConditionCheck: { sk: 'a', ConditionExpression: condition } });
      const refused = await codes(t.transact([check('attribute_exists(pk)'), { Put: { sk: 'b', row: {} } }]));
      await t.transact([check('attribute_not_exists(pk)'), { Put: { sk: 'c', row: {} } }]);
      return [refused, await t.keys()];
    },
    expected: [['ConditionalCheckFailed', 'None'], ['c']],
  },
  {
    rule: 'two actions on one row are refused',
    act: (t) => refusal(t.transact([{ Put: { sk: 'a', row: {} } }, { Delete: { sk: 'a' } }])),
    expected: VALIDATION,
  },
  {
    rule: 'a transaction has 100 actions at most',
    act: async (t) => {
      const many = (count: number) =>
        t.transact(Array.from({ length: count }, (_, i) => ({ Put: { sk: `${i}`, row: {} } })));
      return [await refusal(many(100)), await refusal(many(101))];
    },
    expected: [null, VALIDATION],
  },
  {
    rule: 'and four megabytes',
    act: (t) =>
      refusal(
        t.transact(Array.from({ length: 11 }, (_, i) => ({ Put: { sk: `${i}`, row: { text: 'x'.repeat(400_000) } } }))),
      ),
    expected: VALIDATION,
  },
  {
    rule: 'the same token does a transaction once, and is refused for another',
    act: async (t) => {
      const add = (value: number) =>
        t.transact(
          [{ Update: { sk: 'a', UpdateExpression: 'ADD n :v', ExpressionAttributeValues: { ':v': value } } }],
          `token ${t.pk.slice(-20)}`.slice(0, 36),
        );
      await add(1);
      await add(1);
      return [await t.get('a'), await refusal(add(2))];
    },
    expected: [{ sk: 'a', n: 1 }, 'IdempotentParameterMismatchException'],
  },
];
