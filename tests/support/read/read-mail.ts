/** A mail by its structure: headers, parts, links. */
import PostalMime, { type Email } from 'postal-mime';

export interface ReceivedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Values of the headers with this name, which is written in any case. */
  readonly header: (name: string) => readonly string[];
  /** `X-Clipwatch-Kind`. */
  readonly kind: string;
  /** The address of `List-Unsubscribe`; null where the mail has none. */
  readonly unsubscribe: string | null;
}

/** Reads a mail; throws where there is none. */
export async function readMail(source: string | Uint8Array): Promise<ReceivedMail> {
  const mail: Email = await PostalMime.parse(source);
  const header = (name: string) =>
    mail.headers.filter(({ key }) => key === name.toLowerCase()).map(({ value }) => value);
  const unsubscribe = header('list-unsubscribe').at(0);
  return {
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    header,
    kind: header('x-clipwatch-kind').at(0) ?? '',
    unsubscribe: unsubscribe === undefined ? null : unsubscribe.replace(/^<(.*)>$/, '$1'),
  };
}
