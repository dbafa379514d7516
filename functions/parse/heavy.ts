/** A heavy file → its clips, or why it is refused: it is read in a process of its own. */
import { type ParseOptions, type ReadClip, unreadFile } from '../../shared/clip/parse-file.ts';
import type { Matcher } from '../../shared/name/index.ts';
import { type Budget, type Ended, readApart } from './apart.ts';
import { namesFile } from './names-file.ts';

/**
 * Some ten times what the costliest file that we know takes (docs/bench.md, "Costly files"). With the names (192 MB at most),
 * the bytes and the answer it fits into the 2,048 MB of the function, whose processor is a little more than one.
 */
const BUDGET: Budget = { cpuSeconds: 60, megabytes: 1024, wallSeconds: 150 };
/** Receives after which a file is refused whose process ends without an answer: the first may have ended by chance. */
const MOST_STOPS = 3;

const OVER: Record<Extract<Ended, { kind: 'over' }>['what'], string> = {
  time: 'The file takes too long to read. Split it, or save its text instead.',
  memory: 'The file takes too much memory to read. Split it, or save its text instead.',
};
const STOPPED = 'The file cannot be read: its reader ends without an answer. Save it anew, or save its text.';

/**
 * Reads a file whose message was received so many times. Throws where its process ended without an answer, but for
 * the third time that the message comes: then the file is refused.
 */
export async function readHeavy(
  bytes: Uint8Array,
  fileName: string,
  options: ParseOptions,
  matcher: Matcher,
  receives: number,
): Promise<ReadClip[]> {
  const names = await namesFile(matcher);
  const megabytes = BUDGET.megabytes + Math.ceil(names.bytes / 2 ** 20);
  const ended = await readApart({ bytes, fileName, options, names: names.path }, { ...BUDGET, megabytes });
  switch (ended.kind) {
    case 'read':
      return ended.clips;
    case 'over':
      return unreadFile(fileName, { code: 'too-large', reason: OVER[ended.what] });
    case 'stopped':
      if (receives < MOST_STOPS) throw new Error(`The process that reads the file ended: ${ended.how}`);
      return unreadFile(fileName, { code: 'not-text', reason: STOPPED, fault: ended.how });
    default:
      return ended satisfies never;
  }
}
