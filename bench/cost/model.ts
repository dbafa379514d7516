/** Counts × prices → dollars. Pure; every figure is a count, a price or an assumption of the lists. */
import { CLIPS_A_SAVE } from '../../functions/backfill/shard.ts';
import type { AllCounts, Counts } from './counts.ts';
import { assumed, price } from './figures.ts';

/** Dollars by what they are paid for. */
export type Bill = Readonly<Record<string, number>>;

const MILLION = 1_000_000;
const GB = 1e9;
const MINUTES_A_MONTH = 30 * 24 * 60;
const MINUTES_A_YEAR = 365 * 24 * 60;

export const sum = (bill: Bill): number => Object.values(bill).reduce((total, one) => total + one, 0);

/** How a function ran: milliseconds of CPU, and milliseconds of waiting in which it has nothing to do. */
interface Run {
  readonly cpuMs: number;
  readonly waitMs: number;
}

/** Dollars for one run of a function with so much memory; its share of a vCPU follows from that. */
function runDollars({ cpuMs, waitMs }: Run, megabytes: number): number {
  const share = Math.min(1, megabytes / assumed('vcpuMegabytes'));
  const seconds = (cpuMs / share + waitMs) / 1000;
  return price('run') + seconds * (megabytes / 1024) * price('gigabyteSecond');
}

const waits = (): number => assumed('callsInARow') * assumed('roundTripMs');
const callsMs = (calls: number): number => calls * assumed('requestCpuMs');

/** Followers of an alerted clip, as the steps count them. */
const FOLLOWERS = 3;

/** A million clips with one video and three names; `batch`: files in one run, 10 in a burst and 1 in a trickle. */
export function clipsBill({ steps, stack: { memory } }: AllCounts, batch: 1 | 10): Bill {
  const clip = steps[batch === 10 ? 'new clip, in a batch of ten' : 'new clip, alone'];
  const unfollowed = steps[batch === 10 ? 'alert that nobody follows' : 'alert that nobody follows, alone'];
  const followed = steps['alert with three followers'];
  const mail = steps['mail to one of three followers'];
  const alerted = assumed('alertedShare');
  const providerMs = assumed(batch === 10 ? 'slowestOfTenMs' : 'providerMs');
  // Calls of both stages are counted together: half of them are made in each.
  const inStage = callsMs(clip.calls / 2);
  const parse = { cpuMs: batch * (assumed('parseCpuMs') + inStage), waitMs: providerMs + waits() };
  const store = { cpuMs: batch * (assumed('storeCpuMs') + inStage), waitMs: waits() };
  const alert = {
    cpuMs: batch * (assumed('alertCpuMs') + callsMs(unfollowed.calls + alerted * followed.calls)),
    waitMs: waits(),
  };
  // The jobs of the followers of a clip are sent, received and deleted with one request each.
  const send = { cpuMs: FOLLOWERS * (assumed('composeCpuMs') + callsMs(mail.calls)), waitMs: waits() };
  const each = {
    S3: price('objectPut') + clip.objectGets * price('objectGet'),
    // S3 sends one; a batch of each queue is received and deleted with one request each.
    SQS: (1 + clip.messages + 4 / batch + alerted * 3) * price('message'),
    'Lambda parse': runDollars(parse, memory.parse ?? 0) / batch,
    'Lambda store, alert, send':
      (runDollars(store, memory.store ?? 0) + runDollars(alert, memory.alert ?? 0)) / batch +
      alerted * runDollars(send, memory.send ?? 0),
    'DynamoDB writes':
      (clip.write + unfollowed.write + alerted * (followed.write + FOLLOWERS * mail.write)) * price('writeUnit'),
    'DynamoDB reads':
      (clip.read + unfollowed.read + alerted * (followed.read + FOLLOWERS * mail.read)) * price('readUnit'),
    mail: alerted * FOLLOWERS * mail.mails * price('mail'),
    logs: logDollars(clip, 3 / batch) + alerted * (logDollars(followed, 0) + FOLLOWERS * logDollars(mail, 0)),
  };
  return Object.fromEntries(Object.entries(each).map(([what, dollars]) => [what, dollars * MILLION]));
}

/** What a million files cost more that are read alone: a message more, and a run with a process of its own. */
export function aloneBill({ stack: { memory } }: AllCounts): Bill {
  const run = {
    cpuMs: assumed('processCpuMs') + callsMs(CALLS_ALONE),
    waitMs: assumed('providerMs') + waits(),
  };
  return {
    S3: MILLION * price('objectGet'),
    // Sent, received and deleted.
    SQS: 3 * MILLION * price('message'),
    'Lambda parse': MILLION * runDollars(run, memory.parseheavy ?? 0),
    logs: MILLION * logDollars({ logBytes: 0 }, 1),
  };
}

/** Names, outlets and the file are asked for, the result is sent. */
const CALLS_ALONE = 4;

function logDollars({ logBytes }: Pick<Counts, 'logBytes'>, runs: number): number {
  return ((logBytes + runs * assumed('platformLogBytes')) / GB) * price('logGigabyte');
}

/** Keeping a million clips for a month: rows, index entries, and 35 days of going back in time. */
export function keepingBill({ storedBytes }: AllCounts): Bill {
  const gigabytes = (storedBytes * MILLION) / GB;
  return { table: gigabytes * price('rowMonth'), recovery: gigabytes * price('backupMonth') };
}

/** Watching a million videos of several hosts for a year, each with so many checks. */
export function watchingBill({ steps, stack: { memory } }: AllCounts, checks: number): Bill {
  const each = steps['recheck of one of forty videos'];
  const all = checks * MILLION;
  // A host is asked once a second: rounds are as long as their longest queue.
  const aMinute = all / MINUTES_A_YEAR;
  const perHost = aMinute / assumed('hosts');
  const rounds = Math.max(1, perHost / assumed('videosOfAHostAMinute'));
  const waitMs = (perHost / rounds) * 1000 + waits();
  const round = { cpuMs: (aMinute / rounds) * callsMs(each.calls), waitMs };
  return {
    'DynamoDB writes': all * each.write * price('writeUnit'),
    'DynamoDB reads': all * each.read * price('readUnit'),
    Lambda: MINUTES_A_YEAR * rounds * runDollars(round, memory.recheck ?? 0),
    // A still of each video, once.
    S3: MILLION * price('objectPut'),
  };
}

/** Matching a million clips again after a change of names that is found in none of them. */
export function backfillBill({ steps, stack: { memory } }: AllCounts): Bill {
  const [each, scan] = [steps['unchanged clip in a back-fill'], steps['back-fill of an empty archive']];
  const gigabyteSeconds = (MILLION / assumed('matchedASecond')) * ((memory.backfill ?? 0) / 1024);
  return {
    // Of the writes there are so few that they are no line of their own.
    DynamoDB:
      (MILLION * each.write + scan.write + MILLION / CLIPS_A_SAVE) * price('writeUnit') +
      (MILLION * each.read + scan.read) * price('readUnit'),
    Lambda: gigabyteSeconds * price('gigabyteSecond'),
  };
}

/** A million pages of 20 from the API. */
export function pagesBill({ steps, stack: { memory } }: AllCounts, of: 'clips' | 'mentions' | 'videos'): Bill {
  const page = steps[`page of 20 ${of}`];
  const run = { cpuMs: assumed('apiCpuMs') + callsMs(page.calls), waitMs: waits() };
  return {
    'HTTP API': MILLION * price('httpRequest'),
    Lambda: MILLION * runDollars(run, memory.api ?? 0),
    'DynamoDB reads': MILLION * page.read * price('readUnit'),
    logs: MILLION * logDollars(page, 1),
  };
}

/** A month in which nothing happens. */
export function idleBill({ steps, stack }: AllCounts): Bill {
  const minutes = [
    steps['minute of rechecks with nothing due'],
    steps['minute of the back-fill with nothing to do'],
    steps['minute of the agenda with nothing due'],
  ];
  const look = steps['hourly look at an archive in which nothing arrives'];
  const each = (of: (counts: Counts) => number) => minutes.reduce((total, one) => total + of(one), 0);
  const month = (of: (counts: Counts) => number) => MINUTES_A_MONTH * each(of) + (MINUTES_A_MONTH / 60) * of(look);
  const runs = stack.everyMinute.map((name) => {
    const calls = each((one) => one.calls) / minutes.length;
    return runDollars({ cpuMs: callsMs(calls), waitMs: waits() }, stack.memory[name] ?? 0);
  });
  return {
    alarms: stack.alarmMetrics * price('alarmMetric'),
    'SQS polls': stack.polledQueues * assumed('pollsAMinute') * MINUTES_A_MONTH * price('message'),
    'Lambda every minute': MINUTES_A_MONTH * runs.reduce((total, one) => total + one, 0),
    'DynamoDB reads': month((one) => one.read) * price('readUnit'),
    // The look is part of a run that is counted as a minute.
    logs: month((one) => logDollars(one, one === look ? 0 : 1)),
  };
}
