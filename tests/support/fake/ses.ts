/** SES in memory, in the place of the SDK's client. */
import { GetAccountCommand, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { Mail } from '../../../local/services/mail.ts';

export class FakeSes extends Mail {
  constructor() {
    super({ now: () => Date.now() });
    // Tests wait for no turn, unless they are about turns.
    this.rate = 100_000;
    const client = mockClient(SESv2Client);
    client.on(SendEmailCommand).callsFake((input) => this.send(new SendEmailCommand(input)));
    client.on(GetAccountCommand).callsFake((input) => this.send(new GetAccountCommand(input)));
  }
}
