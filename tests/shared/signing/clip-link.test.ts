import { describe, expect, test } from 'vitest';
import { clipLink, verifyClipKey } from '../../../shared/signing/clip-link.ts';

const link = new URL(clipLink('https://api.example.org', 'clip/1 ä', 'secret'));
const key = link.searchParams.get('key') ?? '';

test('a link leads to the page of its clip and opens it', () => {
  expect(link.href).toBe(`https://api.example.org/clips/clip%2F1%20%C3%A4?key=${key}`);
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(verifyClipKey('clip/1 ä', key, 'secret')).toBe(true);
});

describe('a key opens nothing', () => {
  const bytes = Buffer.from(key, 'base64url');
  test.each<[why: string, clipId: string, key: string, secret: string]>([
    ['of another clip', 'clip/2', key, 'secret'],
    ['under another secret', 'clip/1 ä', key, 'Secret'],
    ['when it was altered', 'clip/1 ä', Buffer.from(bytes.map((byte) => byte ^ 1)).toString('base64url'), 'secret'],
    ['when it was cut', 'clip/1 ä', key.slice(0, -4), 'secret'],
    ['when it is empty', 'clip/1 ä', '', 'secret'],
    ['with characters that decoding would ignore', 'clip/1 ä', `${key}!`, 'secret'],
  ])('%s', (_, clipId, given, secret) => {
    expect(verifyClipKey(clipId, given, secret)).toBe(false);
  });
});
