import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSavedState, writeSavedState } from '../../local/saved-state.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clipwatch-state-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the state is read back, and only its owner may read the file', async () => {
  const path = join(folder, 'kept.json');
  expect(await readSavedState(path)).toEqual({});
  await writeSavedState(path, { port: 4566, token: 'cw_token', registered: true });
  expect(await readSavedState(path)).toEqual({ port: 4566, token: 'cw_token', registered: true });
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test.each([['{"port": 45'], ['{"port": "4566"}'], ['null']])(
  'the unreadable state %s counts as empty',
  async (text) => {
    const path = join(folder, 'kept.json');
    await writeFile(path, text);
    expect(await readSavedState(path)).toEqual({});
  },
);
