/** Sending mail through SES. */
import { type MessageTag, SendEmailCommand } from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Message } from '../../shared/alert/content.ts';
import { type Envelope, headersOf } from '../../shared/alert/headers.ts';
import { ses } from './clients/ses.ts';
import { judgeMailError, type Unsent } from './mail-error.ts';

/** The outcome of sending; nothing is thrown. */
export type MailSent = { readonly kind: 'sent'; readonly messageId: string } | Unsent;

export interface Mail extends Envelope {
  readonly to: string;
  readonly message: Message;
  /** A mailbox that is read; null: answers go to the sender. */
  readonly replyTo: string | null;
  /** SES configuration set; null: none. */
  readonly configurationSet: string | null;
  /** The first alert that it tells; null where it tells none. */
  readonly alertId: string | null;
}

/**
 * Sends one mail to one address as raw MIME: SES takes some headers only so (SES API reference, "MessageHeader"). SES has no
 * idempotency: a call repeated after a time-out may send twice, so claim the alerts in the ledger first.
 */
export async function sendMail(mail: Mail): Promise<MailSent> {
  const { sender, to, configurationSet } = mail;
  try {
    const answer = await ses().send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [to] },
        Content: { Raw: { Data: await mimeOf(mail) } },
        EmailTags: tagsOf(mail),
        ...(configurationSet !== null && { ConfigurationSetName: configurationSet }),
      }),
    );
    return { kind: 'sent', messageId: answer.MessageId ?? '' };
  } catch (error) {
    return judgeMailError(error, { sender, address: to });
  }
}

/** The message as MIME. nodemailer folds and encodes headers (RFC 2047), and lets no line end through. */
export function mimeOf({
  message,
  to,
  replyTo,
  ...envelope
}: Omit<Mail, 'configurationSet' | 'alertId'>): Promise<Buffer> {
  const { subject, text, html } = message;
  return new MailComposer({
    from: { name: 'clipwatch', address: envelope.sender },
    to,
    ...(replyTo !== null && { replyTo }),
    subject,
    text,
    html,
    // Lines of any length and any letters, within what RFC 5322 allows.
    textEncoding: 'quoted-printable',
    headers: headersOf(envelope),
  })
    .compile()
    .build();
}

/** They come back in the events of the configuration set. SES takes letters, digits, dashes and underscores. */
function tagsOf({ kind, subscriptionId, alertId }: Mail): MessageTag[] {
  const tags = { kind, subscription: subscriptionId, ...(alertId !== null && { alert: alertId }) };
  return Object.entries(tags).map(([Name, value]) => ({ Name, Value: value.replace(/[^A-Za-z0-9_-]/g, '_') }));
}
