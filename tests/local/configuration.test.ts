import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { awsEnvironment, childEnvironment } from '../../local/child-environment.ts';
import { context, fingerprint, plainApiUrl } from '../../local/deploy.ts';
import { names, subscription } from '../../local/examples.ts';
import { pinned, pins } from '../../local/venv.ts';

test('what the shell says about AWS reaches no child; the project’s Node comes first on its path', () => {
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

test('AWS clients are led to the emulator, by no proxy, and to nothing the user has configured', () => {
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

test('the API has an address that needs no name', () => {
  expect(plainApiUrl('http://ab12cd.execute-api.localhost:4566', 'http://127.0.0.1:4566')).toBe(
    'http://127.0.0.1:4566/_aws/execute-api/ab12cd/$default',
  );
});

test('the fingerprint stays while nothing changes, and changes with the configuration', async () => {
  const first = await fingerprint(context);
  expect(await fingerprint({ ...context })).toBe(first);
  expect(await fingerprint({ ...context, sender: 'other@clipwatch.example' })).not.toBe(first);
});

test('every package of the emulator is pinned, the emulator first of all', async () => {
  const text = await readFile(pins, 'utf8');
  expect(pinned(text)[0]).toBe('ministack==1.5.33');
  for (const line of text.split('\n')) expect(line).toMatch(/^$|^#|^[\w.-]+==[\w.]+(; python_version < "3\.11")?$/);
  expect(pinned('# note\na==1.0\nb==2.0.post1\nc==3; python_version < "3.11"\n')).toEqual(['a==1.0', 'b==2.0.post1']);
});

test('the examples: somebody follows every name, and Randa Kassis is known in three scripts', () => {
  expect(subscription).toMatchObject({ nameIds: '*', cadence: 'instant', confirmed: true });
  expect(names.find(({ id }) => id === 'randa-kassis')).toMatchObject({
    name: 'Randa Kassis',
    aliases: ['راندا قسيس', 'Ранда Кассис'],
  });
});
