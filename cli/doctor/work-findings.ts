/** Whether what waits in the stack is worked off: event source mappings, runs, queues, and what was given up. */
import type { ObjectCount } from '../../functions/aws/inspect.ts';
import type { SweepRecord } from '../../functions/aws/table/file/sweep.ts';
import type { Examination, SeenMapping, SeenQueue } from './examination.ts';
import type { Finding } from './finding.ts';

/** A message that waits longer than this many seconds is late: a burst of files is worked off within. */
const LATE_SECONDS = 5 * 60;
/** The mappings of queues that a burst of files fills at once. What stands behind the table follows in smaller numbers. */
const TAKES_FILES = /^(?:parse|store) /;
/** Runs at once that must stay free of theirs: one each of alert, api and the two functions of every minute. */
const LEAST_BESIDE_QUEUES = 4;
/** One run each of recheck, backfill, compile and api, which takes more for requests at the same time. */
const SINGLE_RUNS = 4;
/**
 * Shards of the stream, each of which a mapping reads with one run at a time. A new table without provisioned throughput
 * has four partitions, of 1,000 write units a second each, and a shard for each; more after more writes.
 */
const SHARDS = 4;

export function mappingFinding(mappings: readonly SeenMapping[], { stack, queues }: Examination): Finding {
  const expected = stack.kind === 'answered' ? stack.value.resources.filter(isMapping).length : mappings.length;
  const unread = unreadBy(mappings, queues.kind === 'answered' ? queues.value : []);
  const off = mappings.filter(({ state }) => state !== 'Enabled');
  if (off.length > 0) {
    const names = off.map(({ name, state }) => `${name} (${state})`).join(', ');
    const advice = 'Enable them in the console of Lambda or deploy again: what they read waits meanwhile.';
    return { what: `event source mappings: not enabled: ${names}`, ok: false, advice };
  }
  if (mappings.length < expected || unread.length > 0) {
    const what = `event source mappings: ${mappings.length} of ${Math.max(expected, mappings.length + unread.length)}`;
    const whose = unread.length === 0 ? '' : `, none reads ${unread.join(', ')}`;
    return { what: what + whose, ok: false, advice: 'Deploy the stack again: what they should read waits meanwhile.' };
  }
  const broken = mappings.filter(({ lastResult }) => /^(PROBLEM|FAILED)/i.test(lastResult));
  if (broken.length > 0) {
    const names = broken.map(({ name, lastResult }) => `${name} (${lastResult})`).join(', ');
    const advice = 'The log of the function says why; docs/runbook.md, "Failures".';
    return { what: `event source mappings: the last batch failed: ${names}`, ok: false, advice };
  }
  return { what: `event source mappings: all ${mappings.length} are enabled`, ok: true };
}

const isMapping = ({ type }: { type: string }): boolean => type === 'AWS::Lambda::EventSourceMapping';

/** What of the stack's queues and its stream no mapping reads. */
function unreadBy(mappings: readonly SeenMapping[], queues: readonly SeenQueue[]): string[] {
  const read = new Set(mappings.map(({ sourceArn }) => sourceArn));
  const unread = queues.filter(({ arn, isDeadLetters }) => !isDeadLetters && !read.has(arn)).map(({ name }) => name);
  return mappings.some(({ readsQueue }) => !readsQueue) ? unread : [...unread, 'the stream of the table'];
}

/**
 * Wrong only where the queues leave so little that a burst keeps alerts and the API waiting until it is over. As long as
 * each function beside them finds a run, what is throttled comes in turn: messages and records of the stream are tried
 * again, the functions of every minute run the next minute, and who asks the API sees an error for a moment. That is so in
 * a new account with the default `concurrency`: it is said, with what to ask for, and is no failure.
 */
export function runFinding(limit: number, mappings: readonly SeenMapping[]): Finding {
  const sumOf = (some: readonly SeenMapping[]) =>
    some.reduce((sum, { readsQueue, mostRuns }) => sum + (readsQueue ? (mostRuns ?? limit) : SHARDS), 0);
  const forQueues = sumOf(mappings.filter(({ name }) => TAKES_FILES.test(name)));
  const forAlerts = sumOf(mappings.filter(({ name }) => !TAKES_FILES.test(name)));
  const what =
    `concurrent runs: ${limit} are unreserved in the account; ` +
    `files take up to ${forQueues}, alerts ${forAlerts} or more, the rest ${SINGLE_RUNS} or more`;
  const more = 'Ask for more in Service Quotas ("Concurrent executions" of Lambda, free)';
  if (forQueues + LEAST_BESIDE_QUEUES > limit) {
    const advice =
      `${more}, or deploy with a smaller -c concurrency=…: in a burst alerts wait and the API fails, and messages that ` +
      'find no run for an hour end among the dead letters.';
    return { what, ok: false, advice };
  }
  if (forQueues + forAlerts + SINGLE_RUNS <= limit) return { what, ok: true };
  const advice =
    `${more} before bursts of files: while all run, alerts wait for room and the API may answer 503. ` +
    'What finds no run is tried again for an hour and more, and nothing is lost.';
  return { what, ok: true, advice };
}

/** By the age of the oldest message alone: what fails again and again is mostly in work. */
export function queueFinding({ name, isDeadLetters, waiting, inWork, oldest }: SeenQueue): Finding {
  if (isDeadLetters) {
    const what = `queue ${name}: ${waiting} dead letters`;
    if (waiting + inWork === 0) return { what, ok: true };
    return { what, ok: false, advice: 'Each is news that was given up: docs/runbook.md, "Dead letters".' };
  }
  const counts = (age: string) => `queue ${name}: ${waiting} wait${age}, ${inWork} in work`;
  // The age may be from before the queue was emptied.
  if (waiting + inWork === 0) return { what: counts(''), ok: true };
  switch (oldest.kind) {
    case 'answered': {
      const age = oldest.value;
      if (age === null) return { what: counts(', the oldest for a time not known yet'), ok: true };
      const what = counts(`, the oldest for ${Math.round(age)} s`);
      if (age <= LATE_SECONDS) return { what, ok: true };
      const advice = 'It falls behind or fails: see the log of its function, and concurrent runs above.';
      return { what, ok: false, advice };
    }
    case 'failed': {
      const advice =
        'Whether they are late is not known. Run it again with AWS credentials that have the right ' +
        `cloudwatch:GetMetricData (${oldest.message}).`;
      return { what: counts(', the oldest for a time that could not be asked'), ok: false, advice };
    }
    case 'unsupported':
    case 'not-asked':
      return { what: counts(''), ok: true };
    default:
      return oldest satisfies never;
  }
}

/** Records of the stream that the alert function gave up; they lie in the archive bucket, not in a queue. */
export function letterFinding({ count, isAll }: ObjectCount): Finding {
  if (count === 0) return { what: 'alert dead letters: none', ok: true };
  const advice = 'Each is alerts that were not sent: docs/runbook.md, "Dead letters".';
  return { what: `alert dead letters: ${isAll ? '' : 'over '}${count}`, ok: false, advice };
}

const HOUR_MS = 60 * 60 * 1000;
/** A sweep ends every day, or goes on where the inbox is huge. */
const SWEEP_HOURS = 48;

/** The last sweep that ended. */
export function sweepFinding(sweeps: readonly SweepRecord[], now: Date): Finding {
  const last = sweeps.at(-1);
  if (last === undefined) {
    const advice = 'The first begins within a quarter of an hour of the deployment; `clipwatch sweep` does one now.';
    return { what: 'sweep: none has ended yet', ok: true, advice };
  }
  const { files, receipts, repaired, removed, stillMissing, endedAt } = last;
  const still = stillMissing > 0 ? `, ${stillMissing} still missing` : '';
  const counts = `${files} files, ${receipts} receipts, ${repaired} sent to be read, ${removed} to be removed`;
  const what = `sweep: ${counts}${still}`;
  const hours = Math.floor((now.getTime() - Date.parse(endedAt)) / HOUR_MS);
  if (hours < SWEEP_HOURS) {
    const whole = `${what}, ${hours < 1 ? 'within the hour' : `${hours} h ago`}`;
    if (stillMissing === 0) return { what: whole, ok: true };
    const advice =
      'An earlier sweep sent what is still missing: see the dead letters with `clipwatch dlq list`. ' +
      '`clipwatch sweep` sends it again.';
    return { what: whole, ok: false, advice };
  }
  const advice = 'None has ended since: files that no event brought are not found. docs/runbook.md, "Sweep".';
  return { what: `${what}, ${Math.floor(hours / 24)} days ago`, ok: false, advice };
}
