import { expect, test } from 'vitest';
import { Runs } from './runs.ts';

const REQUEST = {
  service: 'queues',
  operation: 'SendMessage',
  act: async () => 'sent',
  throttle: () => new Error('throttled'),
  afterLoss: async (answer: unknown) => answer,
  conflict: null,
};

test('what a run of an earlier world asks for, after that world has ended, is refused', async () => {
  const [earlier, later] = [new Runs(), new Runs()];
  const file = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<unknown>();
  const run = earlier.start('parse', null, 0, async () => {
    await file.promise;
    asked.resolve(await later.request(REQUEST).catch(String));
  });
  run.crash();
  file.resolve();
  expect(await asked.promise).toBe('Gone');
  expect(await later.request(REQUEST)).toBe('sent');
});
