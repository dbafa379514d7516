import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { environment } from '../shared/wiring.ts';
import type { Alarms, FailureCount } from './alarms.ts';
import { bundleOf } from './bundle.ts';
import type { Config } from './config.ts';

/** Props of every stage. */
export interface Stage {
  readonly config: Config;
  readonly alarms: Alarms;
}

export interface StageFunctionProps extends Stage {
  /** Folder of the handler below `functions/`. */
  readonly handler: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly settings: Settings;
  /**
   * Failures that the alarm counts.
   * @default 'any'
   */
  readonly failures?: FailureCount;
}

/** Values of environment variables, by their keys in `wiring.ts`. */
type Settings = Partial<Record<keyof typeof environment, string>>;

/**
 * A function of the pipeline: sets runtime, bundling, logs and the count of failures for all of them. Each has a role of its own that
 * may only write its log; a stage grants everything else, statement by statement, with `allow`.
 */
export class StageFunction extends Lambda {
  /** Timeout; a queue in front of the function derives its visibility timeout from it. */
  readonly limit: Duration;

  constructor(scope: Construct, id: string, props: StageFunctionProps) {
    const limit = Duration.seconds(props.timeoutSeconds);
    super(scope, id, {
      description: props.description,
      code: bundleOf(props.handler),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: limit,
      memorySize: props.memoryMegabytes,
      loggingFormat: LoggingFormat.JSON,
      role: new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }),
      logGroup: new LogGroup(scope, `${id}Log`, {
        retention: props.config.logRetentionDays,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
    });
    this.limit = limit;
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logGroup.logGroupArn]);
    this.set(props.settings);
    props.alarms.countFailures(this.logGroup, props.failures ?? 'any');
  }

  /** Grants the role of the function exactly these actions on these resources. */
  allow(actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }));
  }

  /** Sets environment variables. */
  set(settings: Settings): void {
    for (const [name, value] of Object.entries(settings) as [keyof Settings, string][]) {
      this.addEnvironment(environment[name], value);
    }
  }
}
