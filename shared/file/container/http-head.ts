/** How the answer of a web server begins (RFC 9112), where it was saved with its head. */

/** The first line of a request, which some programs save before the answer. */
export const REQUEST = /^(?:GET|POST) (\S{1,2000}) HTTP\/\d/;

/** Whether bytes begin with the head of an answer, or with the request before it. */
export function isHttpAnswer(bytes: Uint8Array): boolean {
  const start = startOfText(bytes);
  const first = bytes[start];
  if (first !== 0x48 && first !== 0x47 && first !== 0x50) return false;
  const line = new TextDecoder('latin1').decode(bytes.subarray(start, start + 2100));
  return /^HTTP\/\d(?:\.\d)? \d{3}[ \r\n]/.test(line) || REQUEST.test(line);
}

/** Headers that servers of pages write, and those that only mails have. */
const BY_SERVERS = 'server cache-control last-modified etag expires vary content-length set-cookie location'.split(' ');
const BY_MAILERS = 'from to subject message-id received mime-version return-path'.split(' ');

/** Whether it is the head of an answer without its first line. */
export function isAnswerHead(head: ReadonlyMap<string, string>): boolean {
  return (
    isHtml(head.get('content-type')) &&
    BY_SERVERS.some((name) => head.has(name)) &&
    !BY_MAILERS.some((name) => head.has(name))
  );
}

/** Past a byte order mark. */
export function startOfText(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

export function isHtml(type = ''): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(type);
}

/** The charset that a content type names. */
export function charsetIn(type = ''): string | null {
  return /;\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w:.-]{2,40})/i.exec(type)?.[1] ?? null;
}
