/** After a run that was killed: files that the inbox has and what is kept does not know are sent to be read. */
import { setTimeout as pause } from 'node:timers/promises';
import { invokeFunction } from '../functions/aws/invoke.ts';
import { SweepAnswer, type SweepRequest } from '../shared/contract/sweep.ts';

const PAUSE_MS = 1_000;
/** Patient while the queues are worked off, which takes seconds. */
const PATIENT_STEPS = 15;
const MOST_STEPS = 120;

/** The number of files sent to be read by a whole sweep; null if another sweep is at work all the time. */
export async function catchUp(sweepFunction: string): Promise<number | null> {
  let since: string | undefined;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const request: SweepRequest = {
      kind: 'step',
      isRehearsal: false,
      isPatient: since === undefined && steps < PATIENT_STEPS,
      ...(since !== undefined && { since }),
    };
    const answer = SweepAnswer.parse(await invokeFunction(sweepFunction, request, pause));
    if (answer.state === 'ended') return answer.repaired;
    if (answer.state === 'running') since = answer.since;
    else await pause(PAUSE_MS);
  }
  return null;
}
