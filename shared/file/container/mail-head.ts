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

/** Past a byte order mark and the line that a mailbox file puts before each mail (RFC 4155). */
export function startOfMail(bytes: Uint8Array): number {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const isMailbox = [0x46, 0x72, 0x6f, 0x6d, 0x20].every((byte, i) => bytes[start + i] === byte);
  return isMailbox ? bytes.indexOf(0x0a, start) + 1 : start;
}

/** Whether it is the head of a mail; a clip may begin with `Title:` and `Date:` too, but not with an address. */
export function isMail(head: ReadonlyMap<string, string>, fileName: string): boolean {
  const people = BY_PEOPLE.filter((name) => head.has(name)).length;
  const programs = BY_PROGRAMS.filter((name) => head.has(name)).length;
  if (people + programs < 2) return false;
  return programs > 1 || (people > 0 && programs > 0) || /@/.test(head.get('from') ?? '') || /\.eml$/i.test(fileName);
}

/** Whether it is the head of a page saved with all that belongs to it (RFC 2557), as browsers and Word write it. */
export function isSavedPage(head: ReadonlyMap<string, string>, fileName: string): boolean {
  if (!/^multipart\/related\b/i.test(head.get('content-type') ?? '')) return false;
  const from = head.get('from');
  return (
    head.has('snapshot-content-location') ||
    from === undefined ||
    /saved by/i.test(from) ||
    (/\.mht(?:ml)?$/i.test(fileName) && !head.has('received'))
  );
}
