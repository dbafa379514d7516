import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { Channel } from '../../../shared/contract/subscription.ts';
import { hookHeaders } from '../../../shared/signing/hook.ts';

/** Verifiers refuse timestamps that are five minutes old; theirs is the machine's clock. */
const now = new Date();
const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;

describe('the signature of a web hook', () => {
  test('is the one that the specification computes in its example', () => {
    // Standard Webhooks 1.0.0 has no whole example; this one is of its reference libraries (libraries/*/test).
    const headers = hookHeaders(
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      '{"test": 2432232314}',
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      new Date(1614265330_000),
    );
    expect(headers).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  test('holds for the reference library, whatever the body and the secret', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.string({ unit: 'grapheme', minLength: 16, maxLength: 60 }).filter((text) => !text.startsWith('whsec_')),
        fc.uint8Array({ minLength: 24, maxLength: 64 }),
        (body, text, bytes) => {
          const encoded = `whsec_${Buffer.from(bytes).toString('base64')}`;
          const signed = { ...hookHeaders('msg_1', body, encoded, now) };
          expect(new Webhook(encoded).verify(body, signed)).toEqual(JSON.parse(body));
          const raw = new Webhook(Buffer.from(text), { format: 'raw' });
          expect(raw.verify(body, { ...hookHeaders('msg_1', body, text, now) })).toEqual(JSON.parse(body));
          expect(() => raw.verify(`${body} `, { ...hookHeaders('msg_1', body, text, now) })).toThrow('signature');
          expect(() => raw.verify(body, { ...hookHeaders('msg_1', body, `${text}x`, now) })).toThrow('signature');
        },
      ),
    );
  });

  test('ages: a recorded request is refused five minutes later', () => {
    const earlier = new Date(now.getTime() - 6 * 60_000);
    const signed = { ...hookHeaders('msg_1', '{}', secretOf(32), earlier) };
    expect(() => new Webhook(secretOf(32)).verify('{}', signed)).toThrow('too old');
  });
});

describe('a secret', () => {
  test.each([
    ['24 bytes, the fewest', secretOf(24), true],
    ['64 bytes, the most', secretOf(64), true],
    ['without padding', secretOf(32).replace(/=+$/, ''), true],
    ['other text', 'a phrase of sixteen characters', true],
    ['16 bytes', secretOf(16), false],
    ['65 bytes', secretOf(65), false],
    ['no base64 behind the prefix', 'whsec_this is not base64 at all, though long enough', false],
    ['characters lost when it was copied', secretOf(32).slice(0, -3), false],
    ['short text', 'too short', false],
  ])('%s', (_, secret, isTaken) => {
    const channel = { kind: 'webhook', url: 'https://hooks.example.org/', secret };
    expect(Channel.safeParse(channel).success).toBe(isTaken);
  });
});
