import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { crossOrigin, oidcPath, uploads } from '../shared/wiring.ts';
import type { Archive } from './archive.ts';
import type { Compile } from './compile.ts';
import { Domain } from './domain.ts';
import type { Export } from './export.ts';
import { type Stage, StageFunction } from './function.ts';
import type { Inbox } from './inbox.ts';
import { addOidcRoutes, OIDC_ROUTES } from './oidc.ts';
import type { Recheck } from './recheck.ts';
import type { SigningKeys } from './signing-keys.ts';
import type { ClipTable } from './table.ts';

export interface ApiProps extends Stage {
  readonly inbox: Inbox;
  readonly archive: Archive;
  readonly table: ClipTable;
  readonly signingKeys: SigningKeys;
  readonly compile: Compile;
  readonly recheck: Recheck;
  readonly exporter: Export;
}

/** Requests a second, and at once, of callers with a token: far below the account's 10,000, so that they cannot use up its runs. */
const CALLERS = { rateLimit: 100, burstLimit: 200 };
/** Of everybody else: pages that mails link to, the description of the API, and paths that do not exist. */
const VISITORS = { rateLimit: 20, burstLimit: 40 };

/**
 * What costs a function of its own, or reads or writes much: of all callers together. A signed form costs little, but files
 * that are dropped together ask for many at once.
 */
const DEAR: readonly { readonly path: string; readonly rateLimit: number; readonly burstLimit: number }[] = [
  { path: '/v1/names/import', rateLimit: 1, burstLimit: 5 },
  { path: '/v1/names/dry-run', rateLimit: 5, burstLimit: 10 },
  { path: '/v1/names/backfill', rateLimit: 1, burstLimit: 5 },
  { path: '/v1/exports', rateLimit: 1, burstLimit: 5 },
  { path: '/v1/digests', rateLimit: 1, burstLimit: 5 },
  { path: '/v1/uploads', rateLimit: 20, burstLimit: 100 },
];

/** HTTP API → api function, which reads and writes the table and reads the archive. */
export class Api extends Construct {
  /** Base URL of the API, without a slash at the end. */
  readonly url: string;
  /** What links in mails, feeds and pages begin with. */
  readonly linkBase: string;
  readonly lambda: StageFunction;

  constructor(
    scope: Construct,
    id: string,
    { inbox, archive, table, compile, recheck, exporter, signingKeys, ...stage }: ApiProps,
  ) {
    super(scope, id);
    const { publicRead, siteOrigins, searchWords, auditDays, linkDays, domain, oidc } = stage.config;
    this.lambda = new StageFunction(this, 'Function', {
      ...stage,
      handler: 'api',
      description: 'Answers questions about clips, names and receipts',
      timeoutSeconds: 15,
      memoryMegabytes: 512,
      settings: {
        table: table.name,
        inbox: inbox.bucket.bucketName,
        archive: archive.bucket.bucketName,
        publicRead: String(publicRead),
        searchWords: String(searchWords),
        siteOrigins: siteOrigins.join(' '),
        auditDays: String(auditDays),
        linkDays: String(linkDays),
        ...(oidc !== undefined && { oidcClaim: oidc.claim, oidcScopes: oidc.scopes }),
      },
    });
    const { lambda } = this;
    compile.startedBy(lambda);
    recheck.askedBy(lambda);
    exporter.startedBy(lambda);
    lambda.allow(['s3:GetObject'], [archive.folder('texts'), archive.folder('proofs'), archive.folder('exports')]);
    lambda.allow(['s3:GetObject', 's3:PutObject'], [archive.folder('answers')]);
    // By the forms that it signs.
    lambda.allow(['s3:PutObject'], [inbox.bucket.arnForObjects(`${uploads}*`)]);
    table.allow(lambda, 'api');
    signingKeys.allow(lambda);

    const integration = new HttpLambdaIntegration('Integration', lambda);
    const http = new HttpApi(this, 'Http', {
      defaultIntegration: integration,
      createDefaultStage: false,
      // The gateway answers preflights itself; the function has the same rules for other deployments.
      corsPreflight: {
        allowOrigins: siteOrigins,
        allowMethods: crossOrigin.allowMethods.map((method) => CorsHttpMethod[method]),
        allowHeaders: [...crossOrigin.allowHeaders],
        exposeHeaders: [...crossOrigin.exposeHeaders],
        maxAge: Duration.seconds(crossOrigin.maxAge),
      },
    });
    // A route of its own, and so a throttle of its own: visitors of the open pages cannot use up that of the callers.
    const callers = http.addRoutes({ path: '/v1/{proxy+}', methods: [HttpMethod.ANY], integration });
    const dear = DEAR.flatMap(({ path }) => http.addRoutes({ path, methods: [HttpMethod.POST], integration }));
    const known =
      oidc === undefined ? [] : addOidcRoutes(http, integration, { ...oidc, dear: DEAR.map(({ path }) => path) });
    const deployed = new HttpStage(this, 'Stage', {
      httpApi: http,
      stageName: '$default',
      autoDeploy: true,
      throttle: VISITORS,
      accessLogSettings: { destination: new LogGroupLogDestination(this.accessLog(stage)), format: ACCESS_LOG },
    });
    const resource = deployed.node.defaultChild;
    if (!CfnStage.isCfnStage(resource)) throw new Error('The CDK made no stage.');
    const keys = ['ANY /v1/{proxy+}', ...(oidc === undefined ? [] : OIDC_ROUTES)];
    const bases = oidc === undefined ? [''] : ['', oidcPath];
    resource.routeSettings = Object.fromEntries([
      ...keys.map((key) => [key, throttled(CALLERS)]),
      ...DEAR.flatMap((route) => bases.map((base) => [`POST ${base}${route.path}`, throttled(route)])),
    ]);
    // API Gateway refuses settings of a route that does not exist yet.
    deployed.node.addDependency(...callers, ...dear, ...known);
    // The address that AWS gives goes on working: links in earlier mails begin with it.
    this.url =
      domain === undefined
        ? http.apiEndpoint
        : new Domain(this, 'Domain', { api: http, stage: deployed, ...domain }).url;
    this.linkBase = stage.config.consoleUrl ?? this.url;
    lambda.set({ apiUrl: this.linkBase });
  }

  private accessLog({ alarms, config: { stackName, logRetentionDays } }: Stage): LogGroup {
    const group = new LogGroup(this, 'AccessLog', {
      // The delivery of logs to groups under this prefix adds nothing to the account's one resource policy of CloudWatch
      // Logs, which is full in accounts with many APIs (API Gateway guide, "Troubleshooting issues with HTTP API logs").
      logGroupName: `/aws/vendedlogs/clipwatch/${stackName}/access`,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    alarms.countFailedRequests(group);
    return group;
  }
}

/** As CloudFormation wants it: the CDK hands the settings of a route on as they are. */
const throttled = ({ rateLimit, burstLimit }: typeof CALLERS) => ({
  ThrottlingRateLimit: rateLimit,
  ThrottlingBurstLimit: burstLimit,
});

/** The format of a line of the access log, without query and headers: both may contain keys or personal data. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    bytes: '$context.responseLength',
    milliseconds: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
);
