/** Mails as they are received, by their structure: headers, parts, links. */
import PostalMime, { type Email } from 'postal-mime';
import * as z from 'zod';
import { eventually, stack } from './deployed-stack.ts';

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

const Listed = z.array(z.object({ id: z.string(), to: z.array(z.object({ address: z.string() })) }));

/** The mails that an address has received from the deployed stack, with all their headers. */
export async function mailsReceived(address: string): Promise<ReceivedMail[]> {
  const listed = Listed.parse(await (await fetch(`${stack.mailUrl}/api/email`)).json());
  const own = listed.filter(({ to }) => to.some((one) => one.address === address));
  return Promise.all(
    own.map(async ({ id }) => readMail(await (await fetch(`${stack.mailUrl}/api/email/${id}/source`)).text())),
  );
}

/** Waits until an address has received a mail that `is` accepts; answers the newest of them. */
export function mailReceived(
  address: string,
  what: string,
  is: (mail: ReceivedMail) => boolean,
): Promise<ReceivedMail> {
  return eventually(async () => (await mailsReceived(address)).findLast(is), `${what} to ${address}`);
}
