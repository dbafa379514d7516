/** The address that mails come from. */
import { AlreadyExistsException, CreateEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import { ses } from './clients.ts';

/**
 * Makes an address known to SES as a sender; one that is known already stays as it is. SES then writes to the address
 * for its owner's consent, while the emulator takes it as given.
 */
export async function registerSender(address: string): Promise<void> {
  try {
    await ses().send(new CreateEmailIdentityCommand({ EmailIdentity: address }));
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
}
