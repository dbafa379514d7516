import { CloudFormationClient, DescribeStacksCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, expect, test } from 'vitest';
import { deployedOutputs, fingerprint, localContext, loopbackApiUrl } from '../../local/deploy.ts';
import { outputs } from '../../shared/wiring.ts';

const cloudFormation = mockClient(CloudFormationClient);
afterEach(() => cloudFormation.reset());

function stackIs(overrides: Partial<Stack>): void {
  const stack = {
    StackName: 'clipwatch',
    CreationTime: new Date(0),
    StackStatus: 'CREATE_COMPLETE' as const,
    ...overrides,
  };
  cloudFormation.on(DescribeStacksCommand, { StackName: 'clipwatch' }).resolves({ Stacks: [stack] });
}

test('outputs have the names that the code uses', async () => {
  stackIs({ Outputs: Object.entries(outputs).map(([key, OutputKey]) => ({ OutputKey, OutputValue: `the ${key}` })) });
  const names = Object.keys(outputs).map((key) => [key, `the ${key}`]);
  expect(await deployedOutputs()).toEqual(Object.fromEntries(names));
});

test('an incomplete deployment counts as none, so that the next start deploys', async () => {
  stackIs({ StackStatus: 'CREATE_IN_PROGRESS', Outputs: [{ OutputKey: outputs.inbox, OutputValue: 'inbox' }] });
  expect(await deployedOutputs()).toBeNull();
});

test('a missing stack is null; any other error is thrown', async () => {
  cloudFormation.on(DescribeStacksCommand).rejects(Object.assign(new Error('no such'), { name: 'ValidationError' }));
  expect(await deployedOutputs()).toBeNull();
  cloudFormation.on(DescribeStacksCommand).rejects(new Error('away'));
  await expect(deployedOutputs()).rejects.toThrow('away');
});

test('the API has a URL with an IP address instead of a host name', () => {
  expect(loopbackApiUrl('http://ab12cd.execute-api.localhost:4566', 'http://127.0.0.1:4566')).toBe(
    'http://127.0.0.1:4566/_aws/execute-api/ab12cd/$default',
  );
});

test('the fingerprint depends on the configuration alone while the sources are the same', async () => {
  const first = await fingerprint(localContext);
  expect(await fingerprint({ ...localContext })).toBe(first);
  expect(await fingerprint({ ...localContext, sender: 'other@clipwatch.example' })).not.toBe(first);
});
