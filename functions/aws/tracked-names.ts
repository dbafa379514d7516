/**
 * The tracked names ready for matching. With few names they are compiled in place. With many, whoever needs a version
 * first compiles it and keeps it in the archive bucket, and everybody else loads it from there.
 */
import { compileNames, type Matcher, matcherFromBytes } from '../../shared/name/index.ts';
import { keepAutomaton, readAutomaton, type StoredAutomaton } from './automaton.ts';
import { allNames, namesState } from './table/names.ts';

export interface Tracked {
  /** Of the list that the names were made from. */
  readonly version: number;
  readonly matcher: Matcher;
}

/** Up to here reading and compiling the names takes no longer than fetching an object, some 50 ms. */
const FEW_NAMES = 500;

let kept: Tracked | null = null;

/**
 * The names as they are now. The list's version is read each time (one small read a batch), the names themselves only
 * when it has changed. A change while they are read shows as a newer version the next time.
 */
export async function trackedNames(): Promise<Tracked> {
  const { version, count } = await namesState();
  if (kept?.version !== version) {
    const matcher = count <= FEW_NAMES ? compileNames(await allNames()) : await storedMatcher(version);
    kept = { version, matcher };
  }
  return kept;
}

async function storedMatcher(version: number): Promise<Matcher> {
  const stored = await readAutomaton(version);
  const usable = stored === null ? null : matcherIn(stored, version);
  if (usable !== null) return usable;
  const matcher = compileNames(await allNames());
  // Names that changed while they were read are of no one version: these are not kept.
  if ((await namesState()).version === version) await keep(version, matcher, stored);
  return matcher;
}

function matcherIn({ bytes }: StoredAutomaton, version: number): Matcher | null {
  try {
    return bytes === null ? null : matcherFromBytes(bytes);
  } catch (error) {
    // Of another release, or damaged.
    console.warn({ message: 'the stored automaton cannot be used, it is made anew', version, error });
    return null;
  }
}

/** Others can do without it, so a failure to keep it fails nothing. */
async function keep(version: number, matcher: Matcher, useless: StoredAutomaton | null): Promise<void> {
  try {
    const bytes = matcher.toBytes();
    const outcome = await keepAutomaton(version, bytes, useless);
    console.info({ message: 'automaton', outcome, version, bytes: bytes.length });
  } catch (error) {
    console.warn({ message: 'the automaton could not be kept', version, error });
  }
}
