/** Mails as they arrive in the inbox of the deployed stack. */
import * as z from 'zod';
import { type ReceivedMail, readMail } from '../read/read-mail.ts';
import { eventually, stack } from './deployed-stack.ts';

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
