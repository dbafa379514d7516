import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { table as wiring } from '../shared/wiring.ts';
import type { Archive } from './archive.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Inbox } from './inbox.ts';
import { type ClipTable, ROW_ACTIONS } from './table.ts';

const { GET, HEAD, POST, PUT, PATCH, DELETE } = CorsHttpMethod;

export interface ApiProps extends Stage {
  readonly inbox: Inbox;
  readonly archive: Archive;
  readonly table: ClipTable;
}

/** HTTP API → api function, which reads and writes the table and reads the archive. */
export class Api extends Construct {
  /** Base URL of the API, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { inbox, archive, table, ...stage }: ApiProps) {
    super(scope, id);
    const { publicRead, siteOrigins, logRetentionDays } = stage.config;
    const lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'api',
      description: 'Answers questions about clips, names and receipts',
      timeoutSeconds: 15,
      memoryMegabytes: 512,
      settings: {
        table: table.name,
        // Needed only as a name: the id of a clip is derived from bucket and key.
        inbox: inbox.bucket.bucketName,
        archive: archive.bucket.bucketName,
        publicRead: String(publicRead),
        siteOrigins: siteOrigins.join(' '),
      },
    });
    lambda.allow(['s3:GetObject'], [archive.folder('texts')]);
    lambda.allow([...ROW_ACTIONS, 'dynamodb:ConditionCheckItem'], [table.arn]);
    const indexes = Object.keys(wiring.indexes) as (keyof typeof wiring.indexes)[];
    lambda.allow(
      ['dynamodb:Query'],
      indexes.map((index) => table.index(index)),
    );

    const http = new HttpApi(this, 'Http', {
      defaultIntegration: new HttpLambdaIntegration('Integration', lambda),
      createDefaultStage: false,
      // The gateway answers preflights itself; the function has the same rules for other deployments.
      corsPreflight: {
        allowOrigins: siteOrigins,
        allowMethods: [GET, HEAD, POST, PUT, PATCH, DELETE],
        allowHeaders: ['authorization', 'content-type'],
        exposeHeaders: ['location'],
        maxAge: Duration.hours(1),
      },
    });
    new HttpStage(this, 'Stage', {
      httpApi: http,
      stageName: '$default',
      autoDeploy: true,
      // Far below the account's 10,000 a second, so that a flood of requests cannot use up the account's concurrency.
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', { retention: logRetentionDays, removalPolicy: RemovalPolicy.DESTROY }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
    this.url = http.apiEndpoint;
    lambda.set({ apiUrl: this.url });
  }
}

/** A line of the access log, without query and headers: both may contain keys or personal data. */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  ip: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};
