/** The stack of a clone as its user reaches it: by `.local/stack.json`. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { StackFile } from '../../local/stack-file.ts';
import type { Clone } from './clone.ts';

/** More than the time after which a message comes again that a worker had in hand when it died. */
const LIMIT_SECONDS = 300;
const POLL_MS = 100;

const Clips = z.object({
  items: z.array(z.object({ key: z.string(), title: z.string().nullable() })),
  nextCursor: z.string().nullable(),
});
const Receipts = z.object({ items: z.array(z.object({ outcome: z.string() })) });

/** `key: title` of all its clips. Throws unless the API answers. */
export async function clipsOf(clone: Clone): Promise<Set<string>> {
  const stack = await stackOf(clone);
  const clips = new Set<string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: z.infer<typeof Clips> = Clips.parse(
      await ask(stack, `clips?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`),
    );
    for (const { key, title } of page.items) clips.add(`${key}: ${title}`);
    cursor = page.nextCursor;
  }
  return clips;
}

/** Drops a file into its inbox, whose clip has the title `titleOf(key)`. */
export async function drop(clone: Clone, key: string): Promise<void> {
  const { endpoint, bucket } = await stackOf(clone);
  const body = `${titleOf(key)}\n\nRadio Test, 5 May 2020\n\nRanda Kassis spoke.\n`;
  const answer = await fetch(`${endpoint}/${bucket}/${key}`, { method: 'PUT', body });
  if (!answer.ok) throw new Error(`${key} was not taken: ${answer.status} ${await answer.text()}`);
}

export const titleOf = (key: string): string => `The file ${key} is read`;

/** Waits until the file has its receipt. */
export async function receiptOf(clone: Clone, key: string): Promise<void> {
  const stack = await stackOf(clone);
  const limit = AbortSignal.timeout(LIMIT_SECONDS * 1000);
  while (Receipts.parse(await ask(stack, `receipts?key=${key}`)).items.length === 0) {
    if (limit.aborted) throw new Error(`${key} has no receipt after ${LIMIT_SECONDS} seconds`);
    await pause(POLL_MS);
  }
}

async function stackOf({ local }: Clone): Promise<StackFile> {
  return StackFile.parse(JSON.parse(await readFile(local('stack.json'), 'utf8')));
}

async function ask({ apiUrl, token }: StackFile, path: string): Promise<unknown> {
  const answer = await fetch(`${apiUrl}/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
