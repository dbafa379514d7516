/** Two runs settle two versions of one key side by side: what the older one writes late does not stay. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../../../local/services/service.ts';
import type { Result } from '../../../../../shared/contract/message.ts';
import { clipResult, mention, refused, removed } from '../../../../support/world/results.ts';
import { begin, places, settleOne, several, table } from '../../../../support/world/settling.ts';

beforeEach(begin);

/** Keys of the rows of the clip, but for its receipts and history, and of the places of its mentions. */
function rowsLeft(): string[] {
  const rows = (JSON.parse(table.snapshot()) as [string, { pk: string; sk: string }][]).map(([, row]) => row);
  return [...rows.filter(({ pk }) => pk.startsWith('CLIP#')).map(({ pk, sk }) => `${pk} ${sk}`), ...places()].sort();
}

/** Settles `older`; before its request number `at` the whole of `newer` is settled. False where it makes fewer requests. */
async function settleWithin(older: Result, newer: Result, at: number): Promise<boolean> {
  const send = table.send.bind(table);
  let requests = 0;
  let isInside = false;
  table.send = async (command: Command) => {
    if (!isInside) requests += 1;
    if (!isInside && requests === at) {
      isInside = true;
      await settleOne(newer);
      isInside = false;
    }
    return send(command);
  };
  await settleOne(older);
  table.send = send;
  return requests >= at;
}

const older = clipResult(1, { clip: { mentions: [mention('mara-lind'), mention('olga')], publishedOn: '2017-02-16' } });

describe('a newer version that is settled at any moment of the older one leaves its own rows alone', () => {
  it.each<[string, Result]>([
    ['another day: mentions have other places', clipResult(2)],
    ['the same day with one of the names', clipResult(2, { clip: { publishedOn: '2017-02-16' } })],
    ['no name, no video', clipResult(2, { clip: { mentions: [], embeds: [] }, checks: [] })],
    ['no clip: the file is refused', refused(2)],
    ['no clip: the file is deleted', removed(2)],
    ['two clips in the file', several(2, ['a', 'b'])],
  ])('%s', async (_, newer) => {
    await settleOne(older);
    await settleOne(newer);
    const expected = rowsLeft();
    for (let at = 1; ; at++) {
      begin();
      // After its last request the newer one is not settled at all.
      if (!(await settleWithin(older, newer, at))) return;
      expect(rowsLeft(), `at request ${at}`).toEqual(expected);
    }
  });

  it('also where the older run dies and its message comes again', async () => {
    const newer = clipResult(2, { clip: { mentions: [], embeds: [] }, checks: [] });
    await settleOne(older);
    await settleOne(newer);
    const expected = rowsLeft();
    begin();
    await settleWithin(older, newer, 3);
    await settleOne(older);
    expect(rowsLeft()).toEqual(expected);
  });
});
