/**
 * One step of a replay. The inbox is listed in pages; their files are sent to the ingest queue a few hundred at a time, since
 * new files wait there too; what the store stage notes of them is added up. Each step is saved under the condition that no
 * other was saved meanwhile: a step that is done twice sends messages twice, which changes nothing, and counts once.
 */
import { randomUUID } from 'node:crypto';
import { type ReplayedFile, withFiles } from '../../shared/clip/replay-report.ts';
import type { FileChange } from '../../shared/clip/s3-event.ts';
import type { ReplayReport } from '../../shared/contract/replay.ts';
import { queueRules } from '../../shared/triggers.ts';
import { listCurrentFiles } from '../aws/bucket-versions.ts';
import { areEmpty, sendEvents } from '../aws/ingest-queue.ts';
import { summarise } from '../aws/table/name/backfill.ts';
import { type FileRow, filesOfPage } from '../aws/table/replay/files.ts';
import {
  type ListedFile,
  type OpenPage,
  putList,
  type Replay,
  type ReplayStep,
  readList,
  saveReplay,
} from '../aws/table/replay/state.ts';
import { setting } from '../runtime/environment.ts';

export interface StepContext {
  readonly now: () => Date;
  /** Files that may be on their way at once. */
  readonly mostInFlight: number;
}

/** Files of a page. */
const PAGE = 100;
/**
 * A file that is not done by then, with no message in a queue, has been lost on its way: its message failed five times, or
 * a run was killed.
 */
const ANSWER_MS = 60 * 60_000;
/** No queue keeps a message for longer. */
const RETENTION_MS = queueRules.retentionDays * 24 * 60 * 60_000;

/** What a step did: nothing is to be done but to wait, or there may be more, or another run has changed the state. */
export type Advanced = { readonly kind: 'waits' | 'moved'; readonly at: ReplayStep } | { readonly kind: 'overtaken' };

export async function advance(at: ReplayStep, context: StepContext): Promise<Advanced> {
  const { replay } = at;
  if (replay.report.state === 'ended') return { kind: 'waits', at };
  const { id } = replay.report;
  const seen = await Promise.all(replay.open.map(async (page) => ({ page, files: await filesOf(id, page) })));
  const closed = await over(seen, context.now());
  if (closed.length > 0) return saved(await withClosed(replay, closed), at, context);
  const inFlight = seen.reduce(
    (sum, { page, files }) => sum + (page.sentAt === null ? 0 : page.files - doneOf(files)),
    0,
  );
  const next = replay.open.find(({ sentAt }) => sentAt === null);
  if (next !== undefined) {
    if (inFlight > 0 && inFlight + next.files > context.mostInFlight) return { kind: 'waits', at };
    await sendPage(replay, next);
    const sentAt = context.now().toISOString();
    return saved(
      { ...replay, open: replay.open.map((page) => (page === next ? { ...page, sentAt } : page)) },
      at,
      context,
    );
  }
  if (!replay.isListed) return saved(await listed(replay, context.now()), at, context);
  if (replay.open.length > 0) return { kind: 'waits', at };
  // First: whoever dies before it is saved does it again, and it is mailed once.
  if (replay.scope.summary && !replay.scope.dryRun) await summarise({ kind: 'replay', id }, context.now());
  return saved({ ...replay, report: { ...replay.report, state: 'ended' } }, at, context);
}

async function saved(replay: Replay, before: ReplayStep, { now }: StepContext): Promise<Advanced> {
  const at = await saveReplay(replay, before, now());
  return at === null ? { kind: 'overtaken' } : { kind: 'moved', at };
}

type Seen = readonly { readonly page: OpenPage; readonly files: readonly FileRow[] }[];

async function filesOf(id: string, { page, sentAt }: OpenPage): Promise<FileRow[]> {
  return sentAt === null ? [] : filesOfPage(id, page);
}

const doneOf = (files: readonly FileRow[]): number => files.filter(({ isDone }) => isDone).length;

/** The pages whose files are done, or do not come any more: while the queues hold messages, they may be among those. */
async function over(seen: Seen, now: Date): Promise<Seen> {
  const isDone = ({ page, files }: Seen[number]) => page.sentAt !== null && doneOf(files) === page.files;
  const waited = ({ page: { sentAt } }: Seen[number]) => (sentAt === null ? 0 : now.getTime() - Date.parse(sentAt));
  const isLate = seen.some((one) => !isDone(one) && waited(one) > ANSWER_MS);
  const most =
    isLate && (await areEmpty([setting('ingest'), setting('heavy'), setting('results')])) ? ANSWER_MS : RETENTION_MS;
  return seen.filter((one) => isDone(one) || waited(one) > most);
}

/** The state with pages whose files are done, or have been waited for long enough. */
async function withClosed(replay: Replay, closed: Seen): Promise<Replay> {
  let { report } = replay;
  for (const { page, files } of closed) {
    const done = files.filter(({ isDone }) => isDone);
    report = withFiles(
      report,
      done.map(({ outcome, packed }) => ({ outcome, ...packed })),
    );
    if (done.length < page.files) report = withFiles(report, await unanswered(report, page, done));
  }
  const pages = new Set(closed.map(({ page }) => page));
  return { ...replay, report, open: replay.open.filter((page) => !pages.has(page)) };
}

async function unanswered({ id }: ReplayReport, page: OpenPage, done: readonly FileRow[]): Promise<ReplayedFile[]> {
  const places = new Set(done.map(({ place }) => place));
  const reason = 'It gave no answer within an hour: see the dead letters of the ingest and the results queue.';
  const lost = (await readList(id, page)).filter((_, place) => !places.has(place));
  return lost.map(({ key }) => ({
    ...{ outcome: 'failed', clips: 0, changed: 0, fields: {}, samples: [], failure: { key, reason } },
  }));
}

/** Sends the files of a page; again, where a run died before it said that it had. */
async function sendPage({ report, scope }: Replay, page: OpenPage): Promise<void> {
  const files = await readList(report.id, page);
  const { dryRun, summary } = scope;
  const changes = files.map(({ key, versionId, lastModified, size }, place): FileChange => {
    const replay = { id: report.id, dryRun, summary, page: page.page, place };
    const file = { bucket: setting('inbox'), key, versionId, sequencer: '', lastModified, receivedAt: lastModified };
    return { kind: 'created', file: { ...file, replay }, size };
  });
  await sendEvents(setting('ingest'), changes);
}

/** The state after the next thousand versions in the inbox. */
async function listed(replay: Replay, now: Date): Promise<Replay> {
  const { scope, report } = replay;
  const { files, next } = await listCurrentFiles(setting('inbox'), replay.position, scope.prefix);
  const wanted = files.filter(({ lastModified }) => scope.since === null || lastModified.slice(0, 10) >= scope.since);
  const pages = Array.from({ length: Math.ceil(wanted.length / PAGE) }, (_, i) =>
    wanted.slice(i * PAGE, (i + 1) * PAGE),
  );
  const open: OpenPage[] = [];
  for (const [i, page] of pages.entries()) {
    const opened = { page: replay.nextPage + i, files: page.length, list: randomUUID(), sentAt: null };
    await putList(report.id, opened, page.map(listedFile), now);
    open.push(opened);
  }
  return {
    ...replay,
    position: next,
    isListed: next === null,
    nextPage: replay.nextPage + pages.length,
    open: [...replay.open, ...open],
    report: { ...report, files: report.files + wanted.length },
  };
}

const listedFile = ({ key, versionId, lastModified, size }: ListedFile): ListedFile => ({
  key,
  versionId,
  lastModified,
  size,
});
