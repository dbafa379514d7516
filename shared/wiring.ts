/** Names that `infra/` and `functions/` must agree on; each is written here and nowhere else. */
import type { CheckStatus } from './contract/clip.ts';

/** Environment variables of the functions. */
export const environment = {
  table: 'TABLE_NAME',
  inbox: 'INBOX_BUCKET',
  archive: 'ARCHIVE_BUCKET',
  results: 'RESULTS_QUEUE_URL',
  ingest: 'INGEST_QUEUE_URL',
  /** Queue of the files that are read alone. */
  heavy: 'HEAVY_QUEUE_URL',
  /** Queue of the mails that are to be sent. */
  mails: 'MAIL_QUEUE_URL',
  /** Queue of what is to be told to web hooks and chats. */
  hooks: 'HOOK_QUEUE_URL',
  /** Queue by which the many followers of a name are reached. */
  fanOut: 'FAN_OUT_QUEUE_URL',
  sender: 'SENDER_ADDRESS',
  /** A mailbox that is read; where it is not set, answers go to the sender. */
  replyTo: 'REPLY_TO_ADDRESS',
  /** What the names of the configuration sets of SES begin with (`mailSets`); where it is not set, mails name none. */
  mailSets: 'MAIL_SETS',
  /** Space-separated origins of the sites that show the clips; the first is the Referer of embed checks. */
  siteOrigins: 'SITE_ORIGINS',
  /** `true` if everybody may read. */
  publicRead: 'PUBLIC_READ',
  /** Base URL of the API, without a slash at the end; links in mails start with it. */
  apiUrl: 'API_URL',
  /** `false` if mails have no links to the stills of videos that the archive keeps. */
  stills: 'STILLS',
  /** Days after which a mention is no news any more. */
  newsDays: 'NEWS_DAYS',
  /** Days for which the audit keeps a change. */
  auditDays: 'AUDIT_DAYS',
  /** Days for which a link of a mail or feed opens its record. */
  linkDays: 'LINK_DAYS',
  /** Name of the parameter with the signing keys. */
  signingKeys: 'SIGNING_KEYS_PARAMETER',
  /** Name of the function that compiles the names. */
  compile: 'COMPILE_FUNCTION',
  /** Name of the function that checks videos again. */
  recheck: 'RECHECK_FUNCTION',
  /** Name of the function that writes exports. */
  exporter: 'EXPORT_FUNCTION',
  /** The claim of the owner's OIDC provider that gives scopes, and which value gives which: `value:scope,value:scope`. */
  oidcClaim: 'OIDC_CLAIM',
  oidcScopes: 'OIDC_SCOPES',
  /** How many runs of the back-fill may work side by side. */
  backfillRuns: 'BACKFILL_RUNS',
  /** The least similarity of two clips of one story, 0 to 1; at 1 only the same content is one. */
  storySimilarity: 'STORY_SIMILARITY',
  /** How many places a clip has under its words at most; 0: none, and searches read the clips. */
  searchWords: 'SEARCH_WORDS',
  /** How many files of a replay may be on their way at once. */
  replayFiles: 'REPLAY_FILES',
} as const;

/** Attributes and indexes of the one table (rows and keys: `functions/aws/table/keys.ts`). All indexes project keys only and are sparse. */
export const table = {
  partition: 'pk',
  sort: 'sk',
  indexes: {
    /** The main listing of each kind of row: clips by day, embeds by status, names… */
    list: { name: 'list', partition: 'listKey', sort: 'listOrder' },
    /** Clips of an outlet by day. */
    outlet: { name: 'outlet', partition: 'outletKey', sort: 'listOrder' },
    /** Clips in a language by day. */
    language: { name: 'language', partition: 'languageKey', sort: 'listOrder' },
    /** Clips of a story by day. */
    story: { name: 'story', partition: 'storyKey', sort: 'listOrder' },
    /** Receipts with an outcome by the time of settling. */
    receipts: { name: 'receipts', partition: 'receiptKey', sort: 'receiptOrder' },
  },
  /** Attribute with the kind of a row; the event source mappings of the stream filter on it. */
  kind: 'kind',
  timeToLive: 'expiresAt',
} as const;

/** `kind` of the rows. */
export const rows = {
  clip: 'clip',
  text: 'text',
  /** An earlier state of a clip. */
  history: 'history',
  mention: 'mention',
  /** A mention that is no news: a back-fill found it, or the clip had it already and has another day now. */
  earlierMention: 'earlier-mention',
  /** Where a mention stands, of a clip with so many mentions that its own row cannot hold them all. */
  mentionDetails: 'mention-details',
  embed: 'embed',
  /** A page of embeds that are due at one time. */
  due: 'due',
  receipt: 'receipt',
  name: 'name',
  namesVersion: 'names-version',
  /** An outlet of the deployment's own. */
  outlet: 'outlet',
  outletsVersion: 'outlets-version',
  /** Which version of the names is compiled. */
  automaton: 'automaton',
  compileLease: 'compile-lease',
  subscription: 'subscription',
  follower: 'follower',
  delivery: 'delivery',
  /** What a recipient is owed: a delivery that is not told yet. */
  owed: 'owed',
  /** Where a delivery stands in the lists of alerts. */
  alertPlace: 'alert-place',
  /** How many mails a recipient got lately, and the lease of the run that writes to it. */
  mailPace: 'mail-pace',
  /** When an address was asked whether it wants a subscription. */
  asked: 'asked',
  /** A job of the mail queue for later. */
  agenda: 'agenda',
  /** How far the digests of a subscription are. */
  period: 'period',
  /** Files that arrived in an hour. */
  arrivals: 'arrivals',
  /** An address that gets nothing. */
  suppression: 'suppression',
  returned: 'returned',
  token: 'token',
  /** A change by the API. */
  audit: 'audit',
  breaker: 'breaker',
  /** A host that a parse run asks just now. */
  pace: 'pace',
  /** Runs on a message that told no end. */
  openRuns: 'open-runs',
  /** The round of re-checks, with its hosts. */
  lease: 'lease',
  /** How far a back-fill's scan of the archive has come. Deployed tables have the value `walk`. */
  scan: 'walk',
  /** That a back-fill was asked for. */
  askedScan: 'asked-scan',
  /** How far a scan is in one shard of the archive, and the lease of the run that works on it. */
  scanShard: 'scan-shard',
  /** A clip that waits to be matched again. Deployed tables have the value `late`. */
  queued: 'late',
  /** Clips and mentions of a day: of a name, or of an outlet and language. */
  counter: 'counter',
  found: 'found',
  /** A piece of a text that leads to a story. */
  anchor: 'anchor',
  /** What people decided about a story: a merge, or where a clip belongs. */
  story: 'story',
  /** A clip's place under a word, the line with all of its words, and a stem that some clip of a month has no place under. */
  wordPlace: 'word-place',
  wordLine: 'word-line',
  leftOut: 'left-out',
  /** How far a replay is, and which files a page of it has. */
  replay: 'replay',
  /** What became of a file of a replay. */
  replayFile: 'replay-file',
  /** How far an export is. */
  export: 'export',
  summary: 'summary',
  /** How far a sweep has come. */
  sweep: 'sweep',
  /** A sweep that ended. */
  sweepRecord: 'sweep-record',
} as const;

/** Statuses of a video that can make an alert when it takes them on: others reach no alert function. */
export const alertedStatuses = ['gone', 'playable'] as const satisfies readonly CheckStatus[];

/** `news` of the row of an earlier state that ended with another title, outlet, day or other names: it alerts those who were told. */
export const correctionNews = 'correction';

/** `message` of the log line about a message of a queue whose handling failed. `clipwatch dlq` finds the cause by it. */
export const recordFailed = 'record failed, it will be tried again';

/**
 * Configuration sets of SES by the kind of mail: each keeps a reputation of its own. The name of a set is that of the stack, a
 * dash, and this.
 */
export const mailSets = {
  alert: 'alerts',
  summary: 'alerts',
  videos: 'alerts',
  correction: 'alerts',
  digest: 'digests',
  confirm: 'confirmations',
  'hook-ended': 'confirmations',
} as const;

/** `message` of the log line about mails that wait because SES takes none of the account: an alarm counts them. */
export const mailStopped = 'mail stopped';

/** `message` of the log line about a mail that SES refused: the metric of refused mails counts them. */
export const mailRefused = 'mail refused';

/**
 * `message` of the log line about what a web hook or a chat refused: no alarm counts it, since its owner is mailed when it
 * ends, and `subscriptions suppressed` lists it.
 */
export const hookRefused = 'hook refused';

/** `message` of the log lines of sweeps, which metrics count: one that ended, and that none has for too long. */
export const sweepLines = { ended: 'swept', overdue: 'no sweep has ended for two days' } as const;

/**
 * `message` of the log lines of the digest function that metrics count: nothing arrives, alerts wait for a day (both once an
 * hour), digests are a day late (once a day, with the line of alerts that wait).
 */
export const digestLines = {
  silent: 'nothing has arrived for longer than usual',
  waiting: 'alerts have waited for more than a day',
} as const;

/** Key prefix in the inbox bucket of files that are uploaded by way of the API. */
export const uploads = 'uploads/';

/** Key prefixes in the archive bucket. */
export const archive = {
  /** Results too large for a queue message, until the store function has read them. */
  claims: 'claims/',
  /** Texts too large for a table row. */
  texts: 'texts/',
  /** Still images of videos, as proof that they played. */
  proofs: 'proofs/',
  /** Answers of the API too large for its function, until they have been fetched. */
  answers: 'answers/',
  /** Clips as files, for whoever asked for them. */
  exports: 'exports/',
  /** Compiled names: the object of the latest version, and the one before it. */
  automata: 'names/automaton/',
  /** Which files a sweep has seen, until it ends. */
  sweeps: 'sweep/',
  /** Stream records that the alert function could not handle; Lambda sets the prefix. */
  deadLetters: 'aws/lambda/',
} as const;

/** Below it the API is there for callers whom API Gateway knows by the owner's OIDC provider. */
export const oidcPath = '/oidc';

/**
 * What pages of the site origins may ask of the API and read of its answers (Fetch standard, CORS protocol): never with
 * cookies. On AWS the gateway answers the preflights.
 */
export const crossOrigin = {
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: ['authorization', 'content-type', 'if-match', 'if-none-match'],
  exposeHeaders: ['location', 'etag', 'retry-after'],
  /** For how long a browser need not ask again, in seconds. */
  maxAge: 3600,
} as const;

/** Outputs of the stack, read by the command and by `npm start`. */
export const outputs = {
  inbox: 'InboxBucket',
  archive: 'ArchiveBucket',
  table: 'TableName',
  apiUrl: 'ApiUrl',
  signingKeys: 'SigningKeysParameter',
  sweep: 'SweepFunction',
  replay: 'ReplayFunction',
} as const;

/** Output with the version of clipwatch that was deployed; a stack of an older one lacks it. */
export const versionOutput = 'Version';

/** Output with what the DNS record of the owner's host name points at; only of a stack that has one. */
export const domainTargetOutput = 'DomainTarget';

/** Name of the stack, unless the CDK context gives another. */
export const defaultStackName = 'clipwatch';

/** What the configuration of a deployment says of the functions, unless it is told otherwise. */
export const defaults = {
  /** Runs of the parse function at once: what fits a new account, whose functions may run ten times at once. */
  concurrency: 4,
  /** Days after which what is found in a file is no news. */
  newsDays: 7,
  /** The least similarity of two clips of one story. */
  storySimilarity: 0.8,
  /** Days for which the audit keeps a change. */
  auditDays: 365,
  /** Days for which links to records open. */
  linkDays: 90,
  /** Places of a clip under its words. */
  searchWords: 6,
} as const;
