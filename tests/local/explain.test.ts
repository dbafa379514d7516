import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { alreadyRunning, isDiskFull, remedy } from '../../local/explain.ts';
import { LockLost } from '../../local/lock.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const failure = (code: string) => Object.assign(new Error(`${code}: open 'kept.json'`), { code });

test.each([
  ['EACCES', 'sudo chown -R "$(id -un)" /clone/.local'],
  ['EPERM', 'sudo chown -R "$(id -un)" /clone/.local'],
  ['EROFS', 'read-only'],
  ['ENOSPC', 'full: make room'],
  ['EDQUOT', 'full: make room'],
])('what to do about %s', (code, advice) => {
  expect(remedy(failure(code), '/clone/.local')).toContain(advice);
});

test('after the loss of its folder it is said with what the next start begins', () => {
  expect(remedy(new LockLost('/clone/.local'), '/clone/.local')).toContain('begins with what is there now');
});

test.each([[failure('ECONNREFUSED')], [new Error('other')], ['text']])('nothing is known about %s', (error) => {
  expect(remedy(error, '/clone/.local')).toBeNull();
  expect(isDiskFull(error)).toBe(false);
});

describe('of a stack that runs already it is said', () => {
  const stack = {
    endpoint: 'http://127.0.0.1:4566',
    region: 'us-east-1',
    bucket: 'inbox',
    apiUrl: 'http://127.0.0.1:4566/_aws/execute-api/1/$default',
    consoleUrl: 'http://127.0.0.1:8085',
    token: 'cw_secret',
    mailUrl: 'http://127.0.0.1:1080',
    pid: 7,
  };

  test.each([
    ['where it is', JSON.stringify(stack), 'it is at http://127.0.0.1:8085'],
    ['that it is not ready', null, 'not ready yet'],
    [
      'that it is not ready, beside the file of a run that was killed',
      JSON.stringify({ ...stack, pid: 8 }),
      'not ready',
    ],
    ['that it is not ready, beside half a file', '{"endpoint":', 'not ready yet'],
  ])('%s', async (_, text, expected) => {
    const folder = await temporaryFolder(text === null ? {} : { 'stack.json': text });
    const said = await alreadyRunning(7, join(folder, 'stack.json'));
    expect(said).toMatch(/^The local stack runs already \(process 7\): .*kill 7/);
    expect(said).toContain(expected);
    expect(said).not.toContain('cw_secret');
  });
});
