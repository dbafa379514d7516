import { describe, expect, test } from 'vitest';
import { clipLink, verifyClipLink } from '../../../shared/signing/clip-link.ts';
import { rotated } from '../../../shared/signing/key.ts';
import { finds, signingKey } from '../../support/signing-keys.ts';

const ours = signingKey('AAAAAAAA');
const other = signingKey('BBBBBBBB');
const link = new URL(clipLink('https://api.example.org', 'clip/1 ä', ours));
const key = link.searchParams.get('key') ?? '';

test('a link leads to the page of its clip and opens it', async () => {
  expect(link.href).toBe(`https://api.example.org/clips/clip%2F1%20%C3%A4?key=${key}`);
  expect(key).toMatch(/^AAAAAAAA[\w-]{43}$/);
  expect(await verifyClipLink('clip/1 ä', key, finds(ours))).toBe(true);
});

test('a link lives through one rotation of the keys, and ends with the second', async () => {
  const once = rotated({ newest: ours, former: null }, other);
  const twice = rotated(once, signingKey('CCCCCCCC'));
  expect(await verifyClipLink('clip/1 ä', key, finds(once.newest, once.former))).toBe(true);
  expect(await verifyClipLink('clip/1 ä', key, finds(twice.newest, twice.former))).toBe(false);
});

describe('a key opens nothing', () => {
  const bytes = Buffer.from(key, 'base64url');
  const flipped = (index: number) => Buffer.from(bytes.map((byte, at) => (at === index ? byte ^ 1 : byte)));
  const sameId = { ...other, id: ours.id };
  test.each<[why: string, clipId: string, key: string, valid: ReturnType<typeof finds>]>([
    ['of another clip', 'clip/2', key, finds(ours)],
    ['where no signing key has its id', 'clip/1 ä', key, finds(other)],
    ['under another secret', 'clip/1 ä', key, finds(sameId)],
    ['when its id was changed to that of another valid key', 'clip/1 ä', `BBBBBBBB${key.slice(8)}`, finds(ours, other)],
    ['when the first byte of the signature was changed', 'clip/1 ä', flipped(6).toString('base64url'), finds(ours)],
    ['when the last byte was changed', 'clip/1 ä', flipped(bytes.length - 1).toString('base64url'), finds(ours)],
    ['when it was cut', 'clip/1 ä', key.slice(0, -4), finds(ours)],
    ['when it has only an id', 'clip/1 ä', key.slice(0, 8), finds(ours)],
    ['when it is empty', 'clip/1 ä', '', finds(ours)],
    ['with characters that decoding would ignore', 'clip/1 ä', `${key}!`, finds(ours)],
  ])('%s', async (_, clipId, given, valid) => {
    expect(await verifyClipLink(clipId, given, valid)).toBe(false);
  });
});
