/** What starts the functions, by `shared/triggers.ts`: queues, the stream of the table, and timers. */
import { batchSizeOf, delayOf, queueRules, queues, schedules, streamRules, streams } from '../../shared/triggers.ts';
import { defaults } from '../../shared/wiring.ts';
import { eventMessage } from '../services/bucket-events.ts';
import type { Services } from '../services/clients.ts';
import { QueueMapping } from './queue-mapping.ts';
import { setAside } from './set-aside.ts';
import { deadLettersOf, EVENTS, functionName, names } from './stages.ts';
import { StreamMapping } from './stream-mapping.ts';

export interface Mappings {
  readonly queues: ReadonlyMap<string, QueueMapping>;
  readonly streams: ReadonlyMap<string, StreamMapping>;
}

const MINUTE_MS = 60_000;
const RETENTION_SECONDS = queueRules.retentionDays * 24 * 60 * 60;
/** The service removes rows some time after their time is over. */
const EXPIRY_MS = 10 * MINUTE_MS;

/** S3 may send. */
const FROM_S3 = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 's3.amazonaws.com' }, Action: 'sqs:SendMessage' }],
});

/** The queues of the stack, each with its dead letters. */
export function createQueues(services: Services): void {
  for (const [name, queue] of Object.entries(queues)) {
    const deadLetters = deadLettersOf(name);
    services.queues.create(deadLetters, { retentionSeconds: RETENTION_SECONDS });
    services.queues.create(name, {
      visibilitySeconds: queueRules.visibilityFactor * queue.timeoutSeconds,
      delaySeconds: delayOf(queue),
      retentionSeconds: RETENTION_SECONDS,
      ...(name === EVENTS && { policy: FROM_S3 }),
      deadLetter: { queue: deadLetters, maxReceives: queueRules.maxReceives },
    });
  }
}

/** Joins the services: events of the inbox go to the ingest queue, messages and changes of rows to their functions. */
export function createMappings(services: Services, onPassed: (mapping: string, number: number) => void): Mappings {
  const invoke = (stage: string, event: unknown) => services.functions.start(functionName(stage), event);
  const queueMappings = new Map(
    Object.entries(queues).map(([queue, row]) => [
      queue,
      new QueueMapping({
        queues: services.queues,
        queue,
        batchSize: batchSizeOf(row),
        mostRuns: row.mostRuns(defaults.concurrency),
        invoke: (event) => invoke(row.stage, event),
      }),
    ]),
  );
  const streamMappings = new Map(
    Object.entries(streams).map(([mapping, { stage, patterns, batchSize, windowSeconds }]) => [
      mapping,
      new StreamMapping({
        patterns,
        batchSize,
        windowSeconds,
        retryAttempts: streamRules.retryAttempts,
        invoke: (event) => invoke(stage, event),
        setAside: (records) => setAside(mapping, records, new Date()),
        onPassed: (number) => onPassed(mapping, number),
      }),
    ]),
  );
  services.buckets.onEvent = (event) => {
    if (event.bucket === names.inbox) services.queues.deliver(EVENTS, eventMessage(event));
  };
  services.queues.onChange = (change) => queueMappings.get(change.queue)?.wake();
  services.table.onChange = (change) => {
    // The mappings keep what is theirs.
    services.table.stream.length = 0;
    for (const mapping of streamMappings.values()) mapping.offer(change);
  };
  return { queues: queueMappings, streams: streamMappings };
}

/** Runs functions on their timers and those that were invoked; answers what ends that. */
export function startBackground({ table, functions }: Services): () => Promise<void> {
  const runs = new Set<Promise<unknown>>();
  const start = (work: Promise<unknown>) => {
    // The run's own log has the error; none of them is tried again.
    const run: Promise<unknown> = work.catch(() => undefined).finally(() => runs.delete(run));
    runs.add(run);
  };
  const timers = Object.entries(schedules).map(([stage, { everyMinutes, event }]) =>
    setInterval(() => start(functions.start(functionName(stage), event ?? {})), everyMinutes * MINUTE_MS),
  );
  timers.push(setInterval(() => table.expire(), EXPIRY_MS));
  const runWaiting = () => {
    for (const invocation of functions.waiting.splice(0)) start(functions.run(invocation));
  };
  functions.onWaiting = () => setImmediate(runWaiting);
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(runs);
  };
}
