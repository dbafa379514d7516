/** A replay on its way: step after step, until it has ended or the time is over. */
import type { ReplayReport } from '../../shared/contract/replay.ts';
import { type ReplayStep, readReplay } from '../aws/table/replay/state.ts';
import { advance, type StepContext } from './advance.ts';

export interface RunContext extends StepContext {
  /** No step is begun after it. */
  readonly until: Date;
  /** Lets the files that are on their way come on. */
  readonly pause: () => Promise<unknown>;
}

/** Answers the report as it then is. Throws where there is no such replay. */
export async function runReplay(id: string, context: RunContext): Promise<ReplayReport> {
  let at = await known(id);
  while (at.replay.report.state === 'running' && context.now() < context.until) {
    const step = await advance(at, context);
    switch (step.kind) {
      case 'waits':
        await context.pause();
        break;
      case 'moved':
        ({ at } = step);
        break;
      case 'overtaken':
        at = await known(id);
        break;
      default:
        return step satisfies never;
    }
  }
  return at.replay.report;
}

async function known(id: string): Promise<ReplayStep> {
  const found = await readReplay(id);
  if (found === null) throw new Error(`There is no replay ${id}; one of more than 30 days ago is forgotten.`);
  return found;
}
