/** Names that `infra/` and `functions/` must agree on. Neither side types one of them twice. */

/** Environment variables of the functions. */
export const environment = {
  table: 'TABLE_NAME',
  inbox: 'INBOX_BUCKET',
  archive: 'ARCHIVE_BUCKET',
  results: 'RESULTS_QUEUE_URL',
  sender: 'SENDER_ADDRESS',
  /** Space-separated origins on which the clips will be shown; the first is the Referer of embed checks. */
  siteOrigins: 'SITE_ORIGINS',
  /** `true` when everybody may read. */
  publicRead: 'PUBLIC_READ',
  /** Where the API answers, without a slash at the end: links in mails start with it. */
  apiUrl: 'API_URL',
} as const;

/** Attributes and indexes of the one table (rows and keys: `functions/aws/table/keys.ts`). All indexes project keys only and are sparse. */
export const table = {
  partition: 'pk',
  sort: 'sk',
  indexes: {
    /** The one listing each kind of row has: clips by day, mentions of a name by day, receipts by outcome, names… */
    list: { name: 'list', partition: 'listKey', sort: 'listOrder' },
    /** Clips of an outlet by day. */
    outlet: { name: 'outlet', partition: 'outletKey', sort: 'listOrder' },
    /** Clips in a language by day. */
    language: { name: 'language', partition: 'languageKey', sort: 'listOrder' },
    /** Embeds by the time of their next check. */
    due: { name: 'due', partition: 'dueKey', sort: 'dueAt' },
  },
  /** Attribute that tells the rows apart; the stream mapping filters on it. */
  kind: 'kind',
  timeToLive: 'expiresAt',
} as const;

/** `kind` of the rows. */
export const rows = {
  clip: 'clip',
  text: 'text',
  mention: 'mention',
  /** A mention found in a clip that was in the archive already. */
  earlierMention: 'earlier-mention',
  embed: 'embed',
  receipt: 'receipt',
  name: 'name',
  namesVersion: 'names-version',
  subscription: 'subscription',
  follower: 'follower',
  delivery: 'delivery',
  token: 'token',
  setting: 'setting',
  breaker: 'breaker',
  /** How far a back-fill's scan of the archive has come. Deployed tables have the value `walk`. */
  scan: 'walk',
  /** A clip that waits to be matched again. Deployed tables have the value `late`. */
  queued: 'late',
  found: 'found',
  summary: 'summary',
} as const;

/** Folders of the archive bucket. */
export const archive = {
  /** Results too large for a queue message, until the store stage has taken them. */
  claims: 'claims/',
  /** Texts too large for a table row. */
  texts: 'texts/',
  /** Stills of videos, from when they were seen playing. */
  proofs: 'proofs/',
  /** The names made ready for matching, an object for each version of their list. */
  automata: 'names/automaton/',
} as const;

/** Outputs of the stack: what the command and the local stack look up. */
export const outputs = {
  inbox: 'InboxBucket',
  archive: 'ArchiveBucket',
  table: 'TableName',
  apiUrl: 'ApiUrl',
} as const;

/** Name of the stack unless the context says otherwise. */
export const defaultStackName = 'clipwatch';
