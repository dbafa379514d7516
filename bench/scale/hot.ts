/**
 * What the busiest partitions take: write units of each partition key, of the table and of its indexes, counted while a
 * thousand clips of one day, each about the same ten names, are stored by many runs at once. DynamoDB allows a partition
 * 1,000 write units a second: at a thousand clips a second these are units a second.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { jointWrites } from '../../functions/aws/table/joint-writes.ts';
import { settle } from '../../functions/aws/table/settle/settle.ts';
import { useTable } from '../../local/services/clients.ts';
import { type Change, Table } from '../../local/services/table/index.ts';
import { entryOf } from '../../local/services/table/query.ts';
import { INDEXES } from '../../local/services/table/rows.ts';
import { indexWriteUnits, writeUnits } from '../../local/services/table/units.ts';
import { rows as kinds, table as wiring } from '../../shared/wiring.ts';
import type { Bench, Row } from '../figures.ts';
import { type ExampleResult, exampleResult } from './example.ts';

const CLIPS = 1000;
const NAMES = 10;
const BATCH = 10;
/** Clips of one story. */
const ALIKE = 10;
const NOW = new Date('2026-01-02T03:04:06.000Z');

export const hot: Bench = async () => ({
  title: `Write units of the busiest partitions, ${CLIPS} clips of one day, each about the same ${NAMES} names`,
  columns: { what: 'of', partition: 'partition', together: 'in batches', alone: 'one by one' },
  rows: await busiest(CLIPS),
  remarks: [
    'a partition takes 1,000 write units a second (DynamoDB quota): at 1,000 clips a second these are units a second',
    'each story is told by ten of the clips',
    'in batches: ten clips a run share transactions; one by one: none share any, and eight runs are at work at once',
  ],
});

/** The busiest partition of each index, and of each kind of partition of the table, when so many clips are stored. */
export async function busiest(clips: number): Promise<Row[]> {
  const together = await unitsOf(clips, BATCH);
  const alone = await unitsOf(clips, 1);
  return [...together].map(([what, partitions]) => {
    const [partition, most] = [...partitions].reduce((a, b) => (b[1] > a[1] ? b : a));
    return { what, partition, together: most, alone: Math.max(...(alone.get(what)?.values() ?? [])) };
  });
}

/** Units by index, or kind of partition of the table, and then by partition key. */
type PartitionUnits = ReadonlyMap<string, ReadonlyMap<string, number>>;

async function unitsOf(clips: number, batch: number): Promise<PartitionUnits> {
  const table = new Table();
  useTable(table);
  const units = new Map<string, Map<string, number>>();
  const add = (what: string, partition: unknown, more: number) => {
    const known = units.get(what) ?? new Map<string, number>();
    units.set(what, known.set(String(partition), (known.get(String(partition)) ?? 0) + more));
  };
  table.onChange = (change) => count(change, add);
  // Transactions take a moment, in which others meet them.
  table.transactions.during = () => turn();
  const result = await exampleResult();
  const all = Array.from({ length: clips }, (_, i) => clipOf(result, i));
  const runs = Array.from({ length: clips / batch }, (_, i) => all.slice(i * batch, (i + 1) * batch)).values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const run of runs) {
        const settlement = { now: NOW, archiveText: async () => '', write: jointWrites(), storySimilarity: 0.8 };
        await Promise.all(run.map((clip) => settle(clip, settlement)));
      }
    }),
  );
  return units;
}

function count({ old, new: row }: Change, add: (what: string, partition: unknown, units: number) => void): void {
  const kind = (row ?? old)?.[wiring.kind];
  // Clips and counters are written in transactions, which cost twice.
  const share = kind === kinds.clip || kind === kinds.counter ? 2 : 1;
  const partition = String((row ?? old)?.[wiring.partition]);
  add(`table: ${partition.split('#')[0]}`, partition, share * writeUnits(old, row));
  for (const index of INDEXES) {
    const before = old === null ? null : entryOf(index, old);
    const after = row === null ? null : entryOf(index, row);
    const units = indexWriteUnits(before, after, false);
    if (units > 0) add(`index: ${index.name}`, (after ?? before)?.[index.partition], units);
  }
}

function clipOf(result: ExampleResult, number: number): ExampleResult {
  const [mention] = result.clip.mentions;
  if (mention === undefined) throw new Error('The example mentions nobody.');
  const mentions = Array.from({ length: NAMES }, (_, i) => ({ ...mention, nameId: `name-${i}` }));
  const key = `clips/${number}.txt`;
  const story = Math.floor(number / ALIKE);
  const file = { ...result.file, key };
  return { ...result, file, clip: { ...result.clip, mentions }, text: textOf(story), story: `story-${story}` };
}

/** A text of words that no other story has in this order. */
function textOf(story: number): string {
  let state = story + 1;
  return Array.from({ length: 300 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return `w${state % 5000}`;
  }).join(' ');
}
