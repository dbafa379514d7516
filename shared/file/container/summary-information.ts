/** The properties that old Office files keep of themselves (MS-OLEPS). */
import type { CompoundFile } from './compound.ts';
import { u16, u32 } from './little-endian.ts';
import { decodePage } from './rtf-charset.ts';

const STREAM = '\u0005SummaryInformation';
const SECTION_AT = 44;
const [CODE_PAGE, TITLE] = [1, 2];
const [BYTES, WIDE] = [0x1e, 0x1f];
const MOST_PROPERTIES = 100;
const LONGEST = 1000;

/** The title in the summary of an old Office file; empty where there is none. */
export function titleInSummary(file: CompoundFile): string {
  const bytes = file.read(STREAM);
  if (!bytes) return '';
  const section = u32(bytes, SECTION_AT);
  const places = new Map<number, number>();
  for (let i = 0; i < Math.min(u32(bytes, section + 4), MOST_PROPERTIES); i++) {
    places.set(u32(bytes, section + 8 + 8 * i), section + u32(bytes, section + 12 + 8 * i));
  }
  const at = places.get(TITLE);
  if (at === undefined) return '';
  const length = Math.min(u32(bytes, at + 4), LONGEST);
  const codePage = u16(bytes, (places.get(CODE_PAGE) ?? bytes.length) + 4);
  switch (u32(bytes, at)) {
    case BYTES:
      return untilNull(decodePage(bytes.subarray(at + 8, at + 8 + length), codePage));
    case WIDE:
      return untilNull(new TextDecoder('utf-16le').decode(bytes.subarray(at + 8, at + 8 + 2 * length)));
    default:
      return '';
  }
}

function untilNull(text: string): string {
  return text.split('\0', 1)[0] ?? '';
}
