/** Step after step of an export, until it has ended or the time is over. */
import { type ExportStep, readExport, saveExport } from '../aws/table/exports.ts';
import { advance, type ExportContext, fail } from './advance.ts';

export interface RunContext extends ExportContext {
  /** No step is begun after it. */
  readonly until: Date;
}

/** Runs that may come to nothing one after another: as often as Lambda tries an asynchronous invocation. */
const MOST_TRIES = 3;

/** Whether there is more to be done, by another run. One that another run is at, or that is forgotten, is left alone. */
export async function runExport(id: string, context: RunContext): Promise<boolean> {
  const known = await readExport(id);
  if (known?.at.state !== 'running') return false;
  const { at } = known;
  // The runs before had no time to say why.
  if (at.tries >= MOST_TRIES) return ended(await fail(known, 'Its runs ended before their time.', context));
  const begun = await saveExport({ ...at, tries: at.tries + 1, savedAt: context.now().toISOString() }, known);
  return begun !== null && goOn(begun, context);
}

async function goOn(begun: ExportStep, context: RunContext): Promise<boolean> {
  let step: ExportStep | null = begun;
  while (step?.at.state === 'running') {
    if (context.now() >= context.until) return true;
    const before: ExportStep = step;
    try {
      step = await advance(before, context);
    } catch (error) {
      if (before.at.tries >= MOST_TRIES)
        ended(await fail(before, `It failed ${MOST_TRIES} times: ${nameOf(error)}.`, context));
      throw error;
    }
  }
  return ended(step);
}

function ended(step: ExportStep | null): false {
  if (step !== null) console.info({ message: 'exported', state: step.at.state, rows: step.at.rows });
  return false;
}

/** What callers may know of an error; the log has all of it. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error');
