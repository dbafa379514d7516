/** Whether the stored automaton is up to date. Apart from its row, since the API has no need of what matches names. */
import { AUTOMATON_FORMAT } from '../../../../shared/contract/name.ts';
import { storedAutomaton } from './automaton.ts';
import { namesVersion } from './names.ts';

/**
 * Whether the names must be compiled: what is stored is older than the list, of another release's format, or the version
 * that is known to be damaged.
 */
export async function mustCompile(damaged: number | null = null): Promise<boolean> {
  const [version, stored] = await Promise.all([namesVersion(), storedAutomaton()]);
  if (stored === null) return version > 0;
  return stored.format !== AUTOMATON_FORMAT || stored.version < version || stored.version === damaged;
}
