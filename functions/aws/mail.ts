/** Sending mail through SES. */
import { BadRequestException, MessageRejected, SendEmailCommand } from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Message } from '../../shared/alert/index.ts';
import { ses } from './clients/ses.ts';

/** The outcome of sending. `refused`: SES will never accept this mail. Throttling and faults are thrown: try again. */
export type Sent = { kind: 'sent'; messageId: string } | { kind: 'refused'; reason: string };

/**
 * Sends one mail to one address as raw MIME (custom headers of a simple message are lost in places). SES has no
 * idempotency: a call repeated after a time-out may send twice, so claim the delivery in the ledger first.
 */
export async function sendMail(sender: string, address: string, message: Message): Promise<Sent> {
  const mime = await new MailComposer({ from: { name: 'clipwatch', address: sender }, to: address, ...message })
    .compile()
    .build();
  try {
    const answer = await ses().send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [address] },
        Content: { Raw: { Data: mime } },
      }),
    );
    return { kind: 'sent', messageId: answer.MessageId ?? '' };
  } catch (error) {
    if (error instanceof MessageRejected || error instanceof BadRequestException) {
      return { kind: 'refused', reason: error.message };
    }
    throw error;
  }
}
