/** The guest's digests: each in its time, none twice, none left out, and each tells what belongs to its period. */
import type { Row } from '../../local/services/table/index.ts';
import { rows } from '../../shared/wiring.ts';
import type { ToldMail } from './mails.ts';
import { HOW, type How, type Phase } from './phase.ts';
import type { World } from './world.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A digest, and its period as the table had it when the mail was sent. */
interface Digest extends ToldMail {
  readonly from: number;
  readonly dueAt: number;
}

export function wrongDigests(world: World): string[] {
  const digests = world.mails.flatMap((mail): Digest[] => {
    const { period } = mail;
    return period === null ? [] : [{ ...mail, from: Date.parse(period.from), dueAt: Date.parse(period.dueAt) }];
  });
  return [
    ...doubled(world, digests),
    ...withGaps(world, digests),
    ...outOfTime(world, digests),
    ...outOfPeriod(world, digests),
    ...wrongNext(world),
  ];
}

/** A period is told once; and once more for each time that a fault fell between sending and noting it. */
function doubled({ unmarked }: World, digests: readonly Digest[]): string[] {
  return [...Map.groupBy(digests, ({ period }) => period?.from)].flatMap(([from, { length: times }]) => {
    const excused = unmarked.filter((one) => one === `digest ${from}`).length;
    return times > 1 + excused ? [`the digest from ${from} on was sent ${times} times`] : [];
  });
}

/** A period begins where the one before ended, in the run that told it, or where the guest began to follow in digests. */
function withGaps({ guest, suppressed }: World, digests: readonly Digest[]): string[] {
  // Periods of an address that gets nothing pass without a mail.
  if (suppressed.size > 0) return [];
  return digests.flatMap((digest, i) => {
    const { from } = digest;
    const before = digests.slice(0, i).findLast((one) => one.from < from);
    const follows = guest.some((phase) => Math.abs(phase.from - from) < MINUTE_MS);
    const goesOn = before !== undefined && from >= (before.run?.startedAt ?? 0) && from <= before.at + 1;
    return follows || goesOn ? [] : [`the digest of ${time(digest.at)} tells from ${time(from)} on, where none ended`];
  });
}

/** A digest that nobody asked for comes when it is due, and that is when the guest wants it. */
function outOfTime({ guest, closings }: World, digests: readonly Digest[]): string[] {
  const asked = [...closings];
  return digests.flatMap(({ from, dueAt, at }) => {
    if (at < dueAt) {
      const i = asked.findIndex((one) => one >= from && one <= at);
      if (i >= 0) asked.splice(i, 1);
      return i < 0 ? [`a digest came at ${time(at)}, before ${time(dueAt)}, and nobody had asked for it`] : [];
    }
    const isWanted = guest.some((phase) => phase.from <= at && isWantedAt(dueAt, phase));
    return isWanted ? [] : [`a digest was due at ${time(dueAt)}, when the guest never wanted one`];
  });
}

/** The clock of the guest's zone shows its hour, on its day; what is left of digests after a change to instant is due at once. */
function isWantedAt(dueAt: number, { how, from }: Phase): boolean {
  if (how === null) return false;
  const wanted = HOW[how];
  if (wanted.cadence === 'instant') return Math.abs(dueAt - from) < MINUTE_MS;
  const shown = new Intl.DateTimeFormat('en', {
    timeZone: wanted.timeZone,
    hourCycle: 'h23',
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(dueAt);
  const hour = String('hour' in wanted ? wanted.hour : 7).padStart(2, '0');
  const day = 'weekday' in wanted ? wanted.weekday : '';
  return shown.toLowerCase().startsWith(day) && shown.endsWith(`${hour}:00:00`);
}

/** What was recorded before a digest was gathered is told in it, unless another run had it then. */
function outOfPeriod({ table, guest }: World, digests: readonly Digest[]): string[] {
  const isInstant = ({ how }: Phase) => how !== null && HOW[how].cadence === 'instant';
  if (guest.some(isInstant)) return [];
  const ledger = new Map(table.ofKind(rows.delivery).map((row) => [`${row.pk} ${row.sk}`, row]));
  return digests.flatMap((digest) => {
    const before = digests.findLast(({ from }) => from < digest.from);
    if (before === undefined) return [];
    return digest.claims.flatMap(({ recipient, what }) => {
      const row = ledger.get(`LEDGER#${recipient} ${what}`);
      const isLate = row?.attempts === 1 && Date.parse(String(row.recordedAt)) < (before.run?.startedAt ?? 0);
      return isLate
        ? [`${what} is in the digest of ${time(digest.at)}, and should be in that of ${time(before.at)}`]
        : [];
    });
  });
}

/** The longest time between two digests; a day may have an hour more, where clocks are put back. */
const LONGEST_MS = { daily: 25 * HOUR_MS, weekly: (7 * 24 + 1) * HOUR_MS } as const;

/** While the guest follows in digests there is a next one, with a job, not later than the one after the last. */
function wrongNext(world: World): string[] {
  const last = world.guest.at(-1);
  const cadence = cadenceOf(last?.how ?? null);
  if (last === undefined || cadence === null || cadence === 'instant') return [];
  const period = periodOf(world);
  if (period === undefined) return ['there is no next digest for the guest'];
  const dueAt = Date.parse(String(period.dueAt));
  const since = Math.max(last.from, Date.parse(String(period.from)));
  const isArranged = world.table
    .ofKind(rows.agenda)
    .some(({ sk }) => String(sk).includes(`digest#guest#${period.dueAt}`));
  return [
    ...(isArranged ? [] : [`the guest's next digest, due at ${period.dueAt}, has no job`]),
    ...(dueAt - since > LONGEST_MS[cadence]
      ? [`the guest's next digest is due at ${period.dueAt}, after ${time(since)}`]
      : []),
    ...(isWantedAt(dueAt, last) || dueAt < last.from ? [] : [`the guest's next digest is due at ${period.dueAt}`]),
  ];
}

/** When the guest's next digest is due, in milliseconds of the epoch; null where it gets none. */
export function nextDue(world: World): number | null {
  const cadence = cadenceOf(world.guest.at(-1)?.how ?? null);
  if (cadence === null || cadence === 'instant') return null;
  const period = periodOf(world);
  return period === undefined ? null : Date.parse(String(period.dueAt));
}

const cadenceOf = (how: How | null) => (how === null ? null : HOW[how].cadence);

const periodOf = ({ table }: World): Row | undefined =>
  table.ofKind(rows.period).find(({ subscriptionId }) => subscriptionId === 'guest');

const time = (at: number): string => new Date(at).toISOString();
