/** How far an export is: one row, changed by one step at a time. */
import * as z from 'zod/mini';
import { Export } from '../../../shared/contract/export.ts';
import { archive, rows, table } from '../../../shared/wiring.ts';
import { putIf } from './conditional.ts';
import { packedJson, packJson } from './packed.ts';
import { readRows } from './rows.ts';

const StateRow = z.object({ step: z.int(), packed: packedJson(Export) });

/** An export, and the number of the step that made it what it is. */
export interface ExportStep {
  readonly at: Export;
  readonly step: number;
}

/** The file is there for seven days (`infra/archive.ts`), and the row a day longer. */
const LIFE_MS = 8 * 24 * 60 * 60_000;

const rowKey = (id: string) => ({ pk: `EXPORT#${id}`, sk: 'EXPORT' });

/** The key of the file in the archive bucket. */
export const exportKey = ({ id, format }: Pick<Export, 'id' | 'format'>): string => `${archive.exports}${id}.${format}`;

/** Null where there is none, or it is forgotten. */
export async function readExport(id: string): Promise<ExportStep | null> {
  const [row] = await readRows([rowKey(id)]);
  if (row === undefined) return null;
  const { step, packed } = StateRow.parse(row);
  return { at: packed, step };
}

/** Saves what follows `before` (null: the first); null where another run saved a step meanwhile. */
export async function saveExport(at: Export, before: ExportStep | null): Promise<ExportStep | null> {
  const step = (before?.step ?? 0) + 1;
  const expires = Math.floor((Date.parse(at.asOf) + LIFE_MS) / 1000);
  const row = { ...rowKey(at.id), kind: rows.export, v: 1, step, packed: packJson(at) };
  const isSaved = await putIf(
    { ...row, [table.timeToLive]: expires },
    before === null ? 'attribute_not_exists(pk)' : 'step = :step',
    before === null ? undefined : { ':step': before.step },
  );
  return isSaved ? { at, step } : null;
}
