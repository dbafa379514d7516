/**
 * The signing keys of the deployment: one parameter, which the first function that signs makes (CloudFormation cannot
 * make a SecureString) and `clipwatch keys rotate` changes. Nothing else holds them, neither the table nor its stream.
 */
import { randomBytes } from 'node:crypto';
import { type FindKey, keyIn, makeKey, rotated, type SigningKey, SigningKeys } from '../../shared/signing/key.ts';
import { setting } from '../runtime/environment.ts';

/** How long a running function uses the keys that it has read. */
const CACHE_MS = 5 * 60_000;
/** Between two readings because of an unknown id: forged signatures must not make a function ask without end. */
const PAUSE_MS = 10_000;
/**
 * Age that the newest key must have before the next rotation. A function may sign with the key before it for as long as
 * `CACHE_MS`, and that key must then still be valid.
 */
const ROTATION_PAUSE_MS = 2 * CACHE_MS;

/** What signs and verifies. */
export interface Keyring {
  /** The key that signs. */
  signingKey(): Promise<SigningKey>;
  /** For verifying. An unknown id may be that of a key that was made a moment ago: the keys are then read again. */
  findKey: FindKey;
}

/** A keyring that remembers what `read` answers; `now` in milliseconds. */
export function keyringOf(read: () => Promise<SigningKeys>, now: () => number): Keyring {
  let known: { readonly keys: Promise<SigningKeys>; readonly at: number } | undefined;
  const keys = (maxAgeMs: number): Promise<SigningKeys> => {
    if (known !== undefined && now() - known.at < maxAgeMs) return known.keys;
    const asked = { keys: read(), at: now() };
    known = asked;
    // The next caller asks again.
    asked.keys.catch(() => {
      if (known === asked) known = undefined;
    });
    return asked.keys;
  };
  return {
    signingKey: async () => (await keys(CACHE_MS)).newest,
    findKey: async (id) => keyIn(await keys(CACHE_MS), id) ?? keyIn(await keys(PAUSE_MS), id),
  };
}

/** The keyring of this function. */
export const keyring: Keyring = keyringOf(readOrMakeKeys, Date.now);

/** The keys, made if there are none. Of several functions that make them at once, the first one's stay. */
async function readOrMakeKeys(): Promise<SigningKeys> {
  const { createParameter } = await import('./parameter.ts');
  const stored = await readSigningKeys();
  if (stored !== null) return stored;
  const made: SigningKeys = { newest: makeKey(randomBytes, new Date()), former: null };
  if (await createParameter(setting('signingKeys'), JSON.stringify(made))) return made;
  const first = await readSigningKeys();
  if (first === null) throw new Error('The signing keys were made by another function and then vanished.');
  return first;
}

/** The keys; null where nothing has been signed yet. */
export async function readSigningKeys(): Promise<SigningKeys | null> {
  return (await read())?.keys ?? null;
}

async function read(): Promise<{ keys: SigningKeys; version: number } | null> {
  const { readParameter } = await import('./parameter.ts');
  const parameter = await readParameter(setting('signingKeys'));
  if (parameter === null) return null;
  return { keys: SigningKeys.parse(JSON.parse(parameter.value)), version: parameter.version };
}

/** `too-soon`: functions may still sign with the key that a rotation would end; `waitMs` until they do not. */
export type Rotation =
  | { readonly kind: 'rotated'; readonly keys: SigningKeys; readonly ended: SigningKey | null }
  | { readonly kind: 'too-soon'; readonly waitMs: number };

/**
 * Puts a new key before the newest one and ends the former one. Throws where another rotation ran at the same moment:
 * the keys are then those of the later one.
 */
export async function rotateSigningKeys(now: Date): Promise<Rotation> {
  const { createParameter, replaceParameter } = await import('./parameter.ts');
  const name = setting('signingKeys');
  const before = await read();
  const key = makeKey(randomBytes, now);
  if (before === null) {
    const keys = { newest: key, former: null };
    if (await createParameter(name, JSON.stringify(keys))) return { kind: 'rotated', keys, ended: null };
    return rotateSigningKeys(now);
  }
  const waitMs = Date.parse(before.keys.newest.createdAt) + ROTATION_PAUSE_MS - now.getTime();
  if (waitMs > 0) return { kind: 'too-soon', waitMs };
  const keys = rotated(before.keys, key);
  // Parameter Store has no conditional write: the number of the version shows afterwards whether another came between.
  if ((await replaceParameter(name, JSON.stringify(keys))) !== before.version + 1) {
    throw new Error('The keys were rotated twice at the same moment; see `clipwatch keys list`.');
  }
  return { kind: 'rotated', keys, ended: before.keys.former };
}
