/** What `npm start` remembers for the next start, apart from the emulator's own data. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const port = z.int().min(1).max(65_535);

const SavedState = z
  .object({
    /** Kept the same: URLs in the emulator's state contain its port, and users may bookmark the mail inbox. */
    port,
    mailPort: port,
    /** Of the console: links in mails begin with it. */
    consolePort: port,
    /** Of the API, where the services are in this process. */
    apiPort: port,
    /** `fingerprint` of the last deployment. */
    deployed: z.string(),
    /** API token with all scopes, in clear text: the table has only its hash. */
    token: z.string(),
    /** The example names and subscription were created once; those that the user removed are not created again. */
    registered: z.boolean(),
  })
  .partial();
export type SavedState = z.infer<typeof SavedState>;

/** Empty if the file is missing or unreadable: everything in it can be created again. */
export async function readSavedState(path: string): Promise<SavedState> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  try {
    return SavedState.parse(JSON.parse(text));
  } catch {
    // Truncated, or written by another version.
    return {};
  }
}

/** Writes the file atomically; only its owner may read it, as it contains a token. */
export async function writeSavedState(path: string, state: SavedState): Promise<void> {
  await writeFile(`${path}.draft`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${path}.draft`, path);
}
