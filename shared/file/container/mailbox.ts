/** Several mails in one file. */

import { beginning } from '../../well-formed.ts';
import type { Opened } from './container.ts';

const MOST_MAILS = 200;
/** Where a mail of a mailbox begins: `From jane@example.org Wed Feb 15 2017` above a header (RFC 4155). */
const SEPARATOR = /^From \S{1,200} .{0,80}\d{4}.{0,20}\r?\n(?:>?From |[A-Za-z][\w-]{0,60}[ \t]{0,9}:)/;

/** Whether bytes are a mailbox of more than one mail. */
export function isMailbox(bytes: Uint8Array): boolean {
  return bytes[0] === 0x46 && bytes[1] === 0x72 && startsIn(bytes, 2).length > 1;
}

/** The mails of a mailbox, each a clip. */
export function openMailbox(bytes: Uint8Array): Opened {
  const starts = startsIn(bytes, Number.POSITIVE_INFINITY);
  return mailsBeside(starts.map((start, at) => ({ name: null, bytes: bytes.subarray(start, starts[at + 1]) })));
}

/** Mails beside each other, each a clip: the first 200. */
export function mailsBeside(mails: readonly { readonly name: string | null; readonly bytes: Uint8Array }[]): Opened {
  const parts = mails.slice(0, MOST_MAILS).map(({ name, bytes }, at) => {
    const fileName = `${at + 1}${name === null ? '' : ` ${beginning(name.replace(/[/\\]/g, ' '), 200)}`}`;
    const content = { kind: 'bytes', bytes, charset: null } as const;
    const named = /\.eml$/i.test(fileName) ? fileName : `${fileName}.eml`;
    return { path: named, fileName: named, content, declared: [], attachments: [] };
  });
  const message = `The file holds ${mails.length} mails; the first ${MOST_MAILS} are read. Split it.`;
  return { kind: 'opened', parts, warnings: mails.length > MOST_MAILS ? [{ code: 'parts-cut', message }] : [] };
}

/** The offsets at which the first mails begin. */
function startsIn(given: Uint8Array, most: number): number[] {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const starts: number[] = [];
  for (let at = 0; at >= 0 && starts.length < most; at = bytes.indexOf('\nFrom ', at)) {
    const start = at === 0 ? 0 : at + 1;
    const isBelowBlank = start === 0 || /\n\r?\n$/.test(bytes.toString('latin1', Math.max(0, start - 3), start));
    if (isBelowBlank && SEPARATOR.test(bytes.toString('latin1', start, start + 500))) starts.push(start);
    at = start + 1;
  }
  return starts;
}
