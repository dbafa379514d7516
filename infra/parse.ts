import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { queues } from '../shared/triggers.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction, type StageFunctionProps } from './function.ts';
import type { Inbox } from './inbox.ts';
import { StageQueue } from './queue.ts';
import type { ClipTable } from './table.ts';

export interface ParseProps extends Stage {
  readonly inbox: Inbox;
  readonly archive: Archive;
  readonly table: ClipTable;
}

/** Inbox → ingest queue → parse function; what is heavy → heavy queue → the same function with more memory and time. */
export class Parse extends Construct {
  private readonly lambdas: readonly StageFunction[];
  private readonly ingest: Queue;
  private readonly heavy: Queue;
  private results: Queue | undefined;

  constructor(scope: Construct, id: string, props: ParseProps) {
    super(scope, id);
    const { concurrency } = props.config;
    const light = this.reader('Function', props, {
      description: 'Reads a file, checks its videos, finds the names in it',
      timeoutSeconds: queues.ingest.timeoutSeconds,
      // Memory also buys CPU time: parsing is the CPU-bound stage.
      memoryMegabytes: 1024,
    });
    const alone = this.reader('HeavyFunction', props, {
      description: 'Reads a heavy file in a process of its own',
      timeoutSeconds: queues.heavy.timeoutSeconds,
      // What the process may take, the names, the bytes and the answer (`functions/parse/heavy.ts`).
      memoryMegabytes: 2048,
    });
    this.lambdas = [light, alone];

    this.ingest = new StageQueue(this, 'Ingest', {
      ...props,
      hop: 'ingest',
      reader: light,
      maxConcurrency: queues.ingest.mostRuns(concurrency),
    }).queue;
    this.heavy = new StageQueue(this, 'Heavy', {
      ...props,
      hop: 'heavy',
      reader: alone,
      maxConcurrency: queues.heavy.mostRuns(concurrency),
      batchSize: queues.heavy.batchSize,
    }).queue;
    props.inbox.notify(this.ingest);
    for (const lambda of this.lambdas) lambda.set({ heavy: this.heavy.queueUrl });
    light.allow(['sqs:SendMessage'], [this.heavy.queueArn]);
  }

  private reader(
    id: string,
    { inbox, archive, table, ...stage }: ParseProps,
    size: Pick<StageFunctionProps, 'description' | 'timeoutSeconds' | 'memoryMegabytes'>,
  ): StageFunction {
    const lambda = new StageFunction(this, id, {
      ...stage,
      ...size,
      handler: 'parse',
      settings: {
        table: table.name,
        inbox: inbox.bucket.bucketName,
        archive: archive.bucket.bucketName,
        sender: stage.config.sender,
        siteOrigins: stage.config.siteOrigins.join(' '),
      },
    });
    lambda.allow(['s3:GetObject', 's3:GetObjectVersion'], [inbox.bucket.arnForObjects('*')]);
    // Without it S3 answers 403 instead of 404 for a deleted version, and a superseded file would look like a failure.
    lambda.allow(['s3:ListBucket'], [inbox.bucket.bucketArn]);
    lambda.allow(['s3:PutObject'], [archive.folder('claims')]);
    archive.allowAutomata(lambda);
    table.allow(lambda, 'parse');
    return lambda;
  }

  /** Lets a function send events of the inbox, as S3 does. */
  fedBy(sender: StageFunction): void {
    sender.set({ ingest: this.ingest.queueUrl });
    sender.allow(['sqs:SendMessage'], [this.ingest.queueArn]);
  }

  /** Lets a function ask how much waits in front of the stage and behind it. */
  watchedBy(watcher: StageFunction): void {
    if (this.results === undefined) throw new Error('The stage that takes the results is not made yet.');
    watcher.set({ ingest: this.ingest.queueUrl, heavy: this.heavy.queueUrl, results: this.results.queueUrl });
    const { ingest, heavy, results } = this;
    watcher.allow(
      ['sqs:GetQueueAttributes'],
      [ingest, heavy, results].map(({ queueArn }) => queueArn),
    );
  }

  /** Sends results to this queue. */
  sendTo(results: Queue): void {
    this.results = results;
    for (const lambda of this.lambdas) {
      lambda.set({ results: results.queueUrl });
      lambda.allow(['sqs:SendMessage'], [results.queueArn]);
    }
  }
}
