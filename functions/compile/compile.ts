/**
 * Names → automaton in the archive bucket. One run at a time, by a lease in the table. A run that ends looks once more: a
 * change whose run left because this one was at work is compiled before it goes.
 */
import type { CompileRequest } from '../../shared/contract/message.ts';
import { AUTOMATON_FORMAT } from '../../shared/contract/name.ts';
import { compileNames } from '../../shared/name/index.ts';
import { MAX_AUTOMATON_BYTES } from '../../shared/name/size.ts';
import { automatonObject, deleteAutomaton, storeAutomaton } from '../aws/automaton.ts';
import {
  recordAutomaton,
  releaseCompileLease,
  storedAutomaton,
  takeCompileLease,
} from '../aws/table/name/automaton.ts';
import { mustCompile } from '../aws/table/name/must-compile.ts';
import { allNames, namesState } from '../aws/table/name/names.ts';

export interface CompileContext {
  readonly now: () => Date;
  /** Identifies the run. */
  readonly runId: string;
  /** The largest automaton that is stored. */
  readonly maxBytes?: number;
}

/** What became of a run: it stored so many versions, or left the work to another one. */
export interface Compiled {
  readonly versions: number[];
  readonly leftToAnother: boolean;
}

/** The list has grown over what the functions that match can hold. */
export class TooManyNames extends Error {
  override readonly name = 'TooManyNames';
}

/**
 * Compiles and stores the names until what is stored is as new as the list. Throws `TooManyNames` where the automaton is
 * too large; the lease then stays, so that it is not compiled again each minute but four times an hour.
 */
export async function compileTracked({ damaged }: CompileRequest, context: CompileContext): Promise<Compiled> {
  const versions: number[] = [];
  let broken = damaged ?? null;
  while (await mustCompile(broken)) {
    if (!(await takeCompileLease(context.runId, context.now()))) return { versions, leftToAnother: true };
    try {
      if (await mustCompile(broken)) versions.push(await compileOnce(context));
    } catch (error) {
      if (!(error instanceof TooManyNames)) await releaseCompileLease(context.runId);
      throw error;
    }
    await releaseCompileLease(context.runId);
    broken = null;
  }
  return { versions, leftToAnother: false };
}

/** Compiles the names as they are now; answers the version that is stored. */
async function compileOnce({ now, maxBytes = MAX_AUTOMATON_BYTES }: CompileContext): Promise<number> {
  const before = await storedAutomaton();
  // Read first: names that change while they are read may be in the automaton early, but none up to this version is missing.
  const { version, weight } = await namesState();
  const bytes = compileNames(await allNames()).toBytes();
  if (bytes.length > maxBytes) throw tooMany(bytes.length, maxBytes);
  const object = automatonObject(version);
  await storeAutomaton(object, bytes);
  const previous = before === null || before.object === object ? (before?.previous ?? null) : before.object;
  const stored = { version, format: AUTOMATON_FORMAT, bytes: bytes.length, weight, object, previous };
  const isRecorded = await recordAutomaton({ ...stored, compiledAt: now().toISOString() });
  // The one before stays for functions that are about to load it.
  const outdated = before?.previous ?? null;
  if (isRecorded && outdated !== null && outdated !== previous) await deleteAutomaton(outdated);
  return version;
}

function tooMany(bytes: number, most: number): TooManyNames {
  const megabytes = (size: number) => Math.ceil(size / 2 ** 20);
  return new TooManyNames(
    `The names take ${megabytes(bytes)} MB when compiled, ${megabytes(most)} MB at most can be loaded. Names are matched ` +
      'as they were before. Remove names or aliases, or turn `transliterate` off for some.',
  );
}
