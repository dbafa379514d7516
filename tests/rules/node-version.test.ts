import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

test('a version manager and npm install the same Node', () => {
  expect(readFileSync('.node-version', 'utf8').trim()).toBe(packageJson.devDependencies.node);
});
