/** Names that look like addresses: twice the text takes twice the steps, however many addresses stand in it without a space. */
import { afterAll, test } from 'vitest';
import { expectDoubling, stepCounter } from '../../support/steps/doubling.ts';

const counter = stepCounter();
afterAll(() => counter.end());

/** From this length on a search of all addresses of a run for each of them is seen. */
const LENGTH = 12_000;

test.each(['a name that is a host, without a space', 'a name with an at sign, without a space'])('%s', async (what) => {
  await expectDoubling(counter, what, LENGTH);
});
