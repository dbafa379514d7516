import { describe, expect, test } from 'vitest';
import { openCursor, sealCursor } from '../../../shared/signing/cursor.ts';
import type { SigningKey } from '../../../shared/signing/key.ts';
import { finds, signingKey } from '../../support/fake/signing-keys.ts';

const QUERY = { list: 'clips', outlet: 'Radio Hill', order: 'newest' };
const ours = signingKey('AAAAAAAA');
const other = signingKey('BBBBBBBB');
const cursor = sealCursor('2019-03-03#ä', QUERY, ours);

test.each<[why: string, query: Record<string, string | undefined>]>([
  ['the same query', QUERY],
  ['its parts in another order', { order: 'newest', outlet: 'Radio Hill', list: 'clips' }],
  ['a filter that is not set', { ...QUERY, language: undefined }],
])('a cursor opens for %s', async (_, query) => {
  expect(await openCursor(cursor, query, finds(ours))).toBe('2019-03-03#ä');
});

test('a cursor opens as long as its key is valid', async () => {
  expect(await openCursor(cursor, QUERY, finds(other, ours))).toBe('2019-03-03#ä');
  expect(await openCursor(cursor, QUERY, finds(other))).toBeNull();
});

test('the empty position is a position', async () => {
  expect(await openCursor(sealCursor('', {}, ours), {}, finds(ours))).toBe('');
});

describe('a cursor stays closed', () => {
  const bytes = Buffer.from(cursor, 'base64url');
  const flipped = (index: number) => Buffer.from(bytes.map((byte, at) => (at === index ? byte ^ 1 : byte)));
  test.each<[why: string, cursor: string, query: Record<string, string>, key: SigningKey]>([
    ['for another filter', cursor, { ...QUERY, outlet: 'Radio Vale' }, ours],
    ['for one filter more', cursor, { ...QUERY, language: 'en' }, ours],
    ['for no filter', cursor, {}, ours],
    ['under another secret', cursor, QUERY, { ...other, id: ours.id }],
    ['with another position', flipped(bytes.length - 1).toString('base64url'), QUERY, ours],
    ['with the id of another key', flipped(0).toString('base64url'), QUERY, ours],
    ['with another signature', flipped(6).toString('base64url'), QUERY, ours],
    ['with another end of the signature', flipped(21).toString('base64url'), QUERY, ours],
    ['without its signature', bytes.subarray(22).toString('base64url'), QUERY, ours],
    ['when it is shorter than a signature', bytes.subarray(0, 21).toString('base64url'), QUERY, ours],
    ['when it is empty', '', QUERY, ours],
    ['with characters that decoding would ignore', `${cursor}!`, QUERY, ours],
    ['in another alphabet', bytes.toString('hex'), QUERY, ours],
  ])('%s', async (_, given, query, key) => {
    expect(await openCursor(given, query, finds(key))).toBeNull();
  });
});
