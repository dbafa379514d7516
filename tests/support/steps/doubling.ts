/** Whether work doubles with its input: held by counting its steps, which the pace of a machine does not change. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type * as z from 'zod/mini';
import { Answer } from './counted.ts';

/** How many times more steps a doubled input may take than the doubling before: twice is linear, four times quadratic. */
const MOST = 2.2;
/** Of all steps: what may come beside the growth at one length, where a reader begins or stops to look for something. */
const BESIDE = 0.02;
/** Steps of all counts of one work, about: inputs are made longer up to it, so that growth shows beside what is linear. */
const STEPS = 150e6;
const MOST_LONGER = 16;
/** Steps from which no input is doubled again: work on every pair of a bounded number grows too fast up to its bound only. */
const LAST = 100e6;
/** Doublings that are tried in any case: at one of them a reader may come to a bound, and read otherwise from there on. */
const LEAST = 2;
/** The optimiser loses count of calls. */
const EXACTLY = ['--no-opt', '--no-maglev'];

type Steps = z.output<typeof Answer>;

export interface StepCounter {
  /** What the work by that name in `counted.ts` takes on an input of about that length. */
  readonly stepsOf: (what: string, length: number) => Promise<Steps>;
  readonly end: () => void;
}

/** Starts a process that counts. */
export function stepCounter(): StepCounter {
  const child = fork(fileURLToPath(new URL('count-steps.ts', import.meta.url)), { execArgv: EXACTLY });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that counts has ended (${code})`);
  });
  // It also ends when it is told to, and then nobody waits for an answer.
  ended.catch(() => {});
  return {
    stepsOf: async (what, length) => {
      child.send({ what, length });
      const [answer] = await Promise.race([once(child, 'message'), ended]);
      return Answer.parse(answer);
    },
    end: () => child.kill(),
  };
}

/**
 * Fails if the work takes over 2.2 times more steps each time that its input, of at least this length, is doubled. Steps
 * that any input takes do not count, nor do those of what is made once and kept.
 */
export async function expectDoubling({ stepsOf }: StepCounter, what: string, length: number): Promise<void> {
  await stepsOf(what, length / 2);
  const { steps } = await stepsOf(what, length);
  let at = length * Math.max(1, Math.min(STEPS / (7 * steps), MOST_LONGER));
  let [one, two] = [await stepsOf(what, at), await stepsOf(what, 2 * at)];
  const grown: string[] = [];
  for (; grown.length < LEAST || two.steps < LAST; at *= 2) {
    const four = await stepsOf(what, 4 * at);
    if (four.steps - two.steps <= MOST * (two.steps - one.steps) + BESIDE * one.steps) return;
    grown.push(((four.steps - two.steps) / (two.steps - one.steps)).toFixed(2));
    [one, two] = [two, four];
  }
  expect.fail(`steps grow ${grown.join(', ')} times with a doubled input, most in ${two.dearest}`);
}
