/** Messages that Outlook saves as `.msg`, and its templates, `.oft` (MS-OXMSG). */
import type { Attachment } from '../../contract/clip.ts';
import { beginning } from '../../well-formed.ts';
import { refusal } from '../refusal.ts';
import { type CompoundFile, openCompound } from './compound.ts';
import { rtfIn } from './compressed-rtf.ts';
import type { Opened } from './container.ts';
import { openMail } from './eml.ts';
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
import type { Decode } from './mhtml-frames.ts';
import { MessageProperties } from './msg-properties.ts';
import { openRtf } from './rtf.ts';
import { hasHtml, htmlInRtf } from './rtf-html.ts';
import { unwrapped } from './unwrap.ts';

/** Properties by number (MS-OXPROPS). */
const CLASS = '001A';
const SUBJECT = '0037';
const HEADERS = '007D';
const SENDER_NAMES = ['0042', '0C1A'];
const SENDER_ADDRESSES = ['5D02', '5D01', '0065', '0C1F'];
const SUBMITTED = 0x0039;
const DELIVERED = 0x0e06;
const BODY = '1000';
const RTF = '1009';
const HTML = '1013';
const CONTENT = '3701';
const NAMES = ['3707', '3704', '3001'];
const TYPE = '370E';
const CONTENT_ID = '3712';

/**
 * The clip in a message: its HTML, also from within RTF, or else its text. Subject, sender and day are declared as those of
 * any mail; the day is the sender's own where the message keeps its Internet head, else that of UTC. A message that only
 * wraps another one is that one.
 */
export function openMsg(bytes: Uint8Array, decode: Decode): Opened {
  const file = openCompound(bytes);
  if (!file) return refusal('not-text', 'The message is damaged or cut off. Save it again from Outlook.');
  const outer: Attached[] = [];
  for (let folder = '', opened = 0; ; opened++) {
    const properties = new MessageProperties(file, folder);
    const kind = properties.text(CLASS) ?? '';
    const attached = attachedIn(file, folder);
    if (/\.smime/i.test(kind)) return signedMail(file, attached, kind, decode);
    const text = textOf(properties, decode);
    const inner = attached.filter((one) => one.message);
    const [only] = inner;
    if (only && inner.length === 1 && opened < MOST_WRAPPERS && isNote(text.text)) {
      outer.push(...attached.filter((one) => one !== only));
      folder = `${only.folder}${EMBEDDED}`;
      continue;
    }
    const all = [...outer, ...attached].filter((one) => !isShown(new MessageProperties(file, one.folder)));
    const listed = all.slice(0, MOST_ATTACHMENTS).map((one) => attachmentOf(file, one));
    return openedMail(text, statedIn(headOf(properties)), listed, all.length);
  }
}

/** A signed message holds the mail that was signed as its only attachment; an encrypted one cannot be read. */
function signedMail(file: CompoundFile, [first]: readonly Attached[], kind: string, decode: Decode): Opened {
  const mail = first && /multipartsigned/i.test(kind) ? file.read(`${first.folder}${stream(CONTENT, '0102')}`) : null;
  return mail ? openMail(mail, decode) : ENCRYPTED;
}

const stream = (property: string, type: string) => `__substg1.0_${property}${type}`;
/** The folder of a message within a message. */
const EMBEDDED = `${stream(CONTENT, '000D')}/`;

interface Attached {
  readonly folder: string;
  /** Whether it is a message itself. */
  readonly message: boolean;
}

/** The attachments of a message, in order. */
function attachedIn(file: CompoundFile, folder: string): Attached[] {
  const folders = new Map<string, boolean>();
  for (const path of file.sizes.keys()) {
    if (!path.startsWith(`${folder}__attach_version1.0_#`)) continue;
    const own = path.slice(0, path.indexOf('/', folder.length) + 1);
    folders.set(own, (folders.get(own) ?? false) || path.startsWith(`${own}${EMBEDDED}__properties`));
  }
  return [...folders]
    .map(([own, message]) => ({ folder: own, message }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** Pictures that the text shows have a content id, to which it refers. */
function isShown(attached: MessageProperties): boolean {
  return attached.text(CONTENT_ID) !== null && !/^(?!image\/)./i.test(attached.text(TYPE) ?? '');
}

function attachmentOf(file: CompoundFile, { folder, message }: Attached): Attachment {
  const properties = new MessageProperties(file, folder);
  const name = properties.first(NAMES) ?? (message ? 'message.msg' : 'attachment');
  const type = message ? 'application/vnd.ms-outlook' : (properties.text(TYPE) ?? 'application/octet-stream');
  let size = 0;
  for (const [path, bytes] of file.sizes) if (path.startsWith(`${folder}__substg1.0_${CONTENT}`)) size += bytes;
  return { name: beginning(name, 200), type: beginning(type.toLowerCase(), 200), size };
}

function headOf(properties: MessageProperties) {
  const sent = /^date:(.{1,100})/im.exec(properties.text(HEADERS) ?? '')?.[1];
  const day = dayOf(sent ?? '') ?? properties.day(SUBMITTED) ?? properties.day(DELIVERED);
  const address = SENDER_ADDRESSES.map((one) => properties.text(one)).find((one) => one?.includes('@'));
  const name = properties.first(SENDER_NAMES);
  return { subject: properties.text(SUBJECT), name: name?.includes('@') ? null : name, address, day };
}

/** The HTML, that within the RTF, the text, or the RTF. */
function textOf(properties: MessageProperties, decode: Decode): MailText {
  const html = properties.bytes(HTML);
  if (html && html.bytes.length > 0) {
    const decoded = decode(html.bytes, html.charset);
    if (decoded.kind === 'decoded') return { text: decoded.source, html: true, warnings: decoded.warnings };
  }
  const rtf = rtfIn(properties.bytes(RTF)?.bytes ?? new Uint8Array(0));
  if (rtf && hasHtml(rtf)) return { text: htmlInRtf(rtf), html: true, warnings: [] };
  const plain = unwrapped(properties.text(BODY) ?? '');
  if (plain.trim() !== '' || !rtf) return { text: plain, html: false, warnings: [] };
  const opened = openRtf(rtf);
  const content = opened.kind === 'opened' ? opened.parts[0]?.content : null;
  const warnings = opened.kind === 'opened' ? opened.warnings : [];
  return { text: content?.kind === 'text' ? content.text : '', html: true, warnings };
}
