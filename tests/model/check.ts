/** Many histories, one after another; one that fails is shrunk, and reads as a list of steps. */
import fc from 'fast-check';
import { packFast } from '../../functions/aws/table/packed.ts';
import { play, type Told } from './history.ts';
import { readable } from './readable.ts';
import { histories, type Step } from './steps.ts';
import type { Defect } from './world.ts';

export interface CheckOptions {
  readonly seed: number;
  readonly runs: number;
  /** Of a history at most; most have half as many. */
  readonly steps?: number;
  readonly defect?: Defect | null;
  /** A history that fails is told as it is. */
  readonly isQuick?: boolean;
}

export interface Checked {
  histories: number;
  steps: number;
  requests: number;
  /** How often each kind of fault happened. */
  readonly faults: Record<string, number>;
  /** Null where every history ended as it should. */
  readonly failure: string | null;
}

/** A history that is longer has more to go wrong, and takes longer to read. */
const STEPS = 25;

export async function checkHistories({
  seed,
  runs,
  steps = STEPS,
  defect = null,
  isQuick = false,
}: CheckOptions): Promise<Checked> {
  // The table of the model bills nothing.
  packFast();
  const sum = { histories: 0, steps: 0, requests: 0, faults: {} as Record<string, number> };
  const isSame = sameKind();
  const property = fc.asyncProperty(histories(steps), async (history) => {
    const { wrong, faults, requests } = await played(history, defect);
    sum.histories += 1;
    sum.steps += history.length;
    sum.requests += requests;
    for (const [kind, times] of Object.entries(faults)) sum.faults[kind] = (sum.faults[kind] ?? 0) + times;
    const [first] = wrong;
    if (first !== undefined && isSame(first)) throw new Error(wrong.join('\n'));
  });
  const result = await fc.check(property, { seed, numRuns: runs, endOnFailure: isQuick });
  const history = result.counterexample?.[0] ?? null;
  if (history === null) return { ...sum, failure: null };
  const told = await story(history, seed, result.counterexamplePath, defect);
  // Functions remember things from one history to the next: one that fails may hold when it is played alone.
  return { ...sum, failure: `${told}\nfound as: ${String(result.errorInstance)}` };
}

/** A history that throws is wrong too. */
function played(history: readonly Step[], defect: Defect | null): Promise<Pick<Told, 'wrong' | 'faults' | 'requests'>> {
  return play(history, { defect }).catch((error: unknown) => ({ wrong: [String(error)], faults: {}, requests: 0 }));
}

/**
 * Says of each sentence whether it tells of the same kind of failure as the first one: a history that is shrunk would else
 * slide from the failure that was found to one that is easier to get.
 */
export function sameKind(): (sentence: string) => boolean {
  let kind: string | null = null;
  return (sentence) => {
    // Without what is another in each history: ids, keys, figures and what is told as JSON.
    const own = sentence.replaceAll(/[{[].*[}\]]|\S*[\d.#@]\S*|\S{20,}/g, '…');
    kind ??= own;
    return own === kind;
  };
}

/** A failure as it is told: how to repeat it, its steps, and what is wrong at its end. */
async function story(
  history: readonly Step[],
  seed: number,
  path: string | null,
  defect: Defect | null,
): Promise<string> {
  const { wrong } = await played(history, defect);
  return [
    `seed ${seed}, path ${path}`,
    ...history.map((step, i) => `${String(i + 1).padStart(3)}. ${readable(step)}`),
    ...wrong.map((one) => `  ✗ ${one}`),
    `as JSON, for \`npm run soak -- --replay\`: ${JSON.stringify(history)}`,
  ].join('\n');
}
