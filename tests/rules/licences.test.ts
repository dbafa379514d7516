import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bundledPackages, noticeOf, unfit } from './licences.ts';

describe('the functions', () => {
  const packages = bundledPackages();

  test('contain nothing of an unknown licence, or of one that asks for more than a notice', () => {
    expect(packages.length).toBeGreaterThan(30);
    expect(unfit(packages)).toEqual([]);
  });

  test('contain what NOTICE lists: else run `npm run licences`', () => {
    const notice = readFileSync('NOTICE', 'utf8');
    expect(noticeOf(notice, packages)).toBe(notice);
  });
});

test.each([
  ['GPL-3.0-only', 'copyleft'],
  ['AGPL-3.0-or-later', 'copyleft over a network'],
  ['LGPL-2.1', 'copyleft, and bundled'],
  ['MPL-2.0', 'copyleft by file'],
  ['UNLICENSED', 'none'],
  ['SEE LICENSE IN LICENSE.md', 'to be read by a person first'],
  ['(MIT OR GPL-3.0-or-later)', 'a choice that a person makes'],
])('%s does not enter a function: %s', (license) => {
  expect(unfit([{ name: 'a', license }])).toEqual([`a: ${license}`]);
});

test('a package that states no licence does not enter a function', () => {
  expect(unfit([{ name: 'a' }, { name: 'b', license: 'MIT' }])).toEqual(['a: no licence stated']);
});

test('the list is by licence, each name once, and replaces the one before', () => {
  const notice = 'x\n`npm run licences` writes this list:\n\n  MIT:\n    old\n\nThe command also uses y';
  const packages = [
    { name: 'b', license: 'MIT' },
    { name: 'c', license: 'ISC' },
    { name: 'a', license: 'MIT' },
    { name: 'a', license: 'MIT' },
  ];
  expect(noticeOf(notice, packages)).toBe(
    'x\n`npm run licences` writes this list:\n\n  ISC:\n    c\n\n  MIT:\n    a\n    b\n\nThe command also uses y',
  );
});
