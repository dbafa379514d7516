/** What one start leaves for the next, beside the data. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const port = z.int().min(1).max(65_535);

const Kept = z
  .object({
    /** Addresses in the emulator's state carry its port, and bookmarks that of the mail inbox. */
    port,
    mailPort: port,
    /** What was deployed last (`fingerprint`). */
    deployed: z.string(),
    /** With all scopes, in clear: the table has only its hash. */
    token: z.string(),
    /** The example names and the subscription have been registered; who takes one away does not get it back. */
    registered: z.boolean(),
  })
  .partial();
export type Kept = z.infer<typeof Kept>;

/** Nothing where there is no file, or one that cannot be used: everything in it can be had anew. */
export async function readKept(path: string): Promise<Kept> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  try {
    return Kept.parse(JSON.parse(text));
  } catch {
    // Cut off or of another version.
    return {};
  }
}

/** Only its owner may read it, as it holds a token. */
export async function writeKept(path: string, kept: Kept): Promise<void> {
  await writeFile(`${path}.draft`, JSON.stringify(kept), { mode: 0o600 });
  await rename(`${path}.draft`, path);
}
