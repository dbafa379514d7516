import { startOfText } from './http-head.ts';

/** Heads of mails that passed many servers are long. */
const LONGEST_HEAD = 64 * 1024;
const LONGEST_LINE = 2000;
const HEADER = /^([A-Za-z][A-Za-z0-9-]{0,60})[ \t]{0,9}:(.*)$/;
/** Headers that only programs write. */
const BY_PROGRAMS = [
  'mime-version',
  'message-id',
  'received',
  'return-path',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'delivered-to',
  'x-mailer',
];
const BY_PEOPLE = ['from', 'to', 'subject', 'date', 'cc', 'reply-to'];

/** The head of bytes that begin like a mail or a saved page in MIME (RFC 5322, 2.2), by lower-case names; or null. */
export function mailHead(bytes: Uint8Array): ReadonlyMap<string, string> | null {
  const start = startOfMail(bytes);
  const first = bytes[start] ?? 0;
  if (!((first > 0x40 && first < 0x5b) || (first > 0x60 && first < 0x7b))) return null;
  const head = new Map<string, string>();
  let last = '';
  // Line by line: nearly every file that is no mail fails at its first line.
  for (let at = start; at < Math.min(bytes.length, start + LONGEST_HEAD); ) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline;
    const line = new TextDecoder('latin1').decode(bytes.subarray(at, Math.min(end, at + LONGEST_LINE))).trimEnd();
    at = end + 1;
    if (line === '') break;
    if (/^[ \t]/.test(line)) {
      head.set(last, `${head.get(last) ?? ''} ${line.trim()}`);
      continue;
    }
    const [, name, value] = HEADER.exec(line) ?? [];
    if (name === undefined || value === undefined) return null;
    last = name.toLowerCase();
    if (!head.has(last)) head.set(last, value.trim());
  }
  return head;
}

const MOST_BLANK = 20;

/** Past a byte order mark, blank lines, and the line that a mailbox file puts before each mail (RFC 4155). */
export function startOfMail(bytes: Uint8Array): number {
  const text = startOfText(bytes);
  let start = text;
  while (start < text + MOST_BLANK && (bytes[start] === 0x0d || bytes[start] === 0x0a)) start++;
  const isMailbox = [0x46, 0x72, 0x6f, 0x6d, 0x20].every((byte, i) => bytes[start + i] === byte);
  return isMailbox ? bytes.indexOf(0x0a, start) + 1 : start;
}

/** The boundary of parts that begin at once, where a mail has lost its head; null for other bytes. */
export function bareBoundary(bytes: Uint8Array): string | null {
  const start = startOfMail(bytes);
  if (bytes[start] !== 0x2d) return null;
  const text = new TextDecoder('latin1').decode(bytes.subarray(start, start + 200));
  return /^--([^\r\n"]{2,70}?)[ \t]{0,9}\r?\ncontent-(?:type|transfer-encoding|disposition):/i.exec(text)?.[1] ?? null;
}

/**
 * Whether it is the head of a mail; a clip may begin with `Title:` and `Date:` too, but not with an address. A head that was
 * cut off down to the type of the content is enough where that says how the parts are divided.
 */
export function isMail(head: ReadonlyMap<string, string>, fileName: string): boolean {
  const people = BY_PEOPLE.filter((name) => head.has(name)).length;
  const programs = BY_PROGRAMS.filter((name) => head.has(name)).length;
  const type = head.get('content-type') ?? '';
  if (/^multipart\/.{0,900}\bboundary\s{0,9}=/i.test(type)) return true;
  if (people + programs < 2) return /\.eml$/i.test(fileName) && /^text\/(?:plain|html)\b/i.test(type);
  return programs > 1 || (people > 0 && programs > 0) || /@/.test(head.get('from') ?? '') || /\.eml$/i.test(fileName);
}

/** Whether it is the head of a page saved with all that belongs to it (RFC 2557), as browsers and Word write it. */
export function isSavedPage(head: ReadonlyMap<string, string>, fileName: string): boolean {
  if (!/^multipart\/related\b/i.test(head.get('content-type') ?? '')) return false;
  const from = head.get('from');
  const ofMail = /\.eml$/i.test(fileName) || head.has('to') || head.has('received');
  return (
    head.has('snapshot-content-location') ||
    (from === undefined && !ofMail) ||
    /saved by/i.test(from ?? '') ||
    (/\.mht(?:ml)?$/i.test(fileName) && !head.has('received'))
  );
}
