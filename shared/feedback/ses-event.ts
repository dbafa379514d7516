/**
 * Events of SES about a mail (Developer Guide, "Contents of event data that Amazon SES publishes"), as EventBridge hands
 * them on or, in an envelope, SNS. New fields and kinds may come at any time: what is not known is left alone.
 */
import * as z from 'zod/mini';
import { beginning, wellFormed } from '../well-formed.ts';
import type { Feedback } from './address-history.ts';

/** What came back of a mail. */
export interface Returned {
  /** Addresses as SES has them, each with what it says of the address; null: nothing. */
  readonly recipients: readonly { readonly address: string; readonly feedback: Feedback | null }[];
  /** The id that SES gave the mail when it was sent. */
  readonly messageId: string;
  /** What the alerts that the mail told are to show; null where all went well. The greater `rank` weighs more. */
  readonly remark: { readonly rank: number; readonly text: string } | null;
}

/** SES's forms of an instant, as all others in the table are written. */
const instant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((at) => new Date(at).toISOString()),
);
const text = z.optional(z.nullable(z.string()));

const Mail = z.object({
  timestamp: instant,
  messageId: z.string(),
  destination: z._default(z.array(z.string()), []),
});
type Mail = z.infer<typeof Mail>;

const Bounce = z.object({
  bounceType: z.string(),
  bounceSubType: text,
  timestamp: instant,
  bouncedRecipients: z.array(z.object({ emailAddress: z.string(), diagnosticCode: text })),
});

const Complaint = z.object({
  timestamp: instant,
  complainedRecipients: z.array(z.object({ emailAddress: z.string() })),
  complaintFeedbackType: text,
  complaintSubType: text,
});

const Delivery = z.object({ timestamp: instant, recipients: z.array(z.string()) });

const Event = z.object({
  eventType: z.optional(z.string()),
  /** In the place of `eventType` where the identity, and no configuration set, publishes. */
  notificationType: z.optional(z.string()),
  mail: z.unknown(),
  bounce: z.optional(z.unknown()),
  complaint: z.optional(z.unknown()),
  delivery: z.optional(z.unknown()),
  reject: z.optional(z.object({ reason: text })),
  failure: z.optional(z.object({ errorMessage: text })),
});

const FromEventBridge = z.object({ source: z.literal('aws.ses'), detail: z.unknown() });
const FromSns = z.object({ Type: z.literal('Notification'), Message: z.string() });

const RANKS = { 'soft-bounce': 1, failure: 2, reject: 3, 'hard-bounce': 4, complaint: 5 } as const;

/** Bounces that say something of the message, and nothing of the address. */
const ABOUT_THE_MESSAGE = new Set(['ContentRejected', 'MessageTooLarge', 'AttachmentRejected']);

/** What the body of a message of the feedback queue says; null for an event that says nothing here. Throws for what is no event. */
export function readSesEvent(body: string): Returned | null {
  const { eventType, notificationType, mail: given, ...parts } = Event.parse(unwrapped(JSON.parse(body)));
  switch (eventType ?? notificationType) {
    case 'Bounce':
      return bounced(Bounce.parse(parts.bounce), Mail.parse(given));
    case 'Complaint':
      return complained(Complaint.parse(parts.complaint), Mail.parse(given));
    case 'Delivery':
      return delivered(Delivery.parse(parts.delivery), Mail.parse(given));
    case 'Reject':
      return unsent(Mail.parse(given), 'reject', `not sent by SES: ${parts.reject?.reason ?? 'rejected'}`);
    case 'Rendering Failure':
      return unsent(Mail.parse(given), 'failure', `not sent by SES: ${parts.failure?.errorMessage ?? 'not rendered'}`);
    default:
      return null;
  }
}

function unwrapped(message: unknown): unknown {
  const eventBridge = FromEventBridge.safeParse(message);
  if (eventBridge.success) return eventBridge.data.detail;
  const sns = FromSns.safeParse(message);
  return sns.success ? unwrapped(JSON.parse(sns.data.Message)) : message;
}

function bounced(bounce: z.infer<typeof Bounce>, mail: Mail): Returned {
  const { bounceType, bounceSubType, timestamp: at, bouncedRecipients } = bounce;
  const type = [bounceType, bounceSubType].filter(Boolean).join(' ');
  const kind = bounceType === 'Permanent' ? 'hard-bounce' : 'soft-bounce';
  const isAboutMessage = kind === 'soft-bounce' && ABOUT_THE_MESSAGE.has(bounceSubType ?? '');
  const feedbackOn = (diagnosticCode: string | null | undefined): Feedback => ({
    kind,
    at,
    detail: withoutPeople(diagnosticCode ? `${type}: ${diagnosticCode}` : type),
  });
  const recipients = bouncedRecipients.map(({ emailAddress, diagnosticCode }) => ({
    address: emailAddress,
    feedback: isAboutMessage ? null : feedbackOn(diagnosticCode),
  }));
  const said = withoutPeople(bouncedRecipients[0]?.diagnosticCode ?? type);
  return { recipients, messageId: mail.messageId, remark: { rank: RANKS[kind], text: `bounced (${type}): ${said}` } };
}

function complained(complaint: z.infer<typeof Complaint>, mail: Mail): Returned {
  const { timestamp: at, complainedRecipients, complaintFeedbackType, complaintSubType } = complaint;
  const detail = withoutPeople(complaintFeedbackType ?? complaintSubType ?? '');
  // RFC 6430: the reader takes back that it is spam.
  const isTakenBack = complaintFeedbackType === 'not-spam';
  const recipients = complainedRecipients.map(({ emailAddress }) => ({
    address: emailAddress,
    feedback: isTakenBack ? null : ({ kind: 'complaint', at, detail } as const),
  }));
  const remark = { rank: RANKS.complaint, text: `called spam by the reader${detail === '' ? '' : `: ${detail}`}` };
  return { recipients, messageId: mail.messageId, remark: isTakenBack ? null : remark };
}

function delivered({ timestamp: at, recipients }: z.infer<typeof Delivery>, mail: Mail): Returned {
  const feedback = { kind: 'delivery', at, detail: '' } as const;
  return { recipients: recipients.map((address) => ({ address, feedback })), messageId: mail.messageId, remark: null };
}

/** Says nothing of the addresses: SES did not send the mail. */
function unsent(mail: Mail, kind: 'reject' | 'failure', reason: string): Returned {
  const recipients = mail.destination.map((address) => ({ address, feedback: null }));
  return { recipients, messageId: mail.messageId, remark: { rank: RANKS[kind], text: withoutPeople(reason) } };
}

const MOST_LENGTH = 300;
/** More is not looked at. */
const MOST_SAID = 2000;

/** Without control characters and addresses: what a mail server says is kept with one address, and shown to administrators. */
function withoutPeople(said: string): string {
  const words = wellFormed(beginning(said, MOST_SAID))
    .replace(/\p{Cc}+/gu, ' ')
    .split(/([\s,;:<>"()[\]]+)/)
    .map((word) => (word.includes('@') ? '(address)' : word));
  return beginning(words.join(''), MOST_LENGTH);
}
