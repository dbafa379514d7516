/** A stored clip → its mentions with the current names. */
import { countedMentions, MAX_FILE_BYTES } from '../../shared/clip/limits.ts';
import { parseFile } from '../../shared/clip/parse-file.ts';
import { mentionChanges, mentionsWithoutFile, unchangedMentions } from '../../shared/clip/rematch.ts';
import type { Mention, ParsedFile } from '../../shared/contract/clip.ts';
import { documentOfText } from '../../shared/document/from-text.ts';
import { uploadMetadataIn } from '../../shared/file/index.ts';
import { findMentions } from '../../shared/name/index.ts';
import { readText, readVersion } from '../aws/bucket.ts';
import { getName } from '../aws/table/names.ts';
import { applyRematch, type MatchedClip, matchedClip } from '../aws/table/rematch.ts';
import type { Tracked } from '../aws/tracked-names.ts';
import { setting } from '../runtime/environment.ts';

/** `moved`: the clip changed meanwhile or is gone; what changed it also saw to its mentions. */
export type Rematched = 'changed' | 'same' | 'moved';

/** Matches clips again. It caches the last file it read, since the clips of one file follow each other. */
export class Rematcher {
  private lastFile: { readonly id: string; readonly clips: Promise<ParsedFile[]> } | null = null;
  private readonly isTracked = new Map<string, Promise<boolean>>();

  /** `scan`: version of the scan that reached the clip; null for a queued one, which gets alerts of its own. */
  async rematch(clipId: string, tracked: Tracked, scan: number | null, now: Date): Promise<Rematched> {
    const clip = await matchedClip(clipId);
    if (clip === null) return 'moved';
    const { version } = tracked;
    if (clip.namesVersion >= version) return 'same';
    const { put, lost } = mentionChanges(clip.mentions, await this.found(clip, tracked));
    const drop = await this.stillTracked(lost, version);
    const isApplied = await applyRematch(clip, { put, drop, version, scan }, now);
    if (!isApplied) return 'moved';
    return put.length + drop.length > 0 ? 'changed' : 'same';
  }

  /** The stored text has the same paragraphs as the file; the file is read only where the text has something new. */
  private async found(clip: MatchedClip, { matcher, version }: Tracked): Promise<Mention[]> {
    const text = clip.text.kind === 'text' ? clip.text.text : await readText(setting('archive'), clip.text.key);
    const inText = findMentions(documentOfText(text), matcher, clip.language);
    const unchanged = unchangedMentions(clip.mentions, inText);
    if (unchanged !== null) return unchanged;
    const id = JSON.stringify([clip.bucket, clip.key, clip.versionId, version]);
    if (this.lastFile?.id !== id) this.lastFile = { id, clips: readClips(clip, matcher) };
    const read = (await this.lastFile.clips).find(({ part }) => part === clip.part);
    return read?.mentions ?? countedMentions(mentionsWithoutFile(clip.mentions, inText));
  }

  /** Only these lose their mentions: a name that is no longer tracked keeps the mentions it had. */
  private async stillTracked(nameIds: readonly string[], version: number): Promise<string[]> {
    const isTracked = await Promise.all(nameIds.map((nameId) => this.tracks(nameId, version)));
    return nameIds.filter((_, i) => isTracked[i]);
  }

  private tracks(nameId: string, version: number): Promise<boolean> {
    const id = JSON.stringify([nameId, version]);
    const known = this.isTracked.get(id) ?? getName(nameId).then((name) => name !== null);
    this.isTracked.set(id, known);
    return known;
  }
}

/** The clips of a file; none where it is gone. */
async function readClips(
  { bucket, key, versionId, receivedAt }: MatchedClip,
  matcher: Tracked['matcher'],
): Promise<ParsedFile[]> {
  const read = await readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  if (read.kind !== 'found') return [];
  const today = receivedAt.slice(0, 10);
  const clips = await parseFile(read.bytes, key, matcher, { today, metadata: uploadMetadataIn(read.metadata) });
  return clips.map(({ clip }) => clip);
}
