/** Sending mail through SES. */
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Message } from '../../shared/alert/index.ts';
import { ses } from './clients/ses.ts';
import { judgeMailError, type Unsent } from './mail-error.ts';

/** The outcome of sending; nothing is thrown. */
export type Sent = { readonly kind: 'sent'; readonly messageId: string } | Unsent;

/**
 * Sends one mail to one address as raw MIME (custom headers of a simple message are lost in places). SES has no
 * idempotency: a call repeated after a time-out may send twice, so claim the delivery in the ledger first.
 */
export async function sendMail(sender: string, address: string, message: Message): Promise<Sent> {
  try {
    const mime = await new MailComposer({ from: { name: 'clipwatch', address: sender }, to: address, ...message })
      .compile()
      .build();
    const answer = await ses().send(
      new SendEmailCommand({
        FromEmailAddress: sender,
        Destination: { ToAddresses: [address] },
        Content: { Raw: { Data: mime } },
      }),
    );
    return { kind: 'sent', messageId: answer.MessageId ?? '' };
  } catch (error) {
    return judgeMailError(error, { sender, address });
  }
}
