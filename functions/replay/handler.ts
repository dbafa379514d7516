/** The archive read again after the rules have improved: the command asks for step after step, until it has ended. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startedReport } from '../../shared/clip/replay-report.ts';
import { type ReplayReport, ReplayRequest, type ReplayScope } from '../../shared/contract/replay.ts';
import { saveReplay } from '../aws/table/replay/state.ts';
import { setting } from '../runtime/environment.ts';
import { runReplay } from './run.ts';

/** The command waits for the answer. */
const WORK_MS = 15_000;
const PAUSE_MS = 500;

/** Answers the report as of now: at once where a replay begins, else after some 15 seconds at most. */
export async function handler(event: unknown): Promise<ReplayReport> {
  const request = ReplayRequest.parse(event);
  switch (request.kind) {
    case 'begin':
      return begin(request);
    case 'go-on':
      return runReplay(request.id, {
        now: () => new Date(),
        until: new Date(Date.now() + WORK_MS),
        pause: () => pause(PAUSE_MS),
        mostInFlight: Number(setting('replayFiles')),
      });
    default:
      return request satisfies never;
  }
}

/** Nothing is sent yet: the caller knows the id before anything is done. */
async function begin({ prefix, since, dryRun, summary }: ReplayScope): Promise<ReplayReport> {
  const scope = { prefix, since, dryRun, summary };
  const now = new Date();
  const report = startedReport(randomUUID(), scope, now);
  await saveReplay({ scope, report, position: null, isListed: false, nextPage: 0, open: [] }, null, now);
  console.info({ message: 'a replay begins', replay: report.id, dryRun });
  return report;
}
