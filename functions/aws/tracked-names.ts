/**
 * The tracked names ready for matching. Few names are compiled in place. Of many names, the first run that needs a
 * version compiles it and stores it in the archive bucket; the other runs load it from there.
 */
import { compileNames, type Matcher, matcherFromBytes } from '../../shared/name/index.ts';
import { readAutomaton, type StoredAutomaton, storeAutomaton } from './automaton.ts';
import { allNames, namesState } from './table/names.ts';

export interface Tracked {
  /** Version of the list of names that was compiled. */
  readonly version: number;
  readonly matcher: Matcher;
}

/** Reading and compiling so many names takes as long as fetching an object, some 50 ms. */
const FEW_NAMES = 500;

let cached: Tracked | null = null;

/**
 * The current names. The list's version is read each time (one small read a batch), the names only when it has changed.
 * A change while they are read shows as a newer version the next time.
 */
export async function trackedNames(): Promise<Tracked> {
  const { version, count } = await namesState();
  if (cached?.version !== version) {
    const matcher = count <= FEW_NAMES ? compileNames(await allNames()) : await storedMatcher(version);
    cached = { version, matcher };
  }
  return cached;
}

async function storedMatcher(version: number): Promise<Matcher> {
  const stored = await readAutomaton(version);
  const usable = stored === null ? null : matcherIn(stored, version);
  if (usable !== null) return usable;
  const matcher = compileNames(await allNames());
  // Names that changed while they were read belong to no single version: do not store them.
  if ((await namesState()).version === version) await store(version, matcher, stored);
  return matcher;
}

function matcherIn({ bytes }: StoredAutomaton, version: number): Matcher | null {
  try {
    return bytes === null ? null : matcherFromBytes(bytes);
  } catch (error) {
    // Written by another release, or damaged.
    console.warn({ message: 'the stored automaton cannot be used; it is compiled again', version, error });
    return null;
  }
}

/** Other runs can compile it themselves, so a failure is only logged. */
async function store(version: number, matcher: Matcher, unusable: StoredAutomaton | null): Promise<void> {
  try {
    const bytes = matcher.toBytes();
    const outcome = await storeAutomaton(version, bytes, unusable);
    console.info({ message: 'automaton', outcome, version, bytes: bytes.length });
  } catch (error) {
    console.warn({ message: 'the automaton could not be kept', version, error });
  }
}
