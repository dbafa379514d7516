/** Videos that are due → asked about once more; what was seen is kept, with a copy of the still of one that plays. */
import { createHash } from 'node:crypto';
import type { Proof } from '../../shared/contract/clip.ts';
import type { WatchState } from '../../shared/embed/index.ts';
import { archive } from '../../shared/wiring.ts';
import type { EmbedRow } from '../aws/table/embed-row.ts';
import { createDownloader, createFetcher } from '../net/fetch.ts';
import { fetchStill, MAX_STILL_BYTES } from '../net/still.ts';
import { setting, siteOrigins } from '../runtime/environment.ts';
import { recheckRound } from './round.ts';

/** Of one attempt: less than the fetcher's own limit, since a video that takes longer is simply asked about again. */
const ATTEMPT_MS = 4000;
const STILL_MS = 3000;
/** A still is taken once, and once more after so long. */
const PROOF_MS = 28 * 24 * 60 * 60 * 1000;
/** Stills fetched side by side: each may take a megabyte. */
const STILLS_AT_ONCE = 8;

const contact = setting('sender');
const fetch = createFetcher({ contact, limits: { totalMs: ATTEMPT_MS } });
const download = createDownloader({ contact, limits: { totalMs: STILL_MS, bodyBytes: MAX_STILL_BYTES } });

/** Runs every minute. Nothing is put back into a queue: what is left due is found again by the next run. */
export async function handler(): Promise<void> {
  const lanes = Array.from({ length: STILLS_AT_ONCE }, () => Promise.resolve<unknown>(null));
  let turn = 0;
  /** Behind one of the stills under way. */
  const inLane = <T>(work: () => Promise<T>): Promise<T> => {
    const lane = turn++ % STILLS_AT_ONCE;
    const done = Promise.resolve(lanes[lane]).then(work, work);
    lanes[lane] = done;
    return done;
  };
  const tally = await recheckRound({
    fetch,
    siteOrigins: siteOrigins(),
    now: () => new Date(),
    keepStill: (row, watched) => (wantsStill(row, watched) ? inLane(() => keepStill(row, watched)) : NONE),
  });
  console.info({ message: 'checked', ...tally });
}

const NONE = Promise.resolve(null);

function wantsStill({ proof }: EmbedRow, { check }: WatchState): boolean {
  if (check.seen.thumbnailUrl === undefined) return false;
  return proof === undefined || Date.parse(check.checkedAt) - Date.parse(proof.at) >= PROOF_MS;
}

/** Named by content: the same picture is one object, however many videos show it and however often it is taken. */
async function keepStill(row: EmbedRow, { check }: WatchState): Promise<Proof | null> {
  const still = await fetchStill(download, check.seen.thumbnailUrl ?? '', AbortSignal.timeout(STILL_MS));
  if (still === null) return null;
  const content = createHash('sha256').update(still.bytes).digest('hex');
  const key = `${archive.proofs}${content}.${still.extension}`;
  if (row.proof?.key !== key) {
    // Few runs take a still: the others need not load what writes it.
    const { putObject } = await import('../aws/bucket.ts');
    await putObject(setting('archive'), key, still.bytes, still.type);
  }
  return { key, type: still.type, at: check.checkedAt };
}
