import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipLink, openClipLink } from '../../../shared/signing/clip-link.ts';
import type { Opening } from '../../../shared/signing/dated-key.ts';
import { rotated } from '../../../shared/signing/key.ts';
import { sign } from '../../../shared/signing/signature.ts';
import { finds, signingKey } from '../../support/fake/signing-keys.ts';

const ours = signingKey('AAAAAAAA');
const other = signingKey('BBBBBBBB');
const made = new Date('2026-11-22T23:59:00.000Z');
const link = new URL(clipLink('https://api.example.org', 'clip/1 ä', ours, made));
const key = link.searchParams.get('key') ?? '';
const on = (day: string, findKey = finds(ours), linkDays = 90) => ({ findKey, linkDays, now: new Date(day) });
const atOnce = (findKey = finds(ours)) => on('2026-11-23T08:00:00.000Z', findKey);

test('a link leads to the page of its clip and opens it', async () => {
  expect(link.href).toBe(`https://api.example.org/clips/clip%2F1%20%C3%A4?key=${key}`);
  expect(key).toMatch(/^AAAAAAAA[\w-]{43}$/);
  expect(await openClipLink('clip/1 ä', key, atOnce())).toBe('open');
});

describe('a link opens its clip for a time', () => {
  test.each<[why: string, day: string, linkDays: number, opening: Opening]>([
    ['on its last day, to the end of it', '2027-02-20T23:59:59.999Z', 90, 'open'],
    ['from the next day on no more', '2027-02-21T00:00:00.000Z', 90, 'expired'],
    ['long after', '2036-01-01T00:00:00.000Z', 90, 'expired'],
    ['where the deployment was told a shorter time since', '2026-11-24T00:00:00.000Z', 1, 'expired'],
    ['where it was told a longer one', '2027-11-22T00:00:00.000Z', 365, 'open'],
    ['by a clock that is behind the one that made it', '2026-11-21T00:00:00.000Z', 90, 'open'],
  ])('%s', async (_, day, linkDays, opening) => {
    expect(await openClipLink('clip/1 ä', key, on(day, finds(ours), linkDays))).toBe(opening);
  });

  test('whatever the day and the time that is set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(40_000), fc.nat(4000), fc.integer({ min: 1, max: 3650 }), async (day, age, linkDays) => {
        const at = (days: number) => new Date(days * 86_400_000);
        const given = new URL(clipLink('https://a.example', 'c', ours, at(day))).searchParams.get('key') ?? '';
        const verifying = { findKey: finds(ours), linkDays, now: at(day + age) };
        expect(await openClipLink('c', given, verifying)).toBe(age <= linkDays ? 'open' : 'expired');
      }),
    );
  });

  test('its day cannot be put later', async () => {
    const later = Buffer.from(key, 'base64url');
    later.writeUInt16BE(later.readUInt16BE(later.length - 2) + 90, later.length - 2);
    expect(await openClipLink('clip/1 ä', later.toString('base64url'), on('2027-03-01T00:00:00.000Z'))).toBe('closed');
  });

  test('one of a release that knew no day has expired; for another clip it is none', async () => {
    const undated = sign(['clip', 'clip/1 ä'], ours).toString('base64url');
    expect(await openClipLink('clip/1 ä', undated, atOnce())).toBe('expired');
    expect(await openClipLink('clip/2', undated, atOnce())).toBe('closed');
  });
});

test('a link lives through one rotation of the keys, and ends with the second', async () => {
  const once = rotated({ newest: ours, former: null }, other);
  const twice = rotated(once, signingKey('CCCCCCCC'));
  expect(await openClipLink('clip/1 ä', key, atOnce(finds(once.newest, once.former)))).toBe('open');
  expect(await openClipLink('clip/1 ä', key, atOnce(finds(twice.newest, twice.former)))).toBe('closed');
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
    ['with something behind it', 'clip/1 ä', `${key}AAAA`, finds(ours)],
  ])('%s', async (_, clipId, given, valid) => {
    expect(await openClipLink(clipId, given, atOnce(valid))).toBe('closed');
  });
});
