import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { queues } from '../shared/triggers.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Inbox } from './inbox.ts';
import { StageQueue } from './queue.ts';
import type { ClipTable } from './table.ts';

export interface ParseProps extends Stage {
  readonly inbox: Inbox;
  readonly archive: Archive;
  readonly table: ClipTable;
}

/** Inbox → ingest queue → parse function. */
export class Parse extends Construct {
  private readonly lambda: StageFunction;
  private readonly ingest: Queue;
  private results: Queue | undefined;

  constructor(scope: Construct, id: string, { inbox, archive, table, ...stage }: ParseProps) {
    super(scope, id);
    this.lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'parse',
      description: 'Reads a file, checks its videos, finds the names in it',
      timeoutSeconds: queues.ingest.timeoutSeconds,
      // Memory also buys CPU time: parsing is the CPU-bound stage.
      memoryMegabytes: 1024,
      settings: {
        table: table.name,
        inbox: inbox.bucket.bucketName,
        archive: archive.bucket.bucketName,
        sender: stage.config.sender,
        siteOrigins: stage.config.siteOrigins.join(' '),
      },
    });
    this.lambda.allow(['s3:GetObject', 's3:GetObjectVersion'], [inbox.bucket.arnForObjects('*')]);
    // Without it S3 answers 403 instead of 404 for a deleted version, and a superseded file would look like a failure.
    this.lambda.allow(['s3:ListBucket'], [inbox.bucket.bucketArn]);
    this.lambda.allow(['s3:PutObject'], [archive.folder('claims')]);
    archive.allowAutomata(this.lambda);
    table.allow(this.lambda, 'parse');

    const ingest = new StageQueue(this, 'Ingest', {
      ...stage,
      hop: 'ingest',
      reader: this.lambda,
      maxConcurrency: queues.ingest.mostRuns(stage.config.concurrency),
    });
    inbox.notify(ingest.queue);
    this.ingest = ingest.queue;
  }

  /** Lets a function send events of the inbox, as S3 does. */
  fedBy(sender: StageFunction): void {
    sender.set({ ingest: this.ingest.queueUrl });
    sender.allow(['sqs:SendMessage'], [this.ingest.queueArn]);
  }

  /** Lets a function ask how much waits in front of the stage and behind it. */
  watchedBy(watcher: StageFunction): void {
    if (this.results === undefined) throw new Error('The stage that takes the results is not made yet.');
    watcher.set({ ingest: this.ingest.queueUrl, results: this.results.queueUrl });
    watcher.allow(['sqs:GetQueueAttributes'], [this.ingest.queueArn, this.results.queueArn]);
  }

  /** Sends results to this queue. */
  sendTo(results: Queue): void {
    this.results = results;
    this.lambda.set({ results: results.queueUrl });
    this.lambda.allow(['sqs:SendMessage'], [results.queueArn]);
  }
}
