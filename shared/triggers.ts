/** What starts the functions, and how: `infra/` builds it, `local/in-process/` plays it. */
import type { SweepRequest } from './contract/sweep.ts';
import { alertedStatuses, correctionNews, rows, table } from './wiring.ts';

/** The queues, each with the stage that reads it; `mostRuns` at once, by the configured concurrency. */
export const queues = {
  ingest: {
    stage: 'parse',
    timeoutSeconds: 30,
    mostRuns: (concurrency: number): number => Math.max(2, concurrency - heavyRuns(concurrency)),
  },
  // One file a run, which has a process of its own: what that may take, and the checks of its videos.
  heavy: {
    stage: 'parse',
    timeoutSeconds: 180,
    mostRuns: heavyRuns,
    batchSize: 1,
  },
  results: {
    stage: 'store',
    timeoutSeconds: 30,
    // Storing a batch takes a quarter of the time of parsing it; a mapping has at least 2.
    mostRuns: (concurrency: number): number => Math.max(2, Math.ceil(concurrency / 4)),
  },
  // As few runs as a mapping may have: each keeps to its share of the rate that SES allows the account.
  // The mentions of one clip are rows of several partitions: different shards of the stream bring them, and they are to come
  // in one mail.
  mail: { stage: 'send', timeoutSeconds: 60, mostRuns: (): number => 2, delaySeconds: 1 },
  // Apart from the mails: a web hook that answers slowly delays none of them.
  hooks: { stage: 'send', timeoutSeconds: 60, mostRuns: (): number => 2, delaySeconds: 1 },
  feedback: { stage: 'feedback', timeoutSeconds: 30, mostRuns: (): number => 2 },
  // One message a run: it tells a hundred followers. As few runs as a mapping may have, so that the stream has its own.
  fanOut: { stage: 'alert', timeoutSeconds: 60, mostRuns: (): number => 2, batchSize: 1 },
} as const satisfies Record<string, StageQueue>;

/** A quarter of the runs that read files; a mapping has at least 2. */
function heavyRuns(concurrency: number): number {
  return Math.max(2, Math.ceil(concurrency / 4));
}

interface StageQueue {
  readonly stage: string;
  readonly timeoutSeconds: number;
  readonly mostRuns: (concurrency: number) => number;
  /** Messages of a run at most, unless it is `queueRules.batchSize`. */
  readonly batchSize?: number;
  /** Seconds that a message waits before it is read, unless it says otherwise. */
  readonly delaySeconds?: number;
}

/**
 * How long a run of the send function holds a recipient, a row of the ledger or the period of a digest: longer than it may
 * run, and shorter than its messages are hidden, so that a job that comes back finds nothing held by a run that died.
 */
export const SEND_LEASE_MS = 1.5 * Math.max(queues.mail.timeoutSeconds, queues.hooks.timeoutSeconds) * 1000;

/** Messages that a run is given at most. */
export const batchSizeOf = ({ batchSize = queueRules.batchSize }: StageQueue): number => batchSize;

/** Seconds that a message waits before it is read. */
export const delayOf = ({ delaySeconds = 0 }: StageQueue): number => delaySeconds;

/** What holds for every queue in front of a stage. */
export const queueRules = {
  batchSize: 10,
  /** Visibility timeout in timeouts of the function: AWS recommends 6, so that no message reappears while it is processed. */
  visibilityFactor: 6,
  /** Tries of a message that fails, each after twice as long a pause; those after them come every half a minute to a minute. */
  tries: 5,
  /**
   * Receives until a message is a dead letter. One for which Lambda finds no run ends with the visibility timeout (Lambda guide,
   * "Handling errors for an SQS event source", "Backoff strategy for failed invocations"), so that these are an hour without
   * a single run, or two. A new account has ten runs, and seven mappings of two at least take more: no burst lasts so long.
   */
  maxReceives: 20,
  /** The maximum of SQS, for queues and dead letters alike: an outage over a long weekend loses nothing. */
  retentionDays: 14,
} as const;

/** What EventBridge hands on to the feedback queue: events of SES (EventBridge reference, "Amazon Simple Email Service events"). */
export const feedbackEvents = [
  'Email Bounced',
  'Email Complaint Received',
  'Email Delivered',
  'Email Rejected',
  'Email Rendering Failed',
] as const;

/** A pattern of an event filter (Lambda guide, "Control which events Lambda sends to your function"). */
export type Pattern = { readonly [name: string]: Pattern | Rules };
type Rules = readonly (string | { readonly 'anything-but': readonly string[] })[];

const inserted = (kind: string): Pattern => ({
  eventName: ['INSERT'],
  dynamodb: { NewImage: { [table.kind]: { S: [kind] } } },
});

/** Embeds whose status changed to this one. */
const changedTo = (status: string): Pattern => ({
  eventName: ['MODIFY'],
  dynamodb: {
    NewImage: { [table.kind]: { S: [rows.embed] }, check: { M: { status: { S: [status] } } } },
    OldImage: { check: { M: { status: { S: [{ 'anything-but': [status] }] } } } },
  },
});

/** An earlier state of a clip that ended with what a reader is told; it may take the place of the oldest one. */
const corrected: Pattern = {
  eventName: ['INSERT', 'MODIFY'],
  dynamodb: { NewImage: { [table.kind]: { S: [rows.history] }, news: { S: [correctionNews] } } },
};

/** What of the stream starts the alert function. */
export const streams = {
  /** New mentions, summaries of back-fills, and corrections. */
  mentions: {
    stage: 'alert',
    patterns: [...[rows.mention, rows.summary].map(inserted), corrected],
    batchSize: 100,
    // What comes together is gathered in the mail queue.
    windowSeconds: 0,
  },
  /**
   * Changed statuses of videos. The longest window that Lambda allows: videos often go together, and one mail should
   * cover them.
   */
  videos: { stage: 'alert', patterns: alertedStatuses.map(changedTo), batchSize: 500, windowSeconds: 300 },
} as const satisfies Record<string, { patterns: readonly Pattern[]; [more: string]: unknown }>;

/** Without limits one bad record would block its shard until it expires after 24 hours. */
export const streamRules = { retryAttempts: 10, maxRecordAgeHours: 6 } as const;

/** Stages that run on a timer, and what they are given; null: the event of EventBridge, which they do not read. */
export const schedules = {
  recheck: { everyMinutes: 1, event: null },
  backfill: { everyMinutes: 1, event: null },
  digest: { everyMinutes: 1, event: null },
  // Where no sweep is due and none goes on, a run makes one read.
  sweep: { everyMinutes: 15, event: { kind: 'daily' } satisfies SweepRequest },
} as const;
