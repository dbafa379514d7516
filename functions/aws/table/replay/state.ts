/** How far a replay is: one row, changed by one step at a time, and the list of the files of each page. */
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { ReplayReport, ReplayScope } from '../../../../shared/contract/replay.ts';
import { rows } from '../../../../shared/wiring.ts';
import { setting } from '../../../runtime/environment.ts';
import { dynamo } from '../../clients/dynamo.ts';
import { putIf } from '../conditional.ts';
import { type Key, replayPage } from '../keys.ts';
import { packedJson, packJson } from '../packed.ts';
import { replayExpiry } from './files.ts';

const OpenPage = z.object({
  page: z.int(),
  files: z.int(),
  /** Which list of its files counts: a run that died may have left another. */
  list: z.string(),
  /** Null until its messages have been sent. */
  sentAt: z.nullable(z.string()),
});

export type OpenPage = z.infer<typeof OpenPage>;

const Replay = z.object({
  scope: ReplayScope,
  report: ReplayReport,
  /** Where the listing of the inbox goes on; `isListed`: it is at the end. */
  position: z.nullable(z.object({ key: z.string(), versionId: z.nullable(z.string()) })),
  isListed: z.boolean(),
  nextPage: z.int(),
  /** Pages of which not all files are done. */
  open: z.array(OpenPage),
});
/** The state of a replay. */
export type Replay = z.infer<typeof Replay>;

const StateRow = z.object({ step: z.int(), packed: packedJson(Replay) });

/** The state, and the number of the step that made it. */
export interface ReplayStep {
  readonly replay: Replay;
  readonly step: number;
}

const stateKey = (id: string): Key => ({ pk: `REPLAY#${id}`, sk: 'STATE' });

/** Null where there is no such replay, or its time has passed. */
export async function readReplay(id: string): Promise<ReplayStep | null> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: stateKey(id), ConsistentRead: true }),
  );
  if (Item === undefined) return null;
  const { step, packed } = StateRow.parse(Item);
  return { step, replay: packed };
}

/** Saves the state that follows `before` (null: the first); answers it, or null where another run saved one meanwhile. */
export async function saveReplay(replay: Replay, before: ReplayStep | null, now: Date): Promise<ReplayStep | null> {
  const step = (before?.step ?? 0) + 1;
  const row = { ...stateKey(replay.report.id), kind: rows.replay, v: 1, step, packed: packJson(replay) };
  const isSaved = await putIf(
    { ...row, ...replayExpiry(now) },
    before === null ? 'attribute_not_exists(pk)' : 'step = :step',
    before === null ? undefined : { ':step': before.step },
  );
  return isSaved ? { replay, step } : null;
}

const ListedFile = z.object({ key: z.string(), versionId: z.string(), lastModified: z.string(), size: z.number() });
/** A file of a page, as the inbox lists it. */
export type ListedFile = z.infer<typeof ListedFile>;

const ListRow = z.object({ packed: packedJson(z.array(ListedFile)) });

/** Keeps a list of the files of a page, so that what a run that dies has not sent can be sent. */
export async function putList(
  id: string,
  { page, list }: Pick<OpenPage, 'page' | 'list'>,
  files: readonly ListedFile[],
  now: Date,
): Promise<void> {
  const row = { ...listKey(id, page, list), kind: rows.replay, v: 1, packed: packJson(files), ...replayExpiry(now) };
  await dynamo().send(new PutCommand({ TableName: setting('table'), Item: row }));
}

export async function readList(id: string, { page, list }: Pick<OpenPage, 'page' | 'list'>): Promise<ListedFile[]> {
  const { Item } = await dynamo().send(
    new GetCommand({ TableName: setting('table'), Key: listKey(id, page, list), ConsistentRead: true }),
  );
  return ListRow.parse(Item).packed;
}

function listKey(id: string, page: number, list: string): Key {
  const { pk, sk } = replayPage(id, page);
  return { pk, sk: `${sk}#LIST#${list}` };
}
