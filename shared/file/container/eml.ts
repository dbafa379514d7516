/** Mails (RFC 5322). */
import { addressParser, decodeWords } from 'postal-mime';
import type { Attachment, Warning } from '../../contract/clip.ts';
import type { Declared } from '../../document/document.ts';
import { beginning } from '../../well-formed.ts';
import type { Opened } from './container.ts';
import { bareBoundary, startOfMail } from './mail-head.ts';
import {
  dayOf,
  ENCRYPTED,
  isNote,
  type MailText,
  MOST_ATTACHMENTS,
  MOST_WRAPPERS,
  openedMail,
  statedIn,
} from './mail-part.ts';
import { mailsBeside } from './mailbox.ts';
import type { Decode } from './mhtml-frames.ts';
import { decodedBody, type Mime, readMime } from './mime.ts';
import { unwrapped } from './unwrap.ts';

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
    if (isEncrypted(mail)) return ENCRYPTED;
    const leaves = leavesOf(mail);
    const text = textOf(leaves.filter(isBody), decode);
    const wrapped = leaves.filter(({ type }) => type === 'message/rfc822');
    const [inner] = wrapped;
    if (inner && wrapped.length === 1 && opened < MOST_WRAPPERS && isNote(text.text)) {
      attachments.push(...leaves.filter((leaf) => leaf !== inner && isAttachment(leaf)));
      mail = readMime(decodedBody(inner));
      continue;
    }
    attachments.push(...leaves.filter(isAttachment));
    if (wrapped.length > 1 && attachments.every((leaf) => wrapped.includes(leaf)) && isNote(text.text))
      return mailsBeside(wrapped.map((leaf) => ({ name: leaf.fileName, bytes: decodedBody(leaf) })));
    const listed = attachments.slice(0, MOST_ATTACHMENTS).map(attachmentOf);
    return openedMail(text, headOf(mail), listed, attachments.length);
  }
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
  return { name: beginning(name, 200), type: leaf.type, size: decodedBody(leaf).length };
}

/** The text of all parts that have the type of the first. */
function textOf(bodies: readonly Mime[], decode: Decode): MailText {
  const html = bodies.some(({ type }) => type === 'text/html');
  const texts: string[] = [];
  const warnings = new Map<string, Warning>();
  for (const body of bodies) {
    if (html && body.type !== 'text/html') continue;
    const decoded = decode(decodedBody(body), body.parameters.charset ?? null);
    if (decoded.kind === 'refused') continue;
    texts.push(html ? decoded.source : linesJoined(decoded.source, body));
    for (const warning of decoded.warnings) warnings.set(warning.code, warning);
  }
  return { text: texts.join(html ? '\n' : '\n\n'), html, warnings: [...warnings.values()] };
}

function linesJoined(text: string, body: Mime): string {
  return body.parameters.format?.toLowerCase() === 'flowed' ? unflowed(text, body) : unwrapped(text);
}

/** Joins lines that end with a space to the next one (`format=flowed`, RFC 3676, 4.1). */
function unflowed(text: string, { parameters }: Mime): string {
  const soft = parameters.delsp?.toLowerCase() === 'yes' ? '' : ' ';
  return text.replace(/^ /gm, '').replace(/(?<!^--) \r?\n(?!$)/gm, soft);
}

function headOf({ head }: Mime): Declared[] {
  const sender = addressParser(head.get('from') ?? '', { flatten: true })[0];
  const day = dayOf(head.get('date') ?? '') ?? head.get('sent');
  const subject = decodeWords(head.get('subject') ?? '');
  return statedIn({ subject, name: sender?.name, address: sender?.address, day });
}
