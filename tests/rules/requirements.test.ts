/** What pip installs, for the emulator and for tools, is pinned with all it needs, verified by hash, and never built. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const OPTIONS = ['--require-hashes', '--only-binary :all:'];
const REQUIREMENT = /^[\w.-]+==[\w.]+(?: ; python_full_version [<>=]{1,2} '[\d.*]+'| ; sys_platform == 'win32')?$/;

/** What pip could install unverified, or run before its hash is known. */
function faults(text: string): string[] {
  const lines = text.replaceAll(/ \\\n\s*/g, ' ').split('\n');
  const stated = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const missing = OPTIONS.filter((option) => !stated.includes(option)).map((option) => `${option} is missing`);
  const bad = stated.flatMap((line) => {
    if (OPTIONS.includes(line)) return [];
    const [requirement = '', ...hashes] = line.split(' --hash=');
    if (!REQUIREMENT.test(requirement)) return [`${requirement} is no pinned package`];
    return hashes.length > 0 && hashes.every((hash) => /^sha256:[0-9a-f]{64}$/.test(hash))
      ? []
      : [`${requirement} has no hash`];
  });
  return [...missing, ...bad];
}

const FILES = ['local/emulator.txt', 'tests/fuzz/requirements.txt', 'tests/rules/cfn-lint.txt'];

test.each(FILES)('%s is verified whole', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text.match(/==/g)?.length).toBeGreaterThan(10);
  expect(faults(text)).toEqual([]);
});

test('pip is called with one of these lists, and with nothing else', () => {
  const calls = globSync('{local,tests,bench,cli}/**/*.{ts,mjs,py}')
    .filter((file) => !file.endsWith('requirements.test.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'pip', 'install'/g)].map(() => file));
  expect(calls.toSorted()).toEqual(['local/venv.ts', 'tests/fuzz/install.ts', 'tests/rules/lint-template.ts']);
});

describe('a fault is seen', () => {
  const whole = `--require-hashes\n--only-binary :all:\n`;
  const hash = `--hash=sha256:${'0'.repeat(64)}`;

  test.each([
    ['no hash', `${whole}a==1`, ['a==1 has no hash']],
    ['no hash where the next has one', `${whole}a==1\nb==1 \\\n    ${hash}`, ['a==1 has no hash']],
    ['a weak hash beside a strong one', `${whole}a==1 \\\n    ${hash} \\\n    --hash=md5:0`, ['a==1 has no hash']],
    ['a range', `${whole}a>=1 ${hash}`, ['a>=1 is no pinned package']],
    ['an address', `${whole}a @ https://example.org/a.whl`, ['a @ https://example.org/a.whl is no pinned package']],
    [
      'another registry',
      `${whole}--index-url https://example.org`,
      ['--index-url https://example.org is no pinned package'],
    ],
    ['archives that may be built', `--require-hashes\na==1 ${hash}`, ['--only-binary :all: is missing']],
    ['hashes that nothing asks for', `--only-binary :all:\na==1 ${hash}`, ['--require-hashes is missing']],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });
});
