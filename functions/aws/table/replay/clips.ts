/** The clips of a file as they are stored, and as reading it again would make them, in a form in which they are compared. */
import { clipIdOf } from '../../../../shared/clip/id.ts';
import { mentionChanges } from '../../../../shared/clip/rematch.ts';
import type { Comparable } from '../../../../shared/clip/replay.ts';
import { type ClipState, planPart } from '../../../../shared/clip/settlement.ts';
import { type Mention, ParsedFile } from '../../../../shared/contract/clip.ts';
import type { FileVersion, Result } from '../../../../shared/contract/message.ts';
import { mapOf } from '../../../runtime/batch.ts';
import { type StoredState, storedStateIn, textIn } from '../clip/clip-rows.ts';
import { mentionsIn } from '../clip/mention-rows.ts';
import { clipKeys, type Key } from '../keys.ts';
import { getName } from '../name/names.ts';
import { queryPartition } from '../rows.ts';

/** A clip of the file, or the place of one. */
interface StoredClip {
  /** Absent where the file is one clip. */
  readonly part?: string;
  /** Null where there is no row. */
  readonly state: StoredState | null;
  /** All of them. */
  readonly mentions: readonly Mention[];
  readonly fields: Comparable;
}

/** By their ids. */
export type StoredClips = ReadonlyMap<string, StoredClip>;

/** Clips of a file that are read at once. */
const WIDTH = 8;

/** The text at a key of the archive. */
type ReadText = (key: string) => Promise<string>;

/** What is stored of all clips that the file has or, by this result, would have. */
export async function readClips(result: Result, file: StoredState, readText: ReadText): Promise<StoredClips> {
  const { bucket, key } = result.file;
  const read = result.kind === 'several' ? result.parts.map(({ part }) => part) : [];
  const parts = [undefined, ...new Set([...(file.parts ?? []), ...read])];
  const clips = await mapOf(parts, WIDTH, async (part): Promise<[string, StoredClip]> => {
    const clipId = clipIdOf(bucket, key, part);
    return [clipId, { ...(part !== undefined && { part }), ...(await readClip(clipId, readText)) }];
  });
  return new Map(clips);
}

async function readClip(clipId: string, readText: ReadText): Promise<Omit<StoredClip, 'part'>> {
  const found = await queryPartition(clipKeys.clip(clipId).pk, { consistent: true });
  const row = ({ sk }: Key) => found.find((one) => one.sk === sk);
  const textRow = row(clipKeys.text(clipId));
  const state = storedStateIn(row(clipKeys.clip(clipId)), textRow);
  if (state === null || state.live === null) return { state, mentions: [], fields: null };
  const mentions = mentionsIn(state.live, found);
  const stored = textIn(textRow, state.revision);
  const text = stored?.kind === 'archived' ? await readText(stored.key) : (stored?.text ?? null);
  return { state, mentions, fields: fieldsOf({ ...state.live, mentions }, text) };
}

function fieldsOf(clip: ParsedFile, text: string | null): Comparable {
  return { ...ParsedFile.parse(clip), text };
}

/** What the clips of the file would be; null for one that would not be there. */
export function clipsAfter(
  result: Result,
  state: ClipState,
  stored: StoredClips,
  now: Date,
): ReadonlyMap<string, Comparable> {
  const { bucket, key } = result.file;
  const states: [string, ClipState | null][] = [[clipIdOf(bucket, key), state]];
  if (result.kind === 'several') {
    for (const part of result.parts) {
      const clipId = clipIdOf(bucket, key, part.part);
      states.push([clipId, planPart(result, part, stored.get(clipId)?.state ?? null, now).state]);
    }
  }
  return new Map(states.map(([clipId, planned]) => [clipId, fieldsAfter(planned, stored.get(clipId))]));
}

function fieldsAfter(planned: ClipState | null, stored: StoredClip | undefined): Comparable {
  if (planned === null || planned.kind === 'absent') return null;
  const { clip, text } = planned.result;
  const known = stored?.mentions ?? [];
  const { put, lost } = mentionChanges(known, clip.mentions);
  // Rows hold mentions in another form than results: with fewer spans, and in another order.
  const mentions = put.length + lost.length === 0 ? [...known] : clip.mentions;
  return fieldsOf({ ...clip, mentions }, text);
}

/**
 * The result with those mentions that a replay does not decide about: all of a clip that was matched with newer names
 * meanwhile, and those of names that are no longer tracked, which a clip keeps.
 */
export async function withStoredMentions(result: Result, stored: StoredClips): Promise<Result> {
  const tracked = new Map<string, Promise<boolean>>();
  const isTracked = (nameId: string): Promise<boolean> => {
    const known = tracked.get(nameId) ?? getName(nameId).then((name) => name !== null);
    tracked.set(nameId, known);
    return known;
  };
  const merged = (clip: ParsedFile, file: FileVersion, namesVersion: number) =>
    withMentions(clip, namesVersion, stored.get(clipIdOf(file.bucket, file.key, clip.part)), isTracked);
  switch (result.kind) {
    case 'clip': {
      const { clip, namesVersion } = await merged(result.clip, result.file, result.namesVersion);
      return { ...result, clip, namesVersion };
    }
    case 'several': {
      const parts = await mapOf(result.parts, WIDTH, async (part) => {
        if (part.kind === 'refused') return part;
        const { clip } = await merged({ ...part.clip, part: part.part }, result.file, result.namesVersion);
        return { ...part, clip };
      });
      return { ...result, parts };
    }
    case 'refused':
    case 'superseded':
    case 'removed':
      return result;
    default:
      return result satisfies never;
  }
}

async function withMentions(
  clip: ParsedFile,
  namesVersion: number,
  stored: StoredClip | undefined,
  isTracked: (nameId: string) => Promise<boolean>,
): Promise<{ clip: ParsedFile; namesVersion: number }> {
  const live = stored?.state?.live ?? null;
  if (live === null || stored === undefined) return { clip, namesVersion };
  if (live.namesVersion > namesVersion) {
    return { clip: { ...clip, mentions: [...stored.mentions] }, namesVersion: live.namesVersion };
  }
  const found = new Set(clip.mentions.map(({ nameId }) => nameId));
  const kept: Mention[] = [];
  for (const mention of stored.mentions) {
    if (!found.has(mention.nameId) && !(await isTracked(mention.nameId))) kept.push(mention);
  }
  return { clip: { ...clip, mentions: [...clip.mentions, ...kept] }, namesVersion };
}
