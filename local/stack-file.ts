/** `.local/stack.json`: how to reach the stack on this machine, while it runs. */
import { rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const loopback = z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ });

export const StackFile = z.strictObject({
  endpoint: loopback,
  region: z.string(),
  bucket: z.string(),
  /** Without a slash at the end; needs no name to be resolved. */
  apiUrl: loopback,
  /** Has all scopes. */
  token: z.string(),
  /** The page with the mails. */
  mailUrl: loopback,
  /** The process to tell to stop. */
  pid: z.int().positive(),
});
export type StackFile = z.infer<typeof StackFile>;

/** Writes the file whole or not at all; only its owner may read it, as it holds a token. */
export async function writeStackFile(path: string, stack: StackFile): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(StackFile.parse(stack), null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

/** At once, so that a handler of process exit can. */
export function removeStackFile(path: string): void {
  rmSync(path, { force: true });
}
