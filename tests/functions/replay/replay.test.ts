import { PurgeQueueCommand } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { readReplay } from '../../../functions/aws/table/replay/state.ts';
import { handler } from '../../../functions/replay/handler.ts';
import { runReplay } from '../../../functions/replay/run.ts';
import { clipIdOf } from '../../../shared/clip/id.ts';
import { fileChanges } from '../../../shared/clip/s3-event.ts';
import type { ReplayReport, ReplayScope } from '../../../shared/contract/replay.ts';
import { InboxWorld } from '../../support/world/inbox-world.ts';

const MINUTE = 60 * 1000;
const FILES = ['a.txt', 'b/c.txt', 'b/d.txt', 'b/é ü.txt', 'z.txt'];

let world: InboxWorld;
beforeEach(async () => {
  world = new InboxWorld();
  process.env.REPLAY_FILES = '200';
  vi.spyOn(console, 'info').mockReturnValue();
  for (const key of FILES) await world.deliver(await world.put(key, `text of ${key}`));
  await world.deliver(await world.put('refused.txt', 'refused'), await world.put('many.txt', 'parts one two'));
});

async function begin(scope: Partial<ReplayScope> = {}): Promise<string> {
  const { id } = await handler({ kind: 'begin', prefix: '', since: null, dryRun: false, ...scope });
  return id;
}
/** Works until the replay has ended, or its time is over; `deliver` is what happens to files on their way. */
const goOn = (
  id: string,
  { until = Number.POSITIVE_INFINITY, mostInFlight = 200, deliver = () => world.deliverQueued() } = {},
) => {
  let pauses = 0;
  return runReplay(id, {
    now: () => (pauses < until ? world.now() : new Date('2100-01-01')),
    until: new Date('2099-01-01'),
    mostInFlight,
    pause: () => {
      pauses += 1;
      world.wait(MINUTE);
      return deliver();
    },
  });
};
/** What fails stays in the queue. */
async function deliverOrKeep(): Promise<void> {
  await world.deliver(...world.queued());
  await world.deliverQueued();
}
const replay = async (scope: Partial<ReplayScope> = {}): Promise<ReplayReport> => goOn(await begin(scope));
const improved = () => {
  world.outletOf = (text) => (text.includes('b/') ? 'Radio Hill' : null);
};
const outletOf = async (key: string) => (await getClip(clipIdOf('inbox', key)))?.outlet;

/** What followers are told of: `name clip`, and how many summaries. */
const found = () =>
  world.table
    .ofKind('found')
    .map(({ nameId, clipId }) => `${nameId} ${clipId}`)
    .sort();
const summaries = () => world.table.ofKind('summary');
const findsMore = () => {
  world.namesOf = (text) => (text.includes('b/') ? ['mara-lind', 'ada-berg'] : null);
};
const adaIn = (...keys: string[]) => keys.map((key) => `ada-berg ${clipIdOf('inbox', key)}`).sort();

describe('a replay that is asked for a summary', () => {
  it('keeps what it found newly, and says so once when it has ended', async () => {
    findsMore();
    const id = await begin({ summary: true });
    await goOn(id, { until: 1 });
    expect(summaries()).toEqual([]);
    await goOn(id);
    await goOn(id);
    expect(found()).toEqual(adaIn('b/c.txt', 'b/d.txt', 'b/é ü.txt'));
    expect(summaries()).toMatchObject([{ pk: `FOUND#${id}`, id }]);
    expect(world.table.ofKind('earlier-mention')).toHaveLength(3);
  });

  it.each<[string, Partial<ReplayScope>, () => void]>([
    ['is dry', { summary: true, dryRun: true }, findsMore],
    ['finds nothing new', { summary: true }, improved],
    ['is not asked for one', {}, findsMore],
  ])('has none where it %s', async (_, scope, change) => {
    change();
    await replay(scope);
    expect([found(), summaries()]).toEqual([[], []]);
  });

  it('has one after a crash at any request', async () => {
    const save = world.save();
    for (let crash = 1, isDone = false; !isDone; crash++) {
      world = save();
      findsMore();
      const id = await begin({ prefix: 'b/c', summary: true });
      let requests = 0;
      world.beforeEach(() => {
        requests += 1;
        if (requests === crash) throw new Error('crash');
      });
      await goOn(id, { deliver: deliverOrKeep }).catch(() => {});
      world.beforeEach(() => {});
      isDone = requests < crash;
      await goOn(id);
      expect([found(), summaries()], `crash at request ${crash}`).toMatchObject([adaIn('b/c.txt'), [{ id }]]);
    }
  });
});

describe('a replay', () => {
  it('changes nothing where the rules are the same, and says so', async () => {
    expect(await replay()).toMatchObject({
      ...{ state: 'ended', files: 7, done: 7, clips: 7, changed: 0, failed: 0, passedOver: 0, fields: {} },
    });
  });

  it('changes what better rules find, and counts it by field, with samples', async () => {
    improved();
    const report = await replay();
    expect(report).toMatchObject({ files: 7, clips: 7, changed: 3, fields: { outlet: 3 } });
    expect(report.samples.map(({ key }) => key).sort()).toEqual(['b/c.txt', 'b/d.txt', 'b/é ü.txt']);
    expect(report.samples[0]?.fields).toEqual({ outlet: { before: null, after: 'Radio Hill' } });
    expect(await Promise.all(FILES.map(outletOf))).toEqual([null, 'Radio Hill', 'Radio Hill', 'Radio Hill', null]);
  });

  it('that is dry says the same, and changes nothing', async () => {
    improved();
    const dry = await replay({ dryRun: true });
    expect(dry).toMatchObject({ dryRun: true, changed: 3, fields: { outlet: 3 } });
    expect(await outletOf('b/c.txt')).toBeNull();
    const { samples, fields, clips } = await replay();
    expect({ samples, fields, clips }).toEqual({ samples: dry.samples, fields: dry.fields, clips: dry.clips });
  });

  it.each<[string, Partial<ReplayScope>, number]>([
    ['of a prefix', { prefix: 'b/' }, 3],
    ['of a prefix that nothing has', { prefix: 'nothing/' }, 0],
    ['since a day on which files were put', { since: '2026-01-02' }, 7],
    ['since a later day', { since: '2026-01-03' }, 0],
  ])('%s takes these files', async (_, scope, files) => {
    expect(await replay(scope)).toMatchObject({ state: 'ended', files, done: files });
  });

  it('takes the current versions only', async () => {
    await world.deliver(await world.remove('a.txt'));
    await world.deliver(await world.put('z.txt', 'another'));
    expect(await replay()).toMatchObject({ files: 6, clips: 6, changed: 0, passedOver: 0 });
  });

  it('leaves what another version is stored of, or nothing', async () => {
    await world.put('lost.txt', 'its event is lost');
    await world.put('z.txt', 'its event is on its way');
    expect(await replay()).toMatchObject({ files: 8, clips: 6, passedOver: 2, changed: 0 });
  });

  it('has no more files on their way than it may, so that new ones wait behind them for a moment only', async () => {
    for (let i = 0; i < 450; i++) await world.deliver(await world.put(`more/${i}.txt`, `text ${i}`));
    world.pageSize = 1000;
    const queued: number[] = [];
    const report = await goOn(await begin(), {
      mostInFlight: 200,
      deliver: async () => {
        queued.push(world.queued().length);
        await world.deliverQueued();
      },
    });
    expect(report).toMatchObject({ files: 457, done: 457, changed: 0 });
    expect(Math.max(...queued)).toBe(200);
  });

  it('that is stopped anywhere goes on where it was', async () => {
    improved();
    const id = await begin();
    let runs = 0;
    while ((await readReplay(id))?.replay.report.state !== 'ended') {
      await goOn(id, { until: 1 });
      expect(++runs).toBeLessThan(20);
    }
    expect((await readReplay(id))?.replay.report).toMatchObject({ files: 7, done: 7, clips: 7, changed: 3 });
  });

  it('that two drive at once is counted once', async () => {
    improved();
    const id = await begin();
    // Neither waits for an hour while what the other has taken is being delivered: time passes here with each pause.
    let delivering = Promise.resolve();
    const deliver = () => {
      delivering = delivering.then(() => world.deliverQueued());
      return delivering;
    };
    const [one, other] = await Promise.all([goOn(id, { deliver }), goOn(id, { deliver })]);
    expect(one).toMatchObject({ files: 7, done: 7, clips: 7, changed: 3, fields: { outlet: 3 } });
    expect(other).toEqual(one);
  });

  it('counts once what the queue delivers several times', async () => {
    improved();
    const report = await goOn(await begin(), {
      deliver: async () => {
        const bodies = world.queued();
        await world.deliver(...bodies, ...bodies.toReversed());
        await world.deliverQueued();
      },
    });
    expect(report).toMatchObject({ files: 7, done: 7, clips: 7, changed: 3, fields: { outlet: 3 } });
  });

  /** Reads all but one file, which stays in the queue or is set aside. */
  const allBut = (key: string) => world.queued().filter((body) => fileChanges(body)[0]?.file.key !== key);

  it('names a file that gives no answer, after an hour', async () => {
    const report = await goOn(await begin(), {
      deliver: async () => {
        await world.deliver(...allBut('a.txt'));
        await world.queues.send(new PurgeQueueCommand({ QueueUrl: 'ingest' }));
      },
    });
    expect(report).toMatchObject({ state: 'ended', files: 7, done: 7, failed: 1 });
    expect(report.failures).toEqual([{ key: 'a.txt', reason: expect.stringContaining('no answer') }]);
  });

  it.each(['ingest', 'heavy', 'results'])('waits for hours while messages wait in the queue %s', async (queue) => {
    improved();
    const started = world.now().getTime();
    let waiting: string[] = [];
    const report = await goOn(await begin(), {
      deliver: async () => {
        const isOver = world.now().getTime() - started > 5 * 60 * MINUTE;
        waiting.push(...world.queued());
        await world.queues.send(new PurgeQueueCommand({ QueueUrl: 'ingest' }));
        await world.queues.send(new PurgeQueueCommand({ QueueUrl: queue }));
        if (!isOver) world.queues.deliver(queue, '{"Records":[]}');
        else await world.deliver(...waiting.filter((body) => fileChanges(body).length > 0));
        if (isOver) waiting = [];
      },
    });
    expect(report).toMatchObject({ state: 'ended', files: 7, done: 7, changed: 3, failed: 0 });
  });

  it('ends when no queue can hold its messages any more, though others wait', async () => {
    const started = world.now().getTime();
    const report = await goOn(await begin(), {
      deliver: async () => {
        await world.queues.send(new PurgeQueueCommand({ QueueUrl: 'ingest' }));
        world.queues.deliver('results', '{}');
        world.wait(24 * 60 * MINUTE);
      },
    });
    expect(report).toMatchObject({ state: 'ended', files: 7, failed: 7 });
    expect((world.now().getTime() - started) / (24 * 60 * MINUTE)).toBeCloseTo(14, 0);
  });

  it('survives a crash at any request', async () => {
    improved();
    const save = world.save();
    for (let crash = 1, isDone = false; !isDone; crash++) {
      world = save();
      improved();
      const id = await begin({ prefix: 'b/' });
      let requests = 0;
      world.beforeEach(() => {
        requests += 1;
        if (requests === crash) throw new Error('crash');
      });
      await goOn(id, { deliver: deliverOrKeep }).catch(() => {});
      world.beforeEach(() => {});
      isDone = requests < crash;
      // What was cut off on its way is delivered again.
      expect(await goOn(id), `crash at request ${crash}`).toMatchObject({
        ...{ state: 'ended', files: 3, done: 3, clips: 3, changed: 3, fields: { outlet: 3 }, failed: 0 },
      });
    }
  });

  it('of an unknown id fails', async () => {
    await expect(handler({ kind: 'go-on', id: 'nothing' })).rejects.toThrow('There is no replay nothing');
  });

  it('sends messages that S3 could have sent, with a mark', async () => {
    const sent: string[] = [];
    await goOn(await begin({ prefix: 'b/é' }), {
      deliver: async () => {
        sent.push(...world.queued());
        await world.deliverQueued();
      },
    });
    expect(sent).toHaveLength(1);
    expect(fileChanges(sent[0] ?? '')).toMatchObject([
      { kind: 'created', file: { bucket: 'inbox', key: 'b/é ü.txt', replay: { page: 0, place: 0 } } },
    ]);
  });
});
