/** Reads files: bytes in, clips with fields and evidence out. */
import type { UploadMetadata, Warning } from '../contract/clip.ts';
import type { Declared } from '../document/document.ts';
import { forgetLatest } from '../document/remembered.ts';
import { containerOf, type Opened, type Part } from './container/index.ts';
import type { FieldContext } from './field/index.ts';
import { declaredInMetadata } from './object-metadata.ts';
import { NO_OWN_OUTLETS, type OwnOutlets } from './outlets/own.ts';
import { type OpenedPart, type PartResult, readPart } from './read-part.ts';
import { failedOn, refusal } from './refusal.ts';
import { countTags } from './text/tag-limit.ts';

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

/** Whether a file holds what is packed: its size does not tell what it costs to read. */
export function isHeavy(bytes: Uint8Array, fileName: string): boolean {
  const container = containerOf(bytes, fileName);
  return container !== null && container.isPlain !== true;
}

/**
 * Reads a file: bytes → parts → text → format → document → fields, each with evidence. One result for each clip in it,
 * at least one. `fileName` decides the format where the content does not. Never throws for what the bytes hold: a part on
 * which a reader fails is refused, with a `fault`.
 */
export async function readFile(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<PartResult[]> {
  const clips: PartResult[] = [];
  for await (const clip of clipsIn(bytes, fileName, options)) {
    if (clip.kind !== 'more') clips.push(clip);
    else {
      const last = clips.findLast((one) => one.kind === 'read');
      if (last) clips[clips.indexOf(last)] = { ...last, warnings: [...last.warnings, clip.warning] };
    }
  }
  return clips;
}

/** Clips of a file that are read: each part of a container may list some, and be a container itself. */
const MOST_CLIPS = 500;
const MORE_CLIPS: Warning = {
  code: 'parts-cut',
  message: `The file holds more than ${MOST_CLIPS} clips; the first ${MOST_CLIPS} are read. Split the file.`,
};

/** Told last of a file with more clips than are read: the warning is about the last that was read. */
export interface MoreClips {
  readonly kind: 'more';
  readonly warning: Warning;
}

/**
 * The clips of a file, read as by `readFile` when they are asked for, and none of them held: the tree of one need not be
 * kept while the next is read.
 */
export async function* clipsIn(
  bytes: Uint8Array,
  fileName: string,
  { today, metadata = {}, outlets: own = NO_OWN_OUTLETS }: ReadOptions,
): AsyncGenerator<PartResult | MoreClips> {
  let count = 0;
  for await (const clip of allClipsIn(bytes, fileName, { today, own }, declaredInMetadata(metadata))) {
    if (++count > MOST_CLIPS) {
      yield { kind: 'more', warning: MORE_CLIPS };
      return;
    }
    yield clip;
    forgetLatest();
  }
}

/** Characters of all parts of a file together, as they are and as text, and their tags: what comes behind them is refused. */
const MOST = { source: 50e6, text: 20e6, tags: 600_000 } as const;
const TOO_MUCH = refusal(
  'too-large',
  'It was not read: what comes before it in the file has over 20 million characters of text, 50 with its tags, or 600,000 tags. Split the file.',
);

async function* allClipsIn(
  bytes: Uint8Array,
  fileName: string,
  context: FieldContext,
  stated: readonly Declared[],
): AsyncGenerator<PartResult> {
  const left: Record<keyof typeof MOST, number> = { ...MOST };
  const isSpent = () => left.source <= 0 || left.text <= 0 || left.tags <= 0;
  for await (const part of partsOf(bytes, fileName, LEVELS, isSpent)) {
    const clips = readOrRefused(
      isSpent() && part.content.kind !== 'refused' ? { ...part, content: TOO_MUCH } : part,
      context,
      stated,
    );
    const read = clips.filter((clip) => clip.kind === 'read');
    const source = read[0]?.document.source ?? '';
    left.source -= source.length;
    left.tags -= countTags(source);
    left.text -= read.reduce((sum, { text }) => sum + text.length, 0);
    yield* clips;
  }
}

function readOrRefused(part: OpenedPart, context: FieldContext, stated: readonly Declared[]): PartResult[] {
  try {
    return readPart(part, context, stated);
  } catch (error) {
    return [{ ...failedOn(error), part: part.path }];
  }
}

/** Containers within a container that are opened: a mailbox in an archive, and mails attached to a mail in it. */
const LEVELS = 2;

/** The parts of a file, each opened when it is asked for: a big document takes its memory only once. */
async function* partsOf(
  bytes: Uint8Array,
  fileName: string,
  levels: number,
  isSpent: () => boolean,
): AsyncGenerator<OpenedPart> {
  const { id, opened } = await openedBy(bytes, fileName);
  const whole = { path: null, fileName, format: null, declared: [], attachments: [], warnings: [] };
  if (opened?.kind !== 'opened') {
    yield { ...whole, content: opened ?? { kind: 'bytes', bytes, charset: null } };
    return;
  }
  // A warning about the whole container is given once, with a clip, since refused parts carry no warnings.
  let warnings = opened.warnings;
  for await (const part of partsWithin(id, opened.parts, levels, isSpent)) {
    const isRefused = part.content.kind === 'refused';
    yield isRefused ? part : { ...part, warnings: [...warnings, ...part.warnings] };
    if (!isRefused) warnings = [];
  }
}

async function* partsWithin(
  id: string | null,
  parts: readonly Part[],
  levels: number,
  isSpent: () => boolean,
): AsyncGenerator<OpenedPart> {
  for (const part of parts) {
    const { content, path } = part;
    if (path === null) yield { ...part, format: id, warnings: [] };
    else if (content.kind === 'bytes' && levels > 0 && !isSpent()) {
      for await (const inner of partsOf(content.bytes, part.fileName, levels - 1, isSpent))
        yield { ...inner, path: inner.path === null ? path : `${path}/${inner.path}` };
    } else yield { ...part, format: null, warnings: [] };
  }
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
