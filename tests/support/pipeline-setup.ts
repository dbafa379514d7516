/**
 * One deployed stack for all pipeline tests (vitest's global setup). A test asks for it with `inject('stack')`; the
 * clients in `functions/aws`, and AWS clients of its own, reach it without being told.
 */
import type { TestProject } from 'vitest/node';
import { openTestStack, type TestStack } from './emulator-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: TestStack;
  }
}

/** Starts the stack; what it answers takes it down. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { stack, environment, stop } = await openTestStack();
  project.provide('stack', stack);
  // Of the processes that run the tests: they are started with it, which is when Node reads whom to trust.
  Object.assign(project.config.env, environment);
  return stop;
}
