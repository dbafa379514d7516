/** Messages as Outlook saves them (MS-OXMSG), for tests of what reads them. */
import { compoundFile } from './compound.ts';

export interface Message {
  /** Texts by the number of their property, as Unicode. */
  readonly texts?: Readonly<Record<string, string>>;
  /** The same in the code page of the message. */
  readonly ansi?: Readonly<Record<string, Uint8Array>>;
  /** Bytes by the number of their property. */
  readonly bytes?: Readonly<Record<string, Uint8Array>>;
  /** Numbers by the number of their property. */
  readonly numbers?: Readonly<Record<string, number>>;
  /** When it was sent. */
  readonly sent?: string;
  readonly attached?: readonly (Message | Attached)[];
}

interface Attached {
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly contentId?: string;
}

export function outlookMessage(message: Message): Buffer {
  return compoundFile(streamsOf(message, '', 32));
}

function streamsOf(message: Message, folder: string, head: number): Record<string, string | Uint8Array> {
  const { texts = {}, ansi = {}, bytes = {}, numbers = {}, sent, attached = [] } = message;
  const streams: Record<string, string | Uint8Array> = {};
  const fixed = Object.entries(numbers).map(([property, value]) => fixedValue(`${property}0003`, BigInt(value)));
  if (sent !== undefined) fixed.push(fixedValue('00390040', BigInt(Date.parse(sent) + 11_644_473_600_000) * 10_000n));
  streams[`${folder}__properties_version1.0`] = Buffer.concat([Buffer.alloc(head), ...fixed]);
  for (const [property, text] of Object.entries(texts))
    streams[`${folder}__substg1.0_${property}001F`] = Buffer.from(text, 'utf16le');
  for (const [property, text] of Object.entries(ansi)) streams[`${folder}__substg1.0_${property}001E`] = text;
  for (const [property, content] of Object.entries(bytes)) streams[`${folder}__substg1.0_${property}0102`] = content;
  for (const [index, one] of attached.entries()) {
    const own = `${folder}__attach_version1.0_#0000000${index}/`;
    Object.assign(streams, 'name' in one ? ofFile(one, own) : streamsOf(one, `${own}__substg1.0_3701000D/`, 24));
  }
  return streams;
}

function ofFile({ name, type, content, contentId }: Attached, folder: string): Record<string, string | Uint8Array> {
  return {
    [`${folder}__properties_version1.0`]: Buffer.alloc(8),
    [`${folder}__substg1.0_3707001F`]: Buffer.from(name, 'utf16le'),
    [`${folder}__substg1.0_370E001F`]: Buffer.from(type, 'utf16le'),
    [`${folder}__substg1.0_37010102`]: content,
    ...(contentId && { [`${folder}__substg1.0_3712001F`]: Buffer.from(contentId, 'utf16le') }),
  };
}

function fixedValue(tag: string, value: bigint): Buffer {
  const entry = Buffer.alloc(16);
  entry.writeUInt32LE(Number.parseInt(tag, 16), 0);
  entry.writeBigUInt64LE(value, 8);
  return entry;
}
