/** The names as a file of this machine, for processes that match them: written once a version. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Matcher } from '../../shared/name/index.ts';

export interface NamesFile {
  readonly path: string;
  readonly bytes: number;
}

let written: { readonly matcher: Matcher; readonly file: Promise<NamesFile> } | undefined;

/** The file of these names; that of the names before is gone. Throws where it cannot be written. */
export function namesFile(matcher: Matcher): Promise<NamesFile> {
  if (written?.matcher !== matcher) {
    const file = replace(written?.file, matcher);
    written = { matcher, file };
    file.catch(() => {
      written = undefined;
    });
  }
  return written.file;
}

async function replace(earlier: Promise<NamesFile> | undefined, matcher: Matcher): Promise<NamesFile> {
  const old = await earlier;
  if (old) await rm(dirname(old.path), { recursive: true });
  const path = join(await mkdtemp(join(tmpdir(), 'clipwatch-names-')), 'automaton.bin');
  const bytes = matcher.toBytes();
  await writeFile(path, bytes);
  return { path, bytes: bytes.length };
}
