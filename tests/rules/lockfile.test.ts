import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      inBundle: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

/** What `npm ci` on any platform would install unverified, or not find (npm drops what a registry did not answer). */
function faults(lockfile: unknown): string[] {
  const { packages } = Lockfile.parse(lockfile);
  return Object.entries(packages).flatMap(([path, entry]) => {
    // The project itself, and what comes inside the verified archive of another package.
    if (path === '' || entry.inBundle) return [];
    const unverified = entry.integrity?.startsWith('sha512-') ? [] : [`${path} has no integrity`];
    const absent = Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !(`${path}/node_modules/${name}` in packages) && !(`node_modules/${name}` in packages))
      .map((name) => `${path} wants ${name}, which has no entry`);
    return [...unverified, ...absent];
  });
}

test.each(['package-lock.json', 'bench/package-lock.json'])('%s verifies all it installs, everywhere', (file) => {
  const lockfile: unknown = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(Lockfile.parse(lockfile).packages).length).toBeGreaterThan(50);
  expect(faults(lockfile)).toEqual([]);
});

describe('a fault is seen', () => {
  const whole = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } };

  test('an entry completed by hand, without integrity', () => {
    const lockfile = { packages: { ...whole, 'node_modules/b': { version: '1.0.0' } } };
    expect(faults(lockfile)).toEqual(['node_modules/b has no integrity']);
  });

  test('a package for another platform that was dropped', () => {
    const a = { ...whole['node_modules/a'], optionalDependencies: { 'a-darwin': '1.0.0' } };
    expect(faults({ packages: { 'node_modules/a': a } })).toEqual([
      'node_modules/a wants a-darwin, which has no entry',
    ]);
  });
});
