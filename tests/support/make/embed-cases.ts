import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Case = z.object({
  id: z.string(),
  html: z.string(),
  ext: z.enum(['html', 'md', 'txt']).default('html'),
  expect: z.array(z.object({ provider: z.string(), videoId: z.string().nullable() })),
  note: z.string(),
});

/** The cases of a fixture: a fragment, the extension its file would have, and the embeds in it. */
export function casesIn(fixture: string): z.infer<typeof Case>[] {
  return readFileSync(new URL(`../../fixtures/${fixture}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => Case.parse(JSON.parse(line)));
}
