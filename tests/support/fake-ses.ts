/** SES in memory, in the place of the SDK's client. */
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { Mail } from '../../local/services/mail.ts';

export class FakeSes extends Mail {
  constructor() {
    super();
    mockClient(SESv2Client)
      .on(SendEmailCommand)
      .callsFake((input) => this.send(new SendEmailCommand(input)));
  }
}
