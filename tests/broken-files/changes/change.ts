import type { Random } from '../../model/random.ts';
import type { Original } from '../originals.ts';

/** One way to break a file: another file, or null where the file has nothing of the kind. */
export type Change = (file: Original, random: Random) => Original | null | Promise<Original | null>;

/** One of the items, which the seed decides. */
export function one<T>(items: readonly [T, ...T[]], random: Random): T;
export function one<T>(items: readonly T[], random: Random): T | undefined;
export function one<T>(items: readonly T[], random: Random): T | undefined {
  return items[random.below(items.length)];
}

/** The bytes with those from `start` to `end` replaced. */
export function replaced(bytes: Buffer, start: number, end: number, by: Uint8Array | string): Buffer {
  return Buffer.concat([bytes.subarray(0, start), typeof by === 'string' ? Buffer.from(by) : by, bytes.subarray(end)]);
}
