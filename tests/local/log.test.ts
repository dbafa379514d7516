import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../local/children.ts';
import { openLog } from '../../local/log.ts';
import { root } from '../../local/paths.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a log holds the lines of its run only', async () => {
  const path = join(await temporaryFolder({ 'run.log': 'earlier' }), 'run.log');
  const log = openLog(path);
  log.write('one');
  log.write('two');
  log.end();
  await expect.poll(() => readFileSync(path, 'utf8')).toBe('one\ntwo\n');
});

test.skipIf(!existsSync('/dev/full'))('lines for a full disk are dropped, and end nothing', async () => {
  const code =
    "import { openLog } from './local/log.ts'; const log = openLog('/dev/full'); log.write('one'); log.end();";
  const options = { cwd: root, env: {}, signal: new AbortController().signal, limitSeconds: 60 };
  expect(await runCommand(process.execPath, ['--input-type=module', '-e', code], options)).toBe('');
});
