/** A heavy file → its clips, or why it is refused: it is read in a process of its own. */
import { type ParseOptions, type ReadClip, unreadFile } from '../../shared/clip/parse-file.ts';
import type { Matcher } from '../../shared/name/index.ts';
import { type Budget, type Ended, readApart } from './apart.ts';
import { namesFile } from './names-file.ts';
import { ReaderEnded } from './noted-run.ts';

/**
 * Some ten times what the costliest file that we know takes (docs/bench.md, "Costly files"). With the names (192 MB at most),
 * the bytes and the answer it fits into the 2,048 MB of the function, whose processor is a little more than one.
 */
const BUDGET: Budget = { cpuSeconds: 60, megabytes: 1024, wallSeconds: 150 };
/** Open runs with which a file is refused, on top of the first, which is not noted: its process may have ended by chance. */
const MOST_OPEN = 2;

const OVER: Record<Extract<Ended, { kind: 'over' }>['what'], string> = {
  time: 'The file takes too long to read. Split it, or save its text instead.',
  memory: 'The file takes too much memory to read. Split it, or save its text instead.',
};
const STOPPED = 'The file cannot be read: its reader ends without an answer. Save it anew, or save its text.';

/** What is known of a file that is alone in its run. */
export interface Attempt {
  /** Runs on it that are open, this one included (`noted-run.ts`). */
  readonly openRuns: number;
  /** What it was before stays as it is: it is not refused for what may be a fault of ours. */
  readonly isReplay: boolean;
}

/**
 * Reads a file. Throws `ReaderEnded` where its process ended without an answer, unless that is known of enough runs: then the
 * file is refused.
 */
export async function readHeavy(
  bytes: Uint8Array,
  fileName: string,
  options: ParseOptions,
  matcher: Matcher,
  { openRuns, isReplay }: Attempt,
): Promise<ReadClip[]> {
  const ended =
    openRuns > MOST_OPEN ? saidNothing(openRuns - 1) : await readInBudget(bytes, fileName, options, matcher);
  switch (ended.kind) {
    case 'read':
      return ended.clips;
    case 'over':
      return unreadFile(fileName, { code: 'too-large', reason: OVER[ended.what] });
    case 'stopped':
      if (openRuns < MOST_OPEN || isReplay)
        throw new ReaderEnded(`The process that reads the file ended: ${ended.how}`);
      return unreadFile(fileName, { code: 'not-text', reason: STOPPED, fault: ended.how });
    default:
      return ended satisfies never;
  }
}

/** What ended the runs before without a word would end this one, too. */
const saidNothing = (runs: number): Ended => ({ kind: 'stopped', how: `${runs} runs ended without a word` });

async function readInBudget(
  bytes: Uint8Array,
  fileName: string,
  options: ParseOptions,
  matcher: Matcher,
): Promise<Ended> {
  const names = await namesFile(matcher);
  const megabytes = BUDGET.megabytes + Math.ceil(names.bytes / 2 ** 20);
  return readApart({ bytes, fileName, options, names: names.path }, { ...BUDGET, megabytes });
}
