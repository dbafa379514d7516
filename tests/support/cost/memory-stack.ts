/**
 * The functions over services in memory, joined as the stack joins them. Counts what AWS would bill: units of the table,
 * requests to S3 and SQS, mails, runs, log lines. It has a clock of its own; no network is asked.
 */
import { mock } from 'node:test';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetAccountCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { GetQueueAttributesCommand, SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { readReplay } from '../../../functions/aws/table/replay/state.ts';
import { createToken } from '../../../functions/aws/table/tokens.ts';
import { compileTracked } from '../../../functions/compile/compile.ts';
import type { Fetch } from '../../../functions/net/fetch.ts';
import { createIsFollowed } from '../../../functions/recheck/followed.ts';
import { recheckRound } from '../../../functions/recheck/round.ts';
import { advance } from '../../../functions/replay/advance.ts';
import type { TableReader } from '../../../infra/row-grants.ts';
import type { MailJob } from '../../../shared/contract/alert.ts';
import type { ReplayReport } from '../../../shared/contract/replay.ts';
import { FakeBuckets } from '../fake/buckets.ts';
import { FakeParameters } from '../fake/parameters.ts';
import { FakeTable } from '../fake/table.ts';
import type { Units } from '../request-units.ts';
import type { RowRequest } from '../row-requests.ts';
import { type HttpRequest, httpEvent, isNewMention, message, s3Event, streamRecord } from './events.ts';
import { SITE } from './seed-clip.ts';

Object.assign(process.env, {
  TABLE_NAME: 'table',
  INBOX_BUCKET: 'inbox',
  ARCHIVE_BUCKET: 'archive',
  STORY_SIMILARITY: '0.8',
  SEARCH_WORDS: '6',
  RESULTS_QUEUE_URL: 'results',
  INGEST_QUEUE_URL: 'ingest',
  HEAVY_QUEUE_URL: 'heavy',
  MAIL_QUEUE_URL: 'mail',
  HOOK_QUEUE_URL: 'hooks',
  FAN_OUT_QUEUE_URL: 'fanOut',
  SENDER_ADDRESS: 'alerts@example.org',
  SITE_ORIGINS: SITE,
  AUDIT_DAYS: '365',
  API_URL: 'https://api.example.org',
  PUBLIC_READ: 'false',
  NEWS_DAYS: '7',
  SIGNING_KEYS_PARAMETER: '/signing-keys',
  COMPILE_FUNCTION: 'compile',
  EXPORT_FUNCTION: 'export',
  BACKFILL_RUNS: '2',
});
// They read their settings when they start.
const [parse, store, alert, send, api, backfill, sweep, replay, feedback, digest, exporter] = await Promise.all([
  import('../../../functions/parse/handler.ts'),
  import('../../../functions/store/handler.ts'),
  import('../../../functions/alert/handler.ts'),
  import('../../../functions/send/handler.ts'),
  import('../../../functions/api/handler.ts'),
  import('../../../functions/backfill/handler.ts'),
  import('../../../functions/sweep/handler.ts'),
  import('../../../functions/replay/handler.ts'),
  import('../../../functions/feedback/handler.ts'),
  import('../../../functions/digest/handler.ts'),
  import('../../../functions/export/handler.ts'),
]);

/** What was billed. */
export interface Counted extends Units {
  readonly objectPuts: number;
  readonly objectGets: number;
  /** Messages sent, each of up to 64 KB. */
  readonly messages: number;
  readonly mails: number;
  readonly logBytes: number;
}

const HEAVY_ARN = 'arn:aws:sqs:us-east-1:1:heavy';
const START = Date.parse('2026-03-02T10:00:00.000Z');
let clock = START;

export class MemoryStack {
  /** Told what the role of a stage must allow, for each request of its function to the table of any stack. */
  static onRequest: (stage: TableReader, needed: RowRequest) => void = () => {};
  readonly table = new FakeTable();
  readonly buckets = new FakeBuckets();
  private readonly sqs = mockClient(SQSClient);
  private readonly ses = mockClient(SESv2Client);
  private token = '';
  private logBytes = 0;

  /** Runs `work` with a stack of its own, at a time after that of every stack before it, and without its log. */
  static async run<T>(work: (stack: MemoryStack) => Promise<T>): Promise<T> {
    // Functions remember for a while what they read: none of it is from an earlier stack.
    clock += 24 * 60 * 60 * 1000;
    mock.timers.enable({ apis: ['Date'], now: clock });
    const stack = new MemoryStack();
    const log = (['info', 'warn', 'error'] as const).map((level) =>
      mock.method(console, level, (line: object) => stack.written(level, line)),
    );
    try {
      return await work(stack);
    } finally {
      for (const method of log) method.mock.restore();
      mock.timers.reset();
    }
  }

  private constructor() {
    new FakeParameters();
    mockClient(LambdaClient).on(InvokeCommand).resolves({});
    this.sqs.on(SendMessageCommand).resolves({});
    this.sqs.on(SendMessageBatchCommand).resolves({});
    this.sqs.on(GetQueueAttributesCommand).resolves({});
    this.ses.on(GetAccountCommand).resolves({ SendQuota: { MaxSendRate: 100_000 } });
    this.ses.on(SendEmailCommand).resolves({ MessageId: 'm' });
  }

  /** A line of the log, with what Lambda adds to it. */
  private written(level: string, line: object): void {
    const added = { timestamp: new Date(), level, requestId: 'r'.repeat(36) };
    this.logBytes += Buffer.byteLength(JSON.stringify({ ...added, ...line }));
  }

  /** Runs the function of a stage. */
  private async as<T>(stage: TableReader, run: () => Promise<T>): Promise<T> {
    this.table.onRequest = (needed) => MemoryStack.onRequest(stage, needed);
    try {
      return await run();
    } finally {
      this.table.onRequest = () => {};
    }
  }

  /** Lets time pass. */
  async wait(milliseconds: number): Promise<void> {
    clock += milliseconds;
    mock.timers.setTime(clock);
  }

  /** What `work` is billed. */
  async count(work: () => Promise<unknown>): Promise<Counted> {
    for (const client of [this.buckets.client, this.sqs, this.ses]) client.resetHistory();
    this.logBytes = 0;
    const units = await this.table.measure(work);
    return {
      ...units,
      objectPuts: this.buckets.client.commandCalls(PutObjectCommand).length,
      objectGets: this.buckets.client.commandCalls(GetObjectCommand).length,
      messages: this.sqs.commandCalls(SendMessageCommand).length,
      mails: this.ses.commandCalls(SendEmailCommand).length,
      logBytes: this.logBytes,
    };
  }

  /** The parse function on these files in one batch; answers the results it sent. */
  async parse(files: readonly { key: string; text: string }[], version = 1): Promise<string[]> {
    for (const { key, text } of files) this.buckets.objects.set(`inbox/${key}?v${version}`, Buffer.from(text));
    const events = files.map(({ key }, i) => message(`m${i}`, s3Event(key, version)));
    return this.resultsOf(async () => succeeded(await this.as('parse', () => parse.handler({ Records: events }))));
  }

  /** The parse function on these messages in one batch; what fails comes again from the queue of heavy files. */
  private parsed(bodies: readonly string[], receives: number): Promise<string[]> {
    const first = bodies.map((body, i) => message(`m${i}`, body));
    return this.resultsOf(async () => {
      const { batchItemFailures } = await this.as('parse', () => parse.handler({ Records: first }));
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const record of first.filter(({ messageId }) => failed.has(messageId))) {
        const again = { ...message(record.messageId, record.body, receives), eventSourceARN: HEAVY_ARN };
        succeeded(await this.as('parse', () => parse.handler({ Records: [again] })));
      }
    });
  }

  /** The results that are sent meanwhile. */
  private async resultsOf(run: () => Promise<void>): Promise<string[]> {
    const before = this.sqs.commandCalls(SendMessageCommand).length;
    await run();
    const sent = this.sqs.commandCalls(SendMessageCommand).slice(before);
    return sent.map(({ args: [{ input }] }) => input.MessageBody ?? '');
  }

  /** The store function on these results in one batch. */
  async store(bodies: readonly string[], receives = 1): Promise<void> {
    const Records = bodies.map((body, i) => message(`m${i}`, body, receives));
    succeeded(await this.as('store', () => store.handler({ Records })));
  }

  /** The alert function on the new mentions, or other changes, since this place of the stream, in one batch. */
  async alert(since: number, isPassed = isNewMention): Promise<void> {
    const Records = this.table.stream.slice(since).filter(isPassed).map(streamRecord);
    await this.as('alert', () => alert.handler({ Records }));
  }

  /** A run of the export function. */
  async export(id: string): Promise<void> {
    await this.as('export', () => exporter.handler({ id }, { functionName: 'export' }));
  }

  /** A minute of the digest function. */
  async digest(): Promise<void> {
    await this.as('digest', () => digest.handler());
  }

  /** The send function on these jobs, in batches. Jobs that are to come again are let go. */
  async send(jobs: readonly MailJob[]): Promise<void> {
    for (let i = 0; i < jobs.length; i += 10) {
      const Records = jobs.slice(i, i + 10).map((job, at) => message(`m${at}`, JSON.stringify(job)));
      await this.as('send', () => send.handler({ Records }));
    }
  }

  /** The feedback function on these events of SES, in one batch. */
  async feedback(...bodies: string[]): Promise<void> {
    const Records = bodies.map((body, i) => message(`m${i}`, body));
    succeeded(await this.as('feedback', () => feedback.handler({ Records })));
  }

  /** A round of rechecks in which every video answers so. */
  recheck(answer: Awaited<ReturnType<Fetch>>): ReturnType<typeof recheckRound> {
    const clock = {
      now: () => Date.now(),
      wait: async (milliseconds: number, signal: AbortSignal) => {
        await new Promise(setImmediate);
        if (!signal.aborted) await this.wait(milliseconds);
      },
    };
    const context = { fetch: async () => answer, siteOrigins: [SITE], now: () => new Date(), clock };
    const isFollowed = createIsFollowed(Date.now);
    return this.as('recheck', () => recheckRound({ ...context, isFollowed, keepStill: async () => null }));
  }

  /** The compile function, which stores the names as they are now. */
  async compile(): Promise<void> {
    await this.as('compile', () => compileTracked({}, { now: () => new Date(), runId: 'run' }));
  }

  /** A run of the back-fill. */
  async backfill(): Promise<void> {
    await this.as('backfill', () => backfill.handler());
  }

  /** A sweep from its beginning to its end. */
  async sweep(): Promise<void> {
    const answer = await this.as('sweep', () => sweep.handler({ kind: 'step', isRehearsal: false, isPatient: false }));
    if (answer?.state !== 'ended') throw new Error('The sweep has not ended.');
  }

  /** A replay from its beginning to its end, with the files that it sends read and stored. */
  async replay({ summary = false } = {}): Promise<ReplayReport> {
    const begin = { kind: 'begin', dryRun: false, summary };
    const { id } = await this.as('replay', () => replay.handler(begin));
    const context = { now: () => new Date(), mostInFlight: 200 };
    let delivered = this.sqs.commandCalls(SendMessageBatchCommand).length;
    for (;;) {
      const step = await this.as('replay', async () => {
        const at = await readReplay(id);
        return at === null ? null : advance(at, context);
      });
      if (step === null || step.kind === 'overtaken') throw new Error(`Something else changes the replay ${id}.`);
      if (step.at.replay.report.state === 'ended') return step.at.replay.report;
      if (step.kind === 'moved') continue;
      const batches = this.sqs.commandCalls(SendMessageBatchCommand).slice(delivered);
      delivered += batches.length;
      // The last delivery after which what fails is given up.
      const last = 3;
      for (const { args } of batches) await this.store(await this.parsed(bodiesOf(args[0].input.Entries), last), last);
    }
  }

  /** A GET request to the API, with a token. */
  async get(path: string, query: string): Promise<unknown> {
    return JSON.parse(await this.ask({ method: 'GET', path, query }));
  }

  /** A request to the API, with a token that may do all; answers the body. */
  async ask(request: HttpRequest): Promise<string> {
    this.token ||= (await createToken(['admin'], 'cost')).clear;
    const { statusCode, body } = await this.as('api', () => api.handler(httpEvent(request, this.token)));
    if (statusCode >= 400) throw new Error(`${request.method} ${request.path}: ${statusCode} ${body}`);
    return body;
  }
}

const bodiesOf = (entries: readonly { readonly MessageBody: string | undefined }[] = []): string[] =>
  entries.map(({ MessageBody }) => MessageBody ?? '');

function succeeded({ batchItemFailures }: { batchItemFailures: readonly object[] }): void {
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records of the batch failed.`);
}
