import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clipText, getClip } from '../../../functions/aws/table/clip/clips.ts';
import { receiptsByOutcome } from '../../../functions/aws/table/file/receipts.ts';
import {
  readSweep,
  type SweepKind,
  saveSweep,
  sweepRecords,
  takeSweep,
} from '../../../functions/aws/table/file/sweep.ts';
import { type RunResult, runSweep } from '../../../functions/sweep/run.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { OPEN_OUTCOMES } from '../../../shared/clip/receipt.ts';
import { crashAtEachRequest } from '../../support/faults/crash.ts';
import { InboxWorld, LOST_AFTER } from '../../support/world/inbox-world.ts';

const HOUR = 60 * 60 * 1000;

let world: InboxWorld;
beforeEach(() => {
  world = new InboxWorld();
});

/** A whole sweep, begun now, in runs of so long; without any time a run has one step. */
async function sweep(kind: SweepKind = 'sweep', workMs = 0) {
  const since = world.now().toISOString();
  for (;;) {
    const result = await oneRun(kind, since, workMs);
    if (result.sweep?.endedAt !== undefined && result.sweep.startedAt >= since) {
      const { files, receipts, repaired, removed } = result.sweep;
      return { files, receipts, repaired, removed };
    }
  }
}

function oneRun(kind: SweepKind = 'sweep', since = world.now().toISOString(), workMs = 0): Promise<RunResult> {
  return runSweep({
    kind,
    isDue: (last) => last === null || last.startedAt < since,
    now: world.now,
    emptyAt: null,
    isRepeating: true,
    until: new Date(world.now().getTime() + workMs),
    leaseUntil: new Date(world.now().getTime() + HOUR),
  });
}

/** The keys with an open receipt, each as often as it has one. */
async function openKeys(): Promise<string[]> {
  const pages = await Promise.all(
    OPEN_OUTCOMES.map((outcome) => receiptsByOutcome({ outcome, limit: 1000, position: null })),
  );
  return pages.flatMap(({ items }) => items.filter(({ part }) => part === undefined).map(({ key }) => key)).sort();
}

/** What is stored of each key of the world: title and text of its clips, or that it is refused. */
async function stored(): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const key of world.keys) {
    const clips = await Promise.all(
      [undefined, 'a', 'b'].map(async (part) => {
        const clipId = clipIdOf('inbox', key, part);
        const [clip, text] = await Promise.all([getClip(clipId), clipText(clipId)]);
        return clip === null || text?.kind !== 'text' ? [] : [part ?? '', text.text];
      }),
    );
    const texts = clips.filter((one) => one.length > 0);
    if (texts.length > 0) found.set(key, JSON.stringify(texts));
  }
  return found;
}

/** What should be stored. */
function expected(): Map<string, string> {
  return new Map(
    [...world.current()].flatMap(([key, text]) => {
      if (text === 'refused') return [];
      const parts = text.startsWith('parts ') ? text.split(' ').slice(1) : [''];
      return [[key, JSON.stringify(parts.map((part) => [part, text]))] as const];
    }),
  );
}

async function expectWhole(label = ''): Promise<void> {
  expect(await openKeys(), label).toEqual([...world.current().keys()].sort());
  expect(await stored(), label).toEqual(expected());
}

type Loss = (world: InboxWorld) => unknown;

async function deletedAndBack(text: string): Promise<void> {
  await world.deliver(await world.put('a.txt', text));
  await world.deliver(await world.remove('a.txt'));
  await world.deliver(await world.removeNewest('a.txt'));
}

describe('a sweep mends', () => {
  it.each<[what: string, lose: Loss, repaired: number, removed: number]>([
    ['nothing where all is well', async () => world.deliver(await world.put('a.txt', 'one')), 0, 0],
    ['a file that no event brought', () => world.put('a.txt', 'one'), 1, 0],
    ['a file that holds no clip', () => world.put('a.txt', 'refused'), 1, 0],
    ['a file that holds several', () => world.put('a.txt', 'parts a b'), 1, 0],
    [
      'a newer version, made in the same second',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        await world.put('a.txt', 'two');
      },
      1,
      0,
    ],
    [
      'a clip where a file was refused',
      async () => {
        await world.deliver(await world.put('a.txt', 'refused'));
        await world.put('a.txt', 'two');
      },
      1,
      0,
    ],
    [
      'a delete',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        await world.remove('a.txt');
      },
      0,
      1,
    ],
    [
      'the delete of a file with parts, as one',
      async () => {
        await world.deliver(await world.put('a.txt', 'parts a b'));
        await world.remove('a.txt');
      },
      0,
      1,
    ],
    [
      'the delete of a refused file',
      async () => {
        await world.deliver(await world.put('a.txt', 'refused'));
        await world.remove('a.txt');
      },
      0,
      1,
    ],
    [
      'a delete that left no marker',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        await world.removeNewest('a.txt');
      },
      0,
      1,
    ],
    [
      'a file that was put in the second in which it was deleted',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        await world.deliver(await world.remove('a.txt'));
        await world.put('a.txt', 'two');
      },
      1,
      0,
    ],
    [
      'a version that is the newest again, as the newer one was deleted',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        await world.deliver(await world.put('a.txt', 'two'));
        await world.deliver(await world.removeNewest('a.txt'));
      },
      1,
      0,
    ],
    ['a file whose delete marker was deleted', () => deletedAndBack('one'), 1, 0],
    ['a refused file whose delete marker was deleted', () => deletedAndBack('refused'), 1, 0],
    ['a file with parts whose delete marker was deleted', () => deletedAndBack('parts a b'), 1, 0],
    [
      'a newer version that an older one has overtaken, as its event came after the last sweep',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        const second = await world.put('a.txt', 'two');
        await world.put('a.txt', 'three');
        world.wait(LOST_AFTER);
        await sweep();
        await world.deliverQueued();
        await world.deliver(second);
      },
      1,
      0,
    ],
    [
      'a clip whose rows were cut off',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        for (const [key, row] of world.table.rows) if (row.kind === 'text') world.table.rows.delete(key);
      },
      1,
      0,
    ],
    [
      'files with any characters in their names',
      async () => {
        for (const key of ['a b+c.txt', 'قناة/ملف.txt', '%41.txt', 'tab\t\u0001.txt', '?a=b&c#d', '𝒳"<>.txt'])
          await world.put(key, key);
      },
      6,
      0,
    ],
  ])('%s', async (_, lose, repaired, removed) => {
    await lose(world);
    world.wait(LOST_AFTER);
    const { files, ...counts } = await sweep();
    expect(counts).toEqual({ receipts: files - repaired, repaired, removed });
    expect(files).toBe(world.current().size);
    await world.deliverQueued();
    await expectWhole();
    world.wait(LOST_AFTER);
    expect(await sweep()).toEqual({ files, receipts: files, repaired: 0, removed: 0 });
    expect(world.queued()).toEqual([]);
  });
});

describe('a sweep leaves alone', () => {
  it('a file whose event may be on its way', async () => {
    await world.put('a.txt', 'one');
    expect(await sweep()).toEqual({ files: 1, receipts: 0, repaired: 0, removed: 0 });
    expect(world.queued()).toEqual([]);
  });

  it('a delete whose event may be on its way', async () => {
    await world.deliver(await world.put('a.txt', 'one'));
    world.wait(LOST_AFTER);
    await world.remove('a.txt');
    expect(await sweep()).toMatchObject({ removed: 0 });
    expect(world.queued()).toEqual([]);
  });

  it('what another bucket has, or had', async () => {
    await world.deliver(await world.put('a.txt', 'one'));
    await world.remove('a.txt');
    process.env.INBOX_BUCKET = 'archive';
    world.wait(LOST_AFTER);
    expect(await sweep()).toEqual({ files: 0, receipts: 0, repaired: 0, removed: 0 });
  });

  it.each<[what: string, change: (world: InboxWorld) => Promise<string>]>([
    ['replaced', () => world.put('a.txt', 'two')],
    ['deleted', () => world.remove('a.txt')],
  ])('a file that is %s after it was listed', async (_, change) => {
    await world.put('a.txt', 'one');
    world.wait(LOST_AFTER);
    const events: string[] = [];
    world.buckets.beforeRequest = () => {
      // The request after this one, which lists, looks at the file again.
      world.buckets.beforeRequest = async () => {
        world.buckets.beforeRequest = () => {};
        events.push(await change(world));
      };
    };
    expect(await sweep()).toMatchObject({ files: 1, repaired: 0 });
    await world.deliver(...events);
    await expectWhole();
  });

  it('an inbox without files', async () => {
    expect(await sweep()).toEqual({ files: 0, receipts: 0, repaired: 0, removed: 0 });
  });
});

describe('in a bucket that keeps no versions', () => {
  beforeEach(() => {
    world = new InboxWorld({ isVersioned: false });
  });

  it.each<[what: string, lose: Loss, repaired: number, removed: number]>([
    ['a file', () => world.put('a.txt', 'one'), 1, 0],
    [
      'a file that was replaced',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        world.wait(2000);
        await world.put('a.txt', 'two');
      },
      1,
      0,
    ],
    [
      'a delete',
      async () => {
        await world.deliver(await world.put('a.txt', 'one'));
        await world.remove('a.txt');
      },
      0,
      1,
    ],
  ])('%s is found', async (_, lose, repaired, removed) => {
    await lose(world);
    world.wait(LOST_AFTER);
    expect(await sweep()).toMatchObject({ repaired, removed });
    await world.deliverQueued();
    await expectWhole();
    world.wait(LOST_AFTER);
    expect(await sweep()).toMatchObject({ repaired: 0, removed: 0 });
  });
});

describe('the runs of a sweep', () => {
  it('count the same in one run and in many', async () => {
    for (let i = 0; i < 20; i++) {
      const event = await world.put(`${i}.txt`, `text ${i}`);
      if (i % 3 > 0) await world.deliver(event);
    }
    for (const key of ['1.txt', '2.txt']) await world.remove(key);
    world.wait(LOST_AFTER);
    const inSteps = await sweep('rehearsal');
    world.pageSize = 1000;
    expect(inSteps).toEqual({ files: 18, receipts: 11, repaired: 7, removed: 2 });
    expect(await sweep('sweep', HOUR)).toEqual(inSteps);
  });

  it('rehearse without sending anything, and leave the state of the sweep alone', async () => {
    await world.put('a.txt', 'one');
    world.wait(LOST_AFTER);
    expect(await sweep('rehearsal')).toMatchObject({ repaired: 1 });
    expect(world.queued()).toEqual([]);
    expect(await sweepRecords()).toEqual([]);
  });

  it('keep a record of each sweep that ended', async () => {
    await world.deliver(await world.put('a.txt', 'one'));
    await sweep();
    world.wait(HOUR);
    await world.put('b.txt', 'one');
    world.wait(HOUR);
    await sweep();
    expect(await sweepRecords()).toMatchObject([
      { files: 1, receipts: 1, repaired: 0, removed: 0 },
      { files: 2, receipts: 1, repaired: 1, removed: 0 },
    ]);
  });

  it('are one at a time, and one that crashed is followed when its lease ends', async () => {
    await world.put('a.txt', 'one');
    world.wait(LOST_AFTER);
    world.buckets.beforeRequest = () => {
      throw new Error('crash');
    };
    await expect(oneRun()).rejects.toThrow('crash');
    world.buckets.beforeRequest = () => {};
    expect(await oneRun()).toMatchObject({ kind: 'busy' });
    world.wait(HOUR);
    expect(await sweep()).toMatchObject({ repaired: 1 });
  });

  it('that lost their lease save nothing', async () => {
    for (const key of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) await world.put(key, 'one');
    world.wait(LOST_AFTER);
    let other: unknown = null;
    world.buckets.beforeRequest = async () => {
      world.buckets.beforeRequest = () => {};
      world.wait(2 * HOUR);
      other = await sweep();
    };
    expect(await oneRun()).toMatchObject({ kind: 'busy' });
    expect(other).toMatchObject({ files: 4, repaired: 4 });
    expect(await sweepRecords()).toHaveLength(1);
  });

  it('may save their end twice, as the SDK does where the answer is lost, until another has the lease', async () => {
    await sweep();
    const { sweep: state } = await readSweep('sweep');
    if (state === null) throw new Error('no state');
    const until = new Date(world.now().getTime() + HOUR);
    expect(await takeSweep('sweep', 'one', world.now(), until)).toBe(true);
    const ends = [await saveSweep('sweep', 'one', state), await saveSweep('sweep', 'one', state)];
    expect(await takeSweep('sweep', 'two', world.now(), until)).toBe(true);
    expect([...ends, await saveSweep('sweep', 'one', state)]).toEqual([true, true, false]);
  });

  it('do all again that a crash cut off, at whichever request', async () => {
    const copy = await lossy();
    await crashAtEachRequest({
      start: () => {
        world = copy();
        let crash = () => {};
        world.beforeEach(() => {
          crash();
          // A run has the time for some requests only.
          world.wait(1000);
        });
        return {
          set beforeRequest(act: () => void) {
            crash = act;
          },
        };
      },
      work: sweepOrCrash,
      check: async (label) => {
        world.beforeEach(() => {});
        world.wait(2 * HOUR);
        await sweep('sweep', HOUR);
        await world.deliverQueued();
        await expectWhole(label);
      },
    });
  });
});

async function sweepOrCrash(): Promise<void> {
  await sweep('sweep', 20_000).catch((error: Error) => {
    if (error.message !== 'crash') throw error;
  });
}

/** A world with one of every loss; answers a maker of copies of it. */
async function lossy(): Promise<() => InboxWorld> {
  await world.deliver(
    await world.put('kept.txt', 'one'),
    await world.put('replaced.txt', 'one'),
    await world.put('deleted.txt', 'parts a'),
  );
  await world.put('replaced.txt', 'two');
  await world.remove('deleted.txt');
  await world.put('new.txt', 'refused');
  world.wait(LOST_AFTER);
  return world.save();
}

describe('after any losses, delays and repetitions', () => {
  const keys = fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'd/é +.txt');
  const text = fc.constantFrom('one', 'two', 'refused', 'parts a b', 'parts b');
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('put' as const), key: keys, text }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), key: keys }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('removeNewest' as const), key: keys }) },
  );
  const fate = fc.constantFrom('in time', 'lost', 'twice', 'late', 'waiting');
  const happening = fc.record({ change, fate, sweeps: fc.constantFrom(false, false, false, true) });
  const history = fc.array(happening, { maxLength: 12 });
  type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

  /** What happens, and what comes late, the newest first. */
  async function play({ change, fate, sweeps }: Happening, late: string[]): Promise<void> {
    const event = await (change.kind === 'put' ? world.put(change.key, change.text) : world[change.kind](change.key));
    const delivered = { 'in time': [event], twice: [event, event], lost: [], late: [], waiting: [] }[fate];
    if (delivered.length > 0) await world.deliver(...delivered);
    if (fate === 'late') late.unshift(event);
    if (fate === 'waiting') world.wait(LOST_AFTER);
    if (!sweeps) return;
    await sweep('sweep', HOUR);
    await world.deliverQueued();
  }

  it('one sweep and a quiet time make the table say what the inbox does', { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 4 }), async (happenings, pageSize) => {
        world = new InboxWorld();
        world.pageSize = pageSize;
        const late: string[] = [];
        for (const one of happenings) await play(one, late);
        if (late.length > 0) await world.deliver(...late);
        world.wait(LOST_AFTER);
        await sweep('sweep', HOUR);
        await world.deliverQueued();
        await expectWhole();
        world.wait(LOST_AFTER);
        expect(await sweep('sweep', HOUR)).toMatchObject({ repaired: 0, removed: 0, receipts: world.current().size });
      }),
      { numRuns: 300 },
    ),
  );
});

vi.spyOn(console, 'info').mockReturnValue();
