/** What SES allows the account. */
import { GetAccountCommand } from '@aws-sdk/client-sesv2';
import { errorLog } from '../runtime/error-log.ts';
import { ses } from './clients/ses.ts';

/** The rate of the sandbox, and what is assumed where SES does not say. */
const LEAST_RATE = 1;

/** Mails a second that SES takes from the account (SES API reference, "SendQuota"). */
export async function mailRate(): Promise<number> {
  try {
    const { SendQuota } = await ses().send(new GetAccountCommand({}));
    return Math.max(LEAST_RATE, SendQuota?.MaxSendRate ?? LEAST_RATE);
  } catch (error) {
    // Mails go out all the same, slowly.
    console.warn({ message: 'SES does not say at what rate it takes mails', error: errorLog(error) });
    return LEAST_RATE;
  }
}
