/** Updates and transactions. */
import { type Case, refusal } from './contract.ts';
import { codes, type TableSubject, without } from './table-subject.ts';

const VALIDATION = 'ValidationException';

export const changeCases: readonly Case<TableSubject>[] = [
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
