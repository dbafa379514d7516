/** Due videos → one more check of each, saved; a copy of the still of one that plays is stored. */
import type { Proof } from '../../shared/contract/clip.ts';
import { RecheckRequest } from '../../shared/contract/message.ts';
import type { WatchState } from '../../shared/embed/index.ts';
import { proofKey } from '../aws/archived.ts';
import type { EmbedRow } from '../aws/table/embed/embed-row.ts';
import { createDownloader, createFetcher, type Download, type Fetch } from '../net/fetch.ts';
import { fetchStill, MAX_STILL_BYTES } from '../net/still.ts';
import { setting, siteOrigins } from '../runtime/environment.ts';
import { createIsFollowed } from './followed.ts';
import { recheckRound } from './round.ts';

/** Limit on one request: shorter than the fetcher's own, since a slow video is simply checked again later. */
const REQUEST_MS = 4000;
const STILL_MS = 3000;
/** While somebody waits. */
const ASKED_TIMES = { startMs: 3000, endMs: 8000 };
/** The still of a video is taken again after that long. */
const PROOF_MS = 28 * 24 * 60 * 60 * 1000;
/** Stills fetched in parallel: each may take a megabyte of memory. */
const STILLS_AT_ONCE = 8;

/** Runs every minute, or for one video that somebody asks about. Nothing goes back into a queue: the next run finds what is left due. */
export function createHandler({ fetch, download }: { fetch: Fetch; download: Download }) {
  const isFollowed = createIsFollowed(Date.now);
  return async (event: unknown = {}): Promise<void> => {
    const { embedId } = RecheckRequest.parse(event);
    const inLane = lanes(STILLS_AT_ONCE);
    const tally = await recheckRound({
      ...(embedId !== undefined && { embedId, times: ASKED_TIMES }),
      fetch,
      siteOrigins: siteOrigins(),
      now: () => new Date(),
      isFollowed,
      keepStill: async (row, state) => (wantsStill(row, state) ? inLane(() => keepStill(row, state, download)) : null),
    });
    console.info({ message: 'checked', ...tally });
  };
}

const contact = setting('sender');

export const handler = createHandler({
  fetch: createFetcher({ contact, limits: { totalMs: REQUEST_MS } }),
  download: createDownloader({ contact, limits: { totalMs: STILL_MS, bodyBytes: MAX_STILL_BYTES } }),
});

/** Runs at most `count` pieces of work in parallel: each waits for the one before it in its lane, even if that fails. */
function lanes(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const last = Array.from({ length: count }, () => Promise.resolve<unknown>(null));
  let turn = 0;
  return (work) => {
    const lane = turn++ % count;
    const done = Promise.resolve(last[lane]).then(work, work);
    last[lane] = done;
    return done;
  };
}

function wantsStill({ proof }: EmbedRow, { check }: WatchState): boolean {
  if (check.seen.thumbnailUrl === undefined) return false;
  return proof === undefined || Date.parse(check.checkedAt) - Date.parse(proof.at) >= PROOF_MS;
}

/** Named by its content, so that the same picture is stored once. */
async function keepStill(row: EmbedRow, { check }: WatchState, download: Download): Promise<Proof | null> {
  const still = await fetchStill(download, check.seen.thumbnailUrl ?? '', AbortSignal.timeout(STILL_MS));
  if (still === null) return null;
  const key = proofKey(row.clipId, row, still);
  if (row.proof?.key !== key) {
    // Few runs store a still: the others need not load the S3 client.
    const { putObject } = await import('../aws/bucket.ts');
    await putObject(setting('archive'), key, still.bytes, still.type);
  }
  return { key, type: still.type, at: check.checkedAt };
}
