/**
 * The many followers of a name: messages of the fan-out queue, each about a range of the ids of their subscriptions. A range
 * with few is told; one with more is divided, and comes back in messages. No run reads all followers, and no chain of runs is
 * long: Lambda stops a function that its own queue has started some 16 times over (Lambda guide, "Recursive loop detection").
 */
import type { FanOut } from '../../shared/contract/fan-out.ts';
import { followersIn, type IdRange } from '../aws/table/subscription/followers.ts';
import { confirmed, MOST_NEAR } from './followers.ts';
import { read } from './news.ts';
import { fanOut, tellFollowers } from './tell.ts';

/** Pointers that a run reads, a megabyte: it divides them into ranges of `MOST_NEAR`. */
const MOST_READ = 10_000;
/** Hexadecimal digits by which ids are divided; a range with more followers has ids that somebody has chosen. */
const MOST_DIGITS = 3;

/** Tells the followers of a range, or divides it. */
export async function tellRange(message: FanOut): Promise<void> {
  const { news, followersOf, divided } = message;
  const mayDivide = divided < MOST_DIGITS;
  const ids = await followersIn(followersOf, message, mayDivide ? MOST_READ + 1 : Number.POSITIVE_INFINITY);
  if (ids.length <= MOST_NEAR) {
    const subscriptions = await confirmed(ids);
    if (subscriptions.length > 0) await tellFollowers(await read(news), subscriptions);
    return;
  }
  const ranges = ids.length > MOST_READ && mayDivide ? byNextDigit(message) : byIds(message, ids);
  await fanOut(ranges.map((range) => ({ ...message, ...range, divided: divided + 1 })));
}

/** Sixteen ranges by the next digit of ids, which are random unless somebody chose them. */
export function byNextDigit({ from, before, divided }: IdRange & Pick<FanOut, 'divided'>): IdRange[] {
  const begin = from.padEnd(divided, '0');
  const cuts = [...'123456789abcdef'].map((digit) => begin + digit);
  return rangesBetween([from, ...cuts], before);
}

/** Ranges of as many of these ids, which are all of the range, as a run tells. */
function byIds({ from, before }: IdRange, ids: readonly string[]): IdRange[] {
  const cuts = ids.filter((_, i) => i > 0 && i % MOST_NEAR === 0);
  return rangesBetween([from, ...cuts], before);
}

function rangesBetween(starts: readonly string[], before: string | null): IdRange[] {
  return starts.map((from, i) => ({ from, before: starts[i + 1] ?? before }));
}
