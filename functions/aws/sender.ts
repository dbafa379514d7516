/** The address that mails come from. */
import { AlreadyExistsException, CreateEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import { ses } from './clients/ses.ts';

/**
 * Registers an address as a sender with SES; a registered one is left alone. SES then mails the address for its owner's
 * consent; the emulator needs none.
 */
export async function registerSender(address: string): Promise<void> {
  try {
    await ses().send(new CreateEmailIdentityCommand({ EmailIdentity: address }));
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
}
