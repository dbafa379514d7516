import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it, vi } from 'vitest';
import { startCompile } from '../../../functions/aws/start-compile.ts';

const lambda = mockClient(LambdaClient);

beforeEach(() => {
  process.env.COMPILE_FUNCTION = 'compile-names';
  lambda.reset();
});

it.each([
  ['after a change', undefined, '{}'],
  ['for a damaged version', { damaged: 7 }, '{"damaged":7}'],
])('the function is started and not waited for: %s', async (_, request, Payload) => {
  lambda.on(InvokeCommand).resolves({ StatusCode: 202 });
  await startCompile(request);
  expect(lambda.commandCalls(InvokeCommand).map(({ args: [{ input }] }) => input)).toEqual([
    { FunctionName: 'compile-names', InvocationType: 'Event', Payload },
  ]);
});

it('a failure fails no call: it is logged, and the back-fill function starts it', async () => {
  const log = vi.spyOn(console, 'warn').mockReturnValue();
  lambda.on(InvokeCommand).rejects(new Error('TooManyRequestsException'));
  await startCompile();
  expect(log).toHaveBeenCalledWith(
    expect.objectContaining({ message: expect.stringContaining('compiling the names could not be started') }),
  );
});
