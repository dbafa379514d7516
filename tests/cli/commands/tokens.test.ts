import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Context } from '../../../cli/context.ts';
import { run } from '../../../cli/run.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
const row = {
  pk: 'TOKEN#hash',
  sk: 'TOKEN',
  id: 'aabbccddeeff',
  label: 'laptop',
  scopes: ['read'],
  createdAt: '2026-01-02T03:04:05.000Z',
  endsAt: '2026-03-01T00:00:00.000Z',
  lastUsedOn: '2026-01-05',
  listOrder: '2026-01-02T03:04:05.000Z#aabbccddeeff',
};

beforeEach(() => {
  dynamo.reset();
  dynamo.on(PutCommand).resolves({});
  dynamo.on(DeleteCommand).resolves({});
  dynamo.on(QueryCommand).resolves({ Items: [{ pk: row.pk, sk: row.sk, listOrder: row.listOrder }] });
  dynamo.on(BatchGetCommand).resolves({ Responses: { 'the-table': [row] } });
});
afterEach(() => {
  delete process.env.TABLE_NAME;
});

/** The table is found through the process's own environment, as in a function. */
async function tokens(args: string[], terminal = {}): Promise<{ status: number; out: string; err: string }> {
  const seen = contextWith({}, terminal);
  const context: Context = { ...seen, env: process.env };
  process.env.CLIPWATCH_TABLE = 'the-table';
  const status = await run(['tokens', ...args], context);
  delete process.env.CLIPWATCH_TABLE;
  return { status, out: seen.out(), err: seen.err() };
}

describe('create', () => {
  test('writes only a hash to the table, and shows the token once', async () => {
    const { status, out } = await tokens(['create', '--scope', 'read', 'write', '--label', 'desk']);
    const [made] = jsonLines(out);
    expect(status).toBe(0);
    expect(made).toMatchObject({
      scopes: ['read', 'write'],
      label: 'desk',
      token: expect.stringMatching(/^cw_[\w-]{43}$/),
    });
    const written = dynamo.commandCalls(PutCommand)[0]?.args[0].input;
    expect(written?.TableName).toBe('the-table');
    const { token } = Object(made);
    expect(JSON.stringify(written)).not.toContain(token);
  });

  test.each([
    ['link', 'the audit has it for the links of mails'],
    ['\u0410dmin', 'a Cyrillic letter passes for another'],
    ['desk\u202e', 'what follows would run backwards'],
  ])('--label %j is a usage error: %s', async (label) => {
    const { status, err } = await tokens(['create', '--scope', 'read', '--label', label]);
    expect([status, dynamo.commandCalls(PutCommand)]).toEqual([2, []]);
    expect(err).toContain('--label');
  });

  test('on a terminal the token stands alone on standard output', async () => {
    const { out, err } = await tokens(['create', '--scope', 'admin'], { isTTY: true });
    expect(out).toMatch(/^cw_[\w-]{43}\n$/);
    expect(err).toMatch(/not shown again\. Its id is [0-9a-f]{12}/);
  });

  test.each([
    ['30d', '2026-02-01T03:04:05.000Z', 'days after it is made'],
    ['2027-01-31', '2027-01-31T00:00:00.000Z', 'a day: its beginning in UTC'],
    ['2027-01-31T12:00:00+01:00', '2027-01-31T11:00:00.000Z', 'a time of another zone'],
  ])('--expires %s is %s (%s)', async (when, expiresAt) => {
    const { status, out } = await tokens(['create', '--scope', 'read', '--expires', when]);
    expect([status, jsonLines(out)]).toMatchObject([0, [{ expiresAt }]]);
    const item = dynamo.commandCalls(PutCommand)[0]?.args[0].input.Item;
    expect(item).toMatchObject({ endsAt: expiresAt, expiresAt: Date.parse(expiresAt) / 1000 + 30 * 24 * 60 * 60 });
  });

  test.each([
    [['create']],
    [['create', '--scope', 'root']],
    [['create', '--scope', 'read', '--expires', 'soon']],
    [['create', '--scope', 'read', '--expires', '0d']],
    [['create', '--scope', 'read', '--expires', '2027-02-30']],
    [['create', '--scope', 'read', '--expires', '2025-12-31']],
  ])('%j is a usage error', async (args) => {
    expect((await tokens(args)).status).toBe(2);
    expect(dynamo.calls()).toHaveLength(0);
  });
});

test('list shows what is known of tokens', async () => {
  const { pk, sk, listOrder, endsAt, ...known } = row;
  expect(jsonLines((await tokens(['list'])).out)).toEqual([{ ...known, expiresAt: endsAt }]);
  expect((await tokens(['list'], { isTTY: true, columns: 200 })).out).toMatch(/2026-03-01T00:00:00\.000Z +2026-01-05/);
});

test('revoke by id; one that is not there ends with 1 and does not stop the others', async () => {
  const { status, out, err } = await tokens(['revoke', 'nothere', row.id]);
  expect([status, jsonLines(out)]).toEqual([1, [{ id: row.id, revoked: true }]]);
  expect(err).toContain('No token has the id nothere');
  expect(dynamo.commandCalls(DeleteCommand).map(({ args }) => args[0].input.Key)).toEqual([{ pk: row.pk, sk: row.sk }]);
});

test('a table that cannot be used is one line', async () => {
  dynamo.on(PutCommand).rejects(new Error('Could not load credentials from any providers'));
  const { status, err } = await tokens(['create', '--scope', 'read']);
  expect([status, err]).toEqual([
    1,
    'clipwatch: The table cannot be used: Could not load credentials from any providers\n',
  ]);
});
