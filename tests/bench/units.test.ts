import { describe, expect, it } from 'vitest';
import { steps } from '../support/cost/steps.ts';

/** The most units that a step may be billed for, for each clip, video or page. */
interface Ceiling {
  readonly write: number;
  readonly read: number;
  readonly why: string;
}

const CEILINGS: Readonly<Record<keyof typeof steps, Ceiling>> = {
  'new clip, in a batch of ten': { write: 22, read: 3.2, why: '13 for the rows, 9 for their index entries' },
  'new clip, alone': { write: 22, read: 5, why: 'the two reads of the version of the names serve one clip' },
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
    write: 2.2,
    read: 1.1,
    why: 'a row of two kilobytes; a page says when twenty are due',
  },
  'recheck of a video alone': { write: 4, read: 4, why: 'its row, a page of its own, the old one deleted' },
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
