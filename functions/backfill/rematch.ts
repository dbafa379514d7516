/** A clip whose names changed since it was read → its mentions as they would be found now. */
import { parseFile } from '../../shared/clip/parse-file.ts';
import type { Mention, ParsedFile } from '../../shared/contract/clip.ts';
import { documentOfText } from '../../shared/document/from-text.ts';
import { uploadMetadataIn } from '../../shared/file/index.ts';
import { findMentions } from '../../shared/name/index.ts';
import { readText, readVersion } from '../aws/bucket.ts';
import { getName } from '../aws/table/names.ts';
import { applyRematch, type MatchedClip, matchedClip } from '../aws/table/rematch.ts';
import type { Tracked } from '../aws/tracked-names.ts';
import { setting } from '../runtime/environment.ts';

/** As for the parse stage. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** `moved`: it changed meanwhile, or is gone; whoever changed it saw to its names. */
export type Rematched = 'changed' | 'same' | 'moved';

/** Matches clips again. It remembers the last file it read, since the clips of one file come one after the other. */
export class Rematcher {
  private lastFile: { readonly id: string; readonly clips: Promise<ParsedFile[]> } | null = null;
  private readonly isTracked = new Map<string, Promise<boolean>>();

  /** `scan`: of the scan that met the clip; null for one that came late, whose mentions are news. */
  async rematch(clipId: string, tracked: Tracked, scan: number | null, now: Date): Promise<Rematched> {
    const clip = await matchedClip(clipId);
    if (clip === null) return 'moved';
    if (clip.namesVersion >= tracked.version) return 'same';
    const found = await this.found(clip, tracked);
    const put = found.filter((mention) => !clip.mentions.some((one) => isSame(one, mention)));
    const drop = await this.dropped(clip, found, tracked.version);
    const isApplied = await applyRematch(clip, { put, drop, version: tracked.version, scan }, now);
    if (!isApplied) return 'moved';
    return put.length + drop.length > 0 ? 'changed' : 'same';
  }

  /**
   * The kept text tells whether anything changed: it has the same paragraphs as the file. Only if so the file is read
   * again, for the places of the mentions in it.
   */
  private async found(clip: MatchedClip, { matcher, version }: Tracked): Promise<Mention[]> {
    const text = clip.text.kind === 'text' ? clip.text.text : await readText(setting('archive'), clip.text.key);
    const inText = findMentions(documentOfText(text), matcher, clip.language);
    const isAsBefore = inText.every((mention) => clip.mentions.some((one) => isAlike(one, mention)));
    if (isAsBefore) return clip.mentions.filter(({ nameId }) => inText.some((mention) => mention.nameId === nameId));
    const id = JSON.stringify([clip.bucket, clip.key, clip.versionId, version]);
    if (this.lastFile?.id !== id) this.lastFile = { id, clips: readClips(clip, matcher) };
    const read = (await this.lastFile.clips).find(({ part }) => part === clip.part);
    // Without the file its places are unknown; what is in the text still counts.
    const known = ({ nameId, count }: Mention) =>
      clip.mentions.find((one) => one.nameId === nameId && one.count === count);
    return read?.mentions ?? inText.map((mention) => known(mention) ?? { ...mention, spans: [] });
  }

  /** Names that are no longer found. One that is no longer tracked keeps the mentions it had. */
  private async dropped({ mentions }: MatchedClip, found: readonly Mention[], version: number): Promise<string[]> {
    const lost = mentions.filter(({ nameId }) => !found.some((one) => one.nameId === nameId));
    const known = await Promise.all(lost.map(({ nameId }) => this.tracks(nameId, version)));
    return lost.flatMap(({ nameId }, i) => (known[i] === true ? [nameId] : []));
  }

  private tracks(nameId: string, version: number): Promise<boolean> {
    const id = JSON.stringify([nameId, version]);
    const known = this.isTracked.get(id) ?? getName(nameId).then((name) => name !== null);
    this.isTracked.set(id, known);
    return known;
  }
}

/** The clips of a file; none where it is no longer there. */
async function readClips(
  { bucket, key, versionId, receivedAt }: MatchedClip,
  matcher: Tracked['matcher'],
): Promise<ParsedFile[]> {
  const read = await readVersion(bucket, key, versionId, MAX_FILE_BYTES);
  if (read.kind !== 'found') return [];
  const circumstances = { today: receivedAt.slice(0, 10), given: uploadMetadataIn(read.metadata) };
  return (await parseFile(read.bytes, key, matcher, circumstances)).map(({ clip }) => clip);
}

/** Whether two mentions are the same but for the places that only the file tells. */
function isAlike(one: Mention, other: Mention): boolean {
  return one.nameId === other.nameId && one.count === other.count && aliasesOf(one) === aliasesOf(other);
}

function aliasesOf({ spans }: Mention): string {
  return JSON.stringify(spans.slice(0, COMPARED).map(({ form, alias }) => [form, alias]));
}

/** As many spans as a mention's row keeps. */
const COMPARED = 1000;

function isSame(one: Mention, other: Mention): boolean {
  const kept = { ...other, spans: other.spans.slice(0, COMPARED) };
  return JSON.stringify(comparable(one)) === JSON.stringify(comparable(kept));
}

function comparable({ nameId, count, spans, snippet }: Mention) {
  return {
    nameId,
    count,
    snippet,
    spans: spans.map(({ start, end, form, alias, variant, field, timeCode }) => [
      ...[start, end, form, alias],
      ...[variant ?? '', field ?? '', timeCode ?? ''],
    ]),
  };
}
