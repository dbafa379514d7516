/** Reads ZIP archives within bounds. */
import { inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { type Refusal, refusal } from '../refusal.ts';
import { damaged, isTooLong } from './inflate.ts';

/** A member of a ZIP archive; `read` inflates it, or says why that is not possible. */
export interface Member {
  readonly name: string;
  readonly read: (mostBytes: number) => Promise<Uint8Array | Refusal>;
}

export type Archive =
  | Refusal
  | { readonly kind: 'archive'; readonly members: readonly Member[]; readonly total: number };

/** Deflate reaches 1,032 to 1; even very repetitive pages stay far below this. */
const MOST_RATIO = 200;
/** Up to here any ratio is harmless. */
const HARMLESS_BYTES = 1024 * 1024;
/** Members that are listed; a directory can name millions in a few bytes each. */
const MOST_LISTED = 5000;
const STORED = 0;
const DEFLATED = 8;

/** The directory of a ZIP archive: its first 5,000 members, and the number of all in `total`. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // Names are decoded below, since yauzl would reject the whole archive for one with `..`, which is harmless here.
    const file = await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
    const entries: Entry[] = [];
    for await (const entry of file.eachEntry()) {
      entries.push(entry);
      if (entries.length === MOST_LISTED) break;
    }
    // Members that overlap make a bomb without high ratios.
    if (entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0) > bytes.length) return BOMB;
    return {
      kind: 'archive',
      members: entries.map((entry) => ({
        name: nameOf(entry),
        read: (mostBytes) => inflate(buffer, file, entry, mostBytes),
      })),
      total: file.entryCount,
    };
  } catch (error) {
    return damaged('The archive', error);
  }
}

const BOMB = refusal(
  'too-large',
  'The archive is an archive bomb: it swells to many times its size. Drop the files in it one by one.',
);

async function inflate(buffer: Buffer, file: ZipFile, entry: Entry, mostBytes: number): Promise<Uint8Array | Refusal> {
  if (entry.isEncrypted()) return refusal('not-text', 'It is encrypted. Drop it again without a password.');
  const { compressionMethod, compressedSize } = entry;
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    return refusal('not-text', `It is compressed in an unusual way (${compressionMethod}). Pack it with plain ZIP.`);
  }
  const believable = Math.max(HARMLESS_BYTES, compressedSize * MOST_RATIO);
  try {
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true });
    const data = buffer.subarray(fileDataStart, fileDataStart + compressedSize);
    if (compressionMethod === STORED) return data.length > mostBytes ? tooLarge(mostBytes) : data;
    return inflateRawSync(data, { maxOutputLength: Math.min(mostBytes, believable) });
  } catch (error) {
    if (!isTooLong(error)) return damaged('It', error);
    return believable < mostBytes ? BOMB : tooLarge(mostBytes);
  }
}

function tooLarge(mostBytes: number): Refusal {
  return refusal('too-large', `It has over ${Math.floor(mostBytes / 1e6)} MB, more than is read of one. Split it.`);
}

/** UTF-8 if valid, since not all programs set the flag for it; else code page 437 (APPNOTE, appendix D). */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw);
  } catch {
    // A fatal decoder says "not in this encoding" by a TypeError only.
    return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  }
}
