/** Logs of commands. */
import { createWriteStream } from 'node:fs';

export interface Log {
  readonly write: (line: string) => void;
  readonly end: () => void;
}

/** Writes the file anew. What cannot be written, on a full disk, is dropped: a log must not end what it tells of. */
export function openLog(path: string): Log {
  const file = createWriteStream(path);
  file.on('error', () => undefined);
  return {
    write: (line) => {
      if (file.writable) file.write(`${line}\n`);
    },
    end: () => file.end(),
  };
}
