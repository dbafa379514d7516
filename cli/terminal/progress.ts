import type { Context } from '../context.ts';
import { truncate } from './width.ts';

const BAR = 24;

export interface Progress {
  /** `done` of `total`, under a word for what is being done. */
  show(word: string, done: number, total: number): void;
  /** How many there are so far, where nobody knows of how many. */
  count(word: string, done: number): void;
  /** Takes the bar away, so that what is written next stands on a clean line. */
  end(): void;
}

/** A bar on standard error where that is a terminal; elsewhere nothing. */
export function createProgress({ stderr }: Context): Progress {
  if (stderr.isTTY !== true) return { show() {}, count() {}, end() {} };
  const write = (line: string) => stderr.write(`\r${truncate(line, (stderr.columns || 80) - 1)}\u001b[K`);
  return {
    show(word, done, total) {
      const filled = total === 0 ? BAR : Math.round((done / total) * BAR);
      write(`${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${total} ${word}`);
    },
    count(word, done) {
      write(`${done} ${word}`);
    },
    end() {
      stderr.write('\r\u001b[K');
    },
  };
}
