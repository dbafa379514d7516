/**
 * Global setup of vitest: one deployed stack for all pipeline tests, available with `inject('stack')`. The environment
 * of the test processes directs AWS clients to it.
 */
import type { TestProject } from 'vitest/node';
import { openTestStack, type TestStack } from './emulator-stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: TestStack;
  }
}

/** Starts the stack; returns its teardown. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { stack, environment, stop } = await openTestStack();
  project.provide('stack', stack);
  // For the test processes: Node reads trusted certificates from the environment when a process starts.
  Object.assign(project.config.env, environment);
  return stop;
}
