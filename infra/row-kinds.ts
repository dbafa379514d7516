/** What rows the table has, for the grants of its stages. */

/** Kinds of rows by the pattern of their partition key (`functions/aws/table/keys.ts`). */
export const rows = {
  clip: 'CLIP#*',
  /** Earlier states of a clip. */
  history: 'HISTORY#*',
  receipts: 'RECEIPTS#*',
  /** A mention where it stands in the list of its name. */
  mentions: 'MENTIONS#*',
  /** Clips under a stem of their words, and months in which some clip has no place there. */
  words: 'WORD#*',
  /** Lines of all words of the clips. */
  lines: 'LINES#*',
  name: 'NAME#*',
  names: 'NAMES',
  /** The deployment's own outlets, and their version. */
  outlets: 'OUTLETS',
  subscription: 'SUBSCRIPTION#*',
  followers: 'FOLLOWERS#*',
  ledger: 'LEDGER#*',
  /** What recipients are owed. */
  owed: 'OWED#*',
  /** Where an alert stands in the lists. */
  alert: 'ALERT#*',
  /** How many mails a recipient got lately. */
  mails: 'MAILS#*',
  agenda: 'AGENDA#*',
  /** How far the digests of a subscription are. */
  period: 'PERIOD#*',
  /** Files that arrived, by hour. */
  arrived: 'ARRIVED#*',
  suppressed: 'SUPPRESSED#*',
  token: 'TOKEN#*',
  audit: 'AUDIT#*',
  due: 'DUE#*',
  breaker: 'BREAKER#*',
  pace: 'PACE#*',
  /** Runs on a message that told no end. */
  open: 'OPEN#*',
  lease: 'LEASE',
  backfill: 'BACKFILL',
  late: 'LATE#*',
  counters: 'COUNTS#*',
  found: 'FOUND#*',
  sweep: 'SWEEP',
  anchor: 'ANCHOR#*',
  story: 'STORY#*',
  replay: 'REPLAY#*',
  /** How far an export is. */
  export: 'EXPORT#*',
} as const;

/** Listings by the pattern of their partition key in an index. */
export const listings = {
  clips: 'CLIPS#*',
  /** Where clips stood before they moved. */
  former: 'FORMER#*',
  receipts: 'RECEIPTS#*',
  embeds: 'EMBEDS#*',
  names: 'NAMES',
  subscriptions: 'SUBSCRIPTIONS',
  suppressions: 'SUPPRESSIONS',
  alerts: 'ALERTS#*',
  tokens: 'TOKENS',
  audit: 'AUDIT',
  outlet: 'OUTLET#*',
  language: 'LANGUAGE#*',
  story: 'STORY#*',
} as const;
