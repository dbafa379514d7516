import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Context } from '../../../cli/context.ts';
import { run } from '../../../cli/run.ts';
import { FakeParameters } from '../../support/fake/parameters.ts';
import { signingKey } from '../../support/fake/signing-keys.ts';
import { contextWith, jsonLines } from '../../support/run-command.ts';

vi.mock('../../../functions/aws/stack.ts', () => ({
  stackOutputs: async (name: string) => ({ signingKeys: `/clipwatch/${name}/signing-keys` }),
}));

const NAME = '/clipwatch/press/signing-keys';
/** Made two days before the clock of the command. */
const old = { ...signingKey('AAAAAAAA'), createdAt: '2025-12-31T00:00:00.000Z' };
const older = { ...signingKey('BBBBBBBB'), createdAt: '2025-12-01T00:00:00.000Z' };
let parameters: FakeParameters;

beforeEach(() => {
  parameters = new FakeParameters();
  process.env.CLIPWATCH_STACK = 'press';
});
afterEach(() => {
  delete process.env.CLIPWATCH_STACK;
  delete process.env.SIGNING_KEYS_PARAMETER;
});

/** The parameter is found through the process's own environment, as in a function. */
async function keys(args: string[], terminal = {}): Promise<{ status: number; out: string; err: string }> {
  const seen = contextWith({}, terminal);
  const context: Context = { ...seen, env: process.env };
  const status = await run(['keys', ...args], context);
  return { status, out: seen.out(), err: seen.err() };
}

function stored(value: unknown): void {
  parameters.versions.set(NAME, [{ type: 'SecureString', value: JSON.stringify(value) }]);
}

describe('list', () => {
  test('shows ids and ages, the newest first', async () => {
    stored({ newest: old, former: older });
    const { status, out } = await keys(['list']);
    expect(status).toBe(0);
    expect(jsonLines(out)).toEqual([
      { id: 'AAAAAAAA', createdAt: old.createdAt, ageDays: 2, signs: true },
      { id: 'BBBBBBBB', createdAt: older.createdAt, ageDays: 32, signs: false },
    ]);
  });

  test('on a terminal says what each is for', async () => {
    stored({ newest: old, former: older });
    expect((await keys(['list'], { isTTY: true })).out).toMatch(
      /AAAAAAAA .* signs and verifies\nBBBBBBBB .* verifies\n$/,
    );
  });

  test('says so where nothing has been signed yet', async () => {
    expect(await keys(['list'], { isTTY: true })).toMatchObject({ status: 0, err: 'Nothing found.\n' });
  });
});

describe('rotate', () => {
  test('makes the first key', async () => {
    const { status, out } = await keys(['rotate']);
    expect(status).toBe(0);
    expect(jsonLines(out)).toEqual([{ id: expect.stringMatching(/^[\w-]{8}$/), former: null, ended: null }]);
  });

  test('says which key ended, and what that does to links', async () => {
    stored({ newest: old, former: older });
    const { status, err } = await keys(['rotate'], { isTTY: true });
    expect(status).toBe(0);
    expect(err).toMatch(/AAAAAAAA verifies until the next rotation\.\nBBBBBBBB has ended, and the links in mails/);
  });

  test('fails, with what to do, while functions may still sign with the key that would end', async () => {
    stored({ newest: { ...old, createdAt: '2026-01-02T03:01:00.000Z' }, former: older });
    const { status, err } = await keys(['rotate']);
    expect(status).toBe(1);
    expect(err).toMatch(/too young: .* Rotate again in 7 min\n$/);
    expect(parameters.versions.get(NAME)).toHaveLength(1);
  });
});

test.each([[['list']], [['rotate']]])('%j shows no secret', async (args) => {
  stored({ newest: old, former: older });
  const { out, err } = await keys(args, { isTTY: true });
  const made = JSON.parse(parameters.versions.get(NAME)?.at(-1)?.value ?? '');
  for (const { secret } of [old, older, made.newest]) expect(out + err).not.toContain(secret);
});

test('credentials that may not read the parameter: one line, status 1', async () => {
  parameters.beforeRequest = () => Promise.reject(new Error('not authorized to perform: ssm:GetParameter'));
  expect(await keys(['list'])).toMatchObject({
    status: 1,
    err: 'clipwatch: The signing keys cannot be used: not authorized to perform: ssm:GetParameter\n',
  });
});

test.each([[['rotate', 'AAAAAAAA']], [['delete']], [['list', '--secrets']]])('%j is a usage error', async (args) => {
  expect((await keys(args)).status).toBe(2);
});
