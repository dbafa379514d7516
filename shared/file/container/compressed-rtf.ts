/** RTF as Outlook compresses it (MS-OXRTFCP). */
import { MOST_UNPACKED_BYTES } from './inflate.ts';

/** What the dictionary begins with (2.1.2.1). */
const START =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const SIZE = 4096;
const HEAD = 16;
const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
/** A reference of two bytes gives at most 17, and eight share a byte of flags. */
const MOST_RATIO = 8;

/** The RTF in a stream of Outlook, as far as it can be had; null for other bytes. Linear in their number. */
export function rtfIn(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < HEAD) return null;
  const head = new DataView(bytes.buffer, bytes.byteOffset, HEAD);
  const kind = head.getUint32(8, true);
  const content = bytes.subarray(HEAD);
  if (kind === PLAIN) return content;
  if (kind !== COMPRESSED || MOST_RATIO * content.length > MOST_UNPACKED_BYTES) return null;
  return decompressed(content);
}

function decompressed(bytes: Uint8Array): Uint8Array {
  const dictionary = Buffer.alloc(SIZE);
  dictionary.write(START, 'latin1');
  let write = START.length;
  const output = new Uint8Array(MOST_RATIO * bytes.length + 17);
  let length = 0;
  const put = (byte: number) => {
    output[length++] = byte;
    dictionary[write] = byte;
    write = (write + 1) % SIZE;
  };
  for (let at = 0; at < bytes.length; ) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      const first = bytes[at++] ?? 0;
      if (((flags >> bit) & 1) === 0) {
        put(first);
        continue;
      }
      const reference = (first << 8) | (bytes[at++] ?? 0);
      const offset = reference >> 4;
      // A reference to where the next byte goes ends the text.
      if (offset === write) return output.subarray(0, length);
      for (let i = 0; i < (reference & 15) + 2; i++) put(dictionary[(offset + i) % SIZE] ?? 0);
    }
  }
  return output.subarray(0, length);
}
