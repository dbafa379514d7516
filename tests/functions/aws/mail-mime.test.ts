/** The message as it goes to SES, decoded by another library than the one that writes it. */
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { type Mail, mimeOf } from '../../../functions/aws/mail.ts';

const mail = (more: Partial<Mail> = {}): Mail => ({
  kind: 'alert',
  subscriptionId: 'press-desk',
  sender: 'alerts@example.org',
  to: 'anna@example.net',
  language: 'en',
  unsubscribe: 'https://api.example.org/unsubscribe?key=abc',
  stories: ['5f0a'],
  message: { subject: 'Mara Lind', text: 'Text.\n', html: '<p>HTML.</p>' },
  replyTo: null,
  configurationSet: null,
  alertId: null,
  ...more,
});
const raw = async (more: Partial<Mail> = {}) => (await mimeOf(mail(more))).toString();
const read = async (more: Partial<Mail> = {}) => PostalMime.parse(await mimeOf(mail(more)));
const headers = async (more: Partial<Mail> = {}) =>
  new Map((await read(more)).headers.map(({ key, value }) => [key, value]));

describe('headers', () => {
  it.each([
    ['list-unsubscribe', '<https://api.example.org/unsubscribe?key=abc>', 'RFC 2369'],
    ['list-unsubscribe-post', 'List-Unsubscribe=One-Click', 'RFC 8058'],
    ['list-id', '<press-desk.alerts.example.org>', 'RFC 2919'],
    ['auto-submitted', 'auto-generated', 'RFC 3834'],
    ['precedence', 'bulk', 'programs that do not know it'],
    ['x-auto-response-suppress', 'OOF, AutoReply', 'Exchange'],
    ['x-clipwatch-kind', 'alert', 'filters'],
    ['references', '<story-5f0a@example.org>', 'mails on one story hang together'],
    ['in-reply-to', '<story-5f0a@example.org>', 'as above'],
    ['content-language', 'en', 'the language of the mail'],
    ['from', 'clipwatch <alerts@example.org>', 'never the outlet'],
    ['to', 'anna@example.net', 'one address'],
  ])('%s: %s (%s)', async (name, value) => expect((await headers()).get(name)).toBe(value));

  it.each<[why: string, more: Partial<Mail>, absent: string[]]>([
    [
      'who is only asked has subscribed to nothing',
      { kind: 'confirm' },
      ['list-unsubscribe', 'list-unsubscribe-post', 'list-id'],
    ],
    ['a digest is a conversation of its own', { kind: 'digest' }, ['references', 'in-reply-to']],
    ['so is a summary', { kind: 'summary' }, ['references', 'in-reply-to']],
    ['and a mail on several stories', { stories: ['a', 'b'] }, ['references', 'in-reply-to']],
    ['answers go to the sender unless somebody reads another mailbox', {}, ['reply-to', 'bcc', 'cc']],
  ])('%s', async (_why, more, absent) => {
    const all = await headers(more);
    expect(absent.filter((name) => all.has(name))).toEqual([]);
  });

  it('answers go to a mailbox that is read, if there is one', async () => {
    expect((await headers({ replyTo: 'press@example.org' })).get('reply-to')).toBe('press@example.org');
  });

  it.each(['\r\nBcc: eve@example.org', 'a\nBcc: eve@example.org', 'a> <b@c>', 'ключ', 'x'.repeat(300)])(
    'no id breaks out of its header: %j',
    async (id) => {
      const all = await read({ subscriptionId: id, stories: [id] });
      expect(all.bcc ?? []).toEqual([]);
      expect((await raw({ subscriptionId: id, stories: [id] })).split('\r\n\r\n')[0]).toMatch(/^[\x20-\x7e\r\n\t]*$/);
    },
  );
});

describe('subjects', () => {
  it.each([
    'Mara Lind in Radio Coteaux: Title',
    'إشارة إلى رندة قسيس – قناة الميادين: تحول استراتيجي في حل النزاع السوري بعد سنوات من الحرب والمفاوضات',
    'Упоминание: Мара Линд – Первый канал: Мост снова открыт после долгого ремонта, и движение по нему возобновлено',
    'Mara Lind 👩‍👩‍👧‍👦 '.repeat(9).trim(),
  ])('%s', async (subject) => {
    const message = { subject, text: 'Text.', html: '<p></p>' };
    expect((await read({ message })).subject).toBe(subject);
    const [head = ''] = (await raw({ message })).split('\r\n\r\n');
    // RFC 2047, section 2: an encoded word has at most 75 characters; RFC 5322, 2.1.1: a line 998.
    for (const [word] of head.matchAll(/=\?utf-8\?[bq]\?[^?]*\?=/gi)) expect(word.length).toBeLessThanOrEqual(75);
    for (const line of head.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    expect(head).toMatch(/^[\x20-\x7e\r\n\t]*$/);
  });

  it('no line end of one begins another header', async () => {
    const message = { subject: 'a\r\nBcc: eve@example.org\r\n\r\n<b>', text: 'Text.', html: '' };
    const { bcc = [], subject } = await read({ message });
    expect(bcc).toEqual([]);
    expect(subject).toContain('Bcc: eve@example.org');
  });
});

it('has a text part first, then HTML, both UTF-8 and as they were written', async () => {
  const message = { subject: 's', text: `${'ж'.repeat(2000)}\n`, html: `<p>${'رندة '.repeat(500)}</p>` };
  const { text, html } = await read({ message });
  expect(text?.trim()).toBe(message.text.trim());
  expect(html?.trim()).toBe(message.html.trim());
  const whole = await raw({ message });
  expect(whole.indexOf('text/plain; charset=utf-8')).toBeLessThan(whole.indexOf('text/html; charset=utf-8'));
  expect(whole).toContain('multipart/alternative');
  for (const line of whole.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
});
