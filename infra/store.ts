import { Construct } from 'constructs';
import { queues } from '../shared/triggers.ts';
import { archive as wiring } from '../shared/wiring.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Parse } from './parse.ts';
import { StageQueue } from './queue.ts';
import type { ClipTable } from './table.ts';

export interface StoreProps extends Stage {
  readonly parse: Parse;
  readonly archive: Archive;
  readonly table: ClipTable;
}

/** Results queue → store function → table; texts over the limit of a row go to the archive. */
export class Store extends Construct {
  constructor(scope: Construct, id: string, { parse, archive, table, ...stage }: StoreProps) {
    super(scope, id);
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'store',
      description: 'Writes clips, mentions, embeds and receipts into the table',
      timeoutSeconds: queues.results.timeoutSeconds,
      memoryMegabytes: 512,
      settings: {
        table: table.name,
        archive: archive.bucket.bucketName,
        newsDays: String(stage.config.newsDays),
        storySimilarity: String(stage.config.storySimilarity),
        searchWords: String(stage.config.searchWords),
      },
    });
    lambda.allow(['s3:GetObject'], [archive.folder('claims')]);
    // A replay compares a long text with the one that is stored.
    lambda.allow(['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], [archive.folder('texts')]);
    // What a clip leaves when it is replaced or removed is found by listing its folders.
    lambda.allow(['s3:DeleteObject'], [archive.folder('proofs')]);
    lambda.allow(['s3:ListBucket'], [archive.bucket.bucketArn], {
      StringLike: { 's3:prefix': [`${wiring.texts}*`, `${wiring.proofs}*`] },
    });
    table.allow(lambda, 'store');

    const results = new StageQueue(this, 'Results', {
      ...stage,
      hop: 'results',
      reader: lambda,
      maxConcurrency: queues.results.mostRuns(stage.config.concurrency),
    });
    parse.sendTo(results.queue);
    // A file that takes several runs goes on as a new message.
    lambda.allow(['sqs:SendMessage'], [results.queue.queueArn]);
  }
}
