/** SES in memory: sends nothing, and obeys the rules of the sandbox, of a paused account and of the rate. */
import {
  AlreadyExistsException,
  BadRequestException,
  CreateEmailIdentityCommand,
  GetAccountCommand,
  GetEmailIdentityCommand,
  InternalServiceErrorException,
  LimitExceededException,
  MessageRejected,
  NotFoundException,
  SendEmailCommand,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { type Command, type Now, type Operation, Service } from './service.ts';

export interface SentMail {
  readonly to: string;
  readonly from: string;
  readonly messageId: string;
  /** The message as it was given. */
  readonly raw: Uint8Array;
  /** The same as text, with broken lines joined again. */
  readonly mime: string;
  /** Milliseconds of the epoch. */
  readonly at: number;
}

/** Of a message as it is sent ("Service quotas in Amazon SES", SES API v2). */
const MAX_MESSAGE_BYTES = 40 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

export class Mail extends Service {
  readonly sent: SentMail[] = [];
  readonly identities = new Set<string>();
  calls = 0;
  /** The verified addresses: in the sandbox SES mails no other. Null: out of the sandbox. */
  verified: ReadonlySet<string> | null = null;
  isPaused = false;
  /** So many calls are throttled, then no more. */
  throttled = 0;
  /** So many calls fail inside SES, then no more. */
  failing = 0;
  /** Mails a second, as the account is told; nothing holds a caller to it but `throttled`. */
  rate = 14;
  /** Mails in 24 hours. */
  quota = 50_000;
  /** Addresses that SES says no to, whoever asks. */
  refused: ReadonlySet<string> = new Set();
  /** Told of each mail that was taken. */
  onSent: (mail: SentMail) => void = () => {};
  /** Told of each identity that is registered. */
  onIdentity: (address: string) => void = () => {};
  protected override readonly operations: ReadonlyMap<Command['constructor'], Operation>;
  private readonly now: Now;

  constructor({ now = Date.now }: { readonly now?: Now } = {}) {
    super();
    this.now = now;
    this.operations = new Map<Command['constructor'], Operation>([
      [SendEmailCommand, { name: 'SendEmail', act: (input: SendEmailCommand['input']) => this.accept(input) }],
      [GetAccountCommand, { name: 'GetAccount', act: () => this.account() }],
      [
        CreateEmailIdentityCommand,
        {
          name: 'CreateEmailIdentity',
          act: ({ EmailIdentity = '' }: CreateEmailIdentityCommand['input']) => this.register(EmailIdentity),
        },
      ],
      [
        GetEmailIdentityCommand,
        {
          name: 'GetEmailIdentity',
          act: ({ EmailIdentity = '' }: GetEmailIdentityCommand['input']) => this.identity(EmailIdentity),
        },
      ],
    ]);
  }

  /** The client asks once: SES has no idempotency. The mail is on its way, and nobody is told. */
  protected override lost(): object {
    throw Object.assign(new Error('Socket timed out without data received'), { name: 'TimeoutError' });
  }

  private accept({ FromEmailAddress = '', Destination, Content }: SendEmailCommand['input']): object {
    this.calls += 1;
    if (this.isPaused) throw new SendingPausedException({ message: 'Account is paused', $metadata: {} });
    if (this.throttled > 0) {
      this.throttled -= 1;
      throw new TooManyRequestsException({ message: 'Maximum sending rate exceeded', $metadata: {} });
    }
    if (this.failing > 0) {
      this.failing -= 1;
      throw new InternalServiceErrorException({ message: 'Service is unavailable', $metadata: {} });
    }
    const today = this.sent.filter(({ at }) => at > this.now() - DAY_MS).length;
    if (today >= this.quota) {
      throw new LimitExceededException({ message: 'Daily message quota exceeded', $metadata: {} });
    }
    const [to = '', ...more] = Destination?.ToAddresses ?? [];
    if (to === '' || more.length > 0) throw new Error('This mail service takes one address.');
    if (this.refused.has(to))
      throw new MessageRejected({ message: 'Address is on the suppression list', $metadata: {} });
    const { verified } = this;
    const failed = verified === null ? [] : [FromEmailAddress, to].filter((address) => !verified.has(address));
    if (failed.length > 0) {
      const message = `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${failed.join(', ')}`;
      throw new MessageRejected({ message, $metadata: {} });
    }
    const raw = new Uint8Array(Content?.Raw?.Data ?? []);
    if (raw.length > MAX_MESSAGE_BYTES)
      throw new BadRequestException({
        message: `Message length is more than ${MAX_MESSAGE_BYTES} bytes long`,
        $metadata: {},
      });
    const mime = Buffer.from(raw).toString().replaceAll('=\r\n', '');
    const mail = { to, from: FromEmailAddress, messageId: `m-${this.sent.length + 1}`, raw, mime, at: this.now() };
    this.sent.push(mail);
    this.onSent(mail);
    return { MessageId: mail.messageId };
  }

  private account(): object {
    return {
      ProductionAccessEnabled: this.verified === null,
      SendingEnabled: !this.isPaused,
      EnforcementStatus: 'HEALTHY',
      SendQuota: { Max24HourSend: this.quota, MaxSendRate: this.rate, SentLast24Hours: this.sent.length },
    };
  }

  private register(address: string): object {
    if (this.identities.has(address)) {
      throw new AlreadyExistsException({ message: `Email identity ${address} already exist.`, $metadata: {} });
    }
    this.identities.add(address);
    this.onIdentity(address);
    return { IdentityType: 'EMAIL_ADDRESS', VerifiedForSendingStatus: false };
  }

  private identity(address: string): object {
    if (!this.identities.has(address)) {
      throw new NotFoundException({ message: `Email identity ${address} does not exist.`, $metadata: {} });
    }
    const isVerified = this.verified === null || this.verified.has(address);
    return { IdentityType: 'EMAIL_ADDRESS', VerifiedForSendingStatus: isVerified };
  }
}
