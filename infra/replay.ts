import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Inbox } from './inbox.ts';
import type { Parse } from './parse.ts';
import type { ClipTable } from './table.ts';

export interface ReplayProps extends Stage {
  readonly inbox: Inbox;
  readonly table: ClipTable;
  readonly parse: Parse;
}

/** Files of a replay in the queue for each run of the parse function: five batches, some seconds of its work. */
const FILES_A_RUN = 50;
/** The function counts what is on its way every half second. */
const MOST_FILES = 5000;

/** Files of a replay that may be on their way at once: new files wait behind them for seconds. */
function filesAtOnce({ concurrency }: Config): number {
  return Math.min(MOST_FILES, FILES_A_RUN * concurrency);
}

/** `clipwatch replay` → replay function → ingest queue: the files of the archive are read again. */
export class Replay extends Construct {
  readonly functionName: string;

  constructor(scope: Construct, id: string, { inbox, table, parse, ...stage }: ReplayProps) {
    super(scope, id);
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'replay',
      description: 'Sends the files of the archive to be read again, and counts what that changes',
      // The command asks for a step at a time, of some 15 seconds.
      timeoutSeconds: 60,
      memoryMegabytes: 512,
      settings: {
        table: table.name,
        inbox: inbox.bucket.bucketName,
        replayFiles: String(filesAtOnce(stage.config)),
      },
    });
    table.allow(lambda, 'replay');
    lambda.allow(['s3:ListBucketVersions'], [inbox.bucket.bucketArn]);
    parse.fedBy(lambda);
    parse.watchedBy(lambda);
    this.functionName = lambda.functionName;
  }
}
