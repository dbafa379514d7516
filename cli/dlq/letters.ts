/** The dead letters of a stack, each with why it failed. */
import { type AlertLetter, alertLetters } from '../../functions/aws/alert-letters.ts';
import { type LoggedFailure, loggedFailures } from '../../functions/aws/failure-log.ts';
import { type Letter, readLetters } from '../../functions/aws/letters.ts';
import { errorMessage } from '../failure.ts';
import type { Hop, QueueHop, StreamHop } from './hops.ts';

/** A letter as the command shows it; times are ISO. */
interface ShownLetter {
  readonly queue: string;
  readonly id: string;
  readonly cause: string;
  /** When it was sent, and when it was tried last, as far as that is known. */
  readonly first: string;
  readonly last: string;
  readonly receives: number;
}

export interface FoundLetter {
  readonly shown: ShownLetter;
  /** The whole message: text of a queue, or the event of a stream. */
  readonly content: unknown;
}

export interface Look {
  readonly isLocal: boolean;
  readonly now: Date;
  /** Letters of a hop; there may be one more. */
  readonly most: number;
}

export function lettersOf(hop: Hop, look: Look): Promise<FoundLetter[]> {
  switch (hop.kind) {
    case 'queue':
      return ofQueue(hop, look);
    case 'stream':
      return ofStream(hop, look);
    default:
      return hop satisfies never;
  }
}

async function ofQueue(hop: QueueHop, look: Look): Promise<FoundLetter[]> {
  const letters = await readLetters(hop.lettersUrl, look.most);
  const causes = await causesOf(
    hop,
    letters.map(({ sentAt }) => sentAt),
    look,
  );
  return letters.map(({ id, body, sentAt, receives }: Letter) => {
    const first = sentAt.toISOString();
    const { at = first, cause } = causes(id);
    return { shown: { queue: hop.name, id, cause, first, last: at, receives }, content: parsed(body) };
  });
}

async function ofStream(hop: StreamHop, look: Look): Promise<FoundLetter[]> {
  const letters = await alertLetters(hop.bucket, look.most);
  const causes = await causesOf(
    hop,
    letters.map(({ first }) => new Date(first)),
    look,
  );
  return letters.map((letter: AlertLetter) => {
    const { id, requestId, condition, attempts, first, last, event } = letter;
    const { at, cause } = causes(requestId);
    const shown = { queue: hop.name, id, cause: at === undefined ? condition : cause, first, last, receives: attempts };
    return { shown, content: event };
  });
}

/** Retries end within hours; the stream's within six. */
const RETRY_MS = 8 * 60 * 60 * 1000;
const NO_LINE =
  'not in the log: its runs ended without a word (time limit, memory), they were throttled, or the log is gone';

/** Asks the log once for all letters. Answers what failed last of one, by its id. */
async function causesOf(
  { logGroup }: Hop,
  times: readonly Date[],
  { isLocal, now }: Look,
): Promise<(id: string) => Partial<LoggedFailure> & { readonly cause: string }> {
  if (times.length === 0) return () => ({ cause: NO_LINE });
  const milliseconds = times.map((time) => time.getTime());
  const from = new Date(Math.min(...milliseconds));
  const to = new Date(Math.min(now.getTime(), Math.max(...milliseconds) + RETRY_MS));
  try {
    const failures = await loggedFailures({ group: logGroup, from, to, isLocal });
    return (id) => failures.get(id) ?? { cause: NO_LINE };
  } catch (error) {
    const cause = `the log could not be asked (${errorMessage(error)})`;
    return () => ({ cause });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else's message: shown as it is.
    return text;
  }
}
