/** SES in memory: sends nothing, and obeys the rules of the sandbox, of a paused account and of the rate. */
import {
  MessageRejected,
  SESv2Client,
  SendEmailCommand,
  type SendEmailCommandInput,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';

export interface SentMail {
  readonly to: string;
  /** The message as it was given, with broken lines joined again. */
  readonly mime: string;
}

export class FakeSes {
  readonly sent: SentMail[] = [];
  calls = 0;
  /** The verified addresses: in the sandbox SES mails no other. Null: out of the sandbox. */
  verified: ReadonlySet<string> | null = null;
  isPaused = false;
  /** So many calls are throttled, then no more. */
  throttled = 0;

  constructor() {
    mockClient(SESv2Client)
      .on(SendEmailCommand)
      .callsFake((input: SendEmailCommandInput) => this.send(input));
  }

  private send({ FromEmailAddress = '', Destination, Content }: SendEmailCommandInput) {
    this.calls += 1;
    if (this.isPaused) throw new SendingPausedException({ message: 'Account is paused', $metadata: {} });
    if (this.throttled > 0) {
      this.throttled -= 1;
      throw new TooManyRequestsException({ message: 'Maximum sending rate exceeded', $metadata: {} });
    }
    const [to = ''] = Destination?.ToAddresses ?? [];
    const { verified } = this;
    const failed = verified === null ? [] : [FromEmailAddress, to].filter((address) => !verified.has(address));
    if (failed.length > 0) {
      const message = `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${failed.join(', ')}`;
      throw new MessageRejected({ message, $metadata: {} });
    }
    const mime = Buffer.from(Content?.Raw?.Data ?? [])
      .toString()
      .replaceAll('=\r\n', '');
    this.sent.push({ to, mime });
    return { MessageId: `m-${this.sent.length}` };
  }
}
