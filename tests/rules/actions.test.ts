/** What CI runs of others is pinned by the hash of a commit: a tag can be moved. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Actions that are named by something else than a commit. */
const loose = (workflow: string) =>
  [...workflow.matchAll(/^[ -]*uses: *(\S+)/gm)].flatMap(([, action = '']) =>
    action.startsWith('./') || /@[0-9a-f]{40}$/.test(action) ? [] : [action],
  );

test('every action is named by its commit', () => {
  const files = globSync('.github/workflows/*.{yml,yaml}');
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect([file, loose(readFileSync(file, 'utf8'))]).toEqual([file, []]);
});

test('one that is not is seen', () => {
  expect(loose('steps:\n  - uses: actions/checkout@v4\n  - name: x\n    uses: a/b@11bd719\n  - uses: ./own')).toEqual([
    'actions/checkout@v4',
    'a/b@11bd719',
  ]);
});
