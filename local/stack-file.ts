/** `.local/stack.json`: how to reach the local stack. It exists only while the stack is ready. */
import { rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';

const loopback = z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ });

export const StackFile = z.strictObject({
  endpoint: loopback,
  region: z.string(),
  bucket: z.string(),
  /** Without a trailing slash; its host is an IP address, so that no name has to be resolved. */
  apiUrl: loopback,
  /** Where a browser finds the console; links of local mails and pages begin with it. */
  consoleUrl: loopback.optional(),
  /** API token with all scopes. */
  token: z.string(),
  /** Web page of the mail inbox. */
  mailUrl: loopback,
  /** The process of `npm start`. */
  pid: z.int().positive(),
});
export type StackFile = z.infer<typeof StackFile>;

/** Writes the file atomically; only its owner may read it, as it contains a token. */
export async function writeStackFile(path: string, stack: StackFile): Promise<void> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(StackFile.parse(stack), null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

/** Synchronous, so that a handler of process exit can call it. */
export function removeStackFile(path: string): void {
  rmSync(path, { force: true });
}
