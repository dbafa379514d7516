/** A file that was found → its clips, with their videos checked. Loaded with the first file. */
import { MAX_SPANS } from '../../shared/clip/limits.ts';
import { type ParseOptions, parseFile, type ReadClip } from '../../shared/clip/parse-file.ts';
import { resultOfClips, withSpansCut } from '../../shared/clip/result.ts';
import type { Check } from '../../shared/contract/clip.ts';
import type { FileVersion, Result } from '../../shared/contract/message.ts';
import { type OwnOutlets, uploadMetadataIn } from '../../shared/file/index.ts';
import type { Matcher } from '../../shared/name/index.ts';
import type { VersionRead } from '../aws/bucket.ts';
import type { Tracked } from '../aws/tracked-names.ts';
import { checkEmbeds, type TakeTurns } from '../net/check.ts';
import { createFetcher } from '../net/fetch.ts';
import { setting, siteOrigins } from '../runtime/environment.ts';
import type { Attempt } from './heavy.ts';
import { turnsFor } from './turns.ts';

/** For all checks of a file together: a slow host does not delay a clip, its videos are checked again later. */
const CHECK_BUDGET_MS = 3000;

const fetch = createFetcher({ contact: setting('sender') });
const now = () => new Date();
/** Hosts not to be asked, until when. */
const busy = new Map<string, number>();

/** A replay asks no host: videos that a clip had before keep their state, others are due at once. */
const noTurns: TakeTurns = async () => new Map();

export { isHeavy } from '../../shared/file/index.ts';

/** What the files of a batch are read with. */
export interface ReadContext {
  readonly tracked: Tracked;
  readonly outlets: OwnOutlets;
}

/** Bytes → clips, here or in another process. Throws where they are to be read again. */
export type ReadBytes = (
  bytes: Uint8Array,
  fileName: string,
  options: ParseOptions,
  matcher: Matcher,
) => Promise<ReadClip[]>;

/** Reads the only file of a run. */
export async function inProcess(attempt: Attempt): Promise<ReadBytes> {
  const { readHeavy } = await import('./heavy.ts');
  return (...file) => readHeavy(...file, attempt);
}

let before: Promise<unknown> = Promise.resolve();

/** One file after the other, since all have one thread: what each takes is free before the next. */
const readHere: ReadBytes = (bytes, fileName, options, matcher) => {
  const clips = before.then(() => parseFile(bytes, fileName, matcher, options)).then((read) => read.map(withSpansCut));
  before = clips.catch(() => {});
  return clips;
};

/** Reads a file, from its bytes and what its uploader states, and checks its videos. */
export async function readFound(
  version: FileVersion,
  { bytes, lastModified, metadata }: Extract<VersionRead, { kind: 'found' }>,
  { tracked, outlets }: ReadContext,
  readBytes: ReadBytes = readHere,
): Promise<Result> {
  // What is read again is read as it was on its day.
  const today = version.replay === undefined ? now().toISOString() : lastModified;
  const options = { today: today.slice(0, 10), metadata: uploadMetadataIn(metadata), outlets, mostSpans: MAX_SPANS };
  const clips = await readBytes(bytes, version.key, options, tracked.matcher);
  logFaults(version, clips);
  const takeTurns = version.replay === undefined ? turnsFor(busy, clips.length, now) : noTurns;
  return resultOfClips({ ...version, lastModified }, clips, await checksOf(clips, takeTurns), tracked.version);
}

/** One line a file, however many of its parts a reader failed on. */
function logFaults({ key, versionId }: FileVersion, clips: readonly ReadClip[]): void {
  const failed = clips.filter(({ fault }) => fault !== undefined);
  const [first] = failed;
  if (!first) return;
  console.error({ message: 'a reader failed', key, versionId, clips: failed.length, fault: first.fault });
}

/** The checks of all embeds in the file, clip after clip: they share one budget. */
function checksOf(clips: readonly ReadClip[], takeTurns: TakeTurns): Promise<Check[]> {
  return checkEmbeds(
    clips.flatMap(({ clip }) => clip.embeds),
    { fetch, siteOrigins: siteOrigins(), budgetMs: CHECK_BUDGET_MS, now, takeTurns },
  );
}
