import { expect, test } from 'vitest';
import { awsEnvironment, childEnvironment } from '../../local/child-environment.ts';

test('the AWS settings of the shell reach no child; the project’s Node comes first on its path', () => {
  const env = childEnvironment({
    PATH: '/usr/bin',
    HOME: '/home/me',
    https_proxy: 'http://proxy',
    AWS_PROFILE: 'production',
    AWS_ENDPOINT_URL: 'http://elsewhere',
    NODE_OPTIONS: '--inspect',
    CDK_CONTEXT_JSON: '{}',
  });
  expect(env).toMatchObject({ HOME: '/home/me', https_proxy: 'http://proxy' });
  expect(env.PATH).toMatch(/node_modules[/\\]\.bin[:;]\/usr\/bin$/);
  expect(Object.keys(env).sort()).toEqual(['HOME', 'PATH', 'https_proxy']);
});

test('AWS clients use the emulator, without a proxy and without the user’s configuration', () => {
  expect(awsEnvironment('http://127.0.0.1:4566')).toMatchObject({
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    NO_PROXY: '*',
  });
  expect(awsEnvironment('https://127.0.0.1:1', '/ca.pem')).toMatchObject({
    NODE_EXTRA_CA_CERTS: '/ca.pem',
    AWS_CA_BUNDLE: '/ca.pem',
  });
});
