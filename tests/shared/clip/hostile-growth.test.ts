/** The costliest files of each kind: twice the length takes twice the steps, in our code and in the libraries. */
import { afterAll, test } from 'vitest';
import { HOSTILE } from '../../support/hostile-files/index.ts';
import { expectDoubling, stepCounter } from '../../support/steps/doubling.ts';

const counter = stepCounter();
afterAll(() => counter.end());

/** Short, since steps are counted without the optimiser: what grows too fast does so from the beginning. */
const LENGTH = 3000;
const growing = HOSTILE.filter(({ countedFrom }) => countedFrom !== null);

test.each(growing.map((file) => [file.what, file] as const))('%s', async (what, { countedFrom }) => {
  await expectDoubling(counter, what, countedFrom ?? LENGTH);
});
