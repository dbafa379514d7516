/** Sending the dead letters of a hop again. Repeating it is harmless: nothing is stored or mailed twice. */
import { type AlertLetter, alertLetters, removeAlertLetter } from '../../functions/aws/alert-letters.ts';
import { invokeFunction } from '../../functions/aws/invoke.ts';
import { redriveLetters } from '../../functions/aws/letters.ts';
import type { Context } from '../context.ts';
import { errorMessage } from '../failure.ts';
import type { Hop, StreamHop } from './hops.ts';

export interface Redriven {
  readonly queue: string;
  /** Letters that were sent, or whose alerts were derived again. */
  readonly sent: number;
  /** Why letters of the stream stay, by their ids. What fails again in a queue comes back to its dead letters. */
  readonly failed: readonly { readonly id: string; readonly cause: string }[];
}

/** Letters of the stream that are read at once. */
const MOST = 1000;

export async function redrive({ wait }: Context, hop: Hop): Promise<Redriven> {
  switch (hop.kind) {
    case 'queue':
      return { queue: hop.name, sent: await redriveLetters(hop.lettersUrl, hop.queueUrl), failed: [] };
    case 'stream':
      return redriveStream(wait, hop);
    default:
      return hop satisfies never;
  }
}

/**
 * Gives the function the records again, one letter at a time. What it mails it takes from the table as it is now, and the
 * ledger knows what was mailed before; what is too old by then is no news (`newsDays`).
 */
async function redriveStream(wait: Context['wait'], { name, bucket, functionName }: StreamHop): Promise<Redriven> {
  const failed: { id: string; cause: string }[] = [];
  const letters = await alertLetters(bucket, MOST);
  for (const letter of letters) {
    const cause = await deliver(letter, bucket, (event) => invokeFunction(functionName, event, wait));
    if (cause !== null) failed.push({ id: letter.id, cause });
  }
  return { queue: name, sent: letters.length - failed.length, failed };
}

/** Why a letter stays; null where it is done and gone. */
async function deliver(
  letter: AlertLetter,
  bucket: string,
  give: (event: unknown) => Promise<unknown>,
): Promise<string | null> {
  try {
    await give(letter.event);
  } catch (error) {
    return errorMessage(error);
  }
  await removeAlertLetter(bucket, letter);
  return null;
}
