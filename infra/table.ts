import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { table as wiring } from '../shared/wiring.ts';
import type { Config } from './config.ts';
import type { StageFunction } from './function.ts';
import { type TableReader, tableStatements } from './row-grants.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table (rows and keys: `functions/aws/table/keys.ts`): on demand, with a stream of both images and point-in-time recovery. */
export class ClipTable extends Construct {
  readonly name: string;
  private readonly arn: string;
  readonly streamArn: string;

  constructor(scope: Construct, id: string, { retain, warmThroughput }: Config) {
    super(scope, id);
    const warm = warmThroughput === undefined ? {} : { warmThroughput: { writeUnitsPerSecond: warmThroughput } };
    const table = new Table(this, 'Table', {
      partitionKey: text(wiring.partition),
      sortKey: text(wiring.sort),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: wiring.timeToLive,
      // No deletion protection: CloudFormation could not undo a first deployment that failed. Point-in-time recovery
      // keeps a table that is deleted by hand for 35 days.
      removalPolicy: retain ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      ...warm,
    });
    for (const index of Object.values(wiring.indexes)) {
      table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        projectionType: ProjectionType.KEYS_ONLY,
        ...warm,
      });
    }
    this.name = table.tableName;
    this.arn = table.tableArn;
    if (table.tableStreamArn === undefined) throw new Error('The CDK made no stream for the table.');
    this.streamArn = table.tableStreamArn;
  }

  /** Lets a function touch the rows of its stage, and no others. */
  allow(lambda: StageFunction, stage: TableReader): void {
    for (const statement of tableStatements(stage, this.arn)) lambda.addToRolePolicy(statement);
  }
}
