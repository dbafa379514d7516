import { GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Keyring, keyringOf, readSigningKeys, rotateSigningKeys } from '../../../functions/aws/signing-keys.ts';
import { SigningKeys } from '../../../shared/signing/key.ts';
import { FakeParameters } from '../../support/fake/parameters.ts';
import { signingKey } from '../../support/fake/signing-keys.ts';
import { FakeTable } from '../../support/fake/table.ts';

const NAME = '/clipwatch/test/signing-keys';
const MINUTE = 60_000;
let parameters: FakeParameters;
let table: FakeTable;

beforeEach(() => {
  process.env.SIGNING_KEYS_PARAMETER = NAME;
  parameters = new FakeParameters();
  table = new FakeTable();
});

/** A function that has just started: it remembers no key. */
async function started(): Promise<Keyring> {
  vi.resetModules();
  return (await import('../../../functions/aws/signing-keys.ts')).keyring;
}

describe('a key', () => {
  test('is made by the first function that signs, and is the same for every function after it', async () => {
    const key = await (await started()).signingKey();
    expect(Buffer.from(key.secret, 'base64url')).toHaveLength(32);
    expect(Buffer.from(key.id, 'base64url')).toHaveLength(6);
    expect(await (await started()).signingKey()).toEqual(key);
    expect(parameters.client.commandCalls(PutParameterCommand)).toHaveLength(1);
  });

  test('lies in an encrypted parameter and nowhere else', async () => {
    const key = await (await started()).signingKey();
    expect(parameters.versions.get(NAME)).toEqual([
      { type: 'SecureString', value: expect.stringContaining(key.secret) },
    ]);
    expect(table.client.calls()).toHaveLength(0);
  });

  test('of functions that make it at the same moment is that of the first', async () => {
    const [one, two] = [await started(), await started()];
    const [first, second] = await Promise.all([one.signingKey(), two.signingKey()]);
    expect(first).toEqual(second);
    expect(parameters.client.commandCalls(PutParameterCommand)).toHaveLength(2);
  });

  test('that is not as it should be is refused, and not replaced', async () => {
    parameters.versions.set(NAME, [{ type: 'SecureString', value: '{"newest":{"id":"x"}}' }]);
    await expect((await started()).signingKey()).rejects.toThrow();
    expect(parameters.client.commandCalls(PutParameterCommand)).toHaveLength(0);
  });

  test('is read once by a function, however many requests come at once', async () => {
    const keyring = await started();
    await keyring.signingKey();
    parameters.client.resetHistory();
    const other = await started();
    await Promise.all([other.signingKey(), other.signingKey(), other.findKey('AAAAAAAA')]);
    expect(parameters.client.commandCalls(GetParameterCommand)).toHaveLength(1);
  });
});

describe('what a function remembers', () => {
  const [a, b] = [signingKey('AAAAAAAA'), signingKey('BBBBBBBB')];

  /** A keyring over keys that a test may rotate, with a clock that it moves. */
  function remembering(first: SigningKeys) {
    let stored = first;
    let time = 0;
    let reads = 0;
    const keyring = keyringOf(
      async () => {
        reads++;
        return stored;
      },
      () => time,
    );
    return {
      keyring,
      reads: () => reads,
      pass: (ms: number) => {
        time += ms;
      },
      rotate: () => {
        stored = { newest: b, former: stored.newest };
      },
    };
  }

  test('signs with the former key for five minutes after a rotation at most', async () => {
    const { keyring, pass, rotate } = remembering({ newest: a, former: null });
    await keyring.signingKey();
    rotate();
    pass(5 * MINUTE - 1);
    expect(await keyring.signingKey()).toBe(a);
    pass(1);
    expect(await keyring.signingKey()).toBe(b);
  });

  test('verifies at once what another function signed with a key made a moment ago', async () => {
    const { keyring, pass, rotate } = remembering({ newest: a, former: null });
    await keyring.signingKey();
    pass(MINUTE);
    rotate();
    expect(await keyring.findKey('BBBBBBBB')).toBe(b);
    expect(await keyring.findKey('AAAAAAAA')).toBe(a);
    expect(await keyring.signingKey()).toBe(b);
  });

  test('is not read again and again because of forged ids', async () => {
    const { keyring, reads, pass } = remembering({ newest: a, former: null });
    for (let second = 0; second < 60; second++) {
      expect(await keyring.findKey(`forged${second}`)).toBeNull();
      pass(1000);
    }
    expect(reads()).toBeLessThanOrEqual(6);
  });

  test('is not a failure: the next caller asks again', async () => {
    let calls = 0;
    const keyring = keyringOf(
      async () => {
        if (++calls === 1) throw new Error('throttled');
        return { newest: a, former: null };
      },
      () => 0,
    );
    await expect(keyring.signingKey()).rejects.toThrow('throttled');
    expect(await keyring.signingKey()).toBe(a);
  });
});

describe('a rotation', () => {
  const at = (minutes: number) => new Date(Date.parse('2026-11-22T08:00:00.000Z') + minutes * MINUTE);
  const stored = (): SigningKeys => SigningKeys.parse(JSON.parse(parameters.versions.get(NAME)?.at(-1)?.value ?? ''));

  test('puts a new key first; the second one ends the oldest', async () => {
    const first = await rotateSigningKeys(at(0));
    const second = await rotateSigningKeys(at(10));
    const third = await rotateSigningKeys(at(20));
    if (first.kind !== 'rotated' || second.kind !== 'rotated' || third.kind !== 'rotated') throw new Error('too soon');
    expect(first).toMatchObject({ keys: { former: null }, ended: null });
    expect(second).toMatchObject({ keys: { former: first.keys.newest }, ended: null });
    expect(third).toMatchObject({ keys: { former: second.keys.newest }, ended: first.keys.newest });
    expect(stored()).toEqual(third.keys);
    expect(await readSigningKeys()).toEqual(third.keys);
  });

  test('waits until no function can sign any more with the key that it would end', async () => {
    await rotateSigningKeys(at(0));
    const before = stored();
    expect(await rotateSigningKeys(at(9))).toEqual({ kind: 'too-soon', waitMs: MINUTE });
    expect(stored()).toEqual(before);
  });

  test('of two at the same moment one fails, since its key may be lost', async () => {
    await rotateSigningKeys(at(0));
    const both = await Promise.allSettled([rotateSigningKeys(at(10)), rotateSigningKeys(at(10))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('of two that make the first key, one tells that it is too soon', async () => {
    const both = await Promise.all([rotateSigningKeys(at(0)), rotateSigningKeys(at(0))]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['rotated', 'too-soon']);
  });

  test('that the service refuses changes nothing', async () => {
    await rotateSigningKeys(at(0));
    const before = stored();
    parameters.beforeRequest = () => Promise.reject(new Error('AccessDenied'));
    await expect(rotateSigningKeys(at(10))).rejects.toThrow('AccessDenied');
    expect(stored()).toEqual(before);
  });
});

test('nothing is known where nothing has been signed', async () => {
  expect(await readSigningKeys()).toBeNull();
});
