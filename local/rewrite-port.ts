/** Addresses in the emulator's saved state carry its port. */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Rewrites the state saved in `folder` for another port. Where it is cut short it can be done again; nothing happens
 * where there is no state.
 */
export async function moveState(folder: string, from: number, to: number): Promise<void> {
  const old = new RegExp(`\\b(localhost|127\\.0\\.0\\.1):${from}(?!\\d)`, 'g');
  for (const file of await statesIn(folder)) {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    const moved = text.replace(old, `$1:${to}`);
    if (moved === text) continue;
    await writeFile(`${path}.draft`, moved);
    await rename(`${path}.draft`, path);
  }
}

async function statesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
