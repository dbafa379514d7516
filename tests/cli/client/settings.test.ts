import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { resolveSettings } from '../../../cli/client/settings.ts';
import { outputs } from '../../../shared/wiring.ts';
import { contextWith } from '../../support/run-command.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const cloudFormation = mockClient(CloudFormationClient);
beforeEach(() => {
  cloudFormation.reset();
});

/** A stack with these outputs; asking for any other fails as AWS does. */
function deployed(StackName: string): void {
  const values = {
    [outputs.inbox]: 'b',
    [outputs.archive]: 'a',
    [outputs.table]: 't',
    [outputs.apiUrl]: 'https://api/',
    [outputs.signingKeys]: '/keys',
  };
  const Outputs = Object.entries(values).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  cloudFormation.on(DescribeStacksCommand).rejects(new Error('Stack does not exist'));
  cloudFormation
    .on(DescribeStacksCommand, { StackName })
    .resolves({ Stacks: [{ StackName, CreationTime: new Date(0), StackStatus: 'CREATE_COMPLETE', Outputs }] });
}

describe('a deployment', () => {
  test('what the environment says needs no stack', async () => {
    const context = contextWith({
      CLIPWATCH_API_URL: 'https://x.example/',
      CLIPWATCH_TOKEN: 'cw_t',
      CLIPWATCH_BUCKET: 'inbox',
      CLIPWATCH_TABLE: 'table',
    });
    const settings = resolveSettings(context, {});
    await settings.useTable();
    expect([await settings.apiUrl(), settings.token, await settings.bucket()]).toEqual([
      'https://x.example',
      'cw_t',
      'inbox',
    ]);
    expect(context.env.TABLE_NAME).toBe('table');
    expect(cloudFormation.calls()).toHaveLength(0);
  });

  test.each([
    [undefined, 'clipwatch'],
    ['press', 'press'],
  ])('what is missing is looked up once in the stack %s', async (named, stackName) => {
    deployed(stackName);
    const context = contextWith(named === undefined ? {} : { CLIPWATCH_STACK: named });
    const settings = resolveSettings(context, {});
    expect([await settings.apiUrl(), await settings.bucket(), settings.token]).toEqual(['https://api', 'b', null]);
    await settings.useTable();
    expect(context.env.TABLE_NAME).toBe('t');
    await settings.useSigningKeys();
    expect(context.env.SIGNING_KEYS_PARAMETER).toBe('/keys');
    expect(cloudFormation.calls()).toHaveLength(1);
  });

  test('a stack that cannot be read: what is missing, why, and what to do', async () => {
    deployed('other');
    await expect(resolveSettings(contextWith(), {}).bucket()).rejects.toThrow(
      /^CLIPWATCH_BUCKET is not set, and .* stack clipwatch could not be read \(Stack does not exist\)\. Set it, .*--local$/,
    );
  });
});

describe('--local', () => {
  const stack = {
    endpoint: 'http://127.0.0.1:4566',
    region: 'us-east-1',
    bucket: 'local-inbox',
    apiUrl: 'http://127.0.0.1:4566/api/',
    token: 'cw_local',
    mailUrl: 'http://127.0.0.1:1080',
    pid: 1,
  };

  const rootWith = (text: string) => temporaryFolder({ '.local/stack.json': text });

  test('takes all from stack.json, and nothing in the environment can lead it to an account', async () => {
    const context = contextWith(
      {
        CLIPWATCH_API_URL: 'https://production.example',
        CLIPWATCH_TOKEN: 'cw_production',
        CLIPWATCH_BUCKET: 'production',
        AWS_PROFILE: 'production',
        AWS_SESSION_TOKEN: 'secret',
        AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com',
        AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
        AWS_ACCESS_KEY_ID: 'production',
        AWS_REGION: 'eu-west-3',
        HOME: '/home/x',
      },
      { root: await rootWith(JSON.stringify(stack)) },
    );
    const settings = resolveSettings(context, { local: true });
    expect([await settings.apiUrl(), settings.token, await settings.bucket()]).toEqual([
      'http://127.0.0.1:4566/api',
      'cw_local',
      'local-inbox',
    ]);
    expect(Object.fromEntries(Object.entries(context.env).filter(([name]) => !name.startsWith('CLIPWATCH')))).toEqual({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      HOME: '/home/x',
    });
  });

  test('table and signing keys are those of the stack with the usual name', async () => {
    deployed('clipwatch');
    const context = contextWith(
      { CLIPWATCH_TABLE: 'production', CLIPWATCH_STACK: 'production' },
      { root: await rootWith(JSON.stringify(stack)) },
    );
    const settings = resolveSettings(context, { local: true });
    await settings.useTable();
    await settings.useSigningKeys();
    expect(context.env.TABLE_NAME).toBe('t');
    expect(context.env.SIGNING_KEYS_PARAMETER).toBe('/keys');
  });

  test('no stack: how to start one', () => {
    expect(() => resolveSettings(contextWith(), { local: true })).toThrow(/start it with npm start$/);
  });

  test.each(['', '{"endpoint":', '{"endpoint":"http://127.0.0.1:1"}'])(
    'stack.json of %j is not believed',
    async (text) => {
      const context = contextWith({}, { root: await rootWith(text) });
      expect(() => resolveSettings(context, { local: true })).toThrow(/start it again with npm start$/);
    },
  );
});
