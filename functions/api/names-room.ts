/** Refuses names that would make the list larger than the functions that match can hold. */
import type { Name } from '../../shared/contract/name.ts';
import { compiledBytes, MAX_AUTOMATON_BYTES } from '../../shared/name/size.ts';
import type { Dependencies } from './dependencies.ts';
import { Problem } from './problem.ts';

/** Seconds in which the names that came before are usually compiled. */
const RETRY_SECONDS = 15;

/**
 * Throws where names are too many to be written: 413 if the list would be too large with them, 429 if that will be known
 * when those that came just before are compiled. Names are counted by what they take at most, until they are compiled; those
 * stored as they are count once.
 */
export async function refuseOverfull(
  names: readonly Name[],
  { namesState, storedAutomaton, changedNames }: Pick<Dependencies, 'namesState' | 'storedAutomaton' | 'changedNames'>,
): Promise<void> {
  const [{ weight }, stored] = await Promise.all([namesState(), storedAutomaton()]);
  const { bytes, weight: compiled } = stored ?? { bytes: 0, weight: 0 };
  const waiting = Math.max(0, weight - compiled);
  const isRoomFor = (more: number) => bytes + waiting + more <= MAX_AUTOMATON_BYTES;
  if (isRoomFor(sizeOf(names))) return;
  // Read only where it matters: a long list is thousands of rows.
  const more = sizeOf(await changedNames(names));
  if (more === 0 || isRoomFor(more)) return;
  if (bytes + more > MAX_AUTOMATON_BYTES) throw tooLarge(bytes + more);
  throw new Problem(429, 'The names that came before are still being compiled: send these again in a moment.', {
    headers: { 'retry-after': String(RETRY_SECONDS) },
  });
}

function sizeOf(names: readonly Name[]): number {
  return names.reduce((sum, name) => sum + compiledBytes(name), 0);
}

function tooLarge(bytes: number): Problem {
  const megabytes = (size: number) => Math.round(size / 2 ** 20);
  return new Problem(
    413,
    `The list would be too large to match with: about ${megabytes(bytes)} MB when compiled, ${megabytes(MAX_AUTOMATON_BYTES)} MB at most. ` +
      'Remove names or aliases, or turn `transliterate` off where a name is listed in its scripts anyway: it takes most of the room.',
  );
}
