import { Duration } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { ClipTable } from './table.ts';

export interface ExportProps extends Stage {
  readonly archive: Archive;
  readonly table: ClipTable;
}

/** The API → export function → archive: clips as a file of any size. */
export class Export extends Construct {
  private readonly lambda: StageFunction;

  constructor(scope: Construct, id: string, { archive, table, ...stage }: ExportProps) {
    super(scope, id);
    this.lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'export',
      description: 'Writes exports of clips to the archive',
      // The most that Lambda allows; the function begins nothing after ten minutes, and goes on in another run.
      timeoutSeconds: 900,
      // A part of 16 MB, as lines and as one.
      memoryMegabytes: 512,
      settings: {
        table: table.name,
        archive: archive.bucket.bucketName,
        searchWords: String(stage.config.searchWords),
      },
    });
    const { lambda } = this;
    table.allow(lambda, 'export');
    lambda.allow(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], [archive.folder('exports')]);
    // A third run that fails says so in the row; the API calls an export failed that nothing was written of for longer.
    lambda.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.minutes(15) });
    // It starts itself again, at most once in ten minutes: Lambda would take that for a loop after 16 runs.
    const resource = lambda.node.defaultChild;
    if (!CfnFunction.isCfnFunction(resource)) throw new Error('The CDK made no function.');
    resource.recursiveLoop = 'Allow';
    // Apart from the role's own policy, on which the function waits: it names the function.
    new Policy(this, 'FunctionRoleNextRun', {
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [lambda.functionArn] })],
      roles: lambda.role === undefined ? [] : [lambda.role],
    });
  }

  /** Lets a function start it. */
  startedBy(starter: StageFunction): void {
    starter.set({ exporter: this.lambda.functionName });
    starter.allow(['lambda:InvokeFunction'], [this.lambda.functionArn]);
  }
}
