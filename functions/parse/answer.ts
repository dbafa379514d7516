/** Reads the file that this process is told of, and answers with its clips. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { parseFile } from '../../shared/clip/parse-file.ts';
import { withStoredSpans } from '../../shared/clip/result.ts';
import type { ReadOptions } from '../../shared/file/index.ts';
import { matcherFromBytes } from '../../shared/name/index.ts';
import type { Task } from './apart.ts';

const Told: z.ZodMiniType<Task> = z.object({
  bytes: z.instanceof(Uint8Array),
  fileName: z.string(),
  options: z.custom<ReadOptions>((value) => typeof value === 'object' && value !== null),
  names: z.string(),
});

process.once('message', async (message) => {
  const { bytes, fileName, options, names } = Told.parse(message);
  const clips = await parseFile(bytes, fileName, matcherFromBytes(await readFile(names)), options);
  process.send?.(clips.map(withStoredSpans));
});
