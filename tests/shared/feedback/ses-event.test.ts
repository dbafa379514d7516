import { describe, expect, test } from 'vitest';
import { type Returned, readSesEvent } from '../../../shared/feedback/ses-event.ts';
import { bounce, complaint, delivery, opened, reject, renderingFailure } from '../../support/fake/ses-events.ts';

const kindsIn = (returned: Returned | null) => returned?.recipients.map(({ feedback }) => feedback?.kind ?? null);

test.each<[why: string, body: string, kinds: (string | null)[], remark: RegExp | null]>([
  ['no such mailbox', bounce('Permanent', 'General'), ['hard-bounce'], /^bounced \(Permanent General\): smtp; 550/],
  ['on the list of the account', bounce('Permanent', 'OnAccountSuppressionList'), ['hard-bounce'], /^bounced/],
  ['a full mailbox', bounce('Transient', 'MailboxFull'), ['soft-bounce'], /^bounced/],
  ['nobody knows why', bounce('Undetermined', 'Undetermined'), ['soft-bounce'], /^bounced/],
  ['a kind that comes later', bounce('Transient', 'Brandnew'), ['soft-bounce'], /^bounced/],
  ['the message, not the address', bounce('Transient', 'ContentRejected'), [null], /^bounced/],
  ['too large', bounce('Transient', 'MessageTooLarge'), [null], /^bounced/],
  ['spam', complaint(), ['complaint'], /^called spam by the reader: abuse$/],
  ['spam, without a type', complaint({}, null), ['complaint'], /^called spam by the reader$/],
  ['spam, taken back', complaint({}, 'not-spam'), [null], null],
  ['taken by the mail server', delivery(), ['delivery'], null],
  ['a virus', reject(), [null], /^not sent by SES: Bad content$/],
  ['a template', renderingFailure(), [null], /^not sent by SES: no x$/],
])('%s', (_, body, kinds, remark) => {
  const returned = readSesEvent(body);
  expect(kindsIn(returned)).toEqual(kinds);
  if (remark === null) expect(returned?.remark).toBeNull();
  else expect(returned?.remark?.text).toMatch(remark);
});

test('an event may name several recipients', () => {
  const bouncedRecipients = ['a@example.org', 'b@example.org'].map((emailAddress) => ({ emailAddress }));
  const returned = readSesEvent(bounce('Permanent', 'General', {}, { bouncedRecipients }));
  expect(returned?.recipients.map(({ address }) => address)).toEqual(['a@example.org', 'b@example.org']);
});

test('the mail is known by the id that SES gave it', () => {
  const mail = { messageId: 'm-1' };
  const bodies = [bounce('Permanent', 'General', mail), complaint(mail), delivery(mail), reject(mail)];
  expect(bodies.map((body) => readSesEvent(body)?.messageId)).toEqual(['m-1', 'm-1', 'm-1', 'm-1']);
});

describe('what is kept', () => {
  test('has no address and no control character, and is short', () => {
    const diagnosticCode = `smtp; 550 <press@example.org>\u0000\r\n\u001b[2J ask postmaster@mx.example ${'x'.repeat(9000)}`;
    const bouncedRecipients = [{ emailAddress: 'press@example.org', diagnosticCode }];
    const returned = readSesEvent(bounce('Permanent', 'General', {}, { bouncedRecipients }));
    for (const said of [returned?.recipients[0]?.feedback?.detail ?? '', returned?.remark?.text ?? '']) {
      expect(said).toContain('550 <(address)>');
      expect(said).toContain('ask (address)');
      expect(said).not.toMatch(/@|\p{Cc}/u);
      expect(said.length).toBeLessThan(350);
    }
  });

  test('has its time in one form, whatever SES writes', () => {
    for (const at of ['2026-11-26T08:01:00Z', '2026-11-26T09:01:00.000+01:00']) {
      expect(readSesEvent(delivery({ at }))?.recipients[0]?.feedback?.at).toBe('2026-11-26T08:01:00.000Z');
    }
  });
});

describe('the forms of an event', () => {
  const detail = JSON.parse(complaint()).detail;
  const { eventType, ...rest } = detail;
  test.each<[why: string, message: unknown]>([
    ['as SES publishes it', detail],
    ['in an envelope of SNS', { Type: 'Notification', TopicArn: 'arn', Message: JSON.stringify(detail) }],
    ['of an identity, without a configuration set', { ...rest, notificationType: eventType }],
    ['with fields that there are not yet', { ...detail, brandnew: 1, mail: { ...detail.mail, more: {} } }],
  ])('%s', (_, message) => {
    expect(readSesEvent(JSON.stringify(message))).toEqual(readSesEvent(complaint()));
  });

  test('an event of no concern says nothing', () => {
    expect(readSesEvent(opened())).toBeNull();
    expect(readSesEvent(JSON.stringify({ eventType: 'Brandnew', mail: {} }))).toBeNull();
  });

  test.each([
    ['no JSON', 'x'],
    ['a bounce without its recipients', JSON.stringify({ eventType: 'Bounce', mail: detail.mail, bounce: {} })],
    ['a complaint without its mail', JSON.stringify({ ...detail, mail: undefined })],
  ])('%s is an error, for the dead letters', (_, body) => {
    expect(() => readSesEvent(body)).toThrow();
  });
});
