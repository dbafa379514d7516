/** Rows as they are written, under conditions or not, and what is refused. */
import { type Case, refusal } from './contract.ts';
import type { Row, TableSubject } from './table-subject.ts';

const two = 'é'.repeat(2);
const VALIDATION = 'ValidationException';
const CONDITION = 'ConditionalCheckFailedException';

export const rowCases: readonly Case<TableSubject>[] = [
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
];
