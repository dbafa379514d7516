/** The rows of a mention: its place in the list of the name's mentions, and where it stands if the clip row is full. */
import { Mention } from '../../../../shared/contract/clip.ts';
import { rows } from '../../../../shared/wiring.ts';
import { clipKeys, mentionKey } from '../keys.ts';
import { packedJson, packJson } from '../packed.ts';
import { readRows } from '../rows.ts';
import type { LiveRow } from './clip-rows.ts';

type Row = Record<string, unknown>;

/** A row that depends on a clip; it counts only while its revision is the clip row's. */
export interface ChildRow extends Row {
  readonly revision: string;
}

/** The clip that a mention is in; `order` is its place in lists. */
export interface MentionedClip {
  readonly clipId: string;
  readonly revision: string;
  readonly order: string;
}

/**
 * A mention's place. Its insertion as `mention` alerts the followers of the name; as `earlierMention` it alerts nobody.
 * `isLate`: it was found too late to be news.
 */
export function placeRow(
  nameId: string,
  { clipId, revision, order }: MentionedClip,
  kind: typeof rows.mention | typeof rows.earlierMention,
  isLate = false,
): ChildRow {
  const row = { ...mentionKey(nameId, clipId, order), kind, v: 2, clipId, nameId, revision };
  return isLate ? { ...row, late: true } : row;
}

export function detailsRow(mention: Mention, { clipId, revision }: MentionedClip): ChildRow {
  const key = clipKeys.mentionDetails(clipId, mention.nameId);
  return { ...key, kind: rows.mentionDetails, v: 2, revision, packed: packJson(mention) };
}

const PackedMention = packedJson(Mention);
const DETAILS = clipKeys.mentionDetails('', '').sk;

/** All mentions of a clip, in the order of their names; `found` are the rows of its partition. */
export function mentionsIn(clip: LiveRow, found: readonly Row[]): Mention[] {
  const further = found
    .filter(({ sk, revision }) => nameIdOfDetails(sk) !== null && revision === clip.revision)
    .map(({ packed }) => PackedMention.parse(packed));
  return further.length === 0 ? clip.mentions : sorted([...clip.mentions, ...further]);
}

/** The name of a row of details; null for another sort key. */
export function nameIdOfDetails(sk: unknown): string | null {
  return typeof sk === 'string' && sk.startsWith(DETAILS) ? sk.slice(DETAILS.length) : null;
}

/** The mention of a name in each of these clips, null where there is none. */
export async function mentionsOf(nameId: string, clips: readonly (LiveRow | null)[]): Promise<(Mention | null)[]> {
  const inRow = (clip: LiveRow | null) => clip?.mentions.find((one) => one.nameId === nameId);
  const full = clips.filter((clip) => clip !== null && clip.further > 0 && inRow(clip) === undefined);
  const keys = full.map((clip) => clipKeys.mentionDetails(clip?.clipId ?? '', nameId));
  const details = new Map((await readRows(keys)).map((row, i) => [full[i], row]));
  return clips.map((clip) => {
    const row = details.get(clip);
    if (row === undefined) return inRow(clip) ?? null;
    return row.revision === clip?.revision ? PackedMention.parse(row.packed) : null;
  });
}

function sorted(mentions: Mention[]): Mention[] {
  return mentions.sort((a, b) => (a.nameId < b.nameId ? -1 : 1));
}
