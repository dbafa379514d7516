/** The names as a file of this machine, for processes that match them: written once a version, gone when this process ends. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Matcher } from '../../shared/name/index.ts';

export interface NamesFile {
  readonly path: string;
  readonly bytes: number;
}

/** Folders that are there. */
const folders = new Set<string>();
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

let written: { readonly matcher: Matcher; readonly file: Promise<NamesFile> } | undefined;

/** The file of these names; that of the names before stays, those before it are gone. Throws where it cannot be written. */
export function namesFile(matcher: Matcher): Promise<NamesFile> {
  if (written?.matcher !== matcher) {
    const file = replace(written?.file, matcher);
    written = { matcher, file };
    file.catch(() => {
      if (written?.file === file) written = undefined;
    });
  }
  return written.file;
}

/** The file before the latest: a process may be about to read it. */
let older: NamesFile | undefined;

async function replace(earlier: Promise<NamesFile> | undefined, matcher: Matcher): Promise<NamesFile> {
  const old = await earlier;
  if (old) {
    if (older) await remove(dirname(older.path));
    older = old;
  }
  const bytes = matcher.toBytes();
  const folder = await mkdtemp(join(tmpdir(), 'clipwatch-names-'));
  folders.add(folder);
  const path = join(folder, 'automaton.bin');
  try {
    await writeFile(path, bytes);
  } catch (error) {
    await remove(folder);
    throw error;
  }
  return { path, bytes: bytes.length };
}

async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true });
  folders.delete(folder);
}
