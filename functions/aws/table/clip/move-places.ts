/**
 * Moving the places of a clip's mentions to another day, by hand: no news. Those of a few names move in the transaction
 * that changes the clip. Of many, the new places come before it and the old ones go after it, each while the clip is as it
 * was read: wherever a run dies, readers pass over places at which the clip does not stand.
 */
import { bytesOf, leading, MAX_STALE_BYTES } from '../../../../shared/clip/limits.ts';
import { filingOf } from '../../../../shared/clip/search.ts';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { type Action, succeedsTogether } from '../conditional.ts';
import { clipKeys, clipOrder, type Key, mentionKey } from '../keys.ts';
import { readRows } from '../rows.ts';
import { type ClipChange, changeClip, guardOf, type RowBefore } from './clip-change.ts';
import type { ClipContent, LiveRow, Stale } from './clip-rows.ts';
import { placeRow } from './mention-rows.ts';
import { noteLeftOut, stalePlaces, stemsOf, wordPlaces } from './word-rows.ts';

/** Names whose places move with the clip: two actions each, and two for its counters, of the 100 of a transaction. */
const TOGETHER = 16;
/** Places in one transaction, with the check of the clip row. */
const BATCH = 50;

/** A clip row of a clip that is there. */
export interface LiveBefore extends RowBefore {
  readonly live: LiveRow;
}

type Change = Pick<ClipChange, 'by' | 'now'>;

/** Changes a clip to another day, with the places of these names, or to other words; false where its row is not `before` any more. */
export async function moveClip(
  before: LiveBefore,
  after: ClipContent,
  nameIds: readonly string[],
  change: Change,
): Promise<boolean> {
  const { live } = before;
  const puts = await newPlaces(live, clipOrder(after.publishedOn, live.clipId), nameIds);
  const isTogether = nameIds.length <= TOGETHER;
  if (!isTogether && !(await inBatches(puts, before))) return false;
  const drops = nameIds.map((nameId) => dropAction(mentionKey(nameId, live.clipId, live.listOrder)));
  const own: Stale = {
    order: live.listOrder,
    nameIds: isTogether ? [] : live.mentions.map(({ nameId }) => nameId),
    further: !isTogether && live.further > 0,
    words: stemsOf(live),
  };
  const isDone = isTogether && own.words === undefined;
  const stale = isDone ? live.stale : leading([own, ...live.stale], MAX_STALE_BYTES, bytesOf);
  const along = isTogether ? [...puts, ...drops] : [];
  const written = await changeClip({ ...change, before, after: { ...after, stale }, along });
  if (written?.live && !isDone) return dropStale({ ...written, live: written.live }, change);
  return written !== null;
}

/**
 * Removes the places that a clip has left, and files it under the words that it has now, which a run that died may have left
 * undone; false where its row is not as it was read any more.
 */
export async function dropStale(before: LiveBefore, change: Change): Promise<boolean> {
  const { live } = before;
  const further = live.furtherCounts?.map(([nameId]) => nameId) ?? [];
  const left = live.stale
    .filter(({ order }) => order !== live.listOrder)
    .flatMap(({ order, nameIds, further: hasMore }) =>
      [...nameIds, ...(hasMore ? further : [])].map((nameId) => mentionKey(nameId, live.clipId, order)),
    );
  const words = stalePlaces(live.clipId, { order: live.listOrder, stems: stemsOf(live) }, live.stale);
  const keys = new Map([...left, ...words].map((key) => [`${key.pk} ${key.sk}`, key]));
  if (!(await inBatches([...(await ownWords(live)), ...[...keys.values()].map(dropAction)], before))) return false;
  const after = { ...live, kind: 'clip' as const, stale: [] };
  return (await changeClip({ ...change, before, after })) !== null;
}

/** Files a clip under its words, if an older version of it was; after the row, so that nobody files it otherwise meanwhile. */
async function ownWords(live: LiveRow): Promise<Action[]> {
  const { clipId, revision, listOrder: order, searchWords = 0, stale } = live;
  if (searchWords === 0 || stale.every(({ words }) => words === undefined)) return [];
  const filing = filingOf(live, searchWords);
  await noteLeftOut(filing.leftOut, order);
  return wordPlaces(filing, { clipId, revision, order }).map((Item) => ({
    Put: { TableName: setting('table'), Item },
  }));
}

/** Places as they were, but at another order, and none of them news. */
async function newPlaces({ clipId, revision, listOrder }: LiveRow, order: string, nameIds: readonly string[]) {
  const old = await readRows(nameIds.map((nameId) => mentionKey(nameId, clipId, listOrder)));
  return nameIds.map((nameId, i): Action => {
    const place = placeRow(nameId, { clipId, revision, order }, rows.earlierMention);
    return { Put: { TableName: setting('table'), Item: { ...old[i], ...place } } };
  });
}

function dropAction({ pk, sk }: Key): Action {
  return { Delete: { TableName: setting('table'), Key: { pk, sk } } };
}

/** Does these actions while the clip row is as it was read; false where it is not any more. */
async function inBatches(actions: readonly Action[], before: LiveBefore): Promise<boolean> {
  const Key = { ...clipKeys.clip(before.live.clipId) };
  const isUnchanged: Action = { ConditionCheck: { TableName: setting('table'), Key, ...guardOf(before) } };
  for (let start = 0; start < actions.length; start += BATCH) {
    if (!(await succeedsTogether([...actions.slice(start, start + BATCH), isUnchanged]))) return false;
  }
  return true;
}
