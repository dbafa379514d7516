import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCompound, openCompound } from '../../../../shared/file/container/compound.ts';
import { compoundFile } from '../../../support/make/compound.ts';
import { expectLinear } from '../../../support/steps/growth.ts';

const textIn = (bytes: Uint8Array, path: string) => {
  const stream = openCompound(bytes)?.read(path);
  return stream ? Buffer.from(stream).toString('latin1') : stream;
};

describe('the streams of a compound file', () => {
  const long = 'long '.repeat(4000);
  const bytes = compoundFile({
    short: 'a few bytes',
    long,
    empty: '',
    'folder/inner': 'x'.repeat(200),
    'folder/deep/er': 'y',
    'folder/deep/last': 'z'.repeat(4096),
  });

  test.each([
    ['in sectors of 64 bytes', 'short', 'a few bytes'],
    ['in sectors of their own', 'long', long],
    ['without a byte', 'empty', ''],
    ['in a storage, over several sectors', 'folder/inner', 'x'.repeat(200)],
    ['in a storage of a storage', 'folder/deep/er', 'y'],
    ['as long as the longest short one, and a byte', 'folder/deep/last', 'z'.repeat(4096)],
  ])('%s', (_why, path, content) => {
    expect(openCompound(bytes)?.sizes.get(path)).toBe(content.length);
    expect(textIn(bytes, path)).toBe(content);
  });

  test.each([
    ['in the last table that the head names', 6_900_000],
    ['in a table that a list names', 7_200_000],
    ['in one that the third of a chain of lists names', 24_000_000],
  ])('%s', (_why, length) => {
    const content = Buffer.from(Uint32Array.from({ length: length / 4 }, (_, i) => i).buffer);
    const read = openCompound(compoundFile({ content }))?.read('content') ?? new Uint8Array(0);
    expect(Buffer.compare(read, content)).toBe(0);
  });

  test('none of another name, and none for a storage', () => {
    expect(['folder', 'other', ''].map((path) => textIn(bytes, path))).toEqual([null, null, null]);
  });
});

describe('damaged files', () => {
  test.each([
    ['other bytes', Buffer.from('%PDF-1.4'), false],
    ['only the signature', Buffer.from('d0cf11e0a1b11ae1', 'hex'), true],
    ['a head of zeros', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]), true],
  ])('%s', (_why, bytes, is) => {
    expect([isCompound(bytes), openCompound(bytes)]).toEqual([is, null]);
  });

  test('chains in a circle end', () => {
    const bytes = compoundFile({ long: 'l'.repeat(50_000) });
    const table = bytes.length - 512;
    // Each sector follows itself.
    for (let i = 0; i < 100; i++) bytes.writeUInt32LE(i, table + 4 * i);
    expect(openCompound(bytes)).toBeNull();
  });

  test('no bytes make it throw, or read more than is there', () => {
    const whole = compoundFile({ a: 'short', 'b/c': 'l'.repeat(5000), 'b/d': 'more' });
    const change = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 });
    fc.assert(
      fc.property(change, fc.nat(whole.length), (changes, end) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const opened = openCompound(bytes.subarray(0, end));
        let read = 0;
        for (const path of opened?.sizes.keys() ?? []) read += opened?.read(path)?.length ?? 0;
        expect(read).toBeLessThanOrEqual(4 * whole.length);
      }),
    );
  });

  test('time grows with the file', async () => {
    const make = (length: number) => {
      const bytes = Buffer.alloc(512 + length, 0);
      compoundFile({ a: 'x' }).copy(bytes, 0, 0, 512);
      // A table whose sectors follow each other through the whole file.
      bytes.writeUInt32LE(0, 68);
      for (let at = 512; at + 4 <= bytes.length; at += 4) bytes.writeUInt32LE((at >> 9) % (length >> 9), at);
      return bytes;
    };
    await expectLinear((bytes) => openCompound(bytes), make, 4_000_000);
  });
});
