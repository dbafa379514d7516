/** Two runs settle results of one key side by side, in every order of their requests: each receipt says what the rows say. */
import { expect, it } from 'vitest';
import { getClip } from '../../../../../functions/aws/table/clip/clips.ts';
import { clipIdOf } from '../../../../../shared/clip/id.ts';
import { UNREAD_REASON } from '../../../../../shared/clip/receipt.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { interleave } from '../../../../support/faults/interleavings.ts';
import { clipResult, fileVersion, refused, removed } from '../../../../support/world/results.ts';
import { begin, clipId, receipts, settleOne, several, table } from '../../../../support/world/settling.ts';

const unread: Result = { kind: 'superseded', file: fileVersion(1), reason: UNREAD_REASON };
/** The first version itself is deleted. S3 orders that after versions that were put before it. */
const deletion: Result = { kind: 'removed', marker: false, file: { ...fileVersion(1), sequencer: '009' } };
const KEY = 'clips/seed.txt';
const PARTS = ['a', 'b', 'c'] as const;
const three = several(1, PARTS);

/** The outcomes of each version; those of its parts are those of the file, or it has none. */
async function outcomesOfAll(): Promise<Record<string, string>> {
  const found = new Map<string, Set<string>>();
  for (const { versionId, outcome } of await receipts()) {
    found.set(versionId, (found.get(versionId) ?? new Set()).add(outcome));
  }
  return Object.fromEntries([...found].sort().map(([versionId, outcomes]) => [versionId, [...outcomes].join(' and ')]));
}

async function clipsLeft(): Promise<string[]> {
  const ids = { file: clipId, ...Object.fromEntries(PARTS.map((part) => [part, clipIdOf('inbox', KEY, part)])) };
  const found = Object.entries(ids).map(async ([part, id]) => [part, (await getClip(id))?.title ?? null] as const);
  return (await Promise.all(found)).flatMap(([part, title]) => (title === null ? [] : [`${part} ${title}`]));
}

interface Race {
  readonly before?: Result;
  readonly beside: readonly [Result, Result];
  /** Of the versions of the race; that of the one before is closed, which of them has closed it decides how. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly clips: readonly string[];
  /** Two show all that were ever found; one where the runs make many requests. */
  readonly switches?: number;
}
const gone = { outcomes: { v1: 'removed' }, clips: [] } as const;
const replaced = { outcomes: { v1: 'superseded', v2: 'parsed' }, clips: ['file Title 2'] } as const;

it.each<[why: string, race: Race]>([
  ['a clip and its delete', { beside: [clipResult(1), removed(2)], ...gone }],
  ['a refused file and its delete', { beside: [refused(1), removed(2)], ...gone }],
  ['several clips and their delete', { beside: [several(1, ['a']), removed(2)], ...gone, switches: 1 }],
  ['a version that was gone unread, and its delete', { beside: [unread, removed(2)], ...gone }],
  ['the same over an older one', { before: refused(0), beside: [unread, removed(2)], ...gone }],
  [
    'a clip and its delete, over an older one',
    { before: refused(0), beside: [clipResult(1), removed(2)], ...gone, switches: 1 },
  ],
  ['a clip, and the deletion of that version', { beside: [clipResult(1), deletion], ...gone }],
  ['a refused file, and the deletion of that version', { beside: [refused(1), deletion], ...gone }],
  ['several clips, and the deletion of that version', { beside: [several(1, ['a']), deletion], ...gone, switches: 1 }],
  [
    'several clips over an older file, and the deletion of that version',
    { before: refused(0), beside: [several(1, ['a']), deletion], ...gone },
  ],
  ['a version that was gone unread, and its deletion', { beside: [unread, deletion], ...gone }],
  [
    'a version that was gone unread, and a newer one',
    { beside: [unread, refused(2)], ...replaced, outcomes: { v1: 'superseded', v2: 'refused' }, clips: [] },
  ],
  ['two versions', { beside: [clipResult(1), clipResult(2)], ...replaced }],
  ['a refused version and a newer one', { beside: [refused(1), clipResult(2)], ...replaced }],
  [
    'the same delivery twice',
    { beside: [clipResult(1), clipResult(1)], outcomes: { v1: 'parsed' }, clips: ['file Title 1'], switches: 1 },
  ],
  [
    'a delete, and the file put again',
    { before: clipResult(0), beside: [removed(1), refused(2)], outcomes: { v2: 'refused' }, clips: [], switches: 1 },
  ],
  [
    'a file of three clips that goes to two',
    {
      switches: 1,
      beside: [three, several(2, ['a', 'b'])],
      outcomes: { v1: 'superseded', v2: 'parsed' },
      clips: ['a Title 2', 'b Title 2'],
    },
  ],
])('%s', async (_, { before, beside, outcomes, clips, switches = 2 }) => {
  begin();
  if (before !== undefined) await settleOne(before);
  const snapshot = table.snapshot();
  const tried = await interleave({
    start: () => {
      table.restore(snapshot);
      return table;
    },
    works: beside.map((result) => () => settleOne(result)),
    switches,
    check: async (order) => {
      const { v0: _, ...own } = await outcomesOfAll();
      expect(own, order).toEqual(outcomes);
      expect(await clipsLeft(), order).toEqual(clips);
    },
  });
  expect(tried).toBeGreaterThan(5);
});

it.each<[what: string, put: Result, over: Result]>([
  ['a refused file', refused(1), removed(2)],
  ['several clips', several(1, ['a']), removed(2)],
  ['several clips, whose version is deleted', several(1, ['a']), deletion],
  ['a version that was gone unread', unread, removed(2)],
])('%s: deleted at any moment of a run that then dies at any other, and comes again', async (_, put, over) => {
  for (let moment = 1, isLast = false; !isLast; moment++) {
    isLast = true;
    for (let death = moment; ; death++) {
      begin();
      let requests = 0;
      table.beforeRequest = async () => {
        const request = ++requests;
        if (request === moment) {
          isLast = false;
          requests = Number.NEGATIVE_INFINITY;
          await settleOne(over);
          requests = request;
        }
        if (request === death) throw new Error('crash');
      };
      const isDead = await settleOne(put).then(
        () => false,
        () => true,
      );
      table.beforeRequest = () => {};
      if (isLast) await settleOne(over);
      await settleOne(put);
      expect(await outcomesOfAll(), `deleted at ${moment}, dead at ${death}`).toEqual({ v1: 'removed' });
      expect(await clipsLeft()).toEqual([]);
      if (!isDead) break;
    }
  }
});
