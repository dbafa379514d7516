import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openClipLink } from '../../../shared/signing/clip-link.ts';
import { rotated } from '../../../shared/signing/key.ts';
import {
  confirmLink,
  feedLinks,
  nameLink,
  openConfirmLink,
  openFeedLink,
  openNameLink,
  openStillLink,
  openUnsubscribeLink,
  placeHash,
  stillLink,
  unsubscribeLink,
} from '../../../shared/signing/links.ts';
import { finds, signingKey } from '../../support/fake/signing-keys.ts';

const BASE = 'https://api.example.org';
const ours = signingKey('AAAAAAAA');
const other = signingKey('BBBBBBBB');
const whose = { subscriptionId: 's1', address: 'press@example.org' };
const made = new Date('2026-11-22T08:00:00Z');
const until = new Date('2026-11-29T08:00:00Z');
const still = { clipId: 'c1', embedId: 'c1-e1' };

const keyOf = (link: string): string => new URL(link).searchParams.get('key') ?? '';

const keys = {
  unsubscribe: keyOf(unsubscribeLink(BASE, whose, ours)),
  confirm: keyOf(confirmLink(BASE, { ...whose, place: 'mail', until }, ours)),
  name: keyOf(nameLink(BASE, 'randa-kassis', ours, made)),
  still: keyOf(stillLink(BASE, still, ours)),
  feed: keyOf(feedLinks(BASE, 'randa-kassis', ours).atom),
};

const dated = (findKey = finds(ours), now = made) => ({ findKey, linkDays: 90, now });

/** What each use makes of a key. */
const uses = {
  unsubscribe: async (key: string, valid = finds(ours)) => (await openUnsubscribeLink(key, valid)) !== null,
  confirm: async (key: string, valid = finds(ours)) => (await openConfirmLink(key, valid)) !== null,
  name: async (key: string, valid = finds(ours)) => (await openNameLink('randa-kassis', key, dated(valid))) === 'open',
  still: (key: string, valid = finds(ours)) => openStillLink(still, key, valid),
  feed: (key: string, valid = finds(ours)) => openFeedLink('randa-kassis', key, valid),
};
const USES = ['unsubscribe', 'confirm', 'name', 'still', 'feed'] as const;

test('the links lead to their pages', () => {
  expect(unsubscribeLink(BASE, { ...whose, nameId: 'a&b' }, ours)).toBe(
    `${BASE}/unsubscribe?key=${keys.unsubscribe}&nameId=a%26b`,
  );
  expect(confirmLink(BASE, { ...whose, place: 'mail', until }, ours)).toBe(`${BASE}/confirm?key=${keys.confirm}`);
  expect(nameLink(BASE, 'randa kassis/2', ours, made)).toMatch(
    /^https:\/\/api\.example\.org\/names\/randa%20kassis%2F2\?key=/,
  );
  expect(feedLinks(BASE, 'a/b', ours)).toEqual({
    atom: expect.stringMatching(/^https:\/\/api\.example\.org\/v1\/feeds\/a%2Fb\.atom\?key=[\w-]{30}$/),
    json: expect.stringMatching(/^https:\/\/api\.example\.org\/v1\/feeds\/a%2Fb\.json\?key=[\w-]{30}$/),
  });
  expect(stillLink(BASE, { clipId: 'a/b', embedId: 'c?d' }, ours)).toMatch(/\/stills\/a%2Fb\/c%3Fd\?key=[\w-]{30}$/);
});

test('a key holds whose it is, and until when', async () => {
  expect(await openUnsubscribeLink(keys.unsubscribe, finds(ours))).toEqual(whose);
  expect(await openConfirmLink(keys.confirm, finds(ours))).toEqual({ ...whose, placeHash: placeHash('mail'), until });
  expect(placeHash('slack https://hooks.slack.example/x')).toMatch(/^[\w-]{22}$/);
});

test('what a key holds comes out as it went in, whatever it is', async () => {
  const whole = fc.string({ unit: 'grapheme' });
  await fc.assert(
    fc.asyncProperty(whole, whole, async (subscriptionId, address) => {
      const key = keyOf(unsubscribeLink(BASE, { subscriptionId, address }, ours));
      expect(await openUnsubscribeLink(key, finds(ours))).toEqual({ subscriptionId, address });
    }),
  );
});

test('a key is good for its own use alone', async () => {
  const opened = await Promise.all(
    USES.flatMap((use) => USES.map(async (key) => ((await uses[use](keys[key])) ? [`${key} opens ${use}`] : []))),
  );
  expect(opened.flat()).toEqual(USES.map((use) => `${use} opens ${use}`));
  expect(await openClipLink('c1', keys.still, dated())).toBe('closed');
});

test('a link to a name opens for a time, those to unsubscribe for good', async () => {
  const yearsLater = new Date('2036-01-01T00:00:00Z');
  expect(await openNameLink('randa-kassis', keys.name, dated(finds(ours), yearsLater))).toBe('expired');
  expect(await openUnsubscribeLink(keys.unsubscribe, finds(ours))).toEqual(whose);
});

test('a key of a path opens that path alone', async () => {
  expect(await openNameLink('mara-lind', keys.name, dated())).toBe('closed');
  expect(await openStillLink({ ...still, embedId: 'c1-e2' }, keys.still, finds(ours))).toBe(false);
  expect(await openStillLink({ ...still, clipId: 'c2' }, keys.still, finds(ours))).toBe(false);
});

describe.each(USES)('a key to %s', (use) => {
  const key = keys[use];
  const bytes = Buffer.from(key, 'base64url');

  test('lives through one rotation of the signing keys, and ends with the second', async () => {
    const once = rotated({ newest: ours, former: null }, other);
    const twice = rotated(once, signingKey('CCCCCCCC'));
    expect(await uses[use](key, finds(once.newest, once.former))).toBe(true);
    expect(await uses[use](key, finds(twice.newest, twice.former))).toBe(false);
  });

  test('opens nothing once a bit of it is changed', async () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)));
      expect(await uses[use](changed.toString('base64url'), finds(ours)), `bit ${bit}`).toBe(false);
    }
  });

  test.each<[why: string, given: string]>([
    ['when it is empty', ''],
    ['when it was cut', key.slice(0, -4)],
    ['when it has only the id of a key', key.slice(0, 8)],
    ['with characters that decoding would ignore', `${key}!`],
    ['with something behind it', `${key}AAAA`],
  ])('opens nothing %s', async (_, given) => {
    expect(await uses[use](given)).toBe(false);
  });
});
