/** Reads the file that this process is told of, and answers with its clips. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { type ParseOptions, parseFile } from '../../shared/clip/parse-file.ts';
import { withSpansCut } from '../../shared/clip/result.ts';
import { matcherFromBytes } from '../../shared/name/index.ts';
import type { Task } from './apart.ts';

const Told: z.ZodMiniType<Task> = z.object({
  bytes: z.instanceof(Uint8Array),
  fileName: z.string(),
  options: z.custom<ParseOptions>((value) => typeof value === 'object' && value !== null),
  names: z.string(),
});

process.once('message', async (message) => {
  const { bytes, fileName, options, names } = Told.parse(message);
  const clips = await parseFile(bytes, fileName, matcherFromBytes(await readFile(names)), options);
  process.send?.(clips.map(withSpansCut));
});
