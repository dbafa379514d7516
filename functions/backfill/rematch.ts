/** A stored clip → its mentions with the current names. */
import { countedMentions, MAX_FILE_BYTES, MAX_SPANS } from '../../shared/clip/limits.ts';
import { parseFile } from '../../shared/clip/parse-file.ts';
import { mentionChanges, mentionsWithoutFile, unchangedMentions } from '../../shared/clip/rematch.ts';
import type { Mention, ParsedFile } from '../../shared/contract/clip.ts';
import { documentOfText } from '../../shared/document/from-text.ts';
import { uploadMetadataIn } from '../../shared/file/index.ts';
import { findMentions } from '../../shared/name/index.ts';
import { readText, readVersion } from '../aws/bucket.ts';
import { applyRematch, countWhole, type MatchedClip, matchedClip } from '../aws/table/clip/rematch.ts';
import { getName } from '../aws/table/name/names.ts';
import type { Tracked } from '../aws/tracked-names.ts';
import { setting } from '../runtime/environment.ts';
import { Turnstile } from './turnstile.ts';

/** `moved`: the clip changed meanwhile or is gone; what changed it also saw to its mentions. */
export type Rematched = 'changed' | 'same' | 'moved';

/** Clips at once that take much memory: whose file is parsed, or whose text is too large for a row. */
const LARGE = 4;

/** Matches clips again. It caches the last files it read, since clips of one file may follow each other. */
export class Rematcher {
  private readonly files = new Map<string, Promise<ParsedFile[]>>();
  private readonly large = new Turnstile(LARGE);
  private readonly isTracked = new Map<string, Promise<boolean>>();

  /** `scan`: version of the scan that reached the clip; null for a queued one, which gets alerts of its own. */
  async rematch(clipId: string, tracked: Tracked, scan: number | null, now: Date): Promise<Rematched> {
    const clip = await matchedClip(clipId);
    if (clip === null) return 'moved';
    const { version } = tracked;
    if (clip.namesVersion >= version) return (await countWhole(clip, now)) ? 'same' : 'moved';
    const { put, lost } = mentionChanges(clip.mentions, await this.found(clip, tracked));
    const drop = await this.stillTracked(lost, version);
    const isApplied = await applyRematch(clip, { put, drop, version, scan }, now);
    if (!isApplied) return 'moved';
    return put.length + drop.length > 0 ? 'changed' : 'same';
  }

  /** The stored text has the same paragraphs as the file; the file is read only where the text has something new. */
  private async found(clip: MatchedClip, tracked: Tracked): Promise<Mention[]> {
    const { text } = clip;
    switch (text.kind) {
      case 'text': {
        const inText = mentionsInText(clip, text.text, tracked);
        const unchanged = unchangedMentions(clip.mentions, inText);
        return unchanged ?? this.large.pass(() => this.inFile(clip, inText, tracked));
      }
      case 'archived':
        return this.large.pass(async () => {
          const inText = mentionsInText(clip, await readText(setting('archive'), text.key), tracked);
          return unchangedMentions(clip.mentions, inText) ?? this.inFile(clip, inText, tracked);
        });
      default:
        return text satisfies never;
    }
  }

  private async inFile(
    clip: MatchedClip,
    inText: readonly Mention[],
    { matcher, version }: Tracked,
  ): Promise<Mention[]> {
    const id = JSON.stringify([clip.bucket, clip.key, clip.versionId, version]);
    const clips = this.files.get(id) ?? readClips(clip, matcher);
    // The latest last; the oldest goes.
    this.files.delete(id);
    this.files.set(id, clips);
    if (this.files.size > LARGE) this.files.delete(this.files.keys().next().value ?? '');
    const read = (await clips).find(({ part }) => part === clip.part);
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

function mentionsInText({ language }: MatchedClip, text: string, { matcher }: Tracked): Mention[] {
  return findMentions(documentOfText(text), matcher, language, MAX_SPANS);
}

/** The clips of a file; none where it is gone. */
async function readClips(
  { bucket, key, versionId, receivedAt }: MatchedClip,
  matcher: Tracked['matcher'],
): Promise<ParsedFile[]> {
  const read = await readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  if (read.kind !== 'found') return [];
  const today = receivedAt.slice(0, 10);
  const options = { today, metadata: uploadMetadataIn(read.metadata), mostSpans: MAX_SPANS };
  const clips = await parseFile(read.bytes, key, matcher, options);
  return clips.map(({ clip }) => clip);
}
