/** Events of SES as EventBridge hands them on: the shapes of the Developer Guide's examples. */
const mail = (address: string, messageId: string) => ({
  timestamp: '2026-11-26T08:00:00.012Z',
  source: 'clipwatch <alerts@example.org>',
  sendingAccountId: '123456789012',
  messageId,
  destination: [address],
  headersTruncated: false,
  commonHeaders: { subject: 'Mara Lind in Harbour TV: A Day' },
  tags: {
    'ses:configuration-set': ['clipwatch-alerts'],
    kind: ['alert'],
  },
});

interface Given {
  readonly address?: string;
  readonly messageId?: string;
  readonly at?: string;
}
const AT = '2026-11-26T08:01:00.669Z';
const ADDRESS = 'press@example.org';
const MESSAGE = 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000';

const event = (type: string, eventType: string, more: object, { address = ADDRESS, messageId = MESSAGE }: Given) =>
  JSON.stringify({
    version: '0',
    id: '8d3a1b0e-1111-2222-3333-444455556666',
    'detail-type': type,
    source: 'aws.ses',
    account: '123456789012',
    time: AT,
    region: 'eu-central-1',
    resources: [],
    detail: { eventType, mail: mail(address, messageId), ...more },
  });

/** `more`: fields of the bounce. */
export function bounce(bounceType: string, bounceSubType: string, given: Given = {}, more: object = {}): string {
  const { address = ADDRESS, at = AT } = given;
  const bounced = {
    emailAddress: address,
    action: 'failed',
    status: '5.1.1',
    diagnosticCode: `smtp; 550 5.1.1 <${address}>: user unknown`,
  };
  const details = {
    bounceType,
    bounceSubType,
    bouncedRecipients: [bounced],
    timestamp: at,
    feedbackId: 'f-1',
    ...more,
  };
  return event('Email Bounced', 'Bounce', { bounce: details }, given);
}

export function complaint(given: Given = {}, complaintFeedbackType: string | null = 'abuse'): string {
  const { address = ADDRESS, at = AT } = given;
  const details = {
    complainedRecipients: [{ emailAddress: address }],
    timestamp: at,
    feedbackId: 'f-2',
    userAgent: 'Any FBL',
    ...(complaintFeedbackType !== null && { complaintFeedbackType }),
  };
  return event('Email Complaint Received', 'Complaint', { complaint: details }, given);
}

export function delivery(given: Given = {}): string {
  const { address = ADDRESS, at = AT } = given;
  const details = { timestamp: at, processingTimeMillis: 546, recipients: [address], smtpResponse: '250 ok' };
  return event('Email Delivered', 'Delivery', { delivery: details }, given);
}

export const reject = (given: Given = {}): string =>
  event('Email Rejected', 'Reject', { reject: { reason: 'Bad content' } }, given);

export const renderingFailure = (given: Given = {}): string =>
  event('Email Rendering Failed', 'Rendering Failure', { failure: { errorMessage: 'no x', templateName: 't' } }, given);

export const opened = (given: Given = {}): string => event('Email Opened', 'Open', { open: { timestamp: AT } }, given);
