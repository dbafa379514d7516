/** Whether work takes time in proportion to its input: held by comparing CPU times, so a slow or busy machine is no failure. */
import { expect } from 'vitest';

/** How many times longer the long input is. Work that is quadratic costs so many times more per unit of input. */
const TIMES = 8;
/** Linear work has a ratio of 1, quadratic work one of 8: in between is room for caches, garbage and sorting. */
const MOST = 4;
const ATTEMPTS = 5;
/** The share of the length that is tried; mutation runs, which do these tests very often, set a small one. */
const SCALE = Number(process.env.GROWTH_SCALE ?? 1);
/** What the operating system's account of CPU time may be off by. */
const NOISE_MS = 10;

/** CPU time of this thread, in milliseconds: what other threads and processes do is not in it. */
async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Does the work on an input of the given length, and on eight inputs an eighth as long; fails if the one costs over
 * four times what the eight do, in each of five attempts.
 * @param make an input of about the given length; made beforehand, so that its cost is not counted
 */
export async function expectLinear<T>(
  work: (input: T) => unknown,
  make: (length: number) => T,
  length: number,
): Promise<void> {
  const [short, long] = [make(Math.floor((length * SCALE) / TIMES)), make(Math.floor(length * SCALE))];
  const ratios: number[] = [];
  while (ratios.length < ATTEMPTS) {
    // The long input first: code that is not compiled yet must not make the short ones look dear.
    const one = await cpuMs(() => work(long));
    const many = await cpuMs(async () => {
      for (let i = 0; i < TIMES; i++) await work(short);
    });
    if (one <= MOST * many + NOISE_MS) return;
    ratios.push(one / many);
  }
  expect(
    Math.min(...ratios),
    `cost of one long input, in costs of ${TIMES} that are as long together`,
  ).toBeLessThanOrEqual(MOST);
}
