/** Time from upload to e-mail on the stack that `npm start` runs, as the ledger has it, and what a flood becomes. */
import pMap from 'p-map';
import type { Alert } from '../shared/contract/alert.ts';
import type { Name } from '../shared/contract/name.ts';
import { type Bench, median, p95, type Row } from './figures.ts';
import { alertsOf, clipsOf, closeDigests, dropClip, openScenario, type Scenario, until } from './scenario.ts';

const SINGLE_DROPS = 50;
/** The first clips start the functions. */
const WARM_UP_DROPS = 2;
const FLOOD = 500;
const UPLOADS_AT_ONCE = 16;
const POLL_MS = 100;

const MAX_MEDIAN_MS = 2_000;
const MAX_P95_MS = 5_000;

export const stack: Bench = async (session, progress) => {
  progress(`Tracking ${SINGLE_DROPS + WARM_UP_DROPS + 1} names, each followed by one address…`);
  const scenario = await openScenario(session, SINGLE_DROPS + WARM_UP_DROPS + 1);
  const [flooded, ...others] = scenario.names;
  if (flooded === undefined) throw new Error('There is no name to flood.');
  progress(`Dropping ${WARM_UP_DROPS} + ${SINGLE_DROPS} files, one after the other…`);
  const told: Told[] = [];
  for (const name of others) told.push(await dropOne(scenario, name));
  const measured = told.slice(WARM_UP_DROPS);
  progress(`Dropping ${FLOOD} files about one name at once…`);
  const flood = await dropMany(scenario, flooded);
  const out = measured.map(({ outMs }) => outMs);
  const recorded = measured.map(({ recordedMs }) => recordedMs);
  return {
    title: 'Local stack: from upload to e-mail',
    columns: { measure: 'measure', value: 'value', most: 'aim: at most', met: 'met' },
    rows: [
      row(`recorded, median ms of ${SINGLE_DROPS}`, median(recorded)),
      row(`recorded, p95 ms of ${SINGLE_DROPS}`, p95(recorded)),
      row(`e-mail out, median ms of ${SINGLE_DROPS}`, median(out), MAX_MEDIAN_MS),
      row(`e-mail out, p95 ms of ${SINGLE_DROPS}`, p95(out), MAX_P95_MS),
      row(`${FLOOD} at once: ms until all are recorded`, flood.recordedMs),
      row(`${FLOOD} at once: told before anybody asks`, flood.toldBefore),
      row(`${FLOOD} at once: told after POST /v1/digests`, flood.told),
      row(`${FLOOD} at once: mails`, flood.mails, 2),
    ],
    remarks: [
      'times of the ledger: droppedAt to recordedAt, and to sentAt; clips are small, without a video, each a story of its own',
      'each single drop is for an address of its own: one address gets a message in ten seconds, and five in a quarter of an hour',
    ],
  };
};

function row(measure: string, value: number, most?: number): Row {
  return { measure, value, ...(most !== undefined && { most, met: value <= most }) };
}

interface Told {
  readonly recordedMs: number;
  readonly outMs: number;
}

async function dropOne(scenario: Scenario, name: Name): Promise<Told> {
  await dropClip(scenario, name);
  const [alert] = await until(scenario, () => alertsOf(scenario, name), isAllTold(1), POLL_MS);
  if (alert?.sentAt === undefined) throw new Error(`No mail went out about the clip with "${name.name}".`);
  const dropped = Date.parse(alert.droppedAt);
  return { recordedMs: Date.parse(alert.recordedAt) - dropped, outMs: Date.parse(alert.sentAt) - dropped };
}

interface Flood {
  readonly recordedMs: number;
  readonly toldBefore: number;
  readonly told: number;
  readonly mails: number;
}

/** Some of the clips come too early for the summary; what waits for it is asked for. */
async function dropMany(scenario: Scenario, name: Name): Promise<Flood> {
  await pMap(Array.from({ length: FLOOD }), () => dropClip(scenario, name), { concurrency: UPLOADS_AT_ONCE });
  const look = () => alertsOf(scenario, name);
  const recorded = await until(scenario, look, ({ length }) => length === FLOOD);
  const toldBefore = recorded.filter(({ sentAt }) => sentAt !== undefined).length;
  await closeDigests(scenario, name);
  const alerts = await until(scenario, look, isAllTold(FLOOD));
  const stored = await clipsOf(scenario, name);
  if (stored.length !== FLOOD) throw new Error(`${stored.length} of ${FLOOD} clips are listed.`);
  const first = Math.min(...alerts.map(({ droppedAt }) => Date.parse(droppedAt)));
  return {
    recordedMs: Math.max(...alerts.map(({ recordedAt }) => Date.parse(recordedAt))) - first,
    toldBefore,
    told: alerts.filter(({ sentAt }) => sentAt !== undefined).length,
    mails: new Set(alerts.flatMap(({ messageId }) => messageId ?? [])).size,
  };
}

const isAllTold =
  (count: number) =>
  (alerts: readonly Alert[]): boolean =>
    alerts.length === count && alerts.every(({ sentAt }) => sentAt !== undefined);
