/** Whether the names that functions load are those of the list. */
import { AUTOMATON_FORMAT } from '../../shared/contract/name.ts';
import type { CompiledNames } from './examination.ts';
import type { Finding } from './finding.ts';

/** A change of names is compiled by then: the function runs for 15 minutes at most. */
const COMPILING_MS = 20 * 60 * 1000;
const FAILURES = 'the log of the compile function says why; docs/runbook.md, "Failures".';

export function nameFinding(names: CompiledNames, now: Date): Finding {
  const { version, stored, changedAt, failedRuns } = names;
  if (stored !== null && stored.format !== AUTOMATON_FORMAT) {
    return {
      what: `names: what is compiled has format ${stored.format}, this version loads ${AUTOMATON_FORMAT}`,
      ok: false,
      advice: `Functions match no names until it is compiled again, minutes after a deployment. If it stays: ${FAILURES}`,
    };
  }
  const compiled = stored?.version ?? 0;
  const what = `names: version ${version} of the list, ${compiled} is compiled`;
  if (compiled >= version) return { what, ok: true };
  const notMatched = `New names are not matched: ${FAILURES}`;
  if (failedRuns.kind === 'answered' && failedRuns.value > 0) {
    return { what: `${what}, ${failedRuns.value} runs failed since`, ok: false, advice: notMatched };
  }
  if (changedAt !== null && now.getTime() - Date.parse(changedAt) >= COMPILING_MS) {
    return { what, ok: false, advice: notMatched };
  }
  if (!mayBeLate(names, now)) return { what, ok: true };
  if (failedRuns.kind === 'failed') {
    const advice =
      `Whether compiling fails could not be asked (${failedRuns.message}): run it again with credentials that have the ` +
      'rights cloudwatch:GetMetricData and lambda:GetFunctionConfiguration.';
    return { what: `${what}, perhaps for long`, ok: false, advice };
  }
  const advice =
    'Some of these changes may be old, and no run has failed in the last hour. It is compiled within 20 minutes: run this ' +
    `again then. If it stays behind, ${FAILURES}`;
  return { what, ok: true, advice };
}

/**
 * Whether it may have been behind for longer than compiling takes. Of a list that was changed once since, the time of that
 * change is known; of the changes before the last one only that they came after what is stored.
 */
function mayBeLate({ version, stored }: CompiledNames, now: Date): boolean {
  if (version === (stored?.version ?? 0) + 1) return false;
  return stored === null || now.getTime() - Date.parse(stored.compiledAt) >= COMPILING_MS;
}
