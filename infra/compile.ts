import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { ClipTable } from './table.ts';

export interface CompileProps extends Stage {
  readonly archive: Archive;
  readonly table: ClipTable;
}

/** A change of names → compile function, which stores the automaton that the functions that match load. */
export class Compile extends Construct {
  private readonly lambda: StageFunction;

  constructor(scope: Construct, id: string, { archive, table, ...stage }: CompileProps) {
    super(scope, id);
    this.lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'compile',
      description: 'Compiles the names when they have changed',
      // The most that Lambda allows; the largest list takes a part of it (docs/bench.md).
      timeoutSeconds: 900,
      // The most that every account gets (new ones are held to 3,008 MB); it also buys more than one processor.
      memoryMegabytes: 3008,
      settings: { table: table.name, archive: archive.bucket.bucketName },
    });
    table.allow(this.lambda, 'compile');
    this.lambda.allow(['s3:PutObject', 's3:DeleteObject'], [archive.folder('automata')]);
    // No retries and no dead letters: the back-fill function looks every minute whether names must be compiled.
    this.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
  }

  /** Lets a function start it. */
  startedBy(starter: StageFunction): void {
    starter.set({ compile: this.lambda.functionName });
    starter.allow(['lambda:InvokeFunction'], [this.lambda.functionArn]);
  }
}
