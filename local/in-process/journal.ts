/**
 * A file of everything that happened, in order: what was written is there after the process is killed, up to a moment
 * before. An entry that was cut off is left out, with all after it. (It does not wait for the disk: a power cut may cost
 * more.)
 *
 * Each entry has its length, its CRC-32 and its content, as V8 serialises it.
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';

const HEAD = 8;
const WRITTEN_AT_ONCE = 1024 * 1024;

/** The entries of a journal, and the length of what is whole; none where there is no file. */
export function* readJournal(path: string): Generator<{ readonly entry: unknown; readonly end: number }> {
  const file = openIfThere(path);
  if (file === null) return;
  try {
    const { size } = fstatSync(file);
    const head = Buffer.alloc(HEAD);
    for (let at = 0; readSync(file, head, 0, HEAD, at) === HEAD; ) {
      const length = head.readUInt32LE(0);
      if (at + HEAD + length > size) return;
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, at + HEAD);
      if (crc32(bytes) !== head.readUInt32LE(4)) return;
      at += HEAD + bytes.length;
      yield { entry: deserialize(bytes), end: at };
    }
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function framed(entry: unknown): Buffer {
  const bytes = serialize(entry);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(bytes.length, 0);
  head.writeUInt32LE(crc32(bytes), 4);
  return Buffer.concat([head, bytes]);
}

/** Writes a journal with these entries in the place of the one at `path`: the old one or the new one is there, whole. */
export function replaceJournal(path: string, entries: Iterable<unknown>): void {
  const draft = `${path}.draft`;
  const file = openSync(draft, 'w', 0o600);
  try {
    let waiting: Buffer[] = [];
    let bytes = 0;
    const write = () => {
      for (const whole = Buffer.concat(waiting); bytes > 0; ) bytes -= writeSync(file, whole, whole.length - bytes);
      waiting = [];
    };
    for (const entry of entries) {
      const frame = framed(entry);
      waiting.push(frame);
      bytes += frame.length;
      if (bytes > WRITTEN_AT_ONCE) write();
    }
    write();
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

export class Journal {
  private readonly file: FileHandle;
  private waiting: Buffer[] = [];
  private writing: Promise<void> | null = null;
  private readonly onError: (error: Error) => void;

  private constructor(file: FileHandle, onError: (error: Error) => void) {
    this.file = file;
    this.onError = onError;
  }

  /** Opens a journal for more entries after its first `length` bytes. `onError`: nothing more can be written. */
  static async open(path: string, length: number, onError: (error: Error) => void): Promise<Journal> {
    const file = await open(path, 'a', 0o600);
    await file.truncate(length);
    return new Journal(file, onError);
  }

  /** Adds an entry; it is written with all others of this moment. */
  append(entry: unknown): void {
    this.waiting.push(framed(entry));
    this.writing ??= this.write().catch((error: Error) => this.onError(error));
  }

  /** Resolves when everything that was added is written. */
  async flushed(): Promise<void> {
    await this.writing;
  }

  async close(): Promise<void> {
    await this.flushed();
    await this.file.close();
  }

  private async write(): Promise<void> {
    await new Promise(setImmediate);
    while (this.waiting.length > 0) {
      const bytes = Buffer.concat(this.waiting);
      this.waiting = [];
      await this.file.appendFile(bytes);
    }
    this.writing = null;
  }
}
