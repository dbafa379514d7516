/** What the table has of files, for comparing it with the inbox. */
import * as z from 'zod/mini';
import { Receipt } from '../../../../shared/contract/clip.ts';
import type { KnownFile } from '../../../../shared/sweep/judge.ts';
import { liveRowIn } from '../clip/clip-rows.ts';
import { clipKeys, type Key, receiptKey } from '../keys.ts';
import type { Entry } from '../listing.ts';
import { type RowRead, readRows } from '../rows.ts';

/** A version of a file, by the id of its key's clip. */
export interface FileOfClip {
  readonly clipId: string;
  readonly versionId: string;
}

const State = z.object({ revision: z.string(), versionId: z.string(), removed: z._default(z.boolean(), false) });
type State = z.infer<typeof State>;

/** What is stored of these files; null where the key has no row. */
export async function knownFiles(
  files: readonly FileOfClip[],
  read: Required<Pick<RowRead, 'consistent'>>,
): Promise<(KnownFile | null)[]> {
  const { consistent } = read;
  const states = await readRows(
    files.map(({ clipId }) => clipKeys.clip(clipId)),
    { consistent, only: ['revision', 'versionId', 'removed'] },
  );
  const known = states.map((row) => (row === undefined ? null : State.parse(row)));
  const texts = await revisionsOfTexts(files, known, consistent);
  const outcomes = await outcomesOf(files, known, consistent);
  return known.map((state, i) =>
    state === null ? null : { ...state, isComplete: texts[i] === state.revision, outcome: outcomes[i] ?? null },
  );
}

/** The revision of each clip's text. */
async function revisionsOfTexts(
  files: readonly FileOfClip[],
  states: readonly (State | null)[],
  consistent: boolean,
): Promise<unknown[]> {
  const keys = keysWhere(
    files,
    (i) => states[i]?.removed === false,
    ({ clipId }) => clipKeys.text(clipId),
  );
  const rows = await readRows([...keys.values()], { consistent, only: ['revision'] });
  const found = new Map([...keys.keys()].map((i, at) => [i, rows[at]?.revision]));
  return files.map((_, i) => found.get(i));
}

/** The outcome of each file that is no clip of its own: its receipt has a row. */
async function outcomesOf(
  files: readonly FileOfClip[],
  states: readonly (State | null)[],
  consistent: boolean,
): Promise<(Receipt['outcome'] | undefined)[]> {
  const keys = keysWhere(
    files,
    (i) => states[i]?.removed === true,
    (file) => receiptKey(file.clipId, file.versionId),
  );
  const rows = await readRows([...keys.values()], { consistent, only: ['outcome'] });
  const found = new Map([...keys.keys()].map((i, at) => [i, rows[at]]));
  return files.map((_, i) => {
    const row = found.get(i);
    return row === undefined ? undefined : Receipt.shape.outcome.parse(row.outcome);
  });
}

function keysWhere(
  files: readonly FileOfClip[],
  isWanted: (i: number) => boolean,
  keyOf: (file: FileOfClip) => Key,
): Map<number, Key> {
  return new Map(files.flatMap((file, i) => (isWanted(i) ? [[i, keyOf(file)]] : [])));
}

/** The id of the clip of the file that an entry of the listing of receipts is about; of a part, that of its file. */
export function fileClipId({ pk }: Pick<Entry, 'pk'>): string {
  return pk.slice(pk.indexOf('#') + 1);
}

/** The key of a file whose receipt is open. */
export interface OpenFile {
  readonly bucket: string;
  readonly key: string;
  readonly revision: string;
}

/** The file of an entry in the listing of receipts; null where its receipt was closed meanwhile. Reads are consistent. */
export async function openFile(
  entry: Entry,
  isOpen: (outcome: Receipt['outcome']) => boolean,
): Promise<OpenFile | null> {
  const clipKey = clipKeys.clip(fileClipId(entry));
  const [row] = await readRows([clipKey]);
  const live = liveRowIn(row);
  if (entry.pk === clipKey.pk) return live;
  const [receipt] = await readRows([entry]);
  if (row === undefined || receipt === undefined) return null;
  const { bucket, key, outcome } = Receipt.parse(receipt);
  return isOpen(outcome) ? { bucket, key, revision: State.parse(row).revision } : null;
}
