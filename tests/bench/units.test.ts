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
    write: 34.5,
    read: 11.8,
    why: '6 for places under its words and 2 for the line of them all, 10 for the other rows, 8 for four counters, 6 for index entries, 2 for anchors, a turn at its host for ten; 16 anchors are looked at, and the row again at the end',
  },
  'new clip, in a batch of ten of one day': {
    write: 29.7,
    read: 11.8,
    why: 'the same, but that those which have left their anchors at one time share the writes of their counters',
  },
  'new clip, alone': {
    write: 36,
    read: 16,
    why: 'the same with a turn, and a count of what arrived, of its own; breakers and versions are read for one clip',
  },
  'same event again': { write: 0, read: 2.3, why: 'all of it is there: nothing is written' },
  'new version of a file': {
    write: 26.3,
    read: 11.4,
    why: 'the rows anew, the clip and the state it was in in a transaction; the older receipt gets a row; four anchors are looked at; 8 for words, of which new ones are looked up',
  },
  'alert that nobody follows': { write: 0, read: 0.2, why: 'who follows three names, and every name' },
  'alert that nobody follows, alone': { write: 0, read: 2, why: 'the same, for one clip' },
  'alert with three followers': {
    write: 27,
    read: 11,
    why: 'for each the row of the ledger, what it is owed, three places in lists, each place and the row with an index entry; whether its story was merged',
  },
  'mail to one of three followers': {
    write: 7,
    read: 6.5,
    why: 'the recipient is taken and given back, its row claimed, settled (and moved in its list), and owed no more; clip, names, subscription, what else is in its story',
  },
  'recheck of one of forty videos': {
    write: 1.3,
    read: 2.2,
    why: 'a row of a kilobyte, a page for twenty; who follows its names',
  },
  'recheck of a video alone': {
    write: 4,
    read: 8,
    why: 'its row, pages, the lease of the round and the turn at its host',
  },
  'unchanged clip in a back-fill': { write: 0, read: 1.2, why: 'one query of all its rows' },
  'clip with a new mention in a back-fill': {
    write: 16.1,
    read: 2.2,
    why: 'a transaction: the clip, the state it was in, the mention, what was found, two counters; its videos are read',
  },
  'back-fill of an empty archive': {
    write: 18,
    read: 28,
    why: 'of eight shards the lease, and the position when it is given back; the start and the end',
  },
  'unchanged file in a replay': { write: 1, read: 3, why: 'the note of what became of it; rows are read twice' },
  'clip that a replay changes': { write: 27.5, read: 19.2, why: 'as a new version, and noted twice' },
  'page of 20 clips': { write: 0, read: 24, why: 'a unit a clip: its rows without its text' },
  'page of 20 mentions': { write: 0, read: 24, why: 'the places, and a clip each' },
  'feed of 50 mentions': { write: 0, read: 30, why: 'the places, and half a unit a clip: it may be a second late' },
  'clip in an export': {
    write: 0.14,
    read: 1.31,
    why: 'a unit a clip, its place, and the rows of four steps, of thirty',
  },
  'page of 20 videos': { write: 0, read: 72, why: 'eight shards of each of seven statuses' },
  'minute of rechecks with nothing due': { write: 0, read: 2, why: 'four shards of pages' },
  'minute of the back-fill with nothing to do': { write: 0, read: 8, why: 'eight shards of a queue, and four rows' },
  'minute of the agenda with nothing due': { write: 0, read: 2, why: 'four shards' },
  'hourly look at an archive in which nothing arrives': {
    write: 0,
    read: 20,
    why: 'what arrived in two hours and in nine weeks, of four slots; eight shards of alerts that wait',
  },
};

describe('the units that DynamoDB bills', () => {
  it.each(Object.entries(CEILINGS))('%s', async (name, { write, read, why }) => {
    const { per, count } = steps[name as keyof typeof steps];
    const counted = await count();
    expect(counted.write / per, why).toBeLessThanOrEqual(write);
    expect(counted.read / per, why).toBeLessThanOrEqual(read);
  });
});
