/** What the counters of a table say, and what counting its clips anew gives. */

import { countedIn } from '../../../functions/aws/table/clip/clip-change.ts';
import { storedStateIn } from '../../../functions/aws/table/clip/clip-rows.ts';
import { getClip } from '../../../functions/aws/table/clip/clips.ts';
import { counterMoves } from '../../../functions/aws/table/clip/counters.ts';
import { clipIdIn, counterKey } from '../../../functions/aws/table/keys.ts';
import { addsOf, type CountMove } from '../../../shared/clip/counts.ts';
import type { Clip } from '../../../shared/contract/clip.ts';
import { rows } from '../../../shared/wiring.ts';
import type { FakeTable } from '../fake/table.ts';

/** `day#name` or `day#outlet#language` → clips and mentions; without zeros. */
export type Counts = Record<string, { clips: number; mentions: number }>;

/** The sums of the slots of each counter. */
export function countsIn(table: FakeTable): Counts {
  const sums: Counts = {};
  for (const { pk, sk, clips, mentions } of table.ofKind(rows.counter)) {
    const counter = `${String(pk).replace(/#\d$/, '')} ${String(sk).replace(/#\d+$/, '')}`;
    const sum = sums[counter] ?? { clips: 0, mentions: 0 };
    sums[counter] = { clips: sum.clips + Number(clips), mentions: sum.mentions + Number(mentions) };
  }
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, { clips, mentions }]) => clips !== 0 || mentions !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What the counters must say of these clips. */
export function recount(clips: readonly Clip[]): Counts {
  return sumsOf(
    clips.flatMap((clip) =>
      addsOf({ ...clip, counts: new Map(clip.mentions.map(({ nameId, count }) => [nameId, count])) }),
    ),
  );
}

/** What the counters must say at any moment: what the clip rows say is counted. */
export function countedByRows(table: FakeTable): Counts {
  return sumsOf(table.ofKind(rows.clip).flatMap((row) => countedIn(storedStateIn(row, undefined))));
}

function sumsOf(adds: readonly CountMove[]): Counts {
  const sums = counterMoves([], adds).map((move) => {
    const { pk, sk } = counterKey(move, 0);
    const { clips, mentions } = move;
    return [`${pk.replace(/#\d$/, '')} ${sk.replace(/#\d+$/, '')}`, { clips, mentions }] as const;
  });
  return Object.fromEntries(sums.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The clips that readers see. */
export async function clipsIn(table: FakeTable): Promise<Clip[]> {
  const ids = table.ofKind(rows.clip).map(({ pk }) => clipIdIn({ pk: String(pk) }));
  return (await Promise.all(ids.map((id) => getClip(id)))).filter((clip) => clip !== null);
}

const checked = new WeakMap<FakeTable, number>();
/** Where the counters are not what the rows say; checked inside of requests, whose errors are those of the table. */
export function drift(table: FakeTable): unknown[] {
  if (checked.get(table) === table.stream.length) return [];
  checked.set(table, table.stream.length);
  const [is, should] = [JSON.stringify(countsIn(table)), JSON.stringify(countedByRows(table))];
  return is === should ? [] : [{ is, should }];
}
