import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test } from 'vitest';
import { deployed } from '../../local/deploy.ts';
import { outputs } from '../../shared/wiring.ts';

const cloudFormation = mockClient(CloudFormationClient);
afterEach(() => cloudFormation.reset());

function describe(given: Partial<Stack>): void {
  const stack = {
    StackName: 'clipwatch',
    CreationTime: new Date(0),
    StackStatus: 'CREATE_COMPLETE' as const,
    ...given,
  };
  cloudFormation.on(DescribeStacksCommand, { StackName: 'clipwatch' }).resolves({ Stacks: [stack] });
}

test('the outputs by the names the code has for them', async () => {
  describe({ Outputs: Object.entries(outputs).map(([key, OutputKey]) => ({ OutputKey, OutputValue: `the ${key}` })) });
  expect(await deployed()).toEqual({
    inbox: 'the inbox',
    archive: 'the archive',
    table: 'the table',
    apiUrl: 'the apiUrl',
  });
});

test('a deployment that was cut short counts as none, so that the next start deploys', async () => {
  describe({ StackStatus: 'CREATE_IN_PROGRESS', Outputs: [{ OutputKey: outputs.inbox, OutputValue: 'inbox' }] });
  expect(await deployed()).toBeNull();
});

test('no stack is none; any other failure is one', async () => {
  cloudFormation.on(DescribeStacksCommand).rejects(Object.assign(new Error('no such'), { name: 'ValidationError' }));
  expect(await deployed()).toBeNull();
  cloudFormation.on(DescribeStacksCommand).rejects(new Error('away'));
  await expect(deployed()).rejects.toThrow('away');
});
