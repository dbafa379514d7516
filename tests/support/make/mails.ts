/** Mails, and what is read of one, for the tests of mails and mailboxes. */
import { openAs, textOf } from '../read/open-container.ts';

export const latin1 = (text: string) => Buffer.from(text, 'latin1');
export const mail = (...lines: string[]) => Buffer.from(lines.join('\r\n'));

export const open = (bytes: Uint8Array, fileName = 'clip.eml') => openAs('eml', bytes, fileName);

export async function clipIn(bytes: Uint8Array) {
  const { part, text, codes } = textOf(await open(bytes));
  const stated = Object.fromEntries(part.declared.toReversed().map(({ name, value }) => [name, value]));
  return { text: text.trim(), fileName: part.fileName, stated, attachments: part.attachments, codes };
}

export const HEAD = [
  'Received: from mx.example.org by mail.example.org; Thu, 16 Feb 2017 00:30:04 +0000',
  'From: =?UTF-8?B?2KfZhNmF2YrYp9iv2YrZhg==?= <desk@almayadeen.example>',
  'To: press@example.org',
  'Subject: =?utf-8?q?Fwd=3A_RE=3A_The_Bridge_Is?=',
  ' =?utf-8?q?_Open_=E2=80=93_at_last?=',
  'Date: Wed, 15 Feb 2017 23:30:00 -0500',
  'MIME-Version: 1.0',
];
export const HTML =
  '<h1>The Bridge Is Open</h1><p>Radio Hill, 3 March 2019</p><p>The caf=C3=A9 is open, too=\r\n, on Sunday.</p>';
