import type { Command } from 'commander';
import { aroundDifference } from '../../shared/clip/difference.ts';
import { type ChangedClip, ReplayReport, ReplayRequest } from '../../shared/contract/replay.ts';
import { type GlobalOptions, resolveSettings } from '../client/settings.ts';
import type { Context } from '../context.ts';
import { errorMessage, Failure } from '../failure.ts';
import { sanitise } from '../terminal/harmless.ts';
import { createProgress } from '../terminal/progress.ts';
import { columnsOf, forPeople, writeJson, writeLines, writeNote, writeTable } from '../terminal/write.ts';

const examples = `
Reads the files of the archive again, after the rules that find title, outlet, day, videos and names
have improved. Clips keep their ids, and only what differs is written; what is corrected by hand
stays, as does what is known of a video. Nobody gets an alert; with --summary, followers get one
mail about the mentions that are new, once all is done. Files wait behind new ones for seconds only.

The function of the stack does the work, as long as the command asks it to. Ctrl-C stops it within a
minute; nothing is lost, and --resume goes on. Needs AWS credentials with the right
lambda:InvokeFunction.

With --json the last line is { clips, changed, fields }: the clips that were compared, those that
differ, and how many by field; before it come the first changed clips, the first failures, and
{ id, files, failed, passedOver }.

Examples:
  clipwatch replay --dry-run                          say what would change, and change nothing
  clipwatch replay
  clipwatch replay --summary                          and mail each follower once what was found
  clipwatch replay --prefix 2017/ --since 2026-01-31  what was put under 2017/ since that day
  clipwatch replay --resume 3f0c…                     go on with one that was stopped
  clipwatch replay --dry-run --json | tail -1 | jq .fields`;

interface ReplayOptions extends GlobalOptions {
  readonly prefix?: string;
  readonly since?: string;
  readonly dryRun?: boolean;
  readonly summary?: boolean;
  readonly resume?: string;
}

/** Clips shown side by side to people. */
const SHOWN = 5;
/** Columns of each of the two, on the narrowest terminal. */
const LEAST_WIDTH = 12;

/** `clipwatch replay`: the archive read again, in steps that the stack's function does. */
export function addReplay(program: Command, context: Context, markFailed: () => void): void {
  program
    .command('replay')
    .description('read the files of the archive again, after the rules have improved')
    .option('--prefix <prefix>', 'only files whose key begins so')
    .option('--since <day>', 'only files that were put into the inbox on or after this day (YYYY-MM-DD, UTC)')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--summary', 'mail each instant follower once about the mentions that are new; nothing with --dry-run')
    .option('--resume <id>', 'go on with a replay that was stopped')
    .addHelpText('after', examples)
    .action(async (_: ReplayOptions, command: Command) => {
      const options = command.optsWithGlobals<ReplayOptions>();
      const request = requestOf(options);
      const ask = await asker(context, await resolveSettings(context, options).functionName('replay'));
      const report = await replayToEnd(context, request, ask, (id) => callToGoOn(context, options, id));
      if (report.failed > 0) markFailed();
      if (forPeople(context, options)) showPeople(context, report);
      else showMachines(context, report);
    });
}

function requestOf({ prefix = '', since, dryRun = false, summary, resume }: ReplayOptions): ReplayRequest {
  const isScoped = prefix !== '' || since !== undefined || dryRun || summary !== undefined;
  if (resume !== undefined && isScoped) {
    throw new Failure('--resume goes on with a replay as it was begun: leave the other options out', 2);
  }
  const request =
    resume === undefined
      ? { kind: 'begin', prefix, since: since ?? null, dryRun, summary }
      : { kind: 'go-on', id: resume };
  const parsed = ReplayRequest.safeParse(request);
  if (parsed.success) return parsed.data;
  throw new Failure(
    resume === undefined
      ? `--since takes a day such as 2026-01-31, not ${since}`
      : `${resume} is not the id of a replay`,
    2,
  );
}

type Ask = (request: ReplayRequest) => Promise<ReplayReport>;

async function asker({ wait }: Context, functionName: string): Promise<Ask> {
  const { invokeFunction } = await import('../../functions/aws/invoke.ts');
  return async (request) => {
    try {
      return ReplayReport.parse(await invokeFunction(functionName, request, wait));
    } catch (cause) {
      const advice = request.kind === 'begin' ? 'Nothing was changed' : `Go on with --resume ${request.id}`;
      throw new Failure(`The replay failed: ${errorMessage(cause)}. ${advice}`, 1, { cause });
    }
  };
}

/** The call as it is pasted: for the same stack. */
function callToGoOn({ env }: Context, { local }: ReplayOptions, id: string): string {
  const stack = env.CLIPWATCH_STACK && !local ? `CLIPWATCH_STACK=${env.CLIPWATCH_STACK} ` : '';
  return `${stack}clipwatch replay --resume ${id}${local ? ' --local' : ''}`;
}

async function replayToEnd(
  context: Context,
  request: ReplayRequest,
  ask: Ask,
  callFor: (id: string) => string,
): Promise<ReplayReport> {
  let report = await ask(request);
  const { id } = report;
  if (request.kind === 'begin') writeNote(context, `Replay ${id}; if it is stopped: ${callFor(id)}`);
  const progress = createProgress(context);
  try {
    while (report.state === 'running') {
      // A replay begins before the inbox is listed.
      progress.count(report.files === 0 ? 'files: the inbox is being listed' : `of ${report.files} files`, report.done);
      report = await ask({ kind: 'go-on', id });
    }
    return report;
  } finally {
    progress.end();
  }
}

function showMachines(context: Context, report: ReplayReport): void {
  const { id, files, clips, changed, fields, failed, passedOver, samples, failures } = report;
  for (const sample of samples) writeJson(context, sample);
  for (const failure of failures) writeJson(context, failure);
  writeJson(context, { id, files, failed, passedOver });
  writeJson(context, { clips, changed, fields });
}

function showPeople(context: Context, report: ReplayReport): void {
  const { dryRun, files, clips, changed, fields, failed, passedOver, samples, failures } = report;
  for (const sample of samples.slice(0, SHOWN)) writeSample(context, sample);
  writeLines(context, [
    `${files} files read, ${clips} clips compared, ${changed} ${dryRun ? 'would change' : 'changed'}.`,
  ]);
  const counts = Object.entries(fields).toSorted(([, a], [, b]) => b - a);
  if (counts.length > 0)
    writeLines(
      context,
      counts.map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`),
    );
  if (passedOver > 0) {
    writeNote(context, `${passedOver} files were left: another version of them is stored, or none (clipwatch sweep).`);
  }
  for (const { key, reason } of failures) writeNote(context, `failed: ${key}: ${reason}`);
  if (failed > failures.length) writeNote(context, `failed: ${failed - failures.length} more`);
}

/** A changed clip: each field before and after, side by side. */
function writeSample(context: Context, { key, part, fields }: ChangedClip): void {
  const name = part === undefined ? key : `${key} (${part})`;
  const widest = Math.max(0, ...Object.keys(fields).map((field) => field.length));
  const room = Math.max(LEAST_WIDTH, Math.floor((columnsOf(context) - widest) / 2) - 2);
  const rows = Object.entries(fields).map(([field, change]) => {
    const { before, after } = aroundDifference(change, room);
    return [field, before ?? '—', after ?? '—'];
  });
  writeLines(context, [sanitise(name)]);
  writeTable(context, ['FIELD', 'BEFORE', 'AFTER'], rows);
  writeLines(context, ['']);
}
