/** Histories that once ended wrong, as the search found them. */
import { expect, it } from 'vitest';
import { sameKind } from './check.ts';
import type { NameId } from './content.ts';
import { play } from './history.ts';
import type { Step } from './steps.ts';

const image = { kind: 'image', topic: 0, day: 0, outlet: 0, names: [], aliased: [] } as const;
const run = (stage: 'parse' | 'store' | 'alert' | 'sweep'): Step => ({
  do: 'run',
  stage,
  most: 10,
  again: false,
  fault: null,
});

const text = (names: readonly NameId[]) => ({ ...image, kind: 'text', names }) as const;

const HISTORIES: Readonly<Record<string, readonly Step[]>> = {
  'a refused file is found by a sweep before its event is read, beside an older delete': [
    { do: 'redrive' },
    { do: 'remove', key: 'c.html', event: 'once' },
    { do: 'overlap', stages: ['parse', 'parse'], seed: 0, fault: null },
    { do: 'remove', key: 'a.txt', event: 'once' },
    run('alert'),
    { do: 'upload', key: 'a.txt', content: image, event: 'once' },
    run('store'),
    run('parse'),
    { do: 'wait', minutes: 20 },
    run('parse'),
    run('sweep'),
    { do: 'correct', key: 'a.txt', fault: null, field: 'title', value: 'A title by hand' },
  ],
  'a run dies while it records what is owed, and the mention is gone when it comes again': [
    { do: 'upload', key: 'a.txt', content: text(['olga']), event: 'once' },
    { do: 'upload', key: 'a.txt', content: text([]), event: 'once' },
    run('parse'),
    { do: 'run', stage: 'store', most: 10, again: false, fault: { kind: 'stalled', at: 2 } },
    run('parse'),
    { do: 'remove-name', name: 'mara', compile: false },
    { do: 'run', stage: 'alert', most: 10, again: false, fault: { kind: 'crash-before', at: 9 } },
    { do: 'upload', key: 'a.txt', content: text([]), event: 'once' },
  ],
};

it.each(Object.entries(HISTORIES))('%s', { timeout: 60_000 }, async (_, history) => {
  expect((await play(history)).wrong).toEqual([]);
});

it.each([
  [true, 'another file', `a.txt ${'x'.repeat(32)} has 0 receipts`, `c.html ${'y'.repeat(32)} has 0 receipts`],
  [true, 'other figures', 'the sweep does not add up: {"files":3}', 'the sweep does not add up: {"files":4}'],
  [false, 'another outcome', 'a.txt Xk3 is removed: It was deleted', 'a.txt Xk3 is parsed: null'],
  [false, 'another check', 'a.txt Xk3 has 0 receipts', 'a.txt Xk3 has two receipts of one part'],
])('of the same kind: %s (%s)', (isSame, _, first, other) => {
  const of = sameKind();
  expect([of(first), of(other)]).toEqual([true, isSame]);
});
