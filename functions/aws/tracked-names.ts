/**
 * The tracked names ready for matching, loaded from the archive bucket. Nothing is compiled here: the compile function
 * does that, and until it has stored a version, the one before it goes on. A clip that was matched with an older version
 * than the list's says so in its result, and is matched again.
 */
import { AUTOMATON_FORMAT } from '../../shared/contract/name.ts';
import type { Matcher } from '../../shared/name/index.ts';
import { MAX_AUTOMATON_BYTES } from '../../shared/name/size.ts';
import { errorLog } from '../runtime/error-log.ts';
import { readAutomaton } from './automaton.ts';
import { type StoredAutomaton, storedAutomaton } from './table/name/automaton.ts';

export interface Tracked {
  /** The matcher has every change of the names up to this version; 0 where none is stored yet. */
  readonly version: number;
  readonly matcher: Matcher;
  /** A newer version that is stored and cannot be loaded: it must be compiled again. */
  readonly damaged?: number;
}

/** Before the first version is stored. Of a list with names every version is newer, so all clips are matched again. */
const none = ({ matcherOfNoNames }: Names): Loaded => ({ version: 0, bytes: 0, matcher: matcherOfNoNames() });

type Names = Awaited<ReturnType<typeof loadNames>>;

async function loadNames() {
  const { matcherFromBytes, matcherOfNoNames } = await import('../../shared/name/index.ts');
  return { matcherFromBytes, matcherOfNoNames };
}

interface Loaded extends Tracked {
  readonly bytes: number;
}

let loaded: Loaded | undefined;
let loading: Promise<Tracked> | undefined;

/**
 * The newest names that can be loaded. What is stored is asked each time (one small read a batch), and loaded only when it
 * has changed; calls at the same time share one load.
 */
export function trackedNames(): Promise<Tracked> {
  loading ??= load().finally(() => {
    loading = undefined;
  });
  return loading;
}

async function load(): Promise<Tracked> {
  // What matches names is loaded while the answer is on its way.
  const [stored, names] = await Promise.all([storedAutomaton(), loadNames()]);
  loaded ??= none(names);
  // Another release has compiled it: this one's is asked for, or the deployment is under way.
  if (stored === null || stored.format !== AUTOMATON_FORMAT || stored.version === loaded.version) return loaded;
  // Two at once only while both fit where one of the largest does.
  if (loaded.bytes + stored.bytes > MAX_AUTOMATON_BYTES) loaded = none(names);
  const matcher = await matcherOf(stored, names);
  if (matcher === null) return { ...loaded, damaged: stored.version };
  loaded = { version: stored.version, bytes: stored.bytes, matcher };
  return loaded;
}

async function matcherOf({ object, version }: StoredAutomaton, { matcherFromBytes }: Names): Promise<Matcher | null> {
  const bytes = await readAutomaton(object);
  try {
    if (bytes !== null) return matcherFromBytes(bytes);
    console.warn({ message: 'the stored automaton is missing', object, version });
  } catch (error) {
    console.warn({ message: 'the stored automaton is damaged', object, version, error: errorLog(error) });
  }
  return null;
}
