/** Mails (RFC 5322). */
import { addressParser, decodeWords } from 'postal-mime';
import type { Attachment, Warning } from '../../contract/clip.ts';
import type { Declared } from '../../document/document.ts';
import type { Decoded } from '../bytes/decode.ts';
import { withoutPrefixes } from '../forwarded/subject.ts';
import { refusal } from '../refusal.ts';
import { declared, type Opened } from './container.ts';
import { bareBoundary, startOfMail } from './mail-head.ts';
import { decodedBody, type Mime, readMime } from './mime.ts';

/** Turns a part's bytes into text, as `decode` of `bytes/` does. */
type Decode = (bytes: Uint8Array, charset: string | null) => Decoded;

/** Forwarded mails inside each other that are opened. */
const MOST_WRAPPERS = 5;
/** A mail with a shorter text around another mail only forwards it. */
const LONGEST_NOTE = 500;
/** The same for a note in HTML, with the style sheets of mail programs. */
const LONGEST_NOTE_SOURCE = 20_000;
const MOST_ATTACHMENTS = 100;

/**
 * The clip in a mail: its HTML, or else its text. The subject is stated as its title; sender and day (as written, in the
 * sender's own time zone) are declared as `mail:from` (name and domain) and `mail:date`. A mail that only wraps another one is that one.
 */
export function openMail(bytes: Uint8Array, decode: Decode): Opened {
  const lost = bareBoundary(bytes);
  const body = bytes.subarray(startOfMail(bytes));
  let mail = readMime(
    lost === null
      ? body
      : Buffer.concat([Buffer.from(`Content-Type: multipart/mixed; boundary="${lost}"\n\n`, 'latin1'), body]),
  );
  const attachments: Mime[] = [];
  for (let opened = 0; ; opened++) {
    if (isEncrypted(mail))
      return refusal('not-text', 'The mail is encrypted. Save it again from where it can be read.');
    const leaves = leavesOf(mail);
    const { text, html, warnings } = textOf(leaves.filter(isBody), decode);
    const wrapped = leaves.filter(({ type }) => type === 'message/rfc822');
    const [inner] = wrapped;
    if (inner && wrapped.length === 1 && opened < MOST_WRAPPERS && isNote(text)) {
      attachments.push(...leaves.filter((leaf) => leaf !== inner && isAttachment(leaf)));
      mail = readMime(decodedBody(inner));
      continue;
    }
    attachments.push(...leaves.filter(isAttachment));
    const listed = attachments.slice(0, MOST_ATTACHMENTS).map(attachmentOf);
    if (text.trim() === '') return refusal('empty', emptyReason(listed));
    const fileName = html ? 'mail.html' : 'mail.txt';
    const part = { path: null, fileName, content: { kind: 'text', text } as const, declared: statedIn(mail) };
    return { kind: 'opened', parts: [{ ...part, attachments: listed }], warnings: [...warnings, ...cut(attachments)] };
  }
}

function cut(attachments: readonly Mime[]): Warning[] {
  if (attachments.length <= MOST_ATTACHMENTS) return [];
  const message = `The mail has ${attachments.length} attachments or more; ${MOST_ATTACHMENTS} are listed.`;
  return [{ code: 'parts-cut', message }];
}

function isEncrypted({ type, parameters }: Mime): boolean {
  if (type === 'multipart/encrypted') return true;
  return /^application\/(?:x-)?pkcs7-mime$/.test(type) && parameters['smime-type'] !== 'signed-data';
}

/** Parts without children, in order; of alternatives only the best: HTML, or else the last with text. */
function leavesOf(mail: Mime): Mime[] {
  if (mail.children.length === 0) return [mail];
  const leaves = mail.children.map(leavesOf);
  if (mail.type !== 'multipart/alternative') return leaves.flat();
  const withText = leaves.filter((branch) => branch.some(isBody));
  const best = withText.findLast((branch) => branch.some(({ type }) => type === 'text/html')) ?? withText.at(-1);
  return leaves.flatMap((branch) => (branch === best ? branch : branch.filter((leaf) => !isBody(leaf))));
}

function isBody({ type, disposition }: Mime): boolean {
  return (type === 'text/html' || type === 'text/plain') && disposition !== 'attachment';
}

/** Pictures that the text shows have a content id, to which it refers. */
function isAttachment(leaf: Mime): boolean {
  if (isBody(leaf) || leaf.type.startsWith('multipart/')) return false;
  return leaf.disposition === 'attachment' || (leaf.disposition !== 'inline' && !leaf.head.has('content-id'));
}

function attachmentOf(leaf: Mime): Attachment {
  const name = leaf.fileName ?? `${leaf.type.replace('/', '.')}`;
  return { name: name.slice(0, 200), type: leaf.type, size: decodedBody(leaf).length };
}

/** The text of all parts that have the type of the first. */
function textOf(
  bodies: readonly Mime[],
  decode: Decode,
): { text: string; html: boolean; warnings: readonly Warning[] } {
  const html = bodies.some(({ type }) => type === 'text/html');
  const texts: string[] = [];
  const warnings = new Map<string, Warning>();
  for (const body of bodies) {
    if (html && body.type !== 'text/html') continue;
    const decoded = decode(decodedBody(body), body.parameters.charset ?? null);
    if (decoded.kind === 'refused') continue;
    texts.push(body.parameters.format?.toLowerCase() === 'flowed' ? unflowed(decoded.source, body) : decoded.source);
    for (const warning of decoded.warnings) warnings.set(warning.code, warning);
  }
  return { text: texts.join(html ? '\n' : '\n\n'), html, warnings: [...warnings.values()] };
}

/** Joins lines that end with a space to the next one (`format=flowed`, RFC 3676, 4.1). */
function unflowed(text: string, { parameters }: Mime): string {
  const soft = parameters.delsp?.toLowerCase() === 'yes' ? '' : ' ';
  return text.replace(/^ /gm, '').replace(/(?<!^--) \r?\n(?!$)/gm, soft);
}

/** Whether a text is only a short note about an attached mail. */
function isNote(text: string): boolean {
  if (text.length > LONGEST_NOTE_SOURCE) return false;
  const said = text.replace(/<style[\s\S]{0,20000}?<\/style>|<[^>]{0,2000}>|&nbsp;|\s+/gi, ' ');
  return said.trim().length <= LONGEST_NOTE;
}

function statedIn({ head }: Mime): Declared[] {
  const subject = withoutPrefixes(decodeWords(head.get('subject') ?? ''));
  const sender = addressParser(head.get('from') ?? '', { flatten: true })[0];
  const domain = sender?.address?.split('@')[1];
  return [
    ...declared('stated:title', subject),
    ...declared('mail:from', sender?.name),
    ...declared('mail:from', domain),
    ...declared('mail:date', dayOf(head.get('date') ?? '') ?? head.get('sent')),
  ];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Wed, 15 Feb 2017 23:30:00 -0500` → `2017-02-15`, the sender's own day (RFC 5322, 3.3). */
function dayOf(date: string): string | null {
  const [, day, name, year] = /\b(\d{1,2})[ -]{1,9}([a-z]{3})[a-z]{0,6}[ -]{1,9}(\d{4})\b/i.exec(date) ?? [];
  const month = MONTHS.indexOf(name?.toLowerCase() ?? '') + 1;
  if (month === 0 || day === undefined) return null;
  return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function emptyReason(attachments: readonly Attachment[]): string {
  if (attachments.length === 0) return 'The mail holds no text. Save it again with its content.';
  const names = attachments.slice(0, 5).map(({ name }) => name);
  return `The mail holds no text, only attachments (${names.join(', ')}). Drop those by themselves.`;
}
