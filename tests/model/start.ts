/** Starting runs of the functions with what waits for them. */
import type { Context } from 'aws-lambda';
import type { Functions, Invocation } from '../../local/services/functions.ts';
import { type Change, streamRecord } from '../../local/services/table/index.ts';
import type { ModelQueue } from './queue.ts';
import type { Random } from './random.ts';
import type { End, Fault, Run, Runs } from './runs.ts';
import {
  type alert,
  backfill,
  compile,
  type digest,
  type QueueStage,
  queueHandlers,
  type Stage,
  sweep,
} from './stages.ts';
import type { ModelStream } from './stream.ts';

/** A queue and the stage that reads it. */
export interface Line {
  readonly stage: QueueStage;
  readonly queue: ModelQueue;
}

export interface RunOptions {
  /** Messages or records at most. */
  readonly most?: number;
  /** Messages that another run works on are delivered again. */
  readonly again?: boolean;
  /** Of a sweep: one that began then or later. */
  readonly since?: string;
}

/** Where runs are started. */
export interface Ground {
  readonly now: number;
  readonly random: Random;
  readonly runs: Runs;
  /** In front of the stages. */
  readonly lines: readonly Line[];
  readonly stream: ModelStream;
  readonly functions: Functions;
  /** One environment of each function that remembers something. */
  readonly environments: Environments;
  /** Keeps an eye on a run; `onEnd` hears of its end. */
  track<T>(run: Run<T>, onEnd?: (end: End<T>) => void): Run;
}

interface Environments {
  readonly alert: ReturnType<typeof alert.createHandler>;
  readonly digest: ReturnType<typeof digest.createHandler>;
  readonly recheck: () => Promise<unknown>;
}

/** Starts a run of a stage if there is something for it to do. */
export async function startRun(
  ground: Ground,
  stage: Stage,
  fault: Fault | null,
  options: RunOptions,
): Promise<Run | null> {
  const { most = 10, again = false, since } = options;
  const start = (work: () => Promise<unknown>) => ground.track(ground.runs.start(stage, fault, ground.now, work));
  switch (stage) {
    case 'parse':
    case 'store':
    case 'send':
    case 'feedback':
      return startQueue(ground, stage, fault, { most, again });
    // The alert function reads a queue too.
    case 'fan-out':
      return startQueue(ground, 'alert', fault, { most: 1, again });
    case 'digest':
      return start(ground.environments.digest);
    case 'alert':
      return startAlert(ground, fault, most);
    case 'backfill': {
      const { event = null, requestId: awsRequestId = '' } = waiting(ground.functions, 'backfill') ?? {};
      const context = { functionName: 'backfill', awsRequestId } as Context;
      return start(() => backfill.handler(event ?? undefined, context));
    }
    case 'compile': {
      const invocation = waiting(ground.functions, 'compile');
      if (invocation === null) return null;
      const { event, requestId: awsRequestId } = invocation;
      return start(() => compile.handler(event, { awsRequestId }));
    }
    case 'sweep':
      return start(() =>
        sweep.handler({ kind: 'step', isRehearsal: false, isPatient: false, ...(since && { since }) }),
      );
    case 'recheck':
      return start(ground.environments.recheck);
    default:
      return stage satisfies never;
  }
}

/** Starts the alert function with what was set aside of the stream. */
export function startAgain(ground: Ground, changes: readonly Change[], onEnd: (end: End<unknown>) => void): Run {
  const Records = changes.map(streamRecord);
  return ground.track(
    ground.runs.start('alert', null, ground.now, () => ground.environments.alert({ Records })),
    onEnd,
  );
}

/** The first asynchronous invocation of a function that waits. */
function waiting({ waiting }: Functions, functionName: string): Invocation | null {
  const i = waiting.findIndex((one) => one.functionName === functionName);
  return i < 0 ? null : (waiting.splice(i, 1)[0] ?? null);
}

async function startQueue(
  ground: Ground,
  stage: QueueStage,
  fault: Fault | null,
  { most, again }: Required<Pick<RunOptions, 'most' | 'again'>>,
): Promise<Run | null> {
  const handler = queueHandlers.get(stage);
  if (handler === undefined) throw new Error(`${stage} has no handler.`);
  for (const { queue } of ground.random.shuffled(ground.lines.filter((line) => line.stage === stage))) {
    const Records = await queue.receive(most, ground.now, again);
    if (Records.length === 0) continue;
    return ground.track(
      ground.runs.start(stage, fault, ground.now, async () => {
        const { batchItemFailures } = await handler({ Records });
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        return Records.filter(({ messageId }) => !failed.has(messageId));
      }),
      (end) => {
        if (end.kind === 'done') void queue.delete(end.value);
      },
    );
  }
  return null;
}

function startAlert(ground: Ground, fault: Fault | null, most: number): Run | null {
  const batch = ground.stream.take('alert', most);
  if (batch === null) return null;
  const Records = batch.records.map(streamRecord);
  return ground.track(
    ground.runs.start('alert', fault, ground.now, () => ground.environments.alert({ Records })),
    (end) => batch.end(end.kind === 'done'),
  );
}
