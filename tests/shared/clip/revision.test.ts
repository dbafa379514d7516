import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { revisionOf, sequencerAfter } from '../../../shared/clip/revision.ts';

const at = (sequencer: string, lastModified = '2026-01-01T00:00:00.000Z', versionId = 'v') =>
  revisionOf({ sequencer, lastModified, versionId });

describe('the newer of two versions', () => {
  it.each([
    ['same length', '0055', '0056'],
    ['a longer one with the same head is later', '0A', '0A1'],
    ['right-padded, not a number: 0100 < FF', '0100', 'FF'],
    ['letters in either case', '0a', '0B'],
  ])('%s: %s < %s', (_, older, newer) => expect(at(older) < at(newer)).toBe(true));

  it('falls back to the time, then to the version id, when sequencers are equal', () => {
    expect(at('0A', '2026-01-01T00:00:00.000Z') < at('0A0', '2026-01-02T00:00:00.000Z')).toBe(true);
    expect(at('0A', '2026-01-01T00:00:00.000Z', 'a') < at('0a', '2026-01-01T00:00:00.000Z', 'b')).toBe(true);
  });
});

it('orders sequencers as the padded text does', () => {
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEF'), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(hex, hex, (a, b) => {
      fc.pre(a.padEnd(20, '0') !== b.padEnd(20, '0'));
      expect(at(a) < at(b)).toBe(a.padEnd(20, '0') < b.padEnd(20, '0'));
    }),
  );
});

describe('the sequencer after a revision', () => {
  it.each([
    ['one of S3', '0055AED6DCD90281E5'],
    ['none', ''],
    ['one that ends in its greatest digit', `00${'F'.repeat(22)}`],
    ['one longer than is padded', `00${'0'.repeat(26)}1`],
  ])('orders any version behind it: %s', (_, sequencer) => {
    const stored = at(sequencer, '2026-01-02T00:00:00.000Z', 'z');
    expect(at(sequencerAfter(stored), '2020-01-01T00:00:00.000Z', 'a') > stored).toBe(true);
  });

  it('is before the next one that S3 gives', () => {
    expect(at(sequencerAfter(at('0055AED6DCD90281E5'))) < at('0055AED6DCD90281E6')).toBe(true);
  });
});
