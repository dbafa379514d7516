/** Sends on to the mail inbox, by SMTP, what SES took: as SES sends it, with its own `Message-ID`. */
import { createTransport } from 'nodemailer';
import type { SentMail } from '../services/mail.ts';

export interface MailRelay {
  /** `onError`: the inbox did not take it. */
  relay(mail: SentMail, onError: (error: Error) => void): void;
  close(): void;
}

export function openMailRelay(port: number): MailRelay {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
  });
  return {
    relay: ({ from, to, raw, messageId }, onError) => {
      transport
        .sendMail({ envelope: { from, to: [to] }, raw: withMessageId(raw, messageId) })
        .catch((error: Error) => onError(error));
    },
    close: () => transport.close(),
  };
}

/** The mail with the `Message-ID` that SES gives it. */
function withMessageId(raw: Uint8Array, messageId: string): Buffer {
  // Latin-1 keeps every byte as it is.
  const text = Buffer.from(raw).toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  const others = head.replace(/^Message-ID:.*\r?\n(?:[ \t].*\r?\n)*/im, '');
  const rest = end < 0 ? '' : text.slice(end);
  return Buffer.from(`Message-ID: <${messageId}@us-east-1.amazonses.com>\r\n${others}${rest}`, 'latin1');
}
