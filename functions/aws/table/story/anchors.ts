/** Rows of texts' shingles that lead to stories (`shared/story/find.ts`). */
import * as z from 'zod/mini';
import { type Anchor, type Anchors, packSketch, unpackSketch } from '../../../../shared/story/index.ts';
import { rows, table } from '../../../../shared/wiring.ts';
import { LEDGER_DAYS } from '../alert/alert-rows.ts';
import { putIf } from '../conditional.ts';
import { anchorKey } from '../keys.ts';
import { readRows } from '../rows.ts';

/** A packed sketch. */
export const PackedSketch = z.pipe(
  z.instanceof(Uint8Array),
  z.transform((bytes: Uint8Array<ArrayBuffer>) => unpackSketch(bytes)),
);

const AnchorRow = z.object({ clipId: z.string(), story: z.string(), sketch: PackedSketch, expiresAt: z.int() });

/** The anchors in the table. They last as long as the ledger remembers who was told of their stories. */
export function anchorsAt(now: Date): Anchors {
  const seconds = Math.floor(now.getTime() / 1000);
  const anchorIn = (row: Record<string, unknown> | undefined): Anchor | null => {
    if (row === undefined) return null;
    const { expiresAt, ...anchor } = AnchorRow.parse(row);
    // DynamoDB deletes what has expired within days.
    return expiresAt <= seconds ? null : anchor;
  };
  return {
    read: async (keys) => (await readRows(keys.map(anchorKey), { consistent: false })).map(anchorIn),
    leave: async (key, { clipId, story, sketch }) => {
      const row = {
        ...anchorKey(key),
        kind: rows.anchor,
        v: 1,
        clipId,
        story,
        sketch: packSketch(sketch),
        [table.timeToLive]: seconds + LEDGER_DAYS * 24 * 60 * 60,
      };
      const condition = 'attribute_not_exists(pk) OR clipId = :clip OR #end <= :now';
      if (await putIf(row, condition, { ':clip': clipId, ':now': seconds }, { '#end': table.timeToLive })) return null;
      const [there] = await readRows([anchorKey(key)]);
      return anchorIn(there);
    },
  };
}
