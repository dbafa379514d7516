import { describe, expect, it } from 'vitest';
import { steps } from '../support/cost/steps.ts';

/** The most units that a step may be billed for, for each clip, video or page. */
interface Ceiling {
  readonly write: number;
  readonly read: number;
  readonly why: string;
}

const CEILINGS: Readonly<Record<keyof typeof steps, Ceiling>> = {
  'new clip, in a batch of ten': {
    write: 22.1,
    read: 3.4,
    why: '14 for the rows, 8 for their index entries, a turn at its host for ten',
  },
  'new clip, alone': {
    write: 23,
    read: 7,
    why: 'the same with a turn of its own; breakers and versions are read for one clip',
  },
  'same event again': { write: 0, read: 2.2, why: 'its receipt is there: nothing is written' },
  'new version of a file': {
    write: 20,
    read: 8.2,
    why: 'the rows anew, and when its video is due; the list entries stay',
  },
  'alert that nobody follows': { write: 0, read: 0.2, why: 'who follows three names, and every name' },
  'alert that nobody follows, alone': { write: 0, read: 2, why: 'the same, for one clip' },
  'alert with three followers': { write: 6, read: 8, why: 'a claim and a mark in the ledger for each' },
  'recheck of one of forty videos': {
    write: 2.3,
    read: 3.2,
    why: 'a row of two kilobytes, a page for twenty; who follows its names',
  },
  'recheck of a video alone': {
    write: 5,
    read: 9,
    why: 'its row, pages, the lease of the round and the turn at its host',
  },
  'unchanged clip in a back-fill': { write: 4.1, read: 4.3, why: 'its row gets the version of the names' },
  'clip with a new mention in a back-fill': { write: 13.1, read: 4.3, why: 'a transaction of three rows' },
  'page of 20 clips': { write: 0, read: 44, why: 'two units a clip: its rows without its text' },
  'page of 20 mentions': { write: 0, read: 44, why: 'a mention and its clip each' },
  'page of 20 videos': { write: 0, read: 72, why: 'eight shards of each of seven statuses' },
  'minute of rechecks with nothing due': { write: 0, read: 2, why: 'four shards of pages' },
  'minute of the back-fill with nothing to do': { write: 0, read: 8, why: 'eight shards of a queue, and four rows' },
};

describe('the units that DynamoDB bills', () => {
  it.each(Object.entries(CEILINGS))('%s', async (name, { write, read, why }) => {
    const { per, count } = steps[name as keyof typeof steps];
    const counted = await count();
    expect(counted.write / per, why).toBeLessThanOrEqual(write);
    expect(counted.read / per, why).toBeLessThanOrEqual(read);
  });
});
