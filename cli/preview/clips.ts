/** The clips that a preview shows, and the names in them: of the archive, or of a file on this machine. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { clipIdOf } from '../../shared/clip/id.ts';
import { Clip } from '../../shared/contract/clip.ts';
import { Name } from '../../shared/contract/name.ts';
import { ApiError, type Client, read } from '../client/client.ts';
import { Failure } from '../failure.ts';
import { fileErrorMessage } from '../input/file-error.ts';
import { readNames } from '../input/names-file.ts';

export interface Found {
  readonly clips: readonly Clip[];
  /** Tracked names that are mentioned, by id. */
  readonly names: ReadonlyMap<string, Name>;
}

/** A clip of the archive. */
export async function clipOfArchive(client: Client, clipId: string): Promise<Found> {
  const clip = await clipWith(client, clipId);
  const names = await Promise.all(clip.mentions.map(({ nameId }) => nameOf(client, nameId)));
  return { clips: [clip], names: new Map(names.filter((name) => name !== null).map((name) => [name.id, name])) };
}

async function clipWith(client: Client, clipId: string): Promise<Clip> {
  try {
    return await read(Clip, client.GET('/v1/clips/{clipId}', { params: { path: { clipId } } }));
  } catch (error) {
    if (!(error instanceof ApiError && error.httpStatus === 404)) throw error;
    throw new Failure(`There is no clip with the id ${clipId}: see \`clipwatch clips list\``, 1, { cause: error });
  }
}

async function nameOf(client: Client, nameId: string): Promise<Name | null> {
  try {
    return await read(Name, client.GET('/v1/names/{id}', { params: { path: { id: nameId } } }));
  } catch (error) {
    // No longer tracked: the clip keeps the mention.
    if (error instanceof ApiError && error.httpStatus === 404) return null;
    throw error;
  }
}

/** The clips of a file that mention one of the names, as the archive would have them; its videos are not checked. */
export async function clipsOfFile(path: string, namesFile: string, now: Date): Promise<Found> {
  const names = await readNames(namesFile);
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new Failure(`${path}: ${fileErrorMessage(cause)}`, 1, { cause });
  });
  const [{ parseFile }, { compileNames }] = await Promise.all([
    import('../../shared/clip/parse-file.ts'),
    import('../../shared/name/index.ts'),
  ]);
  const at = now.toISOString();
  const file = basename(path);
  const read = await parseFile(bytes, file, compileNames(names), { today: at.slice(0, 10), metadata: {} });
  const clips = read.map(({ clip }): Clip => {
    const { candidates: _, ...fields } = clip;
    const clipId = clipIdOf('preview', file, clip.part);
    const origin = { bucket: 'preview', key: file, receivedAt: at };
    const receipt = { ...origin, versionId: '-', outcome: 'parsed', reason: null, clipId, settledAt: at } as const;
    const embeds = clip.embeds.map((embed) => ({ ...embed, check: null }));
    return { ...fields, ...origin, clipId, receipt, story: clipId, revision: 1, embeds };
  });
  const mentioned = clips.filter(({ mentions }) => mentions.length > 0);
  if (mentioned.length === 0) throw new Failure(`${path} mentions none of the names in ${namesFile}`);
  return { clips: mentioned, names: new Map(names.map((name) => [name.id, name])) };
}
