/**
 * One step of an export: it begins, or gets another part, or ends. A step that dies before it is saved is done again with
 * the same outcome: the same clips, as they were known when the export began, make the same part.
 */
import { exportHead, exportLine } from '../../shared/clip/export-lines.ts';
import type { Export } from '../../shared/contract/export.ts';
import { putObject, readBytes } from '../aws/bucket.ts';
import { beginObject, dropObject, endObject, type PartialObject, putPart } from '../aws/multipart.ts';
import { listClipsAsOf } from '../aws/table/clip/history.ts';
import { type ExportStep, exportKey, saveExport } from '../aws/table/exports.ts';

export interface ExportContext {
  readonly now: () => Date;
  readonly bucket: string;
  /** A part is written as soon as it has so many bytes: 5 MB at least, but for the last. */
  readonly partBytes: number;
  /** Clips of a page of the list; where filters leave little, it looks at ten times as many. */
  readonly pageClips: number;
  /** Pages that a step reads at most: where filters leave little, a part takes several steps. */
  readonly mostPages: number;
}

const TYPES = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8' } as const;

/** What the export is after the next step; null where another run took it. */
export async function advance(step: ExportStep, context: ExportContext): Promise<ExportStep | null> {
  const { at } = step;
  const { now, bucket, partBytes } = context;
  const saved = (next: Export) => saveExport({ ...next, savedAt: now().toISOString() }, step);
  if (at.upload === null) return saved({ ...at, upload: await beginObject(bucket, exportKey(at), TYPES[at.format]) });
  const object: PartialObject = { bucket, key: exportKey(at), upload: at.upload };
  if (at.parts.length > 0 && at.position === null) {
    await endObject(object, at.parts);
    return saved({ ...at, state: 'done' });
  }
  const { bytes, ...read } = await linesFrom(at, context);
  if (read.position !== null && bytes.length < partBytes) {
    // Named by the step, so that a run that is late changes nothing.
    const rest = `${exportKey(at)}.${step.step}`;
    await putObject(bucket, rest, bytes);
    return saved({ ...at, ...read, rest, tries: 0 });
  }
  const tag = await putPart(object, at.parts.length + 1, bytes);
  return saved({ ...at, ...read, parts: [...at.parts, tag], rest: null, tries: 0 });
}

/** Ends an export as failed, with the reason; null where another run took it. */
export async function fail(
  step: ExportStep,
  reason: string,
  { now, bucket }: Pick<ExportContext, 'now' | 'bucket'>,
): Promise<ExportStep | null> {
  const { at } = step;
  const ended = await saveExport({ ...at, state: 'failed', reason, savedAt: now().toISOString() }, step);
  if (ended !== null && at.upload !== null) await dropObject({ bucket, key: exportKey(at), upload: at.upload });
  return ended;
}

/** The lines of the next clips, behind those that were too few; and where the export then is. */
async function linesFrom(at: Export, { bucket, partBytes, pageClips, mostPages }: ExportContext) {
  const { format, bom, filters, asOf } = at;
  const isFirst = at.parts.length === 0 && at.rest === null;
  const lines = [
    at.rest === null ? Buffer.from(isFirst ? exportHead(format, bom) : '') : await readBytes(bucket, at.rest),
  ];
  let size = lines[0]?.length ?? 0;
  let { rows, position } = at;
  let pages = 0;
  do {
    const page = await listClipsAsOf({ ...filters, order: 'oldest', limit: pageClips, position }, new Date(asOf));
    for (const clip of page.items) {
      const line = Buffer.from(exportLine(format, clip));
      lines.push(line);
      size += line.length;
    }
    rows += page.items.length;
    position = page.position;
    pages += 1;
  } while (position !== null && size < partBytes && pages < mostPages);
  return { bytes: Buffer.concat(lines), rows, position };
}
