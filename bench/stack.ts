/** Time from upload to e-mail on the stack that `npm start` runs. */
import pMap from 'p-map';
import type { Clip } from '../shared/contract/clip.ts';
import { type Bench, median, p95, type Row } from './figures.ts';
import { clipsOf, dropClip, type Mail, mailsOf, openScenario, type Scenario, until } from './scenario.ts';

const SINGLE_DROPS = 20;
/** The first clips start the functions. */
const WARM_UP_DROPS = 2;
const FLOOD = 300;
const UPLOADS_AT_ONCE = 16;

const MAX_MEDIAN_MS = 2_000;
const MAX_P95_MS = 4_000;
const MAX_FLOOD_MS = 10_000;

export const stack: Bench = async (session, progress) => {
  const scenario = await openScenario(session);
  progress(`Dropping ${WARM_UP_DROPS} + ${SINGLE_DROPS} files, one after the other…`);
  const took: number[] = [];
  for (let round = -WARM_UP_DROPS; round < SINGLE_DROPS; round++) {
    const ms = await dropOne(scenario);
    if (round >= 0) took.push(ms);
  }
  progress(`Dropping ${FLOOD} files at once…`);
  const flood = await dropMany(scenario);
  return {
    title: 'Local stack: time from upload to e-mail',
    columns: { measure: 'measure', ms: 'ms', maxMs: 'aim: at most', met: 'met' },
    rows: [
      row(`e-mail out, median of ${SINGLE_DROPS}`, median(took), MAX_MEDIAN_MS),
      row(`e-mail out, p95 of ${SINGLE_DROPS}`, p95(took), MAX_P95_MS),
      row(`${FLOOD} at once: uploaded`, flood.uploadedMs),
      row(`${FLOOD} at once: all stored`, flood.storedMs, MAX_FLOOD_MS),
      row(`${FLOOD} at once: all mailed`, flood.mailedMs, MAX_FLOOD_MS),
    ],
    remarks: [
      'times start before the upload; clips are small, without a video, each a story of its own',
      `of ${FLOOD} at once ${flood.stored} were stored and ${flood.mailed} mailed, in ${flood.mails} mails`,
    ],
  };
};

function row(measure: string, ms: number | null, maxMs?: number): Row {
  return { measure, ms, ...(maxMs !== undefined && { maxMs, met: ms !== null && ms <= maxMs }) };
}

/** Milliseconds from upload to sent e-mail. */
async function dropOne(scenario: Scenario): Promise<number> {
  const { word, droppedAt } = await dropClip(scenario);
  const about = (mails: readonly Mail[]) => mails.find(({ text }) => text.includes(word));
  const mail = about(await until(scenario, mailsOf, (mails) => about(mails) !== undefined));
  if (mail === undefined) throw new Error(`No mail came about the clip "${word}".`);
  return mail.sentAt - droppedAt;
}

interface Flood {
  readonly uploadedMs: number;
  /** Null where some were not stored in time. */
  readonly storedMs: number | null;
  readonly mailedMs: number | null;
  readonly stored: number;
  readonly mailed: number;
  readonly mails: number;
}

async function dropMany(scenario: Scenario): Promise<Flood> {
  const start = Date.now();
  const drops = await pMap(Array.from({ length: FLOOD }), () => dropClip(scenario), { concurrency: UPLOADS_AT_ONCE });
  const uploadedMs = Date.now() - start;
  const keys = new Set(drops.map(({ key }) => key));
  const ofFlood = (mails: readonly Mail[]) => mails.filter(({ sentAt }) => sentAt >= start);
  const mails = ofFlood(await until(scenario, mailsOf, (seen) => clipsMailed(ofFlood(seen)) >= FLOOD));
  const stored = (clips: readonly Clip[]) => clips.filter(({ key }) => keys.has(key));
  const clips = stored(await until(scenario, clipsOf, (seen) => stored(seen).length === FLOOD));
  const lastMs = (instants: readonly number[]) => Math.max(...instants) - start;
  return {
    uploadedMs,
    stored: clips.length,
    storedMs: clips.length < FLOOD ? null : lastMs(clips.map(({ receipt }) => Date.parse(receipt.settledAt))),
    mailed: clipsMailed(mails),
    mailedMs: clipsMailed(mails) < FLOOD ? null : lastMs(mails.map(({ sentAt }) => sentAt)),
    mails: mails.length,
  };
}

/** The subject of a mail about several clips begins with their number; the body may list only some. */
function clipsMailed(mails: readonly Mail[]): number {
  return mails.reduce((sum, { subject }) => sum + Number(/^(\d+) clips /.exec(subject)?.[1] ?? 1), 0);
}
