import { describe, expect, test } from 'vitest';
import { openCursor, sealCursor } from '../../../shared/signing/cursor.ts';

const QUERY = { list: 'clips', outlet: 'Radio Hill', order: 'newest' };
const cursor = sealCursor('2019-03-03#ä', QUERY, 'secret');

test.each<[why: string, query: Record<string, string | undefined>]>([
  ['the same query', QUERY],
  ['its parts in another order', { order: 'newest', outlet: 'Radio Hill', list: 'clips' }],
  ['a filter that is not set', { ...QUERY, language: undefined }],
])('a cursor opens for %s', (_, query) => {
  expect(openCursor(cursor, query, 'secret')).toBe('2019-03-03#ä');
});

test('the empty position is a position', () => {
  expect(openCursor(sealCursor('', {}, 'secret'), {}, 'secret')).toBe('');
});

describe('a cursor stays closed', () => {
  const bytes = Buffer.from(cursor, 'base64url');
  const flipped = (index: number) => Buffer.from(bytes.map((byte, at) => (at === index ? byte ^ 1 : byte)));
  test.each<[why: string, cursor: string, query: Record<string, string>, secret: string]>([
    ['for another filter', cursor, { ...QUERY, outlet: 'Radio Vale' }, 'secret'],
    ['for one filter more', cursor, { ...QUERY, language: 'en' }, 'secret'],
    ['for no filter', cursor, {}, 'secret'],
    ['under another secret', cursor, QUERY, 'Secret'],
    ['with another position', flipped(bytes.length - 1).toString('base64url'), QUERY, 'secret'],
    ['with another signature', flipped(0).toString('base64url'), QUERY, 'secret'],
    ['with another end of the signature', flipped(15).toString('base64url'), QUERY, 'secret'],
    ['without its signature', bytes.subarray(16).toString('base64url'), QUERY, 'secret'],
    ['when it is shorter than a signature', bytes.subarray(0, 15).toString('base64url'), QUERY, 'secret'],
    ['when it is empty', '', QUERY, 'secret'],
    ['with characters that decoding would ignore', `${cursor}!`, QUERY, 'secret'],
    ['in another alphabet', bytes.toString('hex'), QUERY, 'secret'],
  ])('%s', (_, given, query, secret) => {
    expect(openCursor(given, query, secret)).toBeNull();
  });
});
