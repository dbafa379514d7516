import { compileNames, type Matcher } from '../shared/name/index.ts';
import { allNames, namesVersion } from './aws/table/names.ts';

/** The tracked names ready for matching, and the version of the list they were made from. */
export interface Tracked {
  readonly version: number;
  readonly matcher: Matcher;
}

let kept: Tracked | null = null;

/**
 * The names as they are now. The list's version is read each time (one small read a batch), the names themselves only
 * when it has changed. A change while they are read shows as a newer version the next time.
 */
export async function trackedNames(): Promise<Tracked> {
  const version = await namesVersion();
  if (kept?.version !== version) kept = { version, matcher: compileNames(await allNames()) };
  return kept;
}
