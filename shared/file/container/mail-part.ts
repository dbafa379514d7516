/** What the readers of mails share, whatever program wrote them. */
import type { Attachment, Warning } from '../../contract/clip.ts';
import type { Declared } from '../../document/document.ts';
import { withoutPrefixes } from '../forwarded/subject.ts';
import { refusal } from '../refusal.ts';
import { declared, type Opened } from './container.ts';

/** Forwarded mails inside each other that are opened. */
export const MOST_WRAPPERS = 5;
/** A mail with a shorter text around another mail only forwards it. */
const LONGEST_NOTE = 500;
/** The same for a note in HTML, without the style sheets in its head. */
const LONGEST_NOTE_SOURCE = 20_000;
export const MOST_ATTACHMENTS = 100;

/** The text of a mail. */
export interface MailText {
  readonly text: string;
  readonly html: boolean;
  readonly warnings: readonly Warning[];
}

/** Whether a text is only a short note about an attached mail. */
export function isNote(text: string): boolean {
  const body = text.slice(Math.max(0, text.search(/<body[\s>]/i)));
  if (body.length > LONGEST_NOTE_SOURCE) return false;
  const said = body.replace(/<style[\s\S]{0,20000}?<\/style>|<[^<>]{0,2000}>|&nbsp;|\s+/gi, ' ');
  return said.trim().length <= LONGEST_NOTE;
}

/** What the head of a mail says. */
export interface MailHead {
  readonly subject: string | null | undefined;
  readonly name: string | null | undefined;
  readonly address: string | null | undefined;
  /** The day on which it was sent: YYYY-MM-DD, or as written. */
  readonly day: string | null | undefined;
}

/** The subject is stated as the clip's title; sender (name and domain) and day are declared as `mail:from` and `mail:date`. */
export function statedIn({ subject, name, address, day }: MailHead): Declared[] {
  return [
    ...declared('stated:title', withoutPrefixes(subject ?? '')),
    ...declared('mail:from', name),
    ...declared('mail:from', address?.split('@')[1]),
    ...declared('mail:date', day),
  ];
}

/** The clip in a mail; refused where it holds no text. `listed` are the first of `count` attachments. */
export function openedMail(
  { text, html, warnings }: MailText,
  stated: readonly Declared[],
  listed: readonly Attachment[],
  count: number,
): Opened {
  if (text.trim() === '') return refusal('empty', emptyReason(listed));
  const fileName = html ? 'mail.html' : 'mail.txt';
  const content = { kind: 'text', text } as const;
  const part = { path: null, fileName, content, declared: stated, attachments: listed };
  return { kind: 'opened', parts: [part], warnings: [...warnings, ...cut(count)] };
}

function cut(count: number): Warning[] {
  if (count <= MOST_ATTACHMENTS) return [];
  const message = `The mail has ${count} attachments or more; ${MOST_ATTACHMENTS} are listed.`;
  return [{ code: 'parts-cut', message }];
}

function emptyReason(attachments: readonly Attachment[]): string {
  if (attachments.length === 0) return 'The mail holds no text. Save it again with its content.';
  const names = attachments.map(({ name }) => name).filter((name) => name !== '');
  const which = names.length === 0 ? '' : ` (${names.slice(0, 5).join(', ')})`;
  return `The mail holds no text, only attachments${which}. Drop those by themselves.`;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Wed, 15 Feb 2017 23:30:00 -0500` → `2017-02-15`, the sender's own day (RFC 5322, 3.3). */
export function dayOf(date: string): string | null {
  const [, day, name, year] = /\b(\d{1,2})[ -]{1,9}([a-z]{3})[a-z]{0,6}[ -]{1,9}(\d{4})\b/i.exec(date) ?? [];
  const month = MONTHS.indexOf(name?.toLowerCase() ?? '') + 1;
  if (month === 0 || day === undefined) return null;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

export const ENCRYPTED = refusal('not-text', 'The mail is encrypted. Save it again from where it can be read.');
