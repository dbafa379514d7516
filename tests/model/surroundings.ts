/** What the functions find around them: time, chance, the log and the resolver of names, all of them the model's. */
import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import { mock } from 'node:test';
import timers from 'node:timers/promises';

export interface Surroundings {
  /** The time now, in milliseconds of the epoch. */
  readonly now: number;
  /** A number from 0 to below 1. */
  readonly random: () => number;
  /** A pause of the program. */
  readonly wait: (milliseconds: number) => void;
  readonly log: (line: unknown) => void;
}

/** Puts them in place; what is answered puts back what was there before. No name is resolved. */
export function surround({ now, random, wait, log }: Surroundings): () => void {
  mock.timers.enable({ apis: ['Date'], now });
  const loud = (['info', 'warn', 'error'] as const).map((level) => {
    const before = console[level];
    console[level] = log;
    return () => {
      console[level] = before;
    };
  });
  const { random: before } = Math;
  Math.random = random;
  const { setTimeout } = timers;
  const { lookup } = dns;
  Object.assign(timers, { setTimeout: async (milliseconds: number) => wait(milliseconds) });
  Object.assign(dns, {
    lookup: async () => Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })),
  });
  syncBuiltinESMExports();
  return () => {
    for (const restore of loud) restore();
    Math.random = before;
    Object.assign(timers, { setTimeout });
    Object.assign(dns, { lookup });
    syncBuiltinESMExports();
    mock.timers.reset();
  };
}

/** What the clock of the program shows. */
export const setClock = (now: number): void => mock.timers.setTime(now);
