/** From a file dropped to its e-mail, on the stack that `npm start` runs. */
import { inParallel } from '../cli/parallel.ts';
import type { Clip } from '../shared/contract/clip.ts';
import { type Bench, median, p95, type Row } from './figures.ts';
import { clipsOf, drop, type Mail, mailsOf, openStand, type Stand, until } from './scenario.ts';

const SINGLE_DROPS = 20;
/** The first ones start the functions. */
const WARM_UP_DROPS = 2;
const FLOOD = 300;
const UPLOADS_AT_ONCE = 16;

const MOST_MEDIAN_MS = 2_000;
const MOST_P95_MS = 4_000;
const MOST_FLOOD_MS = 10_000;

export const stack: Bench = async (session, tell) => {
  const stand = await openStand(session);
  tell(`Dropping ${WARM_UP_DROPS} + ${SINGLE_DROPS} files, one after the other…`);
  const took: number[] = [];
  for (let round = -WARM_UP_DROPS; round < SINGLE_DROPS; round++) {
    const ms = await dropOne(stand);
    if (round >= 0) took.push(ms);
  }
  tell(`Dropping ${FLOOD} files at once…`);
  const flood = await dropMany(stand);
  return {
    title: 'Local stack: from a file dropped to its e-mail',
    columns: { measure: 'measure', ms: 'ms', mostMs: 'aim: at most', met: 'met' },
    rows: [
      row(`e-mail out, median of ${SINGLE_DROPS}`, median(took), MOST_MEDIAN_MS),
      row(`e-mail out, p95 of ${SINGLE_DROPS}`, p95(took), MOST_P95_MS),
      row(`${FLOOD} at once: uploaded`, flood.uploadedMs),
      row(`${FLOOD} at once: all stored`, flood.storedMs, MOST_FLOOD_MS),
      row(`${FLOOD} at once: all told`, flood.toldMs, MOST_FLOOD_MS),
    ],
    remarks: [
      'times start before the upload; the clips are small, without a video, and each a story of its own',
      `of ${FLOOD} at once ${flood.stored} were stored and ${flood.told} told, in ${flood.mails} mails`,
    ],
  };
};

function row(measure: string, ms: number | null, mostMs?: number): Row {
  return { measure, ms, ...(mostMs !== undefined && { mostMs, met: ms !== null && ms <= mostMs }) };
}

/** Milliseconds from the drop until the e-mail was out. */
async function dropOne(stand: Stand): Promise<number> {
  const { word, droppedAt } = await drop(stand);
  const about = (mails: readonly Mail[]) => mails.find(({ text }) => text.includes(word));
  const mail = about(await until(stand, mailsOf, (mails) => about(mails) !== undefined));
  if (mail === undefined) throw new Error(`No mail came about the clip "${word}".`);
  return mail.sentAt - droppedAt;
}

interface Flood {
  readonly uploadedMs: number;
  /** Null: not all of them in time. */
  readonly storedMs: number | null;
  readonly toldMs: number | null;
  readonly stored: number;
  readonly told: number;
  readonly mails: number;
}

async function dropMany(stand: Stand): Promise<Flood> {
  const start = Date.now();
  const drops = await inParallel(Array.from({ length: FLOOD }), UPLOADS_AT_ONCE, () => drop(stand));
  const uploadedMs = Date.now() - start;
  const keys = new Set(drops.map(({ key }) => key));
  const ofFlood = (mails: readonly Mail[]) => mails.filter(({ sentAt }) => sentAt >= start);
  const mails = ofFlood(await until(stand, mailsOf, (seen) => clipsToldBy(ofFlood(seen)) >= FLOOD));
  const stored = (clips: readonly Clip[]) => clips.filter(({ key }) => keys.has(key));
  const clips = stored(await until(stand, clipsOf, (seen) => stored(seen).length === FLOOD));
  const lastMs = (instants: readonly number[]) => Math.max(...instants) - start;
  return {
    uploadedMs,
    stored: clips.length,
    storedMs: clips.length < FLOOD ? null : lastMs(clips.map(({ receipt }) => Date.parse(receipt.settledAt))),
    told: clipsToldBy(mails),
    toldMs: clipsToldBy(mails) < FLOOD ? null : lastMs(mails.map(({ sentAt }) => sentAt)),
    mails: mails.length,
  };
}

/** A mail about several clips begins with their number; past a limit it does not list them all. */
function clipsToldBy(mails: readonly Mail[]): number {
  return mails.reduce((sum, { subject }) => sum + Number(/^(\d+) clips /.exec(subject)?.[1] ?? 1), 0);
}
