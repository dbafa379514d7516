import {
  AccountSuspendedException,
  BadRequestException,
  InternalServiceErrorException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  NotFoundException,
  SESv2ServiceException,
  SendingPausedException,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import { describe, expect, it } from 'vitest';
import { judgeMailError } from '../../../functions/aws/mail-error.ts';

const mail = { sender: 'alerts@example.org', address: "o'brien@example.com" };
const judge = (error: unknown) => judgeMailError(error, mail).kind;
const unverified = (...identities: string[]) =>
  `Email address is not verified. The following identities failed the check in region EU-WEST-1: ${identities.join(', ')}`;
const detailed = (message: string) => ({ message, $metadata: {} });
/** An error that the SDK has no class for. */
const named = (name: string, message = name) =>
  new SESv2ServiceException({ name, message, $fault: 'client', $metadata: {} });

describe('an error of SES v2 means', () => {
  it.each([
    ['the text of a mail is not taken', new MessageRejected(detailed('Message contains a virus.'))],
    ['in the sandbox the recipient is not verified', new MessageRejected(detailed(unverified("o'brien@example.com")))],
    [
      'the identities are written as in the header',
      new MessageRejected(detailed(unverified("<O'Brien@example.com>..."))),
    ],
    ['the address is none', new BadRequestException(detailed("Missing final '@domain'"))],
    [
      'the address has letters that SES takes in no address',
      new BadRequestException(detailed('Local address contains control or whitespace')),
    ],
    ['the input does not pass a rule of the API', named('ValidationException', '1 validation error detected')],
  ])('refused, for this address or message alone: %s', (_, error) => {
    expect(judge(error)).toBe('refused');
  });

  it.each([
    ['the sender is not verified', new MessageRejected(detailed(unverified('alerts@example.org')))],
    [
      'neither is verified: the recipient may be, once the sender is',
      new MessageRejected(detailed(unverified('alerts@example.org', "o'brien@example.com"))),
    ],
    ['the list of identities is cut before both', new MessageRejected(detailed(unverified('...')))],
    ['the sender is not an address', new BadRequestException(detailed('Invalid sender: alerts@example.org'))],
    [
      'sending is paused, told as a rejection',
      new MessageRejected(
        detailed(
          'Sending paused for this account. For more information, please check the inbox of the email address associated with your AWS account.',
        ),
      ),
    ],
    ['sending is paused', new SendingPausedException(detailed('Account is paused'))],
    ['the account may never send again', new AccountSuspendedException(detailed('Account is suspended'))],
    [
      'the MAIL FROM domain is not verified',
      new MailFromDomainNotVerifiedException(detailed('Mail FROM domain is not verified')),
    ],
    ['the configuration set is gone', new NotFoundException(detailed('Configuration set does not exist'))],
    ['the role may not send', named('AccessDeniedException', 'User: … is not authorized to perform: ses:SendEmail')],
    ['the quota of the day is used up', named('ThrottlingException', 'Daily message quota exceeded')],
    ['the same, as another error', new TooManyRequestsException(detailed('Daily sending quota exceeded.'))],
  ])('stopped, for every mail of the account: %s', (_, error) => {
    expect(judge(error)).toBe('stopped');
  });

  it.each([
    ['too many mails a second', named('ThrottlingException', 'Maximum sending rate exceeded')],
    ['too many calls', new TooManyRequestsException(detailed('Too many requests'))],
    ['a limit that is not named', new LimitExceededException(detailed('Limit exceeded'))],
    ['a fault of SES', new InternalServiceErrorException(detailed('Internal error'))],
    ['a fault without a name of its own', named('ServiceUnavailable')],
    ['no answer in time', Object.assign(new Error('the request timed out'), { name: 'TimeoutError' })],
    ['a connection that broke', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['a name that is a property of every object', named('constructor')],
    ['something that is no error', 'boom'],
  ])('failed, to be tried again: %s', (_, error) => {
    expect(judge(error)).toBe('failed');
  });
});

it('a sender who follows a name himself is not refused for good while he is not verified', () => {
  const error = new MessageRejected(detailed(unverified('alerts@example.org')));
  expect(judgeMailError(error, { sender: 'alerts@example.org', address: 'Alerts@example.org' }).kind).toBe('stopped');
});

it('the reason has the name and the text of the error', () => {
  const error = new MessageRejected(detailed('Message contains a virus.'));
  expect(judgeMailError(error, mail).reason).toBe('MessageRejected: Message contains a virus.');
});
