import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

test('a version manager and npm install the same Node, on every platform', () => {
  const ofPlatforms = new Set(Object.values(packageJson.optionalDependencies));
  expect([...ofPlatforms]).toEqual([readFileSync('.node-version', 'utf8').trim()]);
});
