/** What the parse stage sends on for one version of a file. */
import type { Check } from '../contract/clip.ts';
import type { FileVersion, Part, Result } from '../contract/message.ts';
import { storyOf } from '../story/index.ts';
import { bytesOf, MAX_FILE_BYTES, MAX_RESULT_BYTES, withStoredSpans } from './limits.ts';
import type { ReadClip } from './parse-file.ts';
import { UNREAD_REASON } from './receipt.ts';

const MEGABYTE = 1024 * 1024;

/** The result for a version that is no longer in the inbox. */
export function resultOfMissing(file: FileVersion): Result {
  return { kind: 'superseded', file, reason: UNREAD_REASON };
}

/** The result for a file over `MAX_FILE_BYTES`; `size` in bytes. */
export function resultOfTooLarge(file: FileVersion, size: number): Result {
  const [megabytes, limit] = [Math.ceil(size / MEGABYTE), MAX_FILE_BYTES / MEGABYTE];
  return { kind: 'refused', file, reason: `The file has ${megabytes} MB; split it or keep it under ${limit} MB.` };
}

/**
 * The result for a file that was read. `checks` are those of all embeds, clip after clip; `namesVersion` is that of the
 * names that were matched. A file that lists clips is `several`, even if it lists one.
 */
export function resultOfClips(
  file: FileVersion,
  clips: readonly ReadClip[],
  checks: readonly Check[],
  namesVersion: number,
): Result {
  const parts = partsOf(clips, checks);
  const [only] = parts;
  if (only === undefined || parts.length > 1 || only.part !== '') return { kind: 'several', file, parts, namesVersion };
  switch (only.kind) {
    case 'refused':
      return { kind: 'refused', file, reason: only.reason };
    case 'clip': {
      const { part: _, ...clip } = only;
      return { ...clip, file, namesVersion };
    }
    default:
      return only satisfies never;
  }
}

/** A clip with the spans that are stored: all of them may take a hundred times the memory of its file. */
export function withSpansCut(read: ReadClip): ReadClip {
  return { ...read, clip: { ...read.clip, mentions: withStoredSpans(read.clip.mentions) } };
}

const NO_ROOM =
  `The clips of this file, with all their mentions, have over ${MAX_RESULT_BYTES / 1e6} MB, more than is stored of one: ` +
  'this one and those behind it are left out. Split the file.';

/**
 * Each clip with its own checks; the only clip of a file has an empty `part`. No more spans go on than are stored. What is
 * behind `MAX_RESULT_BYTES` is refused.
 */
function partsOf(clips: readonly ReadClip[], checks: readonly Check[]): Part[] {
  const left = [...checks];
  let room = MAX_RESULT_BYTES;
  return clips.map(withSpansCut).map(({ clip, text, captioned, refused }): Part => {
    const part = clip.part ?? '';
    if (refused !== null) return { kind: 'refused', part, reason: refused };
    const ofClip = left.splice(0, clip.embeds.length);
    const read = { clip, checks: ofClip, text: captioned };
    room -= room < 0 ? 0 : bytesOf(read);
    return room < 0
      ? { kind: 'refused', part, reason: NO_ROOM }
      : { kind: 'clip', part, ...read, story: storyOf(clip.title, text) };
  });
}
