import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { pinnedPackages, requirementsFile } from '../../local/venv.ts';

test('every package of the emulator is pinned, the emulator first', async () => {
  const text = await readFile(requirementsFile, 'utf8');
  expect(pinnedPackages(text)[0]).toBe('ministack==1.5.33');
  for (const line of text.split('\n')) expect(line).toMatch(/^$|^#|^[\w.-]+==[\w.]+(; python_version < "3\.11")?$/);
});

test('packages for some Python versions only are not required', () => {
  const text = '# note\na==1.0\nb==2.0.post1\nc==3; python_version < "3.11"\n';
  expect(pinnedPackages(text)).toEqual(['a==1.0', 'b==2.0.post1']);
});
