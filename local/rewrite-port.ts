/** URLs in the emulator's saved state contain its port; it has to be rewritten when the emulator gets another one. */
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Replaces the port in the state saved in `folder`. Can be repeated after an interruption; does nothing where there is
 * no saved state.
 */
export async function rewritePort(folder: string, from: number, to: number): Promise<void> {
  const old = new RegExp(`\\b(localhost|127\\.0\\.0\\.1):${from}(?!\\d)`, 'g');
  for (const file of await stateFiles(folder)) {
    const path = join(folder, file);
    const text = await readFile(path, 'utf8');
    const rewritten = text.replace(old, `$1:${to}`);
    if (rewritten === text) continue;
    await writeFile(`${path}.draft`, rewritten);
    await rename(`${path}.draft`, path);
  }
}

async function stateFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
