import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** Names in UTF-8 are marked as such unless told otherwise. */
  readonly unmarked?: boolean;
  /** The compression method that the directory names. */
  readonly method?: number;
  /** Shares the bytes of the member before it. */
  readonly overlapping?: boolean;
}

const UTF8 = 0x800;

/** Packs files into a ZIP archive, good or bad. */
export function zip(files: readonly Packed[], comment = ''): Uint8Array {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  let before = 0;
  for (const { name, content, stored, encrypted, unmarked, method = stored ? 0 : 8, overlapping } of files) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(content);
    const packed = stored ? data : deflateRawSync(data);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((unmarked || typeof name !== 'string' ? 0 : UTF8) | (encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, nameBytes, packed]);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(20, 4);
    fields.copy(entry, 6);
    entry.writeUInt32LE(overlapping ? before : at, 42);
    directory.push(entry, nameBytes);
    if (overlapping) continue;
    bodies.push(local);
    before = at;
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, listed, end, Buffer.from(comment)]);
}
