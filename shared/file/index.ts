/** Reads files: bytes in, clips with fields and evidence out. */
import type { UploadMetadata } from '../contract/clip.ts';
import type { Declared } from '../document/document.ts';
import { containerOf, type Opened } from './container/index.ts';
import type { FieldContext } from './field/index.ts';
import { declaredInMetadata } from './object-metadata.ts';
import { NO_OWN_OUTLETS, type OwnOutlets } from './outlets/own.ts';
import { type OpenedPart, type PartResult, readPart } from './read-part.ts';
import { failedOn } from './refusal.ts';

export { uploadMetadataIn } from './object-metadata.ts';
export type { OwnOutlets } from './outlets/own.ts';
export type { PartResult } from './read-part.ts';

export interface ReadOptions {
  /** YYYY-MM-DD; dates far behind it are rejected. */
  readonly today: string;
  /** What the uploader states; it outranks what the file says. */
  readonly metadata?: UploadMetadata;
  /** The deployment's own outlets, which outrank the built-in ones. @default none */
  readonly outlets?: OwnOutlets;
}

/**
 * Reads a file: bytes → parts → text → format → document → fields, each with evidence. One result for each clip in it,
 * at least one. `fileName` decides the format where the content does not. Never throws for what the bytes hold: a part on
 * which a reader fails is refused, with a `fault`.
 */
export async function readFile(
  bytes: Uint8Array,
  fileName: string,
  { today, metadata = {}, outlets: own = NO_OWN_OUTLETS }: ReadOptions,
): Promise<PartResult[]> {
  const stated = declaredInMetadata(metadata);
  const clips: PartResult[] = [];
  for (const part of await partsOf(bytes, fileName, LEVELS)) {
    for (const clip of clipsOf(part, { today, own }, stated)) clips.push(clip);
    if (clips.length > MOST_CLIPS) return firstOf(clips);
  }
  return clips;
}

function clipsOf(part: OpenedPart, context: FieldContext, stated: readonly Declared[]): PartResult[] {
  try {
    return readPart(part, context, stated);
  } catch (error) {
    return [{ ...failedOn(error), part: part.path }];
  }
}

/** Clips of a file that are read: each part of a container may list some, and be a container itself. */
const MOST_CLIPS = 500;

/** The first clips, the last of them that was read with a warning that there are more. */
function firstOf(clips: readonly PartResult[]): PartResult[] {
  const first = clips.slice(0, MOST_CLIPS);
  const last = first.findLast(({ kind }) => kind === 'read');
  const message = `The file holds more than ${MOST_CLIPS} clips; the first ${MOST_CLIPS} are read. Split the file.`;
  return first.map((clip) =>
    clip === last && clip.kind === 'read'
      ? { ...clip, warnings: [...clip.warnings, { code: 'parts-cut', message }] }
      : clip,
  );
}

/** Containers within a container that are opened: a mailbox in an archive, and mails attached to a mail in it. */
const LEVELS = 2;

async function partsOf(bytes: Uint8Array, fileName: string, levels: number): Promise<OpenedPart[]> {
  const { id, opened } = await openedBy(bytes, fileName);
  const whole = { path: null, fileName, format: null, declared: [], attachments: [], warnings: [] };
  if (!opened) return [{ ...whole, content: { kind: 'bytes', bytes, charset: null } }];
  if (opened.kind === 'refused') return [{ ...whole, content: opened }];
  const parts: OpenedPart[] = [];
  for (const part of opened.parts) {
    // Each is a clip at least: one more tells that some are left out.
    if (parts.length > MOST_CLIPS) break;
    const { content, path } = part;
    if (path === null) parts.push({ ...part, format: id, warnings: [] });
    else if (content.kind === 'bytes' && levels > 0) {
      // One after the other: opening a big document takes its memory only once.
      for (const inner of await partsOf(content.bytes, part.fileName, levels - 1))
        parts.push({ ...inner, path: inner.path === null ? path : `${path}/${inner.path}` });
    } else parts.push({ ...part, format: null, warnings: [] });
  }
  // A warning about the whole container is given once, with a clip, since refused parts carry no warnings.
  const firstRead = parts.find(({ content }) => content.kind !== 'refused');
  return parts.map((part) =>
    part === firstRead ? { ...part, warnings: [...opened.warnings, ...part.warnings] } : part,
  );
}

/** What the container that bytes are holds, and its format; no `opened` where they are none. */
async function openedBy(bytes: Uint8Array, fileName: string): Promise<{ id: string | null; opened: Opened | null }> {
  try {
    const container = containerOf(bytes, fileName);
    return { id: container?.id ?? null, opened: container ? await container.open(bytes, fileName) : null };
  } catch (error) {
    return { id: null, opened: failedOn(error) };
  }
}
