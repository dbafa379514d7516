/** Alerts: the rows of the ledger, what a recipient is owed, and the jobs of the mail queue. */
import * as z from 'zod/mini';

const instant = z.iso.datetime();

/**
 * `open`: owed, and not told yet (`reason`: what it waits for, or what failed). `claimed`: a run is telling it. The others
 * are final: `sent` in a mail of its own or with others, `digested` in a digest or summary, `refused` by the mail service
 * or the web hook, `suppressed` because the recipient wants or can get nothing.
 */
export const AlertState = z.enum(['open', 'claimed', 'sent', 'digested', 'refused', 'suppressed']);
export type AlertState = z.infer<typeof AlertState>;

/** A row of the ledger as the API shows it. */
export const Alert = z.object({
  id: z.string(),
  /** The address, or `webhook:{subscription}`, `slack:{subscription}`, `teams:{subscription}`. */
  address: z.string(),
  nameId: z.string(),
  story: z.string(),
  clipId: z.string(),
  state: AlertState,
  reason: z.optional(z.string()),
  attempts: z.int().check(z.nonnegative()),
  /** When the file was received. */
  droppedAt: instant,
  recordedAt: instant,
  sentAt: z.optional(instant),
  messageId: z.optional(z.string()),
});
export type Alert = z.infer<typeof Alert>;

/** What there is to tell. */
export const Debt = z.discriminatedUnion('kind', [
  /** A new mention of the name in the clip. */
  z.object({ kind: z.literal('mention') }),
  /** A video of the clip is gone, or plays again. Its `nameId` is `video:gone` or `video:back`. */
  z.object({ kind: z.literal('video'), embedId: z.string(), transition: z.enum(['gone', 'back']), at: instant }),
  /**
   * A clip that was told of has changed. Its `nameId` is `correction`. `alerts`: those that told of the clip, or were being
   * told; what they said, if they said it, is in the ledger when this is told.
   */
  z.object({
    kind: z.literal('correction'),
    alerts: z.array(z.object({ nameId: z.string(), story: z.string() })),
  }),
  /** What a back-fill or a replay found, in one summary. Its `nameId` is `backfill:{version}` or `replay:{id}`. */
  z.object({
    kind: z.literal('found'),
    because: z.enum(['backfill', 'import', 'replay']),
    counts: z.array(z.object({ nameId: z.string(), clips: z.int() })),
    /** How many clips that is in all: one with two of the names counts once. Absent in what an earlier release recorded. */
    clips: z.optional(z.int()),
    isMore: z.boolean(),
    /** The newest, one for each name and story; a later copy of one is not told again. */
    newest: z.array(z.object({ nameId: z.string(), story: z.string(), clipId: z.string() })),
  }),
]);
export type Debt = z.infer<typeof Debt>;

/** One thing that a recipient is owed: the ledger has a row with this (name, story, recipient). */
export const Owed = z.object({
  recipient: z.string(),
  subscriptionId: z.string(),
  nameId: z.string(),
  story: z.string(),
  clipId: z.string(),
  droppedAt: instant,
  recordedAt: instant,
  /** `now`, or in the digest of the subscription. */
  when: z.enum(['now', 'digest']),
  /** Somebody asked to send it (again): neither pace nor quiet hours hold it up. */
  asked: z.optional(z.boolean()),
  debt: Debt,
});
export type Owed = z.infer<typeof Owed>;

/** A message of the mail queue, and of the queue of web hooks. */
export const MailJob = z.discriminatedUnion('kind', [
  /** Tell a recipient what it is owed at once. `asked`: what waits for a summary goes too. */
  z.object({ kind: z.literal('news'), recipient: z.string(), asked: z.optional(z.boolean()) }),
  /**
   * Close the period of a daily or weekly subscription that ends at `dueAt`; `asked`: the one that goes on at `dueAt`, when an
   * administrator asked. `isHook`: it goes to a web hook or a chat.
   */
  z.object({
    kind: z.literal('digest'),
    subscriptionId: z.string(),
    dueAt: instant,
    asked: z.optional(z.boolean()),
    isHook: z.optional(z.boolean()),
  }),
  /** Ask the owner of an address whether it wants what the subscription says. */
  z.object({ kind: z.literal('confirm'), subscriptionId: z.string() }),
  /** Tell the address of a subscription that its web hook or chat gets nothing more, and what its host answered. */
  z.object({ kind: z.literal('hook-ended'), subscriptionId: z.string(), reason: z.string() }),
]);
export type MailJob = z.infer<typeof MailJob>;

/** What stands in the agenda: jobs for later, and how far the closing of all digests is that somebody asked for. */
export const AgendaJob = z.discriminatedUnion('kind', [
  ...MailJob.def.options,
  z.object({ kind: z.literal('close'), askedAt: instant, position: z.string(), address: z.optional(z.string()) }),
]);
export type AgendaJob = z.infer<typeof AgendaJob>;
