/** What an error of SES means for a mail: is it this address, the account, or the moment? */

/** Why a mail was not sent. */
export type Unsent =
  /** SES says no to this address or this message. It would say so again: final. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** SES takes no mail of this account, whoever it is for, until somebody changes the account or the deployment. */
  | { readonly kind: 'stopped'; readonly reason: string }
  /** SES was too busy, failed, or was not reached, and may even have sent the mail: try again. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * By the error's name (Amazon SES API v2 reference: "SendEmail" and "Common Errors"; AWS Lambda and SDK errors have names
 * of their own, which are not here). `text`: its text decides.
 */
const MEANING: Readonly<Record<string, Unsent['kind'] | 'text'>> = {
  MessageRejected: 'text',
  BadRequestException: 'text',
  ValidationException: 'text',
  MailFromDomainNotVerifiedException: 'stopped',
  AccountSuspendedException: 'stopped',
  SendingPausedException: 'stopped',
  // The configuration set, the tenant or the identity of the deployment.
  NotFoundException: 'stopped',
  AccessDeniedException: 'stopped',
  LimitExceededException: 'failed',
  TooManyRequestsException: 'failed',
  ThrottlingException: 'failed',
  InternalServiceErrorException: 'failed',
};

/** `Daily message quota exceeded` (Developer Guide, "Errors related to the sending quotas"): nobody gets mail today. */
const QUOTA_USED_UP = /daily (?:message|sending) quota exceeded/i;
/** `Sending paused for this account. For more information, please check the inbox of …` comes as a `MessageRejected`. */
const ACCOUNT_CLOSED = /\b(?:paused|suspended|disabled)\b/i;
/** `Email address is not verified. The following identities failed the check in region EU-WEST-1: a@x, b@y` */
const NOT_VERIFIED = 'not verified';

/** What an error thrown by `SendEmail` means for a mail from `sender` to `address`. An unknown error has `failed`. */
export function judgeMailError(error: unknown, mail: { readonly sender: string; readonly address: string }): Unsent {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const reason = `${name}: ${message}`;
  if (QUOTA_USED_UP.test(message)) return { kind: 'stopped', reason };
  const meaning = (Object.hasOwn(MEANING, name) ? MEANING[name] : undefined) ?? 'failed';
  return { kind: meaning === 'text' ? judgeRejection(message, mail) : meaning, reason };
}

/** Final only where nothing in the text points to the account: a wrong `stopped` is tried again, a wrong `refused` never. */
function judgeRejection(text: string, { sender, address }: { sender: string; address: string }): 'refused' | 'stopped' {
  if (ACCOUNT_CLOSED.test(text)) return 'stopped';
  const named = addressesIn(text);
  if (named.has(sender.toLowerCase())) return 'stopped';
  // SES shortens a long list of identities, so the sender may be among those left out.
  if (text.includes(NOT_VERIFIED) && !named.has(address.toLowerCase())) return 'stopped';
  return 'refused';
}

/** The addresses in a text, in lower case. */
function addressesIn(text: string): Set<string> {
  const words = text.toLowerCase().split(/[\s,;<>"()]/);
  return new Set(words.filter((word) => word.includes('@')).map((word) => word.replace(/\.{1,3}$/, '')));
}
