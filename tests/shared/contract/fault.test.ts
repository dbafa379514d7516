import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { acceptedBy, faultsOf } from '../../../shared/contract/fault.ts';
import { GivenSubscription } from '../../../shared/contract/subscription.ts';

const said = (schema: z.core.$ZodType, input: unknown): string[] => {
  const parsed = z.core.safeParse(schema, input, { error: acceptedBy });
  if (parsed.success) return [];
  return faultsOf(parsed.error.issues, input).map(({ path, message }) => [path.join('.'), message].join(': '));
};

const text = z.string().check(z.minLength(1), z.maxLength(3));

test.each<[why: string, schema: z.core.$ZodType, input: unknown, said: string[]]>([
  ['another type', z.string(), 7, [': use text (given: 7)']],
  ['no whole number', z.int(), 1.5, [': use a whole number (given: 1.5)']],
  ['nothing there', z.object({ a: z.string() }), {}, ['a: is missing']],
  ['empty text', text, '', [': must not be empty (given: "")']],
  ['long text', text, 'abcd', [': use at most 3 characters (given: "abcd")']],
  ['a long list is not repeated', z.array(z.int()).check(z.maxLength(2)), [1, 2, 3], [': use at most 2 entries']],
  ['a large number', z.number().check(z.maximum(9)), 10, [': use 9 or less (given: 10)']],
  ['a small number', z.number().check(z.minimum(2)), 1, [': use 2 or more (given: 1)']],
  ['none of the choices', z.enum(['a', 'b']), 'c', [': use one of a, b (given: "c")']],
  ['not the constant', z.literal('*'), 'c', [': use * (given: "c")']],
  ['no address', z.email(), 'x', [': use an e-mail address such as press@example.org (given: "x")']],
  ['no day', z.iso.date(), 'x', [': use a day such as 2026-01-31 (given: "x")']],
  ['another form', z.string().check(z.regex(/^a$/)), 'x', [': must match /^a$/ (given: "x")']],
  ['fields nobody knows', z.strictObject({}), { a: 1 }, ['a: there is no such field (given: 1)']],
  ['no alternative', z.union([z.int(), z.literal('*')]), 'x', [': use a number, or use * (given: "x")']],
  ['an alternative in part', z.union([z.literal('*'), z.array(z.int())]), ['x'], ['0: use a number (given: "x")']],
  ['a text of the schema', z.string('say it'), 1, [': say it (given: 1)']],
  ['a long value is cut', z.int(), 'x'.repeat(99), [`: use a number (given: "${'x'.repeat(59)}…)`]],
])('%s', (_, schema, input, expected) => {
  expect(said(schema, input)).toEqual(expected);
});

describe('of a subscription', () => {
  const given = { address: 'a@example.org', nameIds: '*', cadence: 'instant' };
  const secret = 'use whsec_ and base64 of 24 to 64 bytes, or another text of 16 to 200 characters';
  const hook = { kind: 'webhook', url: 'https://example.org' };
  const days = 'monday, tuesday, wednesday, thursday, friday, saturday, sunday';
  test.each<[field: object, said: string]>([
    [{ hour: 24 }, 'hour: use a whole hour from 0 to 23 (given: 24)'],
    [{ hour: 'noon' }, 'hour: use a whole hour from 0 to 23 (given: "noon")'],
    [{ weekday: 'mon' }, `weekday: use one of ${days} (given: "mon")`],
    [{ timeZone: 'Paris' }, 'timeZone: use an IANA time zone such as Europe/Paris (given: "Paris")'],
    [
      { quietHours: { from: '25:00', to: '01:00' } },
      'quietHours.from: use a time from 00:00 to 23:59, such as 07:00 (given: "25:00")',
    ],
    [{ channel: { ...hook, secret: 'foo' } }, `channel.secret: ${secret}`],
    [{ channel: { ...hook, secret: 'whsec_short-but-16-characters' } }, `channel.secret: ${secret}`],
    [{ channel: { kind: 'fax' } }, 'channel.kind: use one of mail, webhook, slack, teams (given: "fax")'],
    [{ nameIds: ['a b'] }, 'nameIds.0: use 1 to 100 letters, digits, dots, dashes or underscores (given: "a b")'],
  ])('%j', (field, expected) => {
    expect(said(GivenSubscription, { ...given, ...field })).toEqual([expected]);
  });
});

test('whatever is refused is told of, in no words of a schema library', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (input) => {
      const faults = said(GivenSubscription, input);
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.join('\n')).not.toMatch(/Invalid input|Too (big|small)|expected/);
    }),
  );
});
