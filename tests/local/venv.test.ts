import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { pinnedPackages, requirementsFile } from '../../local/venv.ts';

test('every package of the emulator is pinned, the emulator first', async () => {
  const pinned = pinnedPackages(await readFile(requirementsFile, 'utf8'));
  expect(pinned[0]).toBe('ministack==1.5.33');
  expect(pinned).toContain('botocore==1.43.106');
});

test.each([
  ['a==1.0', ['a==1.0'], 'alone'],
  ['a-b==2.0.post1 \\\n    --hash=sha256:0 \\\n    --hash=sha256:1', ['a-b==2.0.post1'], 'before its hashes'],
  ["c==3 ; python_full_version < '3.11' \\\n    --hash=sha256:0", [], 'for some Python versions only: not required'],
  ['# note\n--require-hashes\n--only-binary :all:', [], 'no package'],
])('%j', (text, expected) => {
  expect(pinnedPackages(text)).toEqual(expected);
});
