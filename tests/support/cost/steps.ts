/** What is counted: one row a step, each from an empty stack, with the names tracked and the functions warm. */
import * as z from 'zod';
import { record } from '../../../functions/aws/table/alert/record-owed.ts';
import { countArrivals } from '../../../functions/aws/table/file/arrivals.ts';
import { createName } from '../../../functions/aws/table/name/names.ts';
import { follow } from '../world/follow.ts';
import { type Counted, MemoryStack } from './memory-stack.ts';
import { NAMES, PLAYS, seedFile, withVideo } from './seed-clip.ts';

interface Step {
  /** What the counts are divided by: clips, videos or pages. */
  readonly per: number;
  readonly count: () => Promise<Counted>;
}

/** Records in a batch of the queues. */
const BATCH = 10;
const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const LONGEST_INTERVAL = 40 * 24 * HOUR;

export const steps = {
  'new clip, in a batch of ten': { per: BATCH, count: () => onStack((stack) => arrival(stack, BATCH)) },
  'new clip, in a batch of ten of one day': {
    per: BATCH,
    count: () => onStack((stack) => stack.count(() => drop(stack, BATCH, 1, () => 15))),
  },
  'new clip, alone': { per: 1, count: () => onStack((stack) => arrival(stack, 1)) },
  'same event again': {
    per: BATCH,
    count: () =>
      onStack(async (stack) => {
        await drop(stack, BATCH);
        await stack.wait(1000);
        return stack.count(() => drop(stack, BATCH));
      }),
  },
  'new version of a file': {
    per: BATCH,
    count: () =>
      onStack(async (stack) => {
        await drop(stack, BATCH);
        return stack.count(() => drop(stack, BATCH, 2));
      }),
  },
  'alert that nobody follows': { per: BATCH, count: () => onStack((stack) => news(stack, 0, BATCH)) },
  'alert that nobody follows, alone': { per: 1, count: () => onStack((stack) => news(stack, 0, 1)) },
  'alert with three followers': { per: 1, count: () => onStack((stack) => news(stack, 3, 1)) },
  'mail to one of three followers': { per: 3, count: () => onStack((stack) => mails(stack, 3)) },
  'recheck of one of forty videos': { per: 40, count: () => onStack((stack) => recheck(stack, 40)) },
  'recheck of a video alone': { per: 1, count: () => onStack((stack) => recheck(stack, 1)) },
  'unchanged clip in a back-fill': {
    per: 64,
    count: () => backfill(64, 'Somebody Else'),
  },
  'clip with a new mention in a back-fill': {
    per: 64,
    count: () => backfill(64, 'Alexander Lavrentiev'),
  },
  'back-fill of an empty archive': { per: 1, count: () => onStack((stack) => scan(stack, 0, 'Somebody Else')) },
  'unchanged file in a replay': { per: 20, count: () => replay(20, 2) },
  'clip that a replay changes': { per: 20, count: () => replay(20, 1) },
  'page of 20 clips': { per: 1, count: () => onStack((stack) => page(stack, '/v1/clips')) },
  'page of 20 mentions': {
    per: 1,
    count: () => onStack((stack) => page(stack, `/v1/names/${NAMES[0]?.id}/mentions`)),
  },
  'feed of 50 mentions': {
    per: 1,
    count: () =>
      onStack(async (stack) => {
        await drop(stack, 60, 1, () => 15);
        const path = `/v1/feeds/${NAMES[0]?.id}.json`;
        await stack.get(path, '');
        return stack.count(() => stack.get(path, ''));
      }),
  },
  'clip in an export': { per: 30, count: () => onStack((stack) => exported(stack, 30)) },
  'page of 20 videos': { per: 1, count: () => onStack((stack) => page(stack, '/v1/embeds')) },
  'minute of rechecks with nothing due': {
    per: 1,
    count: () => onStack((stack) => stack.count(() => stack.recheck(PLAYS))),
  },
  'minute of the back-fill with nothing to do': {
    per: 1,
    count: () =>
      onStack(async (stack) => {
        await stack.wait(HOUR);
        await stack.backfill();
        return stack.count(() => stack.backfill());
      }),
  },
  'minute of the agenda with nothing due': { per: 1, count: () => onStack((stack) => digestAfter(stack, MINUTE)) },
  'hourly look at an archive in which nothing arrives': {
    per: 1,
    count: async () => {
      const look = (wait: number) =>
        onStack(async (stack) => {
          await arrivedUntil(Date.now() - 2 * HOUR);
          return digestAfter(stack, wait);
        });
      return without(await look(HOUR), await look(MINUTE));
    },
  },
} satisfies Record<string, Step>;

/** A stack with the names, whose functions have run once and an hour ago. */
export function onStack<T>(work: (stack: MemoryStack) => Promise<T>): Promise<T> {
  return MemoryStack.run(async (stack) => {
    for (const name of NAMES) await createName(name);
    await stack.compile();
    const rows = new Map(stack.table.rows);
    // So that the alert function, too, has done all its work.
    await follow('first');
    await drop(stack, 1);
    await stack.alert(0);
    await stack.wait(HOUR);
    stack.table.rows.clear();
    for (const [key, row] of rows) stack.table.rows.set(key, row);
    return work(stack);
  });
}

/** So many files dropped, parsed and stored in batches; the days of a batch are as apart as those of an archive. */
export async function drop(
  stack: MemoryStack,
  files: number,
  version = 1,
  dayOf = (file: number) => (file % 28) + 1,
): Promise<void> {
  const words = version === 1 ? '' : `In version ${version}:`;
  const all = Array.from({ length: files }, (_, i) => seedFile(`clips/astana-platform-${i}.txt`, words, dayOf(i), i));
  for (let i = 0; i < files; i += BATCH) {
    const sent = await stack.parse(all.slice(i, i + BATCH), version);
    await stack.store(sent.map(withVideo));
  }
}

const arrival = (stack: MemoryStack, files: number) => stack.count(() => drop(stack, files));

async function news(stack: MemoryStack, followers: number, clips: number): Promise<Counted> {
  for (let i = 0; i < followers; i++) await follow(`follower-${i}`, { nameIds: [NAMES[0]?.id ?? ''] });
  const since = stack.table.stream.length;
  await drop(stack, clips);
  return stack.count(() => stack.alert(since));
}

/** Three followers of a name are told of a clip, as the jobs of one batch. */
async function mails(stack: MemoryStack, followers: number): Promise<Counted> {
  const nameId = NAMES[0]?.id ?? '';
  const ids = Array.from({ length: followers }, (_, i) => `follower-${i}`);
  for (const id of ids) await follow(id, { nameIds: [nameId] });
  await drop(stack, 1);
  const { items } = z
    .object({ items: z.array(z.object({ clipId: z.string(), story: z.string() })) })
    .parse(await stack.get('/v1/clips', ''));
  const now = new Date().toISOString();
  await record(
    items.flatMap((clip) =>
      ids.map((id) => ({
        ...{ recipient: `${id}@example.org`, subscriptionId: id, nameId, when: 'now' as const, ...clip },
        ...{ droppedAt: now, recordedAt: now, debt: { kind: 'mention' as const } },
      })),
    ),
  );
  return stack.count(() => stack.send(ids.map((id) => ({ kind: 'news', recipient: `${id}@example.org` }))));
}

async function recheck(stack: MemoryStack, videos: number): Promise<Counted> {
  await drop(stack, videos);
  // Long after the first check: by then the interval between checks has grown to its longest.
  for (let round = 0; round < 2; round++) {
    await stack.wait(LONGEST_INTERVAL);
    await stack.recheck(PLAYS);
  }
  await stack.wait(LONGEST_INTERVAL);
  return stack.count(async () => {
    const { asked } = await stack.recheck(PLAYS);
    if (asked !== videos) throw new Error(`${asked} of ${videos} videos were due.`);
  });
}

/** What so many clips add to a scan for one more name. */
async function backfill(clips: number, name: string): Promise<Counted> {
  const empty = await onStack((stack) => scan(stack, 0, name));
  return without(await onStack((stack) => scan(stack, clips, name)), empty);
}

/** What so many files add to a replay, the first or the second: it finds what `drop` has put in the place of videos. */
async function replay(files: number, which: 1 | 2): Promise<Counted> {
  const count = (some: number) =>
    onStack(async (stack) => {
      await drop(stack, some);
      if (which === 2) await stack.replay();
      return stack.count(async () => {
        const { changed } = await stack.replay();
        if (changed !== (which === 1 ? some : 0)) throw new Error(`${changed} of ${some} clips changed.`);
      });
    });
  return without(await count(files), await count(0));
}

/** What is counted in `all` and not in `part`. */
function without(all: Counted, part: Counted): Counted {
  const rest = (of: Readonly<Record<string, number>>, less: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(of).map(([name, count]) => [name, count - (less[name] ?? 0)]));
  const { writes, reads, requests, ...counts } = all;
  const numbers = Object.entries(counts).map(([name, count]) => [name, count - part[name as keyof typeof counts]]);
  return {
    ...(Object.fromEntries(numbers) as typeof counts),
    writes: rest(writes, part.writes),
    reads: rest(reads, part.reads),
    requests: rest(requests, part.requests),
  };
}

/** A scan of so many clips for one more name, from its start to its end. */
async function scan(stack: MemoryStack, clips: number, name: string): Promise<Counted> {
  await drop(stack, clips);
  await stack.backfill();
  await createName({ id: 'one-more', name, aliases: [] });
  await stack.compile();
  await stack.wait(HOUR);
  return stack.count(() => stack.backfill());
}

/** A run of the digest function that long after another one. */
async function digestAfter(stack: MemoryStack, milliseconds: number): Promise<Counted> {
  await stack.digest();
  await stack.wait(milliseconds);
  return stack.count(() => stack.digest());
}

/** Files arrived in each hour of the nine weeks before. */
async function arrivedUntil(end: number): Promise<void> {
  for (let hour = 1; hour <= 9 * 7 * 24; hour++) await countArrivals({ parsed: 3 }, new Date(end - hour * HOUR));
}

/** A page from the middle of 60 items. */
async function page(stack: MemoryStack, path: string): Promise<Counted> {
  await drop(stack, 60, 1, () => 15);
  const first = await stack.get(path, 'limit=20');
  const { nextCursor } = z.object({ nextCursor: z.string() }).parse(first);
  return stack.count(async () => {
    const { items } = z
      .object({ items: z.array(z.unknown()) })
      .parse(await stack.get(path, `limit=20&cursor=${nextCursor}`));
    if (items.length !== 20) throw new Error(`The page of ${path} has ${items.length} items.`);
  });
}
/** Bytes that are stored for a clip: of its rows and index entries. */
export function storedBytesOfAClip(): Promise<number> {
  return onStack(async (stack) => {
    const before = stack.table.storedBytes();
    await drop(stack, BATCH);
    return (stack.table.storedBytes() - before) / BATCH;
  });
}

/** The function's part of an export: who asks for one and about it reads and writes a row. */
async function exported(stack: MemoryStack, clips: number): Promise<Counted> {
  await drop(stack, clips);
  await stack.wait(1000);
  const body = { format: 'csv' };
  const { id } = z
    .object({ id: z.string() })
    .parse(JSON.parse(await stack.ask({ method: 'POST', path: '/v1/exports', body })));
  return stack.count(() => stack.export(id));
}
