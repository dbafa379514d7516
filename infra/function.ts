import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { environment } from '../shared/wiring.ts';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import { bundleOf } from './bundle.ts';
import type { Config } from './config.ts';

/** What every stage is handed, whatever else it needs. */
export interface Stage {
  readonly config: Config;
  readonly alarms: Alarms;
}

export interface StageFunctionProps extends Stage {
  /** The folder of its handler below `functions/`. */
  readonly handler: string;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly settings: Settings;
}

/** Environment variables by the names the functions ask for them. */
type Settings = Partial<Record<keyof typeof environment, string>>;

/**
 * A function of the pipeline: the one place that sets runtime, bundling, logs and alarms. Its role is its own and may
 * only write its own log; everything else a stage grants statement by statement with `allow`.
 */
export class StageFunction extends Lambda {
  /** How long one run may take. Queues in front of the function are made to it. */
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
    this.watchRuns(props);
  }

  /** Grants the function's role these actions on these resources, and no more. */
  allow(actions: readonly string[], resources: readonly string[], conditions: Conditions = {}): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }));
  }

  set(settings: Settings): void {
    for (const [name, value] of Object.entries(settings) as [keyof Settings, string][]) {
      this.addEnvironment(environment[name], value);
    }
  }

  private watchRuns({ alarms, handler }: StageFunctionProps): void {
    alarms.watch(this, 'Errors', {
      means: `The ${handler} function failed as a whole, or ran out of time or memory.`,
      heading: 'Function errors',
      metric: this.metricErrors({ period: ALARM_PERIOD }),
    });
    alarms.watch(this, 'Throttles', {
      means: `The ${handler} function was held back: the account has no room for more runs at once.`,
      heading: 'Throttled functions',
      metric: this.metricThrottles({ period: ALARM_PERIOD }),
    });
  }
}
