/** The bills as tables, and the figures that README.md states. */
import { checksIn } from '../checks-in.ts';
import type { Report, Row } from '../figures.ts';
import type { AllCounts } from './counts.ts';
import { assumptions, prices } from './figures.ts';
import {
  aloneBill,
  type Bill,
  backfillBill,
  clipsBill,
  idleBill,
  keepingBill,
  pagesBill,
  sum,
  watchingBill,
} from './model.ts';

/** Bills side by side: a row for each thing that is paid for, and their sums. */
function table(title: string, bills: Readonly<Record<string, Bill>>, remarks: readonly string[] = []): Report {
  const heads = Object.keys(bills);
  const things = [...new Set(Object.values(bills).flatMap((bill) => Object.keys(bill)))];
  const row = (what: string, of: (bill: Bill) => number | undefined): Row => ({
    what,
    ...Object.fromEntries(heads.map((head) => [head, rounded(of(bills[head] ?? {}))])),
  });
  return {
    title,
    columns: { what: '', ...Object.fromEntries(heads.map((head) => [head, head])) },
    rows: [...things.map((what) => row(what, (bill) => bill[what])), row('sum', sum)],
    remarks,
  };
}

const rounded = (dollars: number | undefined): number | null =>
  dollars === undefined ? null : Number(dollars.toFixed(2));

/** The tables by a name for machines. */
export function reports(counts: AllCounts): Readonly<Record<string, Report>> {
  const watched = watchings(counts);
  return {
    clips: table(
      'A million clips ($), each with a video and three names; one in a hundred is alerted to three people',
      {
        burst: clipsBill(counts, 10),
        trickle: clipsBill(counts, 1),
        'read alone, more': aloneBill(counts),
      },
    ),
    keeping: table('Keeping a million clips ($ a month)', { month: keepingBill(counts) }, [
      `${Math.round(counts.storedBytes)} bytes a clip, rows and index entries`,
    ]),
    watching: table('Watching a million videos ($)', watched.bills, watched.remarks),
    backfill: table('Matching a million clips again when names change ($)', { change: backfillBill(counts) }),
    pages: table('A million pages of 20 from the API ($)', {
      clips: pagesBill(counts, 'clips'),
      mentions: pagesBill(counts, 'mentions'),
      videos: pagesBill(counts, 'videos'),
    }),
    idle: table('A month in which nothing happens ($)', { month: idleBill(counts) }, [
      `${counts.stack.alarmMetrics} metrics in alarms, ${counts.stack.polledQueues} queues polled, every minute: ${counts.stack.everyMinute.join(', ')}`,
    ]),
    units: {
      title: 'Counted: DynamoDB units and calls of AWS for one clip, video or page',
      columns: { step: 'step', write: 'write units', read: 'read units', calls: 'calls' },
      rows: Object.entries(counts.steps).map(([step, { write, read, calls }]) => ({ step, write, read, calls })),
      remarks: [],
    },
    prices: {
      title: 'Prices (us-east-1, no free tier)',
      columns: { unit: 'unit', dollars: '$', per: 'for', date: 'read on', memory: 'from memory', source: 'source' },
      rows: prices.map(({ unit, dollars, per, date, fromMemory, source }) => {
        return { unit, dollars: String(dollars), per: String(per), date, memory: fromMemory, source };
      }),
      remarks: [],
    },
    assumptions: {
      title: 'Assumptions',
      columns: { value: 'value', unit: 'unit', date: 'date', source: 'source' },
      rows: assumptions.map(({ value, unit, date, source }) => ({ value: String(value), unit, date, source })),
      remarks: [],
    },
  };
}

function watchings(counts: AllCounts): { bills: Readonly<Record<string, Bill>>; remarks: string[] } {
  const checks = (isFollowed: boolean) => {
    const first = checksIn(365, isFollowed);
    return { first, later: checksIn(730, isFollowed) - first };
  };
  const [unfollowed, followed] = [checks(false), checks(true)];
  const { S3: _once, ...later } = watchingBill(counts, unfollowed.later);
  return {
    bills: {
      'first year': watchingBill(counts, unfollowed.first),
      'later years': later,
      'first year, all followed': watchingBill(counts, followed.first),
    },
    remarks: [
      `checks of a video that plays: ${unfollowed.first} in its first year, then ${unfollowed.later} a year`,
      `in a clip that somebody follows: ${followed.first}, then ${followed.later}`,
    ],
  };
}

/** What README.md says of money; a test holds that it does. */
export function summary(counts: AllCounts): string {
  const dollars = (bill: Bill) => Math.round(sum(bill));
  const watched = watchings(counts).bills;
  const idle = sum(idleBill(counts)).toFixed(1);
  return (
    `$${dollars(clipsBill(counts, 10))} for a million clips that come in bursts ($${dollars(clipsBill(counts, 1))} one by one; $${dollars(aloneBill(counts))} more where each is read alone), ` +
    `$${dollars(watched['first year'] ?? {})} for watching a million videos in their first year, $${idle} a month while idle`
  );
}
