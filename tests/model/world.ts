/**
 * A whole deployment in memory: the real handlers over services that obey the rules of AWS. Nothing happens by itself:
 * each run of a function is started by a step, with what is to go wrong in it, on a clock of its own.
 */

import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import { mock } from 'node:test';
import timers from 'node:timers/promises';
import { ProvisionedThroughputExceededException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { S3ServiceException } from '@aws-sdk/client-s3';
import { TooManyRequestsException } from '@aws-sdk/client-sesv2';
import { SQSServiceException } from '@aws-sdk/client-sqs';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, SQSBatchResponse, SQSRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { dynamo } from '../../functions/aws/clients/dynamo.ts';
import { lambda } from '../../functions/aws/clients/lambda.ts';
import { s3 } from '../../functions/aws/clients/s3.ts';
import { ses } from '../../functions/aws/clients/ses.ts';
import { sqs } from '../../functions/aws/clients/sqs.ts';
import { ssm } from '../../functions/aws/clients/ssm.ts';
import { Buckets } from '../../local/services/buckets.ts';
import { Functions, type Invocation } from '../../local/services/functions.ts';
import { Mail } from '../../local/services/mail.ts';
import { Parameters } from '../../local/services/parameters.ts';
import { Queues } from '../../local/services/queues.ts';
import type { Command, Service } from '../../local/services/service.ts';
import { streamRecord, Table } from '../../local/services/table/index.ts';
import type { ReplayReport, ReplayRequest } from '../../shared/contract/replay.ts';
import { queueRules, queues } from '../../shared/triggers.ts';
import { environment, rows } from '../../shared/wiring.ts';
import type { Correcting, NameId, TrackedNames } from './content.ts';
import { Inbox, type Change as InboxChange } from './inbox.ts';
import { readMail, type ToldMail } from './mails.ts';
import type { Phase } from './phase.ts';
import { ModelQueue } from './queue.ts';
import { Random } from './random.ts';
import { type Fault, type Run, Runs } from './runs.ts';
import { ModelStream } from './stream.ts';

const queueUrl = (name: keyof typeof queues) => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;

/** Days for which a file makes news. */
export const NEWS_DAYS = 7;

Object.assign(process.env, {
  TABLE_NAME: 'table',
  INBOX_BUCKET: 'inbox',
  ARCHIVE_BUCKET: 'archive',
  [environment.results]: queueUrl('results'),
  [environment.ingest]: queueUrl('ingest'),
  [environment.mails]: queueUrl('mail'),
  [environment.hooks]: queueUrl('hooks'),
  [environment.fanOut]: queueUrl('fanOut'),
  NEWS_DAYS: String(NEWS_DAYS),
  BACKFILL_RUNS: '2',
  STORY_SIMILARITY: '0.8',
  REPLAY_FILES: '100',
  SENDER_ADDRESS: 'alerts@example.org',
  SITE_ORIGINS: 'https://site.example',
  API_URL: 'https://api.example.org',
  PUBLIC_READ: 'true',
  SIGNING_KEYS_PARAMETER: '/signing-keys',
  COMPILE_FUNCTION: 'compile',
});
// They read their settings when they start.
const [alert, backfill, compile, digest, sweep, replay] = await Promise.all([
  import('../../functions/alert/handler.ts'),
  import('../../functions/backfill/handler.ts'),
  import('../../functions/compile/handler.ts'),
  import('../../functions/digest/handler.ts'),
  import('../../functions/sweep/handler.ts'),
  import('../../functions/replay/handler.ts'),
]);
const QueueModule = z.object({
  handler: z.custom<(event: { Records: SQSRecord[] }) => Promise<SQSBatchResponse>>((one) => typeof one === 'function'),
});
type QueueStage = (typeof queues)[keyof typeof queues]['stage'];
const queueHandlers = new Map(
  await Promise.all(
    Object.values(queues).map(async ({ stage }) => {
      const module: object = await import(`../../functions/${stage}/handler.ts`);
      return [stage as string, QueueModule.parse({ ...module }).handler] as const;
    }),
  ),
);
// What they load with their first use is there from the start: how long loading takes would be a matter of chance.
await Promise.all([
  import('../../functions/aws/redelivery.ts'),
  import('../../functions/aws/mail.ts'),
  import('../../functions/aws/parameter.ts'),
  import('../../functions/backfill/rematch.ts'),
  import('../../functions/net/hops.ts'),
  import('../../functions/parse/read.ts'),
]);

/** Functions that a step can run. */
export const STAGES = [
  'parse',
  'store',
  'alert',
  'fan-out',
  'send',
  'digest',
  'feedback',
  'backfill',
  'compile',
  'sweep',
] as const;
export type Stage = (typeof STAGES)[number];

/** The longest that a run lasts, in seconds (`infra/`). */
const API_SECONDS = 15;
const LIMITS: Readonly<Partial<Record<string, number>> & Record<Stage, number>> = {
  parse: 30,
  store: 30,
  alert: 30,
  'fan-out': 60,
  send: 60,
  digest: 58,
  feedback: 30,
  backfill: 58,
  compile: 900,
  sweep: 900,
};

/** A queue and the stage that reads it. */
interface Line {
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

/**
 * A defect that is planted: what a run asks of a service is another command, or none (null), which then seems to have
 * succeeded. `run`: the name of the run.
 */
export type Defect = (command: Command, run: string | undefined) => Command | null | Promise<Command | null>;

let clock = Date.parse('2026-03-02T10:00:00.000Z');
let histories = 0;
const now = () => clock;

/** The world whose services the functions use just now. */
let current: World | null = null;

const SERVICES = ['table', 'buckets', 'queues', 'mail', 'parameters', 'functions'] as const;
type ServiceName = (typeof SERVICES)[number];

/** A client that sends to the current world. */
function clientOf<T>(service: ServiceName): T {
  return { send: (command: Command) => current?.request(service, command) } as T;
}

dynamo.use(clientOf('table'));
s3.use(clientOf('buckets'));
sqs.use(clientOf('queues'));
ses.use(clientOf('mail'));
ssm.use(clientOf('parameters'));
lambda.use(clientOf('functions'));

export class World {
  readonly table = new Table({ now });
  readonly buckets = new Buckets({ now, buckets: { inbox: { versioned: true }, archive: { versioned: false } } });
  readonly queues = new Queues({ now });
  readonly mail = new Mail({ now });
  readonly parameters = new Parameters();
  readonly functions = new Functions();
  readonly runs = new Runs();
  readonly inbox = new Inbox(this.buckets);
  /** In front of the stages. */
  readonly lines: readonly Line[] = Object.entries(queues).map(([name, { stage, timeoutSeconds }]) => ({
    stage,
    queue: new ModelQueue(this.queues, name, queueRules.visibilityFactor * timeoutSeconds),
  }));
  readonly mails: ToldMail[] = [];
  /** Mails that SES took though the run that sent them could not mark them: `name#story@address`, once each time. */
  readonly unmarked: string[] = [];
  readonly refused = new Set<string>();
  readonly tracked: TrackedNames = new Map();
  readonly corrections: Correcting[] = [];
  /** How the guest followed, from when on. */
  readonly guest: Phase[] = [];
  /** When something came back from the guest's address that ends its mails. */
  readonly comesBack: number[] = [];
  /** Since when that is known. */
  suppressedSince: number | null = null;
  /** Names that were not tracked for a while. */
  readonly everDropped = new Set<NameId>();
  /** Changes of the inbox that no event told. */
  readonly lost = new Set<InboxChange>();
  /** A sweep has run after all else. */
  isSwept = false;
  readonly stream: ModelStream;
  readonly random: Random;
  /** What the functions log; null: nothing is kept. */
  log: string[] | null = null;
  readonly began = clock;
  private readonly stalled = new Set<Run>();
  private readonly restores: (() => void)[] = [];
  private readonly alertHandler = alert.createHandler();
  private readonly digestHandler = digest.createHandler();
  private readonly defect: Defect | null;

  /** Runs `work` in a world of its own, at a time after that of every world before it. */
  static async run<T>(seed: number, defect: Defect | null, work: (world: World) => Promise<T>): Promise<T> {
    // Functions remember for a while what they read: none of it is from an earlier world.
    clock += 24 * 60 * 60 * 1000;
    histories += 1;
    const world = new World(seed, defect);
    try {
      return await work(world);
    } finally {
      world.close();
    }
  }

  private constructor(seed: number, defect: Defect | null) {
    this.random = new Random(seed);
    this.stream = new ModelStream(this.table, this.random);
    this.defect = defect;
    mock.timers.enable({ apis: ['Date'], now: clock });
    const quiet = (['info', 'warn', 'error'] as const).map((level) => {
      const before = console[level];
      console[level] = (line: unknown) => void this.log?.push(JSON.stringify(line));
      return () => {
        console[level] = before;
      };
    });
    const { random } = Math;
    Math.random = () => this.random.next();
    const { setTimeout } = timers;
    const { lookup } = dns;
    Object.assign(timers, { setTimeout: async (milliseconds: number) => this.wait(milliseconds) });
    Object.assign(dns, {
      lookup: async () => Promise.reject(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' })),
    });
    syncBuiltinESMExports();
    this.restores.push(...quiet, () => {
      Math.random = random;
      Object.assign(timers, { setTimeout });
      Object.assign(dns, { lookup });
      syncBuiltinESMExports();
      mock.timers.reset();
    });
    current = this;
    this.mail.refused = this.refused;
    this.mail.onSent = ({ to, messageId, raw }) => {
      this.mails.push(readMail({ to, messageId, run: this.runs.running, at: clock }, raw, this.table));
    };
    this.queues.pick = (visible) => visible[this.random.below(visible.length)];
    for (const name of ['compile', 'backfill']) this.functions.register(name, () => Promise.resolve());
    // An automaton of an earlier world is not taken for one of this: versions never come again.
    this.table.rows.set(JSON.stringify(['NAMES', 'VERSION']), {
      pk: 'NAMES',
      sk: 'VERSION',
      kind: rows.namesVersion,
      v: 1,
      version: histories * 10_000,
      count: 0,
      weight: 0,
    });
  }

  private close(): void {
    for (const run of this.stalled) run.crash();
    for (const restore of this.restores.reverse()) restore();
  }

  get now(): number {
    return clock;
  }

  /** Lets time pass. */
  wait(milliseconds: number): void {
    clock += Math.ceil(milliseconds);
    mock.timers.setTime(clock);
  }

  // —— services ——

  /** A request of a function. */
  async request(name: ServiceName, given: Command): Promise<unknown> {
    const service: Service = this[name];
    const command = this.defect === null ? given : await this.defect(given, this.runs.running?.name);
    if (command === null) return {};
    const act = () => service.send(command);
    return this.runs.request({
      service: name,
      operation: command.constructor.name.replace(/Command$/, ''),
      act,
      throttle: THROTTLES[name],
      afterLoss: (answer) => afterLoss(name, command, answer, act),
      conflict: command instanceof TransactWriteCommand ? () => conflictIn(command) : null,
    });
  }

  // —— runs ——

  /** Puts a message into a queue. */
  send(queue: keyof typeof queues, body: string, delaySeconds = 0): void {
    this.queues.deliver(queue, body, delaySeconds);
  }

  /** Starts a run of a stage if there is something for it to do. */
  async start(stage: Stage, fault: Fault | null, options: RunOptions = {}): Promise<Run | null> {
    const { most = 10, again = false, since } = options;
    switch (stage) {
      case 'parse':
      case 'store':
      case 'send':
      case 'feedback':
        return this.startQueue(stage, fault, most, again);
      // The alert function reads a queue too.
      case 'fan-out':
        return this.startQueue('alert', fault, 1, again);
      case 'digest':
        return this.track(this.runs.start('digest', fault, clock, this.digestHandler));
      case 'alert':
        return this.startAlert(fault, most);
      case 'backfill': {
        const { event = null, requestId: awsRequestId = '' } = this.waiting('backfill') ?? {};
        const context = { functionName: 'backfill', awsRequestId } as Context;
        return this.track(
          this.runs.start('backfill', fault, clock, () => backfill.handler(event ?? undefined, context)),
        );
      }
      case 'compile': {
        const invocation = this.waiting('compile');
        if (invocation === null) return null;
        const { event, requestId: awsRequestId } = invocation;
        return this.track(this.runs.start('compile', fault, clock, () => compile.handler(event, { awsRequestId })));
      }
      case 'sweep':
        return this.track(
          this.runs.start('sweep', fault, clock, () =>
            sweep.handler({ kind: 'step', isRehearsal: false, isPatient: false, ...(since && { since }) }),
          ),
        );
      default:
        return stage satisfies never;
    }
  }

  /** What the API does for a request. */
  async runApi<T>(fault: Fault | null, work: () => Promise<T>): Promise<Run<T>> {
    const run = this.runs.start('api', fault, clock, work);
    await this.follow(this.track(run));
    return run;
  }

  /** A step of a replay. */
  async runReplay(request: ReplayRequest): Promise<ReplayReport | null> {
    const run = this.runs.start('replay', null, clock, () => replay.handler(request));
    await this.follow(this.track(run));
    return run.end?.kind === 'done' ? run.end.value : null;
  }

  /** The first asynchronous invocation of a function that waits. */
  private waiting(functionName: string): Invocation | null {
    const { waiting } = this.functions;
    const i = waiting.findIndex((one) => one.functionName === functionName);
    return i < 0 ? null : (waiting.splice(i, 1)[0] ?? null);
  }

  /** Runs a stage to its end, or until it stalls. */
  async invoke(stage: Stage, fault: Fault | null = null, options: RunOptions = {}): Promise<Run | null> {
    const run = await this.start(stage, fault, options);
    if (run !== null) await this.follow(run);
    return run;
  }

  /** Runs two stages side by side. */
  async overlap(starts: readonly (() => Promise<Run | null>)[], random: Random): Promise<void> {
    const runs = await this.runs.interleave(starts, random);
    for (const run of runs) await this.follow(run);
  }

  /** Whether only a sweep knows all: an event was lost, or what a version had hidden is the newest again. */
  get isSweepNeeded(): boolean {
    return this.lost.size > 0 || this.inbox.changes.some(({ kind }) => kind === 'version-deleted');
  }

  /** Whether nothing was written since the stream had that many records, and no clip or scan waits. */
  isSettled(streamLength: number): boolean {
    return this.table.stream.length === streamLength;
  }

  private async follow(run: Run): Promise<void> {
    const areStalled = [...this.stalled].some((one) => one !== run && one.resume !== null);
    if (await this.runs.follow(run, areStalled)) return;
    await this.resumeStalled();
    await this.runs.follow(run);
  }

  /** Lets runs that are stalled go on; one that is over its time is gone. */
  async resumeStalled(): Promise<void> {
    for (const run of this.stalled) {
      this.stalled.delete(run);
      if (clock - run.startedAt > (LIMITS[run.name as Stage] ?? API_SECONDS) * 1000) run.crash();
      else run.resume?.();
      await this.follow(run);
    }
  }

  private async startQueue(stage: QueueStage, fault: Fault | null, most: number, again: boolean): Promise<Run | null> {
    const handler = queueHandlers.get(stage);
    if (handler === undefined) throw new Error(`${stage} has no handler.`);
    for (const { queue } of this.random.shuffled(this.lines.filter((line) => line.stage === stage))) {
      const Records = await queue.receive(most, clock, again);
      if (Records.length === 0) continue;
      return this.track(
        this.runs.start(stage, fault, clock, async () => {
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

  private startAlert(fault: Fault | null, most: number): Run | null {
    const batch = this.stream.take('alert', most);
    if (batch === null) return null;
    return this.track(
      this.runs.start('alert', fault, clock, () => this.alertHandler({ Records: batch.records.map(streamRecord) })),
      (end) => batch.end(end.kind === 'done'),
    );
  }

  /** Invokes the alert function with what was set aside, as the runbook says. */
  async redriveStream(): Promise<void> {
    const letters = this.stream.setAside.splice(0);
    if (letters.length === 0) return;
    const Records = letters.map(({ change }) => streamRecord(change));
    const run = this.track(
      this.runs.start('alert', null, clock, () => this.alertHandler({ Records })),
      (end) => {
        if (end.kind !== 'done') this.stream.setAside.push(...letters);
      },
    );
    await this.follow(run);
  }

  private track<T>(run: Run<T>, onEnd: (end: NonNullable<Run<T>['end']>) => void = () => {}): Run {
    const one = run as Run;
    this.stalled.add(one);
    void run.ended.then((end) => {
      this.stalled.delete(one);
      onEnd(end);
      if (end.kind !== 'done' || run.wasHit) this.noteUnmarked(one);
    });
    return one;
  }

  /** Mails of a run that it could not mark in the ledger. */
  private noteUnmarked(run: Run): void {
    for (const { to, claims, messageId } of this.mails.filter((mail) => mail.run === run)) {
      for (const claim of claims) {
        const row = this.table.rows.get(JSON.stringify([`LEDGER#${to}`, claim]));
        if (row?.messageId !== messageId) this.unmarked.push(`${claim}@${to}`);
      }
    }
  }
}

const THROTTLES: Readonly<Record<ServiceName, () => Error>> = {
  table: () => new ProvisionedThroughputExceededException({ message: 'Throughput exceeded', $metadata: {} }),
  buckets: () => new S3ServiceException({ name: 'SlowDown', $fault: 'server', $metadata: {} }),
  queues: () => new SQSServiceException({ name: 'ThrottlingException', $fault: 'client', $metadata: {} }),
  mail: () => new TooManyRequestsException({ message: 'Maximum sending rate exceeded', $metadata: {} }),
  parameters: () => new Error('ThrottlingException'),
  functions: () => new Error('TooManyRequestsException'),
};

/** The SDK sends a request again whose answer is lost, but for mails, of which it makes one attempt. */
function afterLoss(name: ServiceName, command: Command, answer: unknown, act: () => Promise<object>): Promise<unknown> {
  if (name === 'mail') return Promise.reject(Object.assign(new Error('timeout'), { name: 'TimeoutError' }));
  // Under the token of the first attempt: DynamoDB does not do it twice.
  if (command instanceof TransactWriteCommand && answer !== null) return Promise.resolve(answer);
  return act();
}

function conflictIn({ input }: TransactWriteCommand): Error {
  const CancellationReasons = (input.TransactItems ?? []).map((_, i) => ({
    Code: i === 0 ? 'TransactionConflict' : 'None',
  }));
  return new TransactionCanceledException({ message: 'Transaction cancelled', $metadata: {}, CancellationReasons });
}
