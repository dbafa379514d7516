import type { Context } from '../context.ts';
import { harmless } from './harmless.ts';
import { truncate } from './width.ts';

const BAR = 24;

export interface Progress {
  /** A bar for `done` of `total`, with a label. */
  show(label: string, done: number, total: number): void;
  /** A count whose total is unknown, with a label. */
  count(label: string, done: number): void;
  /** Clears the line. */
  end(): void;
}

/** Progress on standard error if that is a terminal, else none. */
export function createProgress({ stderr }: Context): Progress {
  if (stderr.isTTY !== true) return { show() {}, count() {}, end() {} };
  const write = (line: string) => stderr.write(`\r${truncate(harmless(line), (stderr.columns || 80) - 1)}\u001b[K`);
  return {
    show(label, done, total) {
      const filled = total === 0 ? BAR : Math.round((done / total) * BAR);
      write(`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${total} ${label}`);
    },
    count(label, done) {
      write(`${done} ${label}`);
    },
    end() {
      stderr.write('\r\u001b[K');
    },
  };
}
